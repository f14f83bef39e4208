"""Quantities as exact forms, and comparisons of them: value content, limits by value, weight and count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any, assert_never

from roolang.diagnostics import Fix
from roolang.domain.amount import MASS
from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.lower import classes
from roolang.lower.environment import Written
from roolang.lower.frame import Frame, both, either
from roolang.lower.money import currency_of
from roolang.lower.units import behind, check_share, check_sum, number_of, unit_of
from roolang.source import Span
from roolang.syntax import tree as t

ONE = Fraction(1)
SHOWN = 4
"""So many methods are named to one who named none."""
COUNTED = {"counted materials"}


# ---- operands and formulas


def operand(node: t.Operand, frame: Frame) -> n.Form:
    """A named quantity, taken of what it says."""
    match node.target:
        case None:
            return _named(node, frame)
        case t.Mats():
            return total(node, node.target, frame)
        case t.OfGood():
            return good_measure(fold(node.name))
        case t.OfCountry() | t.OfParty():
            country = frame.country if isinstance(node.target, t.OfCountry) else node.target.party
            return _named(node, frame.with_(country=country))
        case t.OfEach():
            frame.env.report("RL3004", "`each` belongs to the left of a limit", node.span)
            return n.Constant(Fraction(0))
        case _:
            assert_never(node.target)


@lru_cache(1024)
def good_measure(name: str) -> n.Form:
    """A measure of the good: its weight, its value (also declared as `value of the good`)."""
    if name == "value":
        return n.GoodAmount("value", n.GoodAmount("value of the good", n.GoodAmount("transaction value")))
    return n.GoodAmount(name)


def _named(node: t.Operand, frame: Frame) -> n.Form:
    name, env = fold(node.name), frame.env
    env.used.add(name)
    if name in frame.bases:
        return frame.bases[name]
    if name in env.parameters:
        return _parameter(env.parameters[name])
    if name in env.quantities:
        return _quantity(name, node, frame)
    if name in env.measures or name.endswith(" of the good"):
        return good_measure(name)
    known = [*env.measures, *env.quantities, *env.parameters, *frame.bases]
    env.unknown("quantity", node.name, known, node.span)
    return n.GoodAmount(name)


def _quantity(name: str, node: t.Operand, frame: Frame) -> n.Form:
    definition = frame.env.quantities[name]
    inner = frame.entering(f"quantity {name}", node.span, definition.formula)
    if inner is None:
        return n.GoodAmount(name)

    def made() -> n.Form:
        found = rounded(formula(definition.formula, inner), definition, frame)
        if not definition.of_country:
            return n.GoodAmount(name, found)
        declared = fold(f"{name} of {frame.country}")
        frame.env.says(declared, f"{definition.name} of {frame.country}")
        return n.GoodAmount(declared, found)

    return _written_out(definition, inner, made)


def _written_out(definition: t.Node, frame: Frame, made: Callable[[], n.Form]) -> n.Form:
    """What a definition comes to; where the same surroundings asked for it before, as it was written out then.

    What did not look at the goods of the rule that asks is the same for all rules. It costs what it did then. Where
    that is too much, or it came deeper then, it is written out anew, to be reported.
    """
    env, anywhere = frame.env, (id(definition), *frame.surroundings)
    here = (*anywhere, *map(id, (frame.goods.group, frame.goods.described, frame.goods.beside)))
    known = env.written.get(anywhere) or env.written.get(here)
    if known is not None and known.depth >= frame.depth and env.affords_again(*known.cost):
        env.looks += known.looked
        form: n.Form = known.form
        return form
    spent, findings, looks = env.costs, len(env.findings), env.looks
    found = made()
    if not env.circular and len(env.findings) == findings:
        cost = env.costs[0] - spent[0], env.costs[1] - spent[1]
        looked = env.looks > looks
        env.written[here if looked else anywhere] = Written(found, cost, frame.depth, (definition, frame), looked)
    return found


def rounded(form: n.Form, definition: t.QuantityDefinition | t.MeasureDefinition, frame: Frame) -> n.Form:
    """A formula as its definition rounds it."""
    step = definition.rounded
    if step is None:
        return n.Whole(form) if definition.whole else form
    if step.number == 0:
        message, help_ = "nothing is rounded to a step of nothing", "write the step, such as `rounded to 0.01`"
        frame.env.report("RL5650", message, step.span, help=help_)
        return form
    return n.Rounded(form, step.number)


def _parameter(definition: t.ParameterDefinition) -> n.Form:
    if isinstance(definition.steps, t.Steps):
        value = definition.steps.steps[0].value
        if not isinstance(value, t.OpenNumber):
            return n.Constant(number_of(value), currency_of(value))
    return n.GoodAmount(fold(definition.name))


def formula(node: t.Formula, frame: Frame) -> n.Form:
    """A formula as a form."""
    match node:
        case t.Operand():
            return operand(node, frame)
        case t.Number() | t.Percent() | t.Money():
            return n.Constant(number_of(node), currency_of(node))
        case t.Arithmetic(sign, left, right):
            found = formula(left, frame), formula(right, frame)
            if sign not in "*/":
                check_sum(found, frame.env, frame.blamed(node.span))
            return _arithmetic(sign, *found)
        case t.Choice(then, condition, otherwise):
            found = formula(then, frame), formula(otherwise, frame)
            check_sum(found, frame.env, frame.blamed(node.span))
            return n.Choice(_asked(condition, frame), *found)
        case _:
            assert_never(node)


def _asked(node: t.Cond, frame: Frame) -> n.Expr:
    """The condition of a choice between formulas, as that of a general provision."""
    from roolang.lower.confer import general

    return general(node, frame)


def _arithmetic(sign: str, left: n.Form, right: n.Form) -> n.Form:
    match sign:
        case "+":
            return n.Plus(((ONE, left), (ONE, right)))
        case "-":
            return n.Plus(((ONE, left), (-ONE, right)))
        case "*":
            for constant, other in ((left, right), (right, left)):
                if isinstance(constant, n.Constant) and not constant.currency:
                    return n.Plus(((constant.number, other),))
            return n.Product(left, right)
        case "/":
            if isinstance(right, n.Constant) and right.number != 0 and not right.currency:
                return n.Plus(((1 / right.number, left),))
            return n.Quotient(left, right)
        case _:
            return n.Extreme(sign == "lesser", (left, right))


# ---- sums over materials


def total(node: t.Operand, target: t.Mats, frame: Frame) -> n.Form:
    """The sum of a measure over materials; `counted materials` are what the method's modifiers say."""
    measure = fold(node.name)
    frame.env.used.add(measure)
    if measure not in frame.env.measures:
        frame.env.unknown("measure", node.name, frame.env.measures, node.span)
    first = target.items[0]
    if isinstance(first, t.Mat) and fold(first.noun) in COUNTED and frame.counted is not None:
        return n.Sum(measure, frame.counted.where, frame.counted.scope)
    for item in target.items:
        if isinstance(item, t.Mat):
            says_whose(item, frame)
    inner = frame if frame.purpose else frame.with_(purpose=measure)
    return n.Sum(measure, classes.mats(target, inner), classes.scope_of(target, frame))


def says_whose(node: t.Mat, frame: Frame) -> None:
    """Every sum must say whose materials: non-originating, originating, imported or all, or made where."""
    made = any(isinstance(post, t.ProducedIn) for post in node.posts)
    if not (node.whose or node.all or made or node.described or fold(node.noun) in classes.LISTS):
        words = " ".join(node.span.text.split())
        help_ = f"write `non-originating {words}`, `originating {words}` or `all {words}`"
        start = Span(node.span.source, node.span.start, node.span.start)
        fixes = tuple(Fix(start, f"{whose} ") for whose in ("non-originating", "originating", "all"))
        frame.env.report("RL3002", f"this sum does not say whose {node.noun}", node.span, help=help_, fixes=fixes)


# ---- limits


def limits(node: t.Compare, frame: Frame) -> Iterator[tuple[t.Limit, str, str, n.Form, n.Form | None]]:
    """For each limit, and each choice of method or base in it: method, figure's name, number, base."""
    for limit in node.limits:
        quantity = figure_name(node.left)
        for method, chosen in methods_of(limit.method):
            number, under = _left(node, limit, method, chosen, frame)
            if isinstance(limit.amount, t.Operand):
                yield (
                    limit,
                    method,
                    quantity,
                    number,
                    _joined(operand(limit.amount, frame), under, node, frame),
                )
                continue
            for base in bases_or_none(limit.amount.base, frame):
                yield limit, method, quantity, number, _joined(base, under, node, frame)


def _joined(base: n.Form | None, under: n.Form | None, node: t.Node, frame: Frame) -> n.Form | None:
    if base is not None and under is not None:
        frame.env.report(
            "RL3004",
            "a share that has a base of its own is given another",
            node.span,
            help="drop the second base",
        )
    return under if base is None else base


def figure_name(left: t.Operand) -> str:
    """What a figure is called: `regional value content`, `content of US`, `value of non-originating sugar`."""
    return " ".join(left.span.text.split()) if left.target is not None else left.name


def methods_of(method: t.Method | None) -> list[tuple[str, t.Method | None]]:
    if method is None:
        return [("", None)]
    match method.name:
        case t.MethodName(name):
            return [(name, method)]
        case t.EitherMethod(first, second):
            return [(first, method), (second, method)]
        case _:
            return [("", None)]


def bases_or_none(base: t.Base | None, frame: Frame) -> list[n.Form | None]:
    """The bases that a share may be taken of; one `None` where it names none."""
    found: list[n.Form | None] = [form for _, form in bases_of(base, frame)]
    return found or [None]


def bases_in(limit: t.Limit, frame: Frame) -> list[n.Form]:
    """The bases that a limit names."""
    if isinstance(limit.amount, t.Operand):
        return [operand(limit.amount, frame)]
    return [form for _, form in bases_of(limit.amount.base, frame)]


def measure_for(base: n.Form, frame: Frame) -> str:
    """What is summed against a base: weight against a weight, else value."""
    return "weight" if unit_of(base, frame.env) == MASS else "value"


def shared_out_of(share: t.Share, frame: Frame) -> list[n.Form]:
    """What a share in a provision is one of; it must say so."""
    values = [step.value for step in share.steps.steps] if isinstance(share.steps, t.Steps) else []
    if share.base is not None:
        for each in values:
            check_share(each, frame.env, whole=True)
    elif not any(check_share(each, frame.env, based=False) for each in values):
        words = " ".join(share.span.text.split())
        help_ = f"write `{words} of FOB`, or of another quantity"
        message, fixes = f"`{words}` does not say of what", behind(share.span, " of FOB")
        frame.env.report("RL3007", message, share.span, help=help_, fixes=fixes)
    return [base for _, base in bases_of(share.base, frame)]


def bases_of(base: t.Base | None, frame: Frame) -> list[tuple[str, n.Form]]:
    match base:
        case None:
            return []
        case t.EitherBase(first, second):
            return [(first.name, operand(first, frame)), (second.name, operand(second, frame))]
        case t.Operand():
            return [(base.name, operand(base, frame))]


def _left(
    node: t.Compare, limit: t.Limit, method: str, chosen: t.Method | None, frame: Frame
) -> tuple[n.Form, n.Form | None]:
    """What is compared, as number and base."""
    left = node.left
    country = left.target.party if isinstance(left.target, t.OfParty) else frame.country
    inner = frame.with_(country=country)
    if not method:
        return _ratio(_plain(node, limit, inner))
    definition = frame.env.method(method, left, chosen.span if chosen else node.span)
    if definition is None or chosen is None:
        return n.Constant(Fraction(0)), None
    return _by_method(definition, chosen, left, inner)


def _plain(node: t.Compare, limit: t.Limit, frame: Frame) -> n.Form:
    """A quantity without a method; one that has methods must say by which."""
    name = fold(node.left.name)
    known = [method for method, of in frame.env.methods if of == name]
    if known and name not in frame.env.quantities:
        help_ = "write " + " or ".join(f"`by {method}`" for method in known[:SHOWN])
        bare = isinstance(limit.amount, t.Share) and limit.amount.base is None
        fixes = behind(limit.span, *(f" by {method}" for method in known[:SHOWN])) if bare else ()
        message = f"`{node.left.name}` does not say by which method"
        frame.env.report("RL3007", message, limit.span, help=help_, fixes=fixes)
        return n.Constant(Fraction(0))
    return _opened(operand(node.left, frame), frame)


def _opened(form: n.Form, frame: Frame) -> n.Form:
    """A quantity that is defined as a ratio, as that ratio, so that its base is seen; not one that may be declared."""
    if isinstance(form, n.GoodAmount) and isinstance(form.formula, n.Quotient) and form.name not in frame.env.measures:
        return form.formula
    return form


def _by_method(
    definition: t.MethodDefinition, method: t.Method, left: t.Operand, frame: Frame
) -> tuple[n.Form, n.Form | None]:
    purpose = fold(left.name)
    said = counted(method.modifiers, frame.with_(purpose=purpose))
    inner = frame.with_(purpose=purpose, counted=frame.env.same.setdefault(said, said))
    on = next((m.base for m in method.modifiers if isinstance(m, t.OnBase)), None)
    if definition.base:
        found = bases_of(on, frame)
        form = found[0][1] if found else _default_base(definition, frame)
        inner = inner.with_(bases={**frame.bases, fold(definition.base): form})
    entered = inner.entering(f"method {fold(definition.name)}", method.span, definition.formula)
    if entered is None:
        return n.Constant(Fraction(0)), None
    return _ratio(_written_out(definition, entered, lambda: formula(definition.formula, entered)))


def _default_base(definition: t.MethodDefinition, frame: Frame) -> n.Form:
    """The price a method is taken on where the rule names none: the value of the good."""
    if fold(definition.base) in frame.env.quantities:
        return operand(t.Operand(definition.base, span=definition.span), frame)
    return good_measure("value")


def counted(modifiers: tuple[Any, ...], frame: Frame) -> n.Sum:
    """What a method counts: non-originating materials; only some of them; or imports traced."""
    found = n.Sum("value", n.HasStatus(False, frame.purpose))
    for modifier in modifiers:
        match modifier:
            case t.CountingOnly(mats):
                found = n.Sum("value", both(found.where, _kinds(mats, frame)), found.scope)
            case t.Tracing(mats, tier):
                found = traced(mats, tier, frame)
    return found


def traced(mats: t.Mats, tier: int | None, frame: Frame) -> n.Sum:
    """Imported materials of a class, at the point of import, however deep they end up."""
    return n.Sum("value", _kinds(mats, frame), n.Scope("imports", tier))


def _kinds(mats: t.Mats, frame: Frame) -> n.Pred:
    """The materials named, whosesoever."""
    return either(*(classes.material_class(item, frame) for item in mats.items if isinstance(item, t.Mat)))


def _ratio(form: n.Form) -> tuple[n.Form, n.Form | None]:
    """Number and base of a form that is a ratio as a whole."""
    if isinstance(form, n.Quotient):
        return form.number, form.base
    return form, None


def either_on(method: t.Method) -> tuple[t.Method, ...]:
    """A method on a base of choice, once for each base."""
    on = next((m for m in method.modifiers if isinstance(m, t.OnBase)), None)
    if on is None or not isinstance(on.base, t.EitherBase):
        return (method,)
    rest = tuple(m for m in method.modifiers if m is not on)
    return tuple(
        t.Method(method.name, (*rest, t.OnBase(base, span=on.span)), span=method.span)
        for base in (on.base.first, on.base.second)
    )
