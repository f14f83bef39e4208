"""Comparisons, prepared: whole numbers over one denominator, worst and best case side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from roolang.domain.amount import COUNT, MASS, MONEY, PERCENT, VOLUME, Amount
from roolang.domain.ratio import ratio
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, YES, Answer, all_
from roolang.interpret.compare import compare
from roolang.interpret.pieces import ADDED
from roolang.interpret.prepared.predicates import Finder
from roolang.interpret.prepared.run import Run
from roolang.interpret.trace import Bounds, Counted, Details, Figure, Trace, traced
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.prepared.programs import Prepared

ONE = Fraction(1)
CENTS = 100
"""The denominator that sums begin with, since most are of money."""
Total: TypeAlias = tuple[int, int, int]
"""The least and the greatest a sum can be, over a denominator."""


@dataclass(slots=True)
class Sums:
    """A form as a sum: constants, amounts of the good, and measures of materials, each so many times (a ratio)."""

    constants: list[tuple[int, int]] = field(default_factory=list)
    amounts: list[tuple[int, int, str]] = field(default_factory=list)
    lines: list[tuple[int, int, str, Finder]] = field(default_factory=list)

    def take(self, form: n.Form, factor: Fraction, of: Prepared) -> bool:
        """Takes in a form; no, if it is not such a sum."""
        times, parts = factor.as_integer_ratio()
        match form:
            case n.Constant(number):
                self.constants.append((number * factor).as_integer_ratio())
            case n.GoodAmount(name):
                self.amounts.append((times, parts, name))
            case n.Sum(measure, where, n.Scope("lines"), whole) if measure != ADDED and (whole or of.rolls_up):
                self.lines.append((times, parts, measure, of.finder(where)))
            case n.Plus(inner):
                return all(self.take(part, factor * share, of) for share, part in inner)
            case _:
                return False
        return True


def comparing(expr: n.Compare, of: Prepared) -> Callable[[Run], Trace]:
    """`compare` for plain goods."""
    number, base, threshold = Sums(), Sums(), expr.threshold
    taken = number.take(expr.number, ONE, of) and base.take(expr.base or n.Constant(ONE), ONE, of)
    if not taken or not isinstance(threshold, Fraction) or threshold < 0 or expr.sign == "=":
        return lambda run: compare(expr, run.scene)
    plain = _plain(expr, threshold, number, base, of)
    return lambda run: plain(run) or compare(expr, run.scene)


def _plain(
    expr: n.Compare, threshold: Fraction, number: Sums, base: Sums, of: Prepared
) -> Callable[[Run], Trace | None]:
    """The comparison in whole numbers; nothing where an amount is not known or the answer is open."""
    sign, origin = expr.sign, expr.origin
    several = len(number.lines) + len(base.lines) > 1
    above, below = threshold.as_integer_ratio()
    needs_base = expr.base is not None and threshold != ONE
    base_name = of.spelled(expr.base.name) if isinstance(expr.base, n.GoodAmount) else ""
    figure = partial(_figure, expr, number, base_name)

    def plain(run: Run) -> Trace | None:
        over = _total(number, run, several)
        under = _total(base, run, several) if over else None
        if over is None or under is None or (needs_base and under[1] <= 0):
            return None
        scale, share_of = under[2] * below, above * over[2]
        low, high = over[0] * scale - share_of * under[1], over[1] * scale - share_of * under[0]
        answer = _answer(sign, low, high)
        if answer is None:
            return None
        return traced("compare", origin, answer, partial(figure, run, over, under, (low, high, over[2] * scale)))

    return plain


def _total(sums: Sums, run: Run, several: bool) -> Total | None:
    """A sum in its worst and best case; None where an amount is not known, or may count in more than one sum."""
    low = high = 0
    over = CENTS
    for above, below in sums.constants:
        if over % below:
            low, high, over = low * below, high * below, over * below
        low, high = low + above * (over // below), high + above * (over // below)
    for times, parts, name in sums.amounts:
        amount = run.good.amounts.get(name)
        if amount is None or not ((amount.low is amount.high and amount.unit in MEASURED) or _is_plain(amount)):
            return None
        above, below = amount.low.as_integer_ratio()
        below *= parts
        if over % below:
            low, high, over = low * below, high * below, over * below
        above *= times * (over // below)
        low, high = low + above, high + above
    for times, parts, measure, find in sums.lines:
        for item, answer in find(run):
            amount = item.amounts.get(measure)
            if amount is None or not ((amount.low is amount.high and amount.unit in MEASURED) or _is_plain(amount)):
                return None
            above, below = amount.low.as_integer_ratio()
            below *= parts
            if over % below:
                low, high, over = low * below, high * below, over * below
            above *= times * (over // below)
            if answer is YES or answer.truth is Truth.YES:
                low += above
                high += above
            elif several:
                return None
            elif above > 0:
                high += above
            else:
                low += above
    return low, high, over


MEASURED = frozenset((MONEY, MASS, VOLUME, COUNT))
"""Units of amounts that count as they are written."""


def _is_plain(amount: Amount) -> bool:
    """Whether the amount is one number and no percentage."""
    return amount.unit != PERCENT and amount.low == amount.high


# ---- what an explanation needs


def _figure(
    expr: n.Compare, number: Sums, base_name: str, run: Run, over: Total, under: Total, slack: Total
) -> Details:
    """The comparison in numbers, written down as `compare` does."""
    based = expr.base is not None
    share = None
    if based and over[0] == over[1] and under[0] == under[1] > 0:
        share = ratio(over[0] * under[2], over[2] * under[0])
    low, high, unit = slack
    figure = Figure(
        expr.quantity, expr.method, expr.unit, expr.sign, expr.threshold,
        _bounds(*over), _bounds(*under) if based else None, share,
        _bounds(-high, -low, unit) if expr.sign in ("<=", "<") else _bounds(low, high, unit),
        tuple(_counted(number, run)), based, base_name, expr.counting,
    )  # fmt: skip
    return figure, ()


def _counted(number: Sums, run: Run) -> Iterator[Counted]:
    """What each line contributed."""
    for times, _, measure, find in number.lines:
        for item, answer in find(run):
            amount = item.amounts[measure]
            counts = answer if answer.truth is Truth.YES else all_((answer,))
            bounds = Bounds(amount.low, amount.high)
            yield Counted(item.name, item.code or "", item.description, bounds, counts, times > 0, item)


def _answer(sign: str, low: int, high: int) -> Answer | None:
    """Whether a number between two ends is on the side of zero that the sign says; None if nobody knows."""
    match sign:
        case ">=":
            return YES if low >= 0 else NO if high < 0 else None
        case ">":
            return YES if low > 0 else NO if high <= 0 else None
        case "<=":
            return YES if high <= 0 else NO if low > 0 else None
        case _:
            return YES if high < 0 else NO if low >= 0 else None


def _bounds(low: int, high: int, over: int) -> Bounds:
    least = ratio(low, over)
    return Bounds(least, least if low == high else ratio(high, over))
