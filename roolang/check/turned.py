"""Conditions of product rules that say the opposite of what rules of origin ask, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roolang.check.drafting.edits import words
from roolang.check.figures import DOWN, UP
from roolang.check.intervals import outer
from roolang.check.texts import Corpus
from roolang.check.walk import place_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.declaration import fold
from roolang.domain.hs import LEVELS
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.reading.base import COMPARISONS

INSTEAD = {">=": "at most", ">": "less than", "<=": "at least", "<": "more than"}
"""The sign that is meant where one is turned round."""
WIDTH = 10
COUNTED = "counted materials"
"""What a method takes away from the price: the materials that do not originate."""


def turned(corpus: Corpus) -> Iterator[Finding]:
    """RL5240 for a ceiling on what originates and a floor under what does not, RL5241 for `at least 0%`,
    RL5242 for an exception of what `any other heading` leaves out already.

    Only of what a product rule asks of all its goods, not of what it forbids, and not where another limit of the same
    figure in the rule makes a band of the two.
    """
    local, plain_changes = _local(corpus), _changes(corpus)
    for placed in corpus.own:
        rule = placed.statement
        if isinstance(rule, t.ProductRule):
            asked = list(_asked(rule.cond))
            compared = [node for node in asked if isinstance(node, t.Compare)]
            for node in compared:
                found = [*_nothing(node)]
                if not found and not any(_beside(node, other) for other in compared):
                    found = [*_sign(node, local)]
                yield from found
            for change in asked:
                yield from _needless(rule, change, plain_changes)


def _asked(cond: Any) -> Iterator[t.Node]:
    """The single conditions of a rule, but those that it forbids and those in brackets."""
    match cond:
        case t.Chain(parts=parts):
            for part in parts:
                yield from _asked(part)
        case t.Enumeration(head=head, items=items) if head != "none of":
            for item in items:
                yield from _asked(item)
        case t.Labelled(cond=inner) | t.Annotated(cond=inner) | t.Guarded(cond=inner):
            yield from _asked(inner)
        case t.Compare() | t.Change() | t.Excepting():
            yield cond


# ---- signs


def _beside(node: t.Compare, other: t.Compare) -> bool:
    """Whether two limits of one figure lie on its two sides."""
    return node.left == other.left and any(node.compare in side and other.compare not in side for side in (UP, DOWN))


def _sign(node: t.Compare, local: dict[str, bool]) -> Iterator[Finding]:
    ours = _originates(node.left, local)
    if ours is None or node.compare not in (DOWN if ours else UP):
        return
    how, usual = ("at most", "at least") if ours else ("at least", "at most")
    left = words(node.left.span)
    message = f"{how} so much `{left}` is asked for here, where rules of origin ask for {usual} so much"
    sign = _comparison(node)
    new = INSTEAD[node.compare]
    help_ = f"write `{new}` instead of `{words(sign)}`" if sign else f"write `{new} ...`"
    fixes = (Fix(sign, new),) if sign else ()
    yield Finding("RL5240", message, Label(node.span), help=help_, fixes=fixes)


def _originates(left: t.Operand, local: dict[str, bool]) -> bool | None:
    """Whether a figure grows with what originates, or with what does not; not told of any other."""
    if not isinstance(left.target, t.Mats):
        return local.get(fold(left.name))
    whose = {item.whose if isinstance(item, t.Mat) else "" for item in left.target.items}
    if len(whose) > 1 or not all(map(_all_of_them, left.target.items)):
        return None
    return {"originating": True, "non-originating": False}.get(whose.pop())


def _all_of_them(item: Any) -> bool:
    """Whether all materials of a status are meant: of some of them a rule may well say how much there may be."""
    return isinstance(item, t.Mat) and item.noun == "materials" and not (item.of or item.listed or item.posts)


def _local(corpus: Corpus) -> dict[str, bool]:
    """Of each ratio that is defined, by its folded name: whether it grows with what originates, if that can be seen."""
    found: dict[str, set[bool | None]] = {}
    for placed in corpus.placed:
        match placed.statement:
            case t.MethodDefinition(quantity=name, formula=formula) | t.QuantityDefinition(name, formula):
                found.setdefault(fold(name), set()).add(_grows(formula))
    return {name: said == {True} for name, said in found.items() if len(said) == 1 and None not in said}


def _grows(formula: Any) -> bool | None:
    """Whether a ratio grows with what originates."""
    if not (isinstance(formula, t.Arithmetic) and formula.sign == "/"):
        return None
    match formula.left:
        case t.Arithmetic("-", _, right) if _whose(right) is False:
            return True
        case numerator:
            return _whose(numerator)


def _whose(formula: Any) -> bool | None:
    """Whether a sum is of what originates or is made somewhere, or of what does not originate."""
    match formula:
        case t.Arithmetic("+", left, right):
            said = {_whose(left), _whose(right)} - {None}
            return said.pop() if len(said) == 1 else None
        case t.Operand(target=t.Mats((t.Mat() as only,))):
            if only.whose == "non-originating" or fold(only.noun) == COUNTED:
                return False
            made = any(isinstance(post, t.ProducedIn) for post in only.posts)
            return True if only.whose == "originating" or made else None
    return None


def _comparison(node: t.Compare) -> Span | None:
    """Where the sign of a comparison stands."""
    after = Span(node.span.source, node.left.span.end, node.span.end)
    forms = "|".join(r"\s+".join(form.split()) for form in sorted(COMPARISONS[node.compare], key=len, reverse=True))
    found = place_of(after, rf"(?:(?:is|are|must be|shall be)\s+)?(?:{forms})")
    return None if found == after else found


# ---- conditions that ask nothing


def _nothing(node: t.Compare) -> Iterator[Finding]:
    """RL5241 for a floor at nought, on every day."""
    for limit in node.limits:
        steps = limit.amount.steps if isinstance(limit.amount, t.Share) else None
        values = [step.value for step in steps.steps] if isinstance(steps, t.Steps) else []
        if node.compare == ">=" and values and all(getattr(value, "number", None) == 0 for value in values):
            message = f"`{' '.join(node.span.text.split())}` asks only that it is not below nought"
            help_ = "see whether a number is missing, or whether the condition can go"
            yield Finding("RL5241", message, Label(node.span), help=help_)


def _needless(rule: t.ProductRule, node: t.Node, changes: dict[str, t.Change]) -> Iterator[Finding]:
    """RL5242 for exceptions within the heading, say, of the goods of a rule whose change is from any other heading."""
    change = changes.get(fold(node.named.name)) if isinstance(node, t.Excepting) else node
    goods = outer(rule.scope.goods.codes) if rule.scope.goods.codes else None
    if not isinstance(change, t.Change) or not goods or not isinstance(node, t.Change | t.Excepting):
        return
    match change.codes.items:
        case (t.AnyOther(level=str() as level, within=None),) if level in LEVELS:
            unit = 10 ** (WIDTH - LEVELS[level])
        case _:
            return
    units = {line // unit for interval in goods for line in interval}
    for exception in node.exceptions:
        if not isinstance(exception, t.Exception_) or len(units) > 1:
            continue
        held = outer(exception.codes)
        if held and {line // unit for interval in held for line in interval} == units:
            yield _excepted(exception, level)


def _excepted(exception: t.Exception_, level: str) -> Finding:
    span = exception.span
    before = span.source.text[: span.start]
    whole = Span(span.source, len(before.rstrip().removesuffix(",").rstrip()), span.end)
    message = f"`{words(span)}` excepts nothing: any other {level} is none of the goods' own"
    help_ = f"delete it, or see which {level} is meant"
    return Finding("RL5242", message, Label(span), help=help_, fixes=(Fix(whole, ""),))


def _changes(corpus: Corpus) -> dict[str, t.Change]:
    """The changes in tariff classification that names stand for."""
    defined = (placed.statement for placed in corpus.placed)
    named = (each for each in defined if isinstance(each, t.ConditionDefinition))
    return {
        fold(each.name): each.cond for each in named if isinstance(each.cond, t.Change) and not each.cond.exceptions
    }
