"""Exact numbers between bounds: a form becomes terms, each the coefficient of one amount of one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, assert_never

from roolang.domain.amount import PERCENT, Amount, unknown
from roolang.domain.truth import Truth
from roolang.interpret import facts as named
from roolang.interpret.answer import YES, Answer, sure
from roolang.interpret.bends import ZERO, Bent, bent, hull, inner_of
from roolang.interpret.facts import Fact
from roolang.interpret.pieces import Piece, pieces
from roolang.interpret.trace import Bounds
from roolang.ir import nodes as n
from roolang.limits import MAX_CASES

if TYPE_CHECKING:
    from roolang.interpret.scene import Scene


ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Term:
    """So many times a piece."""

    factor: Fraction
    piece: Piece


def terms(form: n.Form, factor: Fraction, scene: Scene) -> Iterator[Term]:
    """The form as a sum of terms; what is not linear becomes one term with the bounds it has."""
    if isinstance(form, WORKED):
        _, kept = scene.noting(("terms", id(form)), lambda: (form, tuple(_terms(form, ONE, scene))))
        yield from (kept if factor == 1 else (Term(factor * term.factor, term.piece) for term in kept))
    else:
        yield from _terms(form, factor, scene)


WORKED = (n.GoodAmount, n.Choice, n.Extreme, n.Quotient, n.Whole, n.Product, n.Rounded)
"""What takes some work to turn into terms; many comparisons ask for the same."""


def _terms(form: n.Form, factor: Fraction, scene: Scene) -> Iterator[Term]:
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
        case n.Choice():
            yield from _chosen(form, factor, scene)
        case n.Extreme() | n.Quotient() | n.Whole() | n.Product() | n.Rounded():
            yield Term(factor, _curved(form, scene))
        case _:
            assert_never(form)


def bounds(form: n.Form, scene: Scene) -> Bounds:
    """The least and the greatest the form can be."""
    return total(group(terms(form, ONE, scene)))


def _fixed(number: Fraction) -> Piece:
    return Piece(("constant", number), "", sure(True), number, number)


def _good_amount(name: str, formula: n.Form | None, factor: Fraction, scene: Scene) -> Iterator[Term]:
    """A declared number of the good; else its formula, if the declaration has any of its parts; else unknown."""
    declared = scene.good.amounts.get(name)
    if declared is None and formula is not None and touches(formula, scene):
        yield from terms(formula, factor, scene)
        return
    amount = declared or unknown()
    fact = named.amount(scene.good, name, scene.spelled(name), of_good=scene.good is scene.root)
    yield Term(factor, amount_piece((id(scene.good), name), fact, sure(True), amount))


def amount_piece(key: tuple[object, ...], fact: Fact, counts: Answer, amount: Amount) -> Piece:
    """A piece of a declared or unknown amount; a percentage counts as a part of one."""
    scale = Fraction(1, 100) if amount.unit == PERCENT else Fraction(1)
    high = None if amount.high is None else amount.high * scale
    unknown_ = frozenset() if amount.known else frozenset({fact})
    return Piece(key, fact, counts, amount.low * scale, high, unknown_)


def uses(form: n.Form) -> frozenset[str]:
    """The names of the amounts of a line, or of the good, that a formula uses."""
    match form:
        case n.GoodAmount(name, formula):
            return frozenset({name}) | (uses(formula) if formula is not None else frozenset())
        case n.Plus(parts):
            return frozenset[str]().union(*(uses(part) for _, part in parts))
        case n.Extreme(_, parts):
            return frozenset[str]().union(*map(uses, parts))
        case n.Quotient(one, other) | n.Product(one, other):
            return uses(one) | uses(other)
        case n.Whole(part) | n.Rounded(part):
            return uses(part)
        case n.Choice(_, then, otherwise):
            return uses(then) | uses(otherwise)
        case n.Sum() | n.Constant():
            return frozenset()
        case _:
            assert_never(form)


def touches(form: n.Form, scene: Scene) -> bool:
    """Whether the declaration gives any number that the formula uses."""
    match form:
        case n.GoodAmount(name, formula):
            return name in scene.good.amounts or (formula is not None and touches(formula, scene))
        case n.Plus(parts):
            return any(touches(part, scene) for _, part in parts)
        case n.Extreme(_, parts):
            return any(touches(part, scene) for part in parts)
        case n.Quotient(one, other) | n.Product(one, other):
            return touches(one, scene) or touches(other, scene)
        case n.Whole(part) | n.Rounded(part):
            return touches(part, scene)
        case n.Sum() | n.Choice():
            return True
        case n.Constant():
            return False
        case _:
            assert_never(form)


def _chosen(form: n.Choice, factor: Fraction, scene: Scene) -> Iterator[Term]:
    """The number that a condition chooses; where it is not known which, either may be."""
    answer = scene.ask(form.condition)
    if answer.truth is not Truth.UNKNOWN:
        yield from terms(form.then if answer.truth is Truth.YES else form.otherwise, factor, scene)
        return
    each = [list(terms(part, ONE, scene)) for part in (form.then, form.otherwise)]
    found = hull([total(group(iter(some))) for some in each])
    asked = frozenset[Fact]().union(*answer.to_yes[:1], *answer.to_no[:1])
    missing = asked.union(*(_asked(term.piece) for some in each for term in some))
    key = ("choice", id(form), id(scene.good))
    yield Term(factor, Piece(key, "", sure(True), found.low, found.high, missing))


# ---- what is not linear


def _curved(form: Bent, scene: Scene) -> Piece:
    inner = inner_of(form)
    each = [list(terms(part, ONE, scene)) for part in inner]
    found = bent(form, [total(group(iter(some))) for some in each])
    missing = frozenset[Fact]()
    if not found.known:
        missing = missing.union(*(_asked(term.piece) for some in each for term in some))
    return Piece(("formula", id(form), id(scene.good)), "", sure(True), found.low, found.high, missing)


def _asked(piece: Piece) -> frozenset[Fact]:
    """All that is not known of a piece."""
    return piece.facts.union(*piece.counts.to_yes[:1], *piece.counts.to_no[:1])


# ---- terms of one amount, taken together


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
        """What raises the low end, fewest facts first."""
        if self._lifts is None:
            known = self.low is not None and self.low == self.high
            self._lifts = () if known else _lifts(self.cases, self.piece, self.low)
        return self._lifts

    def turned(self) -> Group:
        """The same with its sign turned."""
        return Group([(-factor, facts) for factor, facts in self.cases], self.piece)


def group(found: Iterator[Term]) -> list[Group]:
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


def _ends(factor: Fraction, piece: Piece) -> tuple[Fraction | None, Fraction | None]:
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
        if not kept and lift.floor is not None and low is not None and lift.floor <= low:
            continue
        if not kept or _height(lift) > _height(kept[-1]):
            kept.append(lift)
    return tuple(kept)


def _height(lift: Lift, *, upward: bool = True) -> tuple[bool, Fraction]:
    """A key that orders lifts by their floor."""
    unbounded, floor = lift.floor is None, lift.floor or ZERO
    return (unbounded, floor) if upward else (not unbounded, -floor)


def total(groups: list[Group]) -> Bounds:
    """The sum of groups."""
    low = None if any(g.low is None for g in groups) else sum((g.low for g in groups if g.low is not None), ZERO)
    high = None if any(g.high is None for g in groups) else sum((g.high for g in groups if g.high is not None), ZERO)
    return Bounds(low, high)
