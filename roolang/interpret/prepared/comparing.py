"""Comparisons, prepared: whole numbers over one denominator, worst and best case side by side."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from roolang.domain.ratio import ratio
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, YES, Answer
from roolang.interpret.compare import compare
from roolang.interpret.prepared.found import Node
from roolang.interpret.prepared.run import Run
from roolang.interpret.prepared.shares import Telling, Worked, sharing
from roolang.interpret.prepared.sums import Sums, between
from roolang.interpret.trace import Numbers, Trace, reckoned
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.prepared.programs import Prepared

ONE = Fraction(1)


def comparing(expr: n.Compare, of: Prepared) -> Node:
    """`compare` for plain goods."""
    number, base, threshold = Sums(), Sums(), expr.threshold
    taken = number.take(expr.number, ONE, of) and base.take(expr.base or n.Constant(ONE), ONE, of)
    if not taken or not isinstance(threshold, Fraction) or threshold < 0 or expr.sign == "=":
        return lambda run: compare(expr, run.scene)
    return _plain(expr, threshold, number, base, of)


def _plain(expr: n.Compare, threshold: Fraction, number: Sums, base: Sums, of: Prepared) -> Node:
    """The comparison in whole numbers; the long way, where an amount is not known or doubts meet in several sums."""
    several = len(number.lines) + len(base.lines) > 1
    above, below = threshold.as_integer_ratio()
    needs_base = expr.base is not None and threshold != ONE
    decide, find_number, find_base = SIDES[expr.sign], number.total, base.total
    tell = _telling(expr, number, base, of)

    def plain(run: Run) -> Trace:
        over, under = find_number(run), find_base(run)
        if over is None or under is None or (needs_base and under[1] <= 0):
            return compare(expr, run.scene)
        if several and (number.doubtful(run) or base.doubtful(run)):
            return compare(expr, run.scene)
        least, most, parts = over
        less, more, shares = under
        scale, share_of = shares * below, above * parts
        low, high = least * scale - share_of * more, most * scale - share_of * less
        return tell(decide(low, high) or _open(expr, run), run, (over, under, (low, high, parts * scale)))

    return sharing(number, base, expr.sign, threshold, tell, plain) or plain


def _open(expr: n.Compare, run: Run) -> Answer:
    """An answer that is not known; what would settle it is worked out when somebody asks."""
    asked = cache(lambda: compare(expr, run.scene).answer)
    return Answer(Truth.UNKNOWN, lambda: asked().to_yes, lambda: asked().to_no)


SIDES: dict[str, Callable[[int, int], Answer | None]] = {
    ">=": lambda low, high: YES if low >= 0 else NO if high < 0 else None,
    ">": lambda low, high: YES if low > 0 else NO if high <= 0 else None,
    "<=": lambda low, high: YES if high <= 0 else NO if low > 0 else None,
    "<": lambda low, high: YES if high < 0 else NO if low >= 0 else None,
}
"""Whether a number between two ends is on the side of zero that a sign says; nothing if nobody knows."""


# ---- what an explanation needs


def _telling(expr: n.Compare, number: Sums, base: Sums, of: Prepared) -> Telling:
    """What writes the comparison in numbers, as `compare` does."""
    origin, counting, based, at_most = expr.origin, expr.counting, expr.base is not None, expr.sign in ("<=", "<")
    named = expr.quantity, expr.method, expr.unit, expr.sign, expr.threshold
    base_name = of.spelled(expr.base.name) if isinstance(expr.base, n.GoodAmount) else ""
    counted = number.counted

    said = *named, based, base_name, counting

    def numbers(worked: Worked) -> Numbers:
        over, under, (low, high, unit) = worked
        share = None
        if based and over[0] == over[1] and under[0] == under[1] > 0:
            share = ratio(over[0] * under[2], over[2] * under[0])
        slack = between(-high, -low, unit) if at_most else between(low, high, unit)
        return between(*over), between(*under) if based else None, share, slack

    def tell(answer: Answer, run: Run, worked: Worked) -> Trace:
        return Trace("compare", origin, answer, (), reckoned((said, numbers, worked, counted, run)))

    return tell
