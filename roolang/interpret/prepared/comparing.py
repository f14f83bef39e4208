"""Comparisons, prepared: whole numbers over one denominator, worst and best case side by side."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from roolang.domain.ratio import ratio
from roolang.interpret.answer import NO, YES, Answer
from roolang.interpret.compare import compare
from roolang.interpret.prepared.found import Node
from roolang.interpret.prepared.run import Run
from roolang.interpret.prepared.shares import sharing, unsettled
from roolang.interpret.prepared.sums import Sums, Total, between
from roolang.interpret.trace import Counted, Figure, Trace
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
    origin, spelled = expr.origin, of.spelled(expr.base.name) if isinstance(expr.base, n.GoodAmount) else ""

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
        figure = _figure(expr, over, under, (low, high, parts * scale), number.counted(run), spelled)
        return Trace("compare", origin, decide(low, high) or unsettled(expr, run), (), figure)

    return sharing(expr, number, base, spelled, plain) or plain


SIDES: dict[str, Callable[[int, int], Answer | None]] = {
    ">=": lambda low, high: YES if low >= 0 else NO if high < 0 else None,
    ">": lambda low, high: YES if low > 0 else NO if high <= 0 else None,
    "<=": lambda low, high: YES if high <= 0 else NO if low > 0 else None,
    "<": lambda low, high: YES if high < 0 else NO if low >= 0 else None,
}
"""Whether a number between two ends is on the side of zero that a sign says; nothing if nobody knows."""


# ---- what an explanation needs


def _figure(
    expr: n.Compare, over: Total, under: Total, room: Total, counted: tuple[Counted, ...], base_name: str
) -> Figure:
    """The comparison in numbers, as `compare` writes it."""
    (low, high, unit), based = room, expr.base is not None
    share = None
    if based and over[0] == over[1] and under[0] == under[1] > 0:
        share = ratio(over[0] * under[2], over[2] * under[0])
    return Figure(
        expr.quantity, expr.method, expr.unit, expr.sign, expr.threshold,
        between(*over), between(*under) if based else None, share,
        between(-high, -low, unit) if expr.sign in ("<=", "<") else between(low, high, unit),
        counted, expr.part, base_name, expr.counting,
    )  # fmt: skip
