"""The commonest limit: how much the amounts of some materials are, or leave over, of one amount of the good.

Where these are whole cents it is a line of arithmetic, or two where it is not known of each material whether it counts.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from roolang.domain.ratio import ratio
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, YES, Answer
from roolang.interpret.compare import compare
from roolang.interpret.prepared.columns import CENTS
from roolang.interpret.prepared.found import Node
from roolang.interpret.prepared.run import Run
from roolang.interpret.prepared.sums import Sums, between
from roolang.interpret.prepared.taking import taking
from roolang.interpret.trace import Bounds, Figure, Trace
from roolang.ir import nodes as n

ZERO = Fraction(0)
NONE = Bounds(ZERO, ZERO)


def sharing(expr: n.Compare, number: Sums, base: Sums, base_name: str, otherwise: Node) -> Node | None:
    """A limit of that kind, else nothing; where a figure is not so plain, the limit as it is `otherwise` judged."""
    given = {name for _, name in (*number.amounts, *base.amounts)}
    if number.constant or base.constant or base.lines or len(number.lines) != 1 or len(given) != 1:
        return None
    if [factor for factor, _ in base.amounts] != [1] or not isinstance(expr.threshold, Fraction):
        return None
    (name,), (line,), parts = given, number.lines, number.parts
    take, times = taking(line), (line.factor * parts).numerator
    times_base = sum((each * parts).numerator for each, _ in number.amounts)
    above, below = expr.threshold.as_integer_ratio()
    common = gcd(below, above * parts)
    scale, share_of = below // common, above * parts // common
    side = -1 if expr.sign in ("<=", "<") else 1
    least = 1 if expr.sign in ("<", ">") else 0
    over, unit = parts * CENTS, parts * CENTS * scale
    origin, quantity, method, unit_name, sign = expr.origin, expr.quantity, expr.method, expr.unit, expr.sign
    threshold, counting, part = expr.threshold, expr.counting, expr.part

    def limit(run: Run) -> Trace:
        price, taken = run.goods.price(name), take(run)
        if price is None or taken is None or price[0] <= 0:
            return otherwise(run)
        whole, declared = price
        surely, perhaps, lines = taken
        counted = times_base * whole + times * surely
        slack = (counted * scale - whole * share_of) * side
        if perhaps:
            low, high = _ends(counted, times * perhaps)
            worst, best = _ends(slack, times * perhaps * scale * side)
            amount, share, room = between(low, high, over), None, between(worst, best, unit)
            answer = YES if worst >= least else NO if best < least else unsettled(expr, run)
        elif counted:
            exact, share, left = ratio(counted, over), ratio(counted, whole * parts), ratio(slack, unit)
            amount, room, answer = Bounds(exact, exact), Bounds(left, left), YES if slack >= least else NO
        else:
            left = ratio(slack, unit)
            amount, share, room, answer = NONE, ZERO, Bounds(left, left), YES if slack >= least else NO
        figure = Figure(
            quantity, method, unit_name, sign, threshold,
            amount, declared, share, room, lines, part, base_name, counting,
        )  # fmt: skip
        return Trace("compare", origin, answer, (), figure)

    return limit


def _ends(one: int, more: int) -> tuple[int, int]:
    """A number, and what it is with more, which may be less than nothing: the lower before the higher."""
    return (one, one + more) if more > 0 else (one + more, one)


def unsettled(expr: n.Compare, run: Run) -> Answer:
    """An answer that is not known; what would settle it is worked out when somebody asks."""

    def asked() -> Answer:
        return compare(expr, run.scene).answer

    return Answer(Truth.UNKNOWN, lambda: asked().to_yes, lambda: asked().to_no)
