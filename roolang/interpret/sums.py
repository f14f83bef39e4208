"""Sums of terms: what is known added up once, what is not gathered by amount, so that each counts once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from roolang.domain.truth import Truth
from roolang.interpret.answer import YES, Answer, sure
from roolang.interpret.bends import ZERO
from roolang.interpret.facts import Fact
from roolang.interpret.pieces import Piece
from roolang.interpret.trace import Bounds
from roolang.limits import MAX_CASES

ONE = Fraction(1)
Ends: TypeAlias = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class Term:
    """So many times a piece."""

    factor: Fraction
    piece: Piece


class Summed:
    """Terms added up: `known` is what those come to of which nothing hangs on a fact, `open` has the others."""

    __slots__ = ("_bounds", "known", "open", "terms")

    def __init__(self, found: Iterable[Term]) -> None:
        self.terms = tuple(found)
        self.open: list[Term] = []
        settled: list[Term] = []
        for term in self.terms:
            piece = term.piece
            fixed = piece.low is not None and (piece.low is piece.high or piece.low == piece.high)
            (settled if fixed and piece.counts.truth is Truth.YES else self.open).append(term)
        self.known = _worth(settled)
        self._bounds: Bounds | None = None

    @property
    def bounds(self) -> Bounds:
        """Between what and what it all lies."""
        if self._bounds is None:
            self._bounds = _around(self.known, self.open)
        return self._bounds


def total(found: Iterable[Term]) -> Bounds:
    """Between what and what some terms lie together."""
    return Summed(found).bounds


def margin(number: Summed, base: Summed | None, threshold: Fraction) -> Bounds:
    """Between what and what `number - threshold * base` lies; without a base it is one."""
    if base is None:
        return _around(number.known - threshold, number.open)
    if not threshold:
        return number.bounds
    return _around(number.known - threshold * base.known, [*number.open, *_times(-threshold, base.open)])


def difference(number: Summed, base: Summed | None, threshold: Fraction) -> list[Group]:
    """`number - threshold * base`, by amount."""
    if base is None:
        base = Summed((Term(ONE, Piece(("constant", ONE), "", sure(True), ONE, ONE)),))
    return grouped([*number.terms, *_times(-threshold, base.terms)] if threshold else number.terms)


def _times(factor: Fraction, found: Iterable[Term]) -> Iterator[Term]:
    return (Term(factor * term.factor, term.piece) for term in found)


def _worth(settled: list[Term]) -> Fraction:
    """What terms of known amounts come to; whole numbers, which most are, are added up as such."""
    whole, rest = 0, ZERO
    for term in settled:
        factor, amount = term.factor, term.piece.low
        assert amount is not None
        if factor.denominator == 1 == amount.denominator:
            whole += factor.numerator * amount.numerator
        else:
            rest += factor * amount
    return rest + whole


def _around(known: Fraction, found: Sequence[Term]) -> Bounds:
    """Between what and what a known number lies, with terms that are not known."""
    low: Fraction | None = known
    high: Fraction | None = known
    for least, most in _between(found):
        low = None if low is None or least is None else low + least
        high = None if high is None or most is None else high + most
    return Bounds(low, high)


def _between(found: Sequence[Term]) -> Iterator[Ends]:
    """The ends of what terms of one amount come to; of a single one without a look at how it may count."""
    alone: dict[tuple[object, ...], Term] = {}
    shared: list[Term] = []
    for term in found:
        if alone.setdefault(term.piece.key, term) is not term:
            shared.append(term)
    if shared:
        keys = {term.piece.key for term in shared}
        for each in grouped(term for term in found if term.piece.key in keys):
            yield each.low, each.high
        alone = {key: term for key, term in alone.items() if key not in keys}
    for term in alone.values():
        low, high = _ends(term.factor, term.piece)
        if term.piece.counts.truth is Truth.YES:
            yield low, high
        elif term.piece.counts.truth is Truth.UNKNOWN:
            yield None if low is None else min(low, ZERO), None if high is None else max(high, ZERO)


# ---- what is not known, taken together


@dataclass(frozen=True, slots=True)
class Lift:
    """Facts that, falling well, keep a group from lying below `floor` (`None`: as high as one likes)."""

    facts: frozenset[Fact]
    floor: Fraction | None


Case: TypeAlias = tuple[Fraction, tuple[tuple[Answer, bool], ...]]
"""A factor that a group may have, and the answers that would make it so."""


class Group:
    """All terms of one amount of one line: between what and what they lie, and the facts that narrow it."""

    __slots__ = ("_lifts", "cases", "high", "low", "piece")

    def __init__(self, cases: list[Case], piece: Piece) -> None:
        self.cases, self.piece = cases, piece
        self._lifts: tuple[Lift, ...] | None = None
        if len(cases) == 1:
            self.low, self.high = _ends(cases[0][0], piece)
            return
        spans = [_span(factor, piece) for factor, _ in cases]
        self.low = None if any(s.low is None for s in spans) else min(s.low for s in spans if s.low is not None)
        self.high = None if any(s.high is None for s in spans) else max(s.high for s in spans if s.high is not None)

    @property
    def lifts(self) -> tuple[Lift, ...]:
        """What raises the low end, the highest last."""
        if self._lifts is None:
            known = self.low is not None and self.low == self.high
            self._lifts = () if known else _lifts(self.cases, self.piece, self.low)
        return self._lifts

    def turned(self) -> Group:
        """The same with its sign turned."""
        return Group([(-factor, facts) for factor, facts in self.cases], self.piece)


def grouped(found: Iterable[Term]) -> list[Group]:
    """Groups of terms that share an amount, so that an unknown amount is used once."""
    by_amount: dict[tuple[object, ...], list[Term]] = {}
    for term in found:
        by_amount.setdefault(term.piece.key, []).append(term)
    return [Group(_cases(shared), shared[0].piece) for shared in by_amount.values()]


def _cases(shared: list[Term]) -> list[Case]:
    """The factors of a group, one for each way in which the doubtful terms may count; of very many, the outermost."""
    sure_ones = sum((term.factor for term in shared if term.piece.counts.truth is Truth.YES), ZERO)
    cases: list[Case] = [(sure_ones, ())]
    for term in shared:
        counts = term.piece.counts
        if counts.truth is Truth.UNKNOWN:
            with_it = [(factor + term.factor, (*asked, (counts, True))) for factor, asked in cases]
            cases = [(factor, (*asked, (counts, False))) for factor, asked in cases] + with_it
            if len(cases) > MAX_CASES:
                factors = [factor for factor, _ in cases]
                cases = [(min(factors), UNTOLD), (max(factors), UNTOLD)]
    return cases


UNTOLD = ((YES, True),)
"""Asked of a case of which nobody says what facts would make it so: nothing makes an answer that is sure."""


def _facts_of(asked: tuple[tuple[Answer, bool], ...]) -> frozenset[Fact] | None:
    """The facts that would make some answers so; `None` if no facts known here would."""
    ways = [answer.to_yes if wanted else answer.to_no for answer, wanted in asked]
    return frozenset[Fact]().union(*(each[0] for each in ways)) if all(ways) else None


def _span(factor: Fraction, piece: Piece) -> Bounds:
    """The factor times the amount."""
    return Bounds(*_ends(factor, piece))


def _ends(factor: Fraction, piece: Piece) -> Ends:
    if factor == 0:
        return ZERO, ZERO
    if factor == 1:
        return piece.low, piece.high
    low = None if piece.low is None else factor * piece.low
    high = low if piece.high is piece.low else None if piece.high is None else factor * piece.high
    return (low, high) if factor > 0 else (high, low)


def _lifts(cases: list[Case], piece: Piece, low: Fraction | None) -> tuple[Lift, ...]:
    """Ways to raise the low end: learn how the terms count, or the amount, or both; only those that are worth it."""
    found: list[Lift] = []
    for factor, asked in cases:
        span, facts = _span(factor, piece), _facts_of(asked)
        if facts and span.low is not None:
            found.append(Lift(facts, span.low))
        if facts is not None and piece.facts and factor:
            found.append(Lift(facts | piece.facts, span.high))
    if piece.facts and len(cases) > 1:
        factors = [factor for factor, _ in cases]
        if piece.low is not None:
            found.append(Lift(piece.facts, min(factor * piece.low for factor in factors)))
        if piece.high is not None:
            found.append(Lift(piece.facts, min(factor * piece.high for factor in factors)))
        elif min(factors) > 0:
            found.append(Lift(piece.facts, None))
    kept: list[Lift] = []
    for lift in sorted(found, key=lambda each: (len(each.facts), _height(each, upward=False), sorted(each.facts))):
        worth = lift.floor is None or low is None or lift.floor > low
        if worth and not any(other.facts <= lift.facts and _height(other) >= _height(lift) for other in kept):
            kept.append(lift)
    return tuple(sorted(kept, key=_height))


def _height(lift: Lift, *, upward: bool = True) -> tuple[bool, Fraction]:
    """A key that orders lifts by their floor."""
    unbounded, floor = lift.floor is None, lift.floor or ZERO
    return (unbounded, floor) if upward else (not unbounded, -floor)
