"""Exact numbers between bounds: a form becomes terms, each the coefficient of one amount of one line."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from roolang.domain.amount import Amount, unknown
from roolang.domain.truth import Truth
from roolang.interpret import facts as named
from roolang.interpret.answer import Answer, sure
from roolang.interpret.bends import Bent, bent, hull, inner_of
from roolang.interpret.facts import Fact
from roolang.interpret.pieces import Piece, pieces, scaled
from roolang.interpret.sums import ONE, Term, total
from roolang.interpret.trace import Bounds
from roolang.ir import nodes as n
from roolang.ir.walking import nodes_in

if TYPE_CHECKING:
    from roolang.interpret.scene import Scene


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
    return total(terms(form, ONE, scene))


def _fixed(number: Fraction) -> Piece:
    return Piece(("constant", number), "", sure(True), number, number)


def _good_amount(name: str, formula: n.Form | None, factor: Fraction, scene: Scene) -> Iterator[Term]:
    """A declared number of the good; else its formula, if the declaration has any of its parts; else unknown.

    A formula of plain numbers has no parts to declare.
    """
    declared = scene.good.amounts.get(name)
    if declared is None and formula is not None and (touches(formula, scene) or of_numbers(formula)):
        yield from terms(formula, factor, scene)
        return
    amount = declared or unknown()
    fact = named.amount(scene.good, name, scene.spelled(name), of_good=scene.good is scene.root)
    yield Term(factor, amount_piece((id(scene.good), name), fact, sure(True), amount))


def amount_piece(key: tuple[object, ...], fact: Fact, counts: Answer, amount: Amount) -> Piece:
    """A piece of a declared or unknown amount; a percentage counts as a part of one."""
    low, high = scaled(amount)
    unknown_ = frozenset() if amount.known else frozenset({fact})
    return Piece(key, fact, counts, low, high, unknown_)


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


def of_numbers(form: n.Form) -> bool:
    """Whether a formula is made of plain numbers alone, or of names for such."""
    return all(each.formula is not None for each in nodes_in(form) if isinstance(each, n.GoodAmount))


def _chosen(form: n.Choice, factor: Fraction, scene: Scene) -> Iterator[Term]:
    """The number that a condition chooses; where it is not known which, either may be."""
    answer = scene.ask(form.condition)
    if answer.truth is not Truth.UNKNOWN:
        yield from terms(form.then if answer.truth is Truth.YES else form.otherwise, factor, scene)
        return
    each = [list(terms(part, ONE, scene)) for part in (form.then, form.otherwise)]
    found = hull([total(some) for some in each])
    asked = frozenset[Fact]().union(*answer.to_yes[:1], *answer.to_no[:1])
    missing = asked.union(*(_asked(term.piece) for some in each for term in some))
    key = ("choice", id(form), id(scene.good))
    yield Term(factor, Piece(key, "", sure(True), found.low, found.high, missing))


# ---- what is not linear


def _curved(form: Bent, scene: Scene) -> Piece:
    inner = inner_of(form)
    each = [list(terms(part, ONE, scene)) for part in inner]
    found = bent(form, [total(some) for some in each])
    missing = frozenset[Fact]()
    if not found.known:
        missing = missing.union(*(_asked(term.piece) for some in each for term in some))
    return Piece(("formula", id(form), id(scene.good)), "", sure(True), found.low, found.high, missing)


def _asked(piece: Piece) -> frozenset[Fact]:
    """All that is not known of a piece."""
    return piece.facts.union(*piece.counts.to_yes[:1], *piece.counts.to_no[:1])
