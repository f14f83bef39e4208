"""Figures, their limits and the formulas behind them in legal English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from roolang.draft.wording.classes import SIGNS, attributed, codes, materials, slot, unsaid
from roolang.draft.wording.house import EUROPEAN, House, day, either, value
from roolang.syntax import tree as t

Said: TypeAlias = Callable[[t.Cond, House], str]
VERBS = {">=": "is not less than", "<=": "does not exceed", ">": "exceeds", "<": "is less than", "=": "is"}
CONTENTS = ("regional value content", "qualifying value content")
PRICES = {"ex-works price": "EXW", "FOB": "FOB"}
REMAINS = {"+": "plus", "-": "less", "*": "multiplied by", "/": "divided by"}


def comparison(node: t.Compare, house: House) -> str:
    """A figure against its limits."""
    if node.left.target is None and node.left.name in CONTENTS:
        return f"there is a {node.left.name} of {SIGNS[node.compare]} {limits(node.limits, house)}"
    if held := _held(node, house):
        return held
    return f"the {operand(node.left, house)} {VERBS[node.compare]} {limits(node.limits, house)}"


def _held(node: t.Compare, house: House) -> str:
    """What the product contains, whoever made it; empty where a condition asks something else."""
    match node:
        case t.Compare(
            t.Operand("weight" | "volume" | "dry weight" as name, t.Mats((t.Mat(all=True, whose="") as mat,))),
            "<=" | ">=" as compare,
            (t.Limit(t.Share(amount, t.Operand(of, t.OfGood())), None),),
        ) if of == name:
            named = materials(t.Mats((replace(mat, all=False),), span=mat.span), house)
            return f"the product contains {SIGNS[compare]} {steps(amount, house)} by {name} of {named}"
    return ""


def maximum(node: t.Cond) -> str | None:
    """`MaxNOM 50 % (EXW)`, where a condition is no more than that."""
    match node:
        case t.Compare(t.Operand("value", t.Mats((mat,))), "<=", (t.Limit(t.Share(t.Steps((step,)), base), None),)):
            named = mat == t.Mat("materials", whose="non-originating", span=mat.span)
            if named and step.start is None and isinstance(base, t.Operand) and not base.target and base.name in PRICES:
                return f"MaxNOM {value(step.value, EUROPEAN)} ({PRICES[base.name]})"
    return None


def limits(nodes: tuple[t.Limit, ...], house: House) -> str:
    """What a figure is held against: one limit, or any of several."""
    return either([_limit(each, house) for each in nodes])


def _limit(node: t.Limit, house: House) -> str:
    amount = node.amount
    words = share(amount, house) if isinstance(amount, t.Share) else f"the {operand(amount, house)}"
    return words if node.method is None else f"{words} {method(node.method, house)}"


def share(node: t.Share | t.NamedShare, house: House) -> str:
    """A number, by date or by name perhaps, of a base perhaps."""
    words = f"the {node.name}" if isinstance(node, t.NamedShare) else steps(node.steps, house)
    return words if node.base is None else f"{words} of {base(node.base, house)}"


def steps(node: t.Steps | t.Slot[t.Steps], house: House) -> str:
    """A number, and from when each of its steps holds."""
    if isinstance(node, t.Slot):
        return slot(node, lambda each: steps(each, house))
    return either([_step(each, house) for each in node.steps], "and")


def _step(node: t.Step, house: House) -> str:
    return value(node.value, house) + (f" from {day(node.start)}" if node.start else "")


def base(node: t.Base, house: House) -> str:
    """What a percentage is of."""
    if isinstance(node, t.EitherBase):
        return f"the {node.first.name} or {node.second.name} of the product"
    return f"the {operand(node, house)}"


def operand(node: t.Operand, house: House) -> str:
    """A quantity by name, of the product if of nothing else."""
    match node.target:
        case None:
            return f"{node.name} of the product" if node.name not in CONTENTS else node.name
        case t.OfGood():
            return f"{node.name} of the product"
        case t.OfParty(party):
            return f"{node.name} of {party}"
        case t.OfCountry():
            return f"{node.name} of that country"
        case t.OfEach(mat):
            return f"{node.name} of each of the {materials(t.Mats((mat,), span=mat.span), house, used=True)}"
        case t.Mats() as mats:
            return f"{node.name} of {materials(mats, house, used=True)}"
    raise unsaid(node)


def formula(node: t.Formula, house: House, said: Said) -> str:
    """A formula in words, its inner parts in parentheses; `said` tells the conditions in it."""
    match node:
        case t.Operand(name, target):
            return f"the {name if target is None else operand(node, house)}"
        case t.Arithmetic(sign, left, right) if sign in REMAINS:
            return f"{_inner(left, house, said)} {REMAINS[sign]} {_inner(right, house, said)}"
        case t.Arithmetic(sign, left, right):
            return f"the {sign} of {_inner(left, house, said)} and {_inner(right, house, said)}"
        case t.Choice(then, condition, otherwise):
            return f"{_inner(then, house, said)} if {said(condition, house)}, else {_inner(otherwise, house, said)}"
        case t.Number() | t.Percent() | t.Money():
            return value(node, house)
    raise unsaid(node)


def _inner(node: t.Formula, house: House, said: Said) -> str:
    words = formula(node, house, said)
    return f"({words})" if isinstance(node, t.Arithmetic | t.Choice) else words


def method(node: t.Method, house: House) -> str:
    """By what method a figure is worked out."""
    match node.name:
        case t.MethodName(name):
            words = f"under the {name} method"
        case t.EitherMethod(first, second):
            words = f"under the {first} method or the {second} method"
        case options:
            words = "under the " + slot(options, lambda each: f"{each.name} method")
    return words + "".join(_modifier(each, house) for each in node.modifiers)


def _modifier(node: t.Modifier, house: House) -> str:
    match node:
        case t.OnBase(t.Operand(on, None)):
            return f" of {on}"
        case t.OnBase(on):
            return f" of {base(on, house)}"
        case t.CountingOnly(mats):
            return f" taking into account only the {materials(mats, house)}"
        case t.Tracing(mats, tier):
            depth = "" if tier is None else f" to tier {tier}"
            return f", counting what is imported of {materials(mats, house)} wherever it ends up{depth}"
        case t.Bracketed(attribution, content):
            return " " + attributed(attribution, "".join(_modifier(each, house) for each in content).strip(", "))


def of_goods(node: t.Goods | None, house: House, before: str = " for goods of ") -> str:
    """Which goods a provision is for."""
    if node is None:
        return ""
    if node.kind == "all other goods":
        words = " for all other goods"
    elif node.kind == "sets":
        words = " for sets" + (f" of {codes(node.codes, house, 'and')}" if node.codes else "")
    else:
        words = before + (codes(node.codes, house, "and") if node.codes else "any code")
    return words + (f", except {codes(node.without, house, 'and')}" if node.without else "")
