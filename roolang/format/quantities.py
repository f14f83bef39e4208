"""Quantities, formulas, limits and the methods behind them."""

from __future__ import annotations

import re

from roolang.format.doc import FILL, Doc, Piece, Text, group, joined, placed, seq
from roolang.format.words import COMPARISONS, READS_AS_MONEY, READS_AS_TARGET, name
from roolang.format.writing import form, write
from roolang.syntax import tree as t

# ---- operands


@form.register(t.Operand)
def _operand(node: t.Operand) -> Doc:
    return seq(name(node.name, READS_AS_MONEY), _of(node.target))


def left_hand(node: t.Operand) -> Doc:
    """The quantity on the left of a comparison."""
    return placed(node.span, seq(name(node.name), _of(node.target)))


def _of(target: t.Target | None) -> Doc:
    return seq(" of ", unmistaken(write(target), READS_AS_TARGET)) if target else ()


def unmistaken(doc: Doc, mistaken: re.Pattern[str]) -> Doc:
    """A document that begins with no name that would be read as something else where it stands."""
    index = next(index for index, mark in enumerate(doc) if isinstance(mark, Text))
    first = doc[index]
    if not (isinstance(first, Text) and first.name and mistaken.match(first.words)):
        return doc
    return (*doc[:index], name(first.words.replace("_", " "), mistaken), *doc[index + 1 :])


@form.register(t.OfParty)
def _of_party(node: t.OfParty) -> Doc:
    return seq(node.party)


@form.register(t.OfGood)
def _of_good(node: t.OfGood) -> Doc:
    return seq("the good")


@form.register(t.OfCountry)
def _of_country(node: t.OfCountry) -> Doc:
    return seq("the country")


@form.register(t.OfEach)
def _of_each(node: t.OfEach) -> Doc:
    return seq("each ", write(node.mat))


@form.register(t.EitherBase)
def _either_base(node: t.EitherBase) -> Doc:
    return seq("either ", write(node.first), FILL, "or ", write(node.second))


# ---- formulas

SUM, PRODUCT, FACTOR = 1, 2, 3
RANKS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT}


@form.register(t.Arithmetic)
def _arithmetic(node: t.Arithmetic) -> Doc:
    rank = RANKS.get(node.sign)
    if rank is not None:
        return seq(_term(node.left, rank), FILL, f"{node.sign} ", _term(node.right, rank + 1))
    listed = isinstance(node.left, t.Operand) and isinstance(node.right, t.Number)
    left = seq("(", write(node.left), ")") if listed else _term(node.left, FACTOR)
    return seq(f"{node.sign} of ", left, FILL, "and ", _term(node.right, FACTOR))


@form.register(t.Choice)
def _choice(node: t.Choice) -> Doc:
    asked = seq(FILL, "if ", write(node.condition), FILL, "otherwise ", write(node.otherwise))
    return group("(", write(node.then), asked, ")")


def _term(node: t.Formula, rank: int) -> Doc:
    """A part of a formula, between parentheses if it binds less than `rank`."""
    own = RANKS.get(node.sign, FACTOR) if isinstance(node, t.Arithmetic) else FACTOR
    return write(node) if own >= rank else seq("(", write(node), ")")


# ---- limits and methods


@form.register(t.Share)
def _share(node: t.Share) -> Doc:
    return seq(write(node.steps), seq(" of ", write(node.base)) if node.base else ())


@form.register(t.NamedShare)
def _named_share(node: t.NamedShare) -> Doc:
    return seq(name(node.name), seq(" of ", write(node.base)) if node.base is not None else ())


@form.register(t.Limit)
def _limit(node: t.Limit) -> Doc:
    return group(write(node.amount), seq(FILL, write(node.method)) if node.method else ())


def limits(several: tuple[t.Limit, ...]) -> Doc:
    """Limits of which any will do."""
    return joined((write(limit) for limit in several), FILL, "or ")


def compared(left: Piece, sign: str, several: tuple[t.Limit, ...]) -> Doc:
    """A quantity against limits."""
    return group(left, FILL, f"{COMPARISONS[sign]} ", limits(several))


@form.register(t.Method)
def _method(node: t.Method) -> Doc:
    return seq("by ", write(node.name), *(seq(FILL, write(modifier)) for modifier in node.modifiers))


@form.register(t.MethodName)
def _method_name(node: t.MethodName) -> Doc:
    return (name(node.name),)


@form.register(t.EitherMethod)
def _either_method(node: t.EitherMethod) -> Doc:
    return seq("either ", name(node.first), FILL, "or ", name(node.second))


@form.register(t.OnBase)
def _on(node: t.OnBase) -> Doc:
    return seq("on ", write(node.base))


@form.register(t.CountingOnly)
def _counting(node: t.CountingOnly) -> Doc:
    return seq("counting only ", write(node.mats))


@form.register(t.Tracing)
def _tracing(node: t.Tracing) -> Doc:
    return seq("tracing ", write(node.mats), tier(node.tier))


def tier(number: int | None) -> str:
    """How far down materials are traced."""
    return "" if number is None else f" to tier {number}"
