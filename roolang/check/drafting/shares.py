"""Limits at the end of their scale, fractions for percentages, numbers of two methods exchanged, two price bases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from roolang.check.drafting.conditions import bare
from roolang.check.figures import DOWN, UP
from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.amount import exact_text
from roolang.domain.declaration import fold
from roolang.domain.signs import SAID
from roolang.syntax import tree as t
from roolang.syntax.walk import members

CONTENT = {"regional value content", "qualifying value content", "rvc", "qvc"}
FOREIGN = {"maxnom", "value of non-originating materials"}
LARGE = Fraction(100, 3)
PRICES = ("ex-works price", "FOB", "CIF", "transaction value", "net cost", "customs value")
FOLDED = {fold(name): name for name in PRICES}
HIGHER = (("build-down", "build-up", "RL5269"), ("transaction value", "net cost", "RL5270"))
"""Of two methods the one that gives the higher content for the same good, so of which more is asked."""


def shares(corpus: Corpus) -> Iterator[Finding]:
    """RL5263 to RL5265 and RL5269 to RL5271, and RL5284 for tolerances."""
    for compare, _ in corpus.each(t.Compare):
        for limit in compare.limits:
            for value in _percents(limit.amount):
                yield from _end_of_scale(compare, value)
    for tolerance, _ in corpus.each(t.Tolerance):
        yield from _large(tolerance)
    shared = Counter(id(placed) for _, placed in corpus.each(t.Share))
    for rule, placed in corpus.each(t.ProductRule):
        yield from _exchanged(rule.cond)
        if shared[id(placed)] > 1:
            yield from _two_bases(list(_compared(rule.cond)))


def _percents(amount: Any) -> list[t.Percent]:
    """The percentages of a share, in its stages; of a bracket none: it is not settled."""
    if not isinstance(amount, t.Share) or not isinstance(amount.steps, t.Steps):
        return []
    return [step.value for step in amount.steps.steps if isinstance(step.value, t.Percent)]


def _end_of_scale(compare: t.Compare, value: t.Percent) -> Iterator[Finding]:
    name, number = _quantity(compare), value.number
    at = Label(value.span)
    if compare.compare == "<=" and number == 100:
        message = f"`{_words(compare, value)}` asks nothing: every good keeps it"
        yield Finding("RL5263", message, at, help="write the number that was meant, or delete the condition")
    elif (name in CONTENT and compare.compare in UP and number == 100) or (
        name in FOREIGN and compare.compare in DOWN and number == 0
    ):
        message = f"`{_words(compare, value)}` leaves no room for any foreign material"
        help_ = "if that is meant, say it in words, such as `all materials are originating`"
        yield Finding("RL5264", message, at, help=help_)
    elif name in CONTENT | FOREIGN and 0 < number < 1:
        message = f"`{value.span.text}` is less than one in a hundred"
        meant = f"{exact_text(number * 100)}%"
        yield Finding("RL5265", message, at, help=f"did you mean `{meant}`?", fixes=(Fix(value.span, meant),))


def _quantity(compare: t.Compare) -> str:
    """What is compared, as one name: the value of all non-originating materials is one too."""
    target = compare.left.target
    if isinstance(target, t.Mats) and len(target.items) == 1:
        mat = target.items[0]
        plainly = isinstance(mat, t.Mat) and mat.of is None and not mat.posts and not mat.listed
        return fold(compare.left.span.text) if plainly else ""
    return fold(compare.left.name)


def _words(compare: t.Compare, value: t.Percent) -> str:
    return f"{compare.left.name} {SAID[compare.compare]} {value.span.text}"


def _large(tolerance: t.Tolerance) -> Iterator[Finding]:
    """RL5284; of weights a treaty may tolerate more, as of strips of plastic in a cloth."""
    if isinstance(base := tolerance.share.base, t.Operand) and "weight" in fold(base.name):
        return
    for value in _percents(tolerance.share):
        if value.number > LARGE:
            message = f"a tolerance of {value.span.text} is larger than that of any treaty"
            help_ = "see whether the limit of a rule stands in its place"
            yield Finding("RL5284", message, Label(value.span), help=help_)


# ---- limits of one rule beside each other


def _exchanged(cond: Any) -> Iterator[Finding]:
    """RL5269, RL5270: of two alternatives by two methods the higher number by the lower method."""
    for group in _alternatives(cond):
        found = {method: (number, node) for node in group for method, number in _by_method(node)}
        for high, low, code in HIGHER:
            if high in found and low in found and found[low][0] > found[high][0]:
                less, more = f"{exact_text(found[high][0])}% by {high}", f"{exact_text(found[low][0])}% by {low}"
                message = f"more is asked by {low} than by {high}: {more}, {less}"
                others = (Label(found[high][1].span, f"by {high}"),)
                help_ = "see whether the two numbers changed places"
                yield Finding(code, message, Label(found[low][1].span), others=others, help=help_)


def _alternatives(cond: Any) -> Iterator[list[t.Compare]]:
    """The comparisons that are alternatives of one another, at every place of a condition."""
    match bare(cond):
        case t.Chain(join="or", parts=parts) | t.Enumeration(head="any of", items=parts):
            yield [each for each in map(bare, parts) if isinstance(each, t.Compare)]
            for part in parts:
                yield from _alternatives(part)
        case t.Chain(parts=parts) | t.Enumeration(items=parts):
            for part in parts:
                yield from _alternatives(part)
        case t.Compare() as compare if len(compare.limits) > 1:
            yield [compare]
        case t.Guarded(cond=inner):
            yield from _alternatives(inner)


def _by_method(compare: t.Compare) -> Iterator[tuple[str, Fraction]]:
    """The number that a content is asked to reach by each plain method, in its first stage."""
    if compare.compare not in UP:
        return
    for limit in compare.limits:
        values = _percents(limit.amount)
        method = limit.method
        if values and method and isinstance(method.name, t.MethodName) and not method.modifiers:
            yield fold(method.name.name), values[0].number


def _compared(node: Any) -> Iterator[tuple[str, t.Share]]:
    """The shares of a condition outside brackets, each with the quantity that is held against it.

    Not of limits of which any will do: `35% of ex-works price or 30% of FOB` is how some treaties put one limit.
    """
    if isinstance(node, tuple):
        for each in node:
            yield from _compared(each)
    elif isinstance(node, t.Compare):
        if len(node.limits) == 1 and isinstance(share := node.limits[0].amount, t.Share):
            yield fold(node.left.name), share
    elif isinstance(node, t.Node) and not isinstance(node, t.Bracketed | t.Slot | t.Allowance):
        for name in members(type(node))[0][::-1]:
            yield from _compared(getattr(node, name))


def _two_bases(found: list[tuple[str, t.Share]]) -> Iterator[Finding]:
    """RL5271 for a share of another price than the first of the same quantity; of two quantities each has its own."""
    first: dict[str, tuple[str, t.Share]] = {}
    for quantity, share in found:
        price = FOLDED.get(fold(share.base.name)) if isinstance(share.base, t.Operand) else None
        if price is None:
            continue
        before, other = first.setdefault(quantity, (price, share))
        if before != price:
            message = f"a share of {price}, in a rule that has one of {before}"
            others = (Label(other.span, "the other share"),)
            yield Finding("RL5271", message, Label(share.span), others=others, help="see whether both are meant")
