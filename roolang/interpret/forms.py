"""Exact numbers between bounds: a form becomes terms, each the coefficient of one amount of one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from roolang.domain.amount import PERCENT, Amount, unknown
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer, sure
from roolang.interpret.pieces import Piece, pieces
from roolang.interpret.trace import Bounds
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.scene import Scene

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Term:
    """So many times a piece."""

    factor: Fraction
    piece: Piece


def terms(form: n.Form, factor: Fraction, scene: Scene) -> Iterator[Term]:
    """The form as a sum of terms; what is not linear becomes one term with the bounds it has."""
    match form:
        case n.Constant(number):
            yield Term(factor, _fixed(number))
        case n.GoodAmount(name, formula):
            yield from _good_amount(name, formula, factor, scene)
        case n.Sum():
            for piece in pieces(form, scene):
                yield Term(factor, piece)
        case n.Plus(parts):
            for share, part in parts:
                yield from terms(part, factor * share, scene)
        case n.Extreme() | n.Quotient() | n.Whole():
            yield Term(factor, _curved(form, scene))
        case _:
            assert_never(form)


def bounds(form: n.Form, scene: Scene) -> Bounds:
    """The least and the greatest the form can be."""
    return total(group(terms(form, Fraction(1), scene)))


def _fixed(number: Fraction) -> Piece:
    return Piece(("constant",), "", sure(True), number, number)


def _good_amount(name: str, formula: n.Form | None, factor: Fraction, scene: Scene) -> Iterator[Term]:
    """A declared number of the good; else its formula, if the declaration has any of its parts; else unknown."""
    declared = scene.good.amounts.get(name)
    if declared is None and formula is not None and _touches(formula, scene):
        yield from terms(formula, factor, scene)
        return
    amount = declared or unknown()
    whose = "" if scene.good is scene.root else f" of {scene.good.name}"
    yield Term(factor, amount_piece((id(scene.good), name), f"{name}{whose}", sure(True), amount))


def amount_piece(key: tuple[object, ...], fact: str, counts: Answer, amount: Amount) -> Piece:
    """A piece of a declared or unknown amount; a percentage counts as a part of one."""
    scale = Fraction(1, 100) if amount.unit == PERCENT else Fraction(1)
    high = None if amount.high is None else amount.high * scale
    facts = frozenset() if amount.known else frozenset({fact})
    return Piece(key, fact, counts, amount.low * scale, high, facts)


def _touches(form: n.Form, scene: Scene) -> bool:
    """Whether the declaration gives any number that the formula uses."""
    match form:
        case n.GoodAmount(name, formula):
            return name in scene.good.amounts or (formula is not None and _touches(formula, scene))
        case n.Plus(parts):
            return any(_touches(part, scene) for _, part in parts)
        case n.Extreme(_, parts):
            return any(_touches(part, scene) for part in parts)
        case n.Quotient(number, base):
            return _touches(number, scene) or _touches(base, scene)
        case n.Whole(part):
            return _touches(part, scene)
        case n.Sum():
            return True
        case n.Constant():
            return False
        case _:
            assert_never(form)


# ---- what is not linear


def _curved(form: n.Extreme | n.Quotient | n.Whole, scene: Scene) -> Piece:
    inner: tuple[n.Form, ...]
    match form:
        case n.Extreme(least, inner):
            found = _extreme([bounds(part, scene) for part in inner], least)
        case n.Quotient(number, base):
            inner = (number, base)
            found = _quotient(bounds(number, scene), bounds(base, scene))
        case n.Whole(part):
            inner = (part,)
            found = _whole(bounds(part, scene))
        case _:
            assert_never(form)
    facts = frozenset[str]()
    if not found.known:
        facts = facts.union(*(term.piece.facts for part in inner for term in terms(part, Fraction(1), scene)))
    return Piece(("formula", id(form), id(scene.good)), "", sure(True), found.low, found.high, facts)


def _extreme(parts: list[Bounds], least: bool) -> Bounds:
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    if least:
        low = None if None in lows else min(low for low in lows if low is not None)
        return Bounds(low, min((high for high in highs if high is not None), default=None))
    high = None if None in highs else max(high for high in highs if high is not None)
    return Bounds(max((low for low in lows if low is not None), default=None), high)


def _quotient(number: Bounds, base: Bounds) -> Bounds:
    """The bounds of a ratio; a base that may be nothing leaves it open."""
    if base.low is None or base.low <= 0 or number.low is None:
        return Bounds(ZERO if number.low is not None and number.low >= 0 else None, None)
    low = number.low / base.low if number.low < 0 else ZERO if base.high is None else number.low / base.high
    if number.high is None:
        return Bounds(low, None)
    high = (
        number.high / base.low if number.high >= 0 else ZERO if base.high is None else number.high / base.high
    )
    return Bounds(low, high)


def _whole(part: Bounds) -> Bounds:
    down = [
        None if end is None else Fraction(end.numerator // end.denominator) for end in (part.low, part.high)
    ]
    return Bounds(down[0], down[1])


# ---- terms of one amount, taken together


@dataclass(frozen=True, slots=True)
class Group:
    """All terms of one amount of one line: between what and what they lie, and the facts that take them there."""

    low: Fraction | None
    high: Fraction | None
    to_low: frozenset[str]
    to_high: frozenset[str]


def group(found: Iterator[Term]) -> list[Group]:
    """Groups of terms that share an amount, so that an unknown amount is used once."""
    by_amount: dict[tuple[object, ...], list[Term]] = {}
    for term in found:
        by_amount.setdefault(term.piece.key, []).append(term)
    return [_group(shared) for shared in by_amount.values()]


def _group(shared: list[Term]) -> Group:
    """Bounds over every subset of the terms whose counting is unknown, and both ends of the amount."""
    piece = shared[0].piece
    factors = {sum((term.factor for term in shared if term.piece.counts.truth is Truth.YES), ZERO)}
    doubtful = [term for term in shared if term.piece.counts.truth is Truth.UNKNOWN]
    for term in doubtful:
        factors |= {factor + term.factor for factor in factors}
    asked = frozenset[str]().union(*(shortest(term.piece.counts) for term in doubtful))
    ends = [_end(factor, piece, upper=upper) for factor in factors for upper in (False, True)]
    low = None if any(end == "-" for end in ends) else min(end for end in ends if isinstance(end, Fraction))
    high = None if any(end == "+" for end in ends) else max(end for end in ends if isinstance(end, Fraction))
    return Group(low, high, _facts(low, asked, piece), _facts(high, asked, piece))


def _facts(end: Fraction | None, asked: frozenset[str], piece: Piece) -> frozenset[str]:
    """What must be known for a group to lie at one end: to leave a line out, its amount need not be known."""
    return asked if end == 0 and asked else asked | piece.facts


def _end(factor: Fraction, piece: Piece, *, upper: bool) -> Fraction | str:
    """The factor times one end of the amount; `+` or `-` without a bound."""
    end = piece.high if upper else piece.low
    if end is not None:
        return factor * end
    if factor == 0:
        return ZERO
    return "+" if (factor > 0) == upper else "-"


def shortest(answer: Answer) -> frozenset[str]:
    """The smallest set of facts that an unknown answer waits for."""
    return min((*answer.to_yes, *answer.to_no), key=lambda way: (len(way), sorted(way)), default=frozenset())


def total(groups: list[Group]) -> Bounds:
    """The sum of groups."""
    low = (
        None
        if any(g.low is None for g in groups)
        else sum((g.low for g in groups if g.low is not None), ZERO)
    )
    high = (
        None
        if any(g.high is None for g in groups)
        else sum((g.high for g in groups if g.high is not None), ZERO)
    )
    return Bounds(low, high)
