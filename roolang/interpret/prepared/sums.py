"""Sums, prepared: whole numbers over one denominator, worst and best case side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import lcm
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from roolang.domain.ratio import ratio
from roolang.interpret.answer import YES
from roolang.interpret.pieces import ADDED
from roolang.interpret.prepared.columns import CENTS, ratio_of
from roolang.interpret.prepared.predicates import Finder
from roolang.interpret.prepared.run import Run
from roolang.interpret.trace import Bounds, Counted
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.prepared.programs import Prepared

Total: TypeAlias = tuple[int, int, int]
"""The least and the greatest a sum can be, over a denominator."""
Part: TypeAlias = "Callable[[Run], Total | None]"
"""A sum; nothing where it is no plain number."""


class Lines(NamedTuple):
    """A measure of the materials that count, so many times; `adds` says whether it raises the sum."""

    factor: Fraction
    measure: str
    find: Finder
    adds: bool

    def contributed(self, run: Run) -> Iterator[Counted]:
        """What each of the materials contributed."""
        sure, open_, answer = self.find(run)
        answers = sorted([*[(i, YES) for i in sure], *[(i, answer(i)) for i in open_]], key=itemgetter(0))
        for i, counts in answers:
            item = run.goods.items[i]
            yield Counted(item, item.amounts[self.measure], counts, self.adds)


class Sums:
    """A form as a sum of a constant, amounts of the good, and measures of materials, each so many times."""

    def __init__(self) -> None:
        self.constant = Fraction(0)
        self.amounts: list[tuple[Fraction, str]] = []
        self.lines: list[Lines] = []

    def take(self, form: n.Form, factor: Fraction, of: Prepared) -> bool:
        """Takes in a form; no, if it is not such a sum."""
        match form:
            case n.Constant(number):
                self.constant += number * factor
            case n.GoodAmount(name):
                self.amounts.append((factor, name))
            case n.Sum(measure, where, n.Scope("lines"), whole) if measure != ADDED and (whole or of.rolls_up):
                self.lines.append(Lines(factor, measure, of.finder(where), factor > 0))
            case n.Plus(inner):
                return all(self.take(part, factor * share, of) for share, part in inner)
            case _:
                return False
        return True

    @property
    def parts(self) -> int:
        """A denominator of all its factors."""
        factors = [self.constant, *(factor for factor, _ in self.amounts), *(each.factor for each in self.lines)]
        return lcm(*(factor.denominator for factor in factors))

    @property
    def total(self) -> Part:
        """The sum in its worst and best case."""
        parts = self.parts
        constant = (self.constant * parts).numerator
        given = [((factor * parts).numerator, name) for factor, name in self.amounts]
        lines = [((each.factor * parts).numerator, each.measure, each.find) for each in self.lines]
        if not given and not lines:
            whole = constant, constant, parts
            return lambda run: whole
        return _total(constant, given, lines, parts)

    def doubtful(self, run: Run) -> bool:
        """Whether it is not known of every material whether it counts."""
        return any(each.find(run)[1] for each in self.lines)

    def counted(self, run: Run) -> tuple[Counted, ...]:
        """What each line contributed."""
        return tuple([each for line in self.lines for each in line.contributed(run)])


def between(low: int, high: int, over: int) -> Bounds:
    """Two whole numbers over a denominator, as a trace has them."""
    least = ratio(low, over)
    return Bounds(least, least if low == high else ratio(high, over))


def _total(constant: int, given: list[tuple[int, str]], lines: list[tuple[int, str, Finder]], parts: int) -> Part:
    """So many times some amounts and measures, all over `parts`."""

    def total(run: Run) -> Total | None:
        goods, over = run.goods, CENTS
        low = high = constant * CENTS
        for times, name in given:
            found = ratio_of(goods.good.amounts.get(name))
            if found is None:
                return None
            each, below = found
            if below != over:
                low, high, each, over = _alike(low, high, over, each, below)
            low += times * each
            high += times * each
        for times, measure, find in lines:
            values, below, gaps = goods.column(measure)
            sure, open_, _ = find(run)
            if gaps and not (gaps.isdisjoint(sure) and gaps.isdisjoint(open_)):
                return None
            each = sum([values[i] for i in sure])
            if below != over:
                low, high, each, over = _alike(low, high, over, each, below)
            low += times * each
            high += times * each
            if open_:
                less, more = _doubtful([times * values[i] for i in open_])
                low += less * (over // below)
                high += more * (over // below)
        return low, high, over * parts

    return total


def _doubtful(each: list[int]) -> tuple[int, int]:
    """What some numbers come to at the least and at the most, if it is not known whether they count."""
    return sum([number for number in each if number < 0]), sum([number for number in each if number > 0])


def _alike(low: int, high: int, over: int, each: int, below: int) -> tuple[int, int, int, int]:
    """A sum in its two cases and a number, over one denominator, which stands last."""
    common = lcm(over, below)
    return low * (common // over), high * (common // over), each * (common // below), common
