"""Comparisons as sums: amounts of the good and measures of its materials, each so many times, against zero.

What stands here is what `forms.py` and `pieces.py` of the interpreter make of a form, for plain goods: every amount
once, with all its factors, so that one that is not known is taken at its worst once.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from roolang.columnar.lines import Lines, lines_of
from roolang.columnar.settled import is_settled
from roolang.columnar.tracing import direct, traced
from roolang.columnar.unplanned import Unplanned
from roolang.domain.truth import Truth
from roolang.interpret.pieces import ADDED
from roolang.ir import nodes as n
from roolang.ir.statuses import by_status
from roolang.record import record

if TYPE_CHECKING:
    from roolang.columnar.kinds import Kind

ONE = Fraction(1)
Taken: TypeAlias = "tuple[Fraction, str, Lines]"
"""A measure of the materials of which something holds, so many times."""


@record(frozen=True, slots=True)
class Total:
    """A constant, amounts of the good by their names, and measures of materials."""

    constant: Fraction
    amounts: tuple[tuple[str, Fraction], ...]
    sums: tuple[Taken, ...]


@record(frozen=True, slots=True)
class Limit:
    """`number OP threshold * base`: the number, the base if there is one, and their difference, held against zero."""

    sign: str
    number: Total
    base: Total | None
    difference: Total
    guarded: bool
    """Whether a base that is not positive leaves it open."""


class _Adding:
    """A form taken apart."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.constant = Fraction(0)
        self.amounts: dict[str, Fraction] = {}
        self.sums: list[Taken] = []

    def take(self, form: n.Form, factor: Fraction) -> None:
        """Takes in a form, so many times."""
        match form:
            case n.Constant(number):
                self.constant += number * factor
            case n.GoodAmount(name, formula):
                self._amount(name, formula, factor)
            case n.Plus(parts):
                for share, part in parts:
                    self.take(part, factor * share)
            case n.Sum():
                self._sum(form, factor)
            case _:
                raise Unplanned(f"a formula that is no sum ({type(form).__name__})")

    def _amount(self, name: str, formula: n.Form | None, factor: Fraction) -> None:
        """A declared number; where the tables have no such column, its formula."""
        if formula is not None and self.kind.undeclared(name, formula):
            self.take(formula, factor)
            return
        self.kind.use(name)
        self.amounts[name] = self.amounts.get(name, Fraction(0)) + factor

    def _sum(self, form: n.Sum, factor: Fraction) -> None:
        if form.scope.kind == "imports" and form.measure != ADDED:
            self.kind.use(form.measure)
            self.sums.append((factor, form.measure, traced(form, self.kind)))
            return
        if form.scope.kind != "lines":
            raise Unplanned(f"a sum over materials in tiers ({form.scope.kind})")
        if form.measure == ADDED or (by_status(form) and not _rolls_up(self.kind)):
            raise Unplanned("a sum that looks inside materials")
        self.kind.use(form.measure)
        self.sums.append((factor, form.measure, direct(lines_of(form.where, self.kind), self.kind)))

    @property
    def total(self) -> Total:
        """What was taken in."""
        return Total(self.constant, tuple(self.amounts.items()), tuple(self.sums))


def _rolls_up(kind: Kind) -> bool:
    """Whether originating materials count whole in goods of the kind."""
    less = (entry for entry in kind.program.rolling if not entry.applies)
    return all(is_settled(entry.goods, kind) and kind.scene.ask(entry.goods).truth is Truth.NO for entry in less)


def total_of(form: n.Form, kind: Kind) -> Total:
    """A form as a sum."""
    adding = _Adding(kind)
    adding.take(form, ONE)
    return adding.total


def limit_of(expr: n.Compare, kind: Kind) -> Limit:
    """A comparison as a sum held against zero."""
    if not isinstance(expr.threshold, Fraction):
        raise Unplanned("a number that nobody has filled in")
    number, base = total_of(expr.number, kind), None if expr.base is None else total_of(expr.base, kind)
    adding = _Adding(kind)
    adding.take(expr.number, ONE)
    if expr.threshold:
        adding.take(n.Constant(ONE) if expr.base is None else expr.base, -expr.threshold)
    guarded = expr.base is not None and expr.threshold != 1
    return Limit(expr.sign, number, base, adding.total, guarded)
