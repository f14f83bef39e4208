"""Comparisons, prepared: whole numbers over one denominator, worst and best case side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from roolang.domain.amount import PERCENT, Amount
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, YES, Answer, all_
from roolang.interpret.compare import compare
from roolang.interpret.pieces import ADDED
from roolang.interpret.prepared.predicates import Finder
from roolang.interpret.prepared.run import Run
from roolang.interpret.trace import Bounds, Counted, Figure, Trace
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
    sign, based, origin = expr.sign, expr.base is not None, expr.origin
    several = len(number.lines) + len(base.lines) > 1
    above, below = threshold.as_integer_ratio()
    turned = sign in ("<=", "<")
    base_name = of.spelled(expr.base.name) if isinstance(expr.base, n.GoodAmount) else ""

    def plain(run: Run) -> Trace | None:
        counted: list[Counted] = []
        over = _total(number, run, counted, several)
        under = _total(base, run, [], several) if over else None
        if over is None or under is None or (under[1] <= 0 and based and threshold != ONE):
            return None
        scale, share_of = under[2] * below, above * over[2]
        low, high = over[0] * scale - share_of * under[1], over[1] * scale - share_of * under[0]
        answer = _answer(sign, low, high)
        if answer is None:
            return None
        share = None
        if based and over[0] == over[1] and under[0] == under[1] > 0:
            share = Fraction(over[0] * under[2], over[2] * under[0])
        slack = _bounds(-high, -low, over[2] * scale) if turned else _bounds(low, high, over[2] * scale)
        figure = Figure(
            expr.quantity, expr.method, expr.unit, sign, threshold, _bounds(*over), _bounds(*under) if based else None,
            share, slack, tuple(counted), based, base_name, expr.counting,
        )  # fmt: skip
        return Trace("compare", origin, answer, figure=figure)

    return plain


def _total(sums: Sums, run: Run, counted: list[Counted], several: bool) -> Total | None:
    """A sum in its worst and best case; None where an amount is not known, or may count in more than one sum."""
    low = high = 0
    over = CENTS
    for above, below in sums.constants:
        if over % below:
            low, high, over = low * below, high * below, over * below
        low, high = low + above * (over // below), high + above * (over // below)
    for times, parts, name in sums.amounts:
        number = _known(run.good.amounts.get(name))
        if number is None:
            return None
        above, below = number.as_integer_ratio()
        below *= parts
        if over % below:
            low, high, over = low * below, high * below, over * below
        above *= times * (over // below)
        low, high = low + above, high + above
    for times, parts, measure, find in sums.lines:
        for item, answer in find(run):
            number = _known(item.amounts.get(measure))
            if number is None:
                return None
            above, below = number.as_integer_ratio()
            below *= parts
            if over % below:
                low, high, over = low * below, high * below, over * below
            above *= times * (over // below)
            if answer.truth is Truth.YES:
                low += above
                high += above
            elif several:
                return None
            else:
                answer = all_((answer,))
                low, high = (low, high + above) if above > 0 else (low + above, high)
            bounds = Bounds(number, number)
            counted.append(Counted(item.name, item.code or "", item.description, bounds, answer, times > 0, item))
    return low, high, over


def _known(amount: Amount | None) -> Fraction | None:
    """The amount, if it is one number and no percentage."""
    if amount is None or amount.unit == PERCENT:
        return None
    number = amount.low
    return number if number is amount.high or number == amount.high else None


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
    least = Fraction(low, over)
    return Bounds(least, least if low == high else Fraction(high, over))
