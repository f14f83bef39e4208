"""The commonest limit: how much the amounts of some materials are, or leave over, of one amount of the good.

Where these are whole cents and of every material it is known whether it counts, it is a line of arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import gcd
from typing import TypeAlias

from roolang.interpret.answer import NO, YES, Answer
from roolang.interpret.prepared.columns import CENTS
from roolang.interpret.prepared.found import Node
from roolang.interpret.prepared.run import Run
from roolang.interpret.prepared.sums import Sums, Total
from roolang.interpret.trace import Trace

Worked: TypeAlias = tuple[Total, Total, Total]
"""The number, its base, and how far the comparison is from turning."""
Telling: TypeAlias = Callable[[Answer, Run, Worked], Trace]


def sharing(number: Sums, base: Sums, sign: str, threshold: Fraction, tell: Telling, otherwise: Node) -> Node | None:
    """A limit of that kind, else nothing; where a figure is not so plain, the limit as it is `otherwise` judged."""
    given = {name for _, name in (*number.amounts, *base.amounts)}
    if number.constant or base.constant or base.lines or len(number.lines) != 1 or len(given) != 1:
        return None
    if [factor for factor, _ in base.amounts] != [1]:
        return None
    (name,), ((factor, measure, find, _),), parts = given, number.lines, number.parts
    times = (factor * parts).numerator
    times_base = sum((each * parts).numerator for each, _ in number.amounts)
    above, below = threshold.as_integer_ratio()
    side = -1 if sign in ("<=", "<") else 1
    edge = 1 if sign in ("<", ">") else 0
    common = gcd(below, above * parts)
    scale, share = below // common, above * parts // common
    over, unit = parts * CENTS, parts * CENTS * scale

    def limit(run: Run) -> Trace:
        goods, found = run.goods, find(run)
        whole, values = goods.cents[name], goods.columns[measure]
        if whole is None or whole <= 0 or values is None or found[1]:
            return otherwise(run)
        counted = times_base * whole + times * sum(map(values.__getitem__, found[0]))
        room = counted * scale - whole * share
        worked = (counted, counted, over), (whole, whole, CENTS), (room, room, unit)
        return tell(YES if room * side >= edge else NO, run, worked)

    return limit
