"""Sums, prepared: whole numbers over one denominator, worst and best case side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from roolang.interpret.answer import YES, Answer, all_
from roolang.interpret.pieces import ADDED
from roolang.interpret.prepared.predicates import Finder
from roolang.interpret.prepared.run import Run
from roolang.interpret.trace import Bounds, Counted
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.prepared.programs import Prepared

Total: TypeAlias = tuple[int, int, int]
"""The least and the greatest a sum can be, over a denominator."""
Part: TypeAlias = Callable[[Run], Total | None]
"""A part of a sum; nothing where it is no plain number."""


class Lines(NamedTuple):
    """A measure of the materials that count, so many times."""

    factor: Fraction
    measure: str
    find: Finder


class Sums:
    """A form as a sum of constants, amounts of the good, and measures of materials, each so many times."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.lines: list[Lines] = []

    def take(self, form: n.Form, factor: Fraction, of: Prepared) -> bool:
        """Takes in a form; no, if it is not such a sum."""
        match form:
            case n.Constant(number):
                self.parts.append(_constant(number * factor))
            case n.GoodAmount(name):
                self.parts.append(_amount(name, factor))
            case n.Sum(measure, where, n.Scope("lines"), whole) if measure != ADDED and (whole or of.rolls_up):
                self.lines.append(Lines(factor, measure, of.finder(where)))
                self.parts.append(_measured(*self.lines[-1]))
            case n.Plus(inner):
                return all(self.take(part, factor * share, of) for share, part in inner)
            case _:
                return False
        return True

    @property
    def total(self) -> Part:
        """The sum in its worst and best case."""
        match self.parts:
            case [only]:
                return only
            case [one, other]:
                return lambda run: _plus(one(run), other(run))
            case parts:
                return lambda run: reduce(_plus, [part(run) for part in parts])

    def doubtful(self, run: Run) -> bool:
        """Whether it is not known of every material whether it counts."""
        return any(each.find(run)[1] for each in self.lines)

    def counted(self, run: Run) -> Iterator[Counted]:
        """What each line contributed."""
        for factor, measure, find in self.lines:
            sure, open_ = find(run)
            answers: dict[int, Answer] = dict.fromkeys(sure, YES) | {i: all_((answer,)) for i, answer in open_}
            for i in sorted(answers):
                item = run.items[i]
                amount = item.amounts[measure]
                bounds = Bounds(amount.low, amount.high)
                yield Counted(item.name, item.code or "", item.description, bounds, answers[i], factor > 0, item)


def _plus(one: Total | None, other: Total | None) -> Total | None:
    if one is None or other is None:
        return None
    low, high, over = one
    less, more, under = other
    if over != under:
        common = lcm(over, under)
        left, right = common // over, common // under
        low, high, less, more, over = low * left, high * left, less * right, more * right, common
    return low + less, high + more, over


def _constant(number: Fraction) -> Part:
    above, below = number.as_integer_ratio()
    total = above, above, below
    return lambda run: total


def _amount(name: str, factor: Fraction) -> Part:
    times, parts = factor.as_integer_ratio()

    def amount(run: Run) -> Total | None:
        found = run.goods.amount(name)
        if found is None:
            return None
        above, below = found
        above *= times
        return above, above, below * parts

    return amount


def _measured(factor: Fraction, measure: str, find: Finder) -> Part:
    times, parts = factor.as_integer_ratio()

    def measured(run: Run) -> Total | None:
        values, over, gaps = run.goods.column(measure)
        sure, open_ = find(run)
        if gaps and not (gaps.isdisjoint(sure) and gaps.isdisjoint([i for i, _ in open_])):
            return None
        low = high = times * sum([values[i] for i in sure])
        for i, _ in open_:
            each = times * values[i]
            if each > 0:
                high += each
            else:
                low += each
        return low, high, over * parts

    return measured
