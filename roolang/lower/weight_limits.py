"""Limits by weight that a tolerance may lift, where its text says that only stated maxima by value stand firm.

If such a limit is exceeded, every material that it limits fails the rule, and all of them count against the share
(UK-Japan Art. 3.6(2), read literally, bars the tolerance against maximum values only).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from roolang.domain.amount import MASS
from roolang.ir import nodes as n
from roolang.record import record

KIND = "weight limits"
"""The word for them after `covers`."""
MOST = 4
"""More limits than these in one alternative are lifted together or not at all: 2**n ways otherwise."""


@record(frozen=True, slots=True)
class WeightLimit:
    """A limit by weight as it was lowered, and the lines that it limits."""

    expr: n.Compare
    where: n.Pred


def among(others: Iterable[n.Expr]) -> tuple[tuple[WeightLimit, ...], tuple[n.Expr, ...]]:
    """The limits by weight among the conditions of an alternative, and the rest."""
    limits: list[WeightLimit] = []
    rest: list[n.Expr] = []
    for other in others:
        found = _limit(other)
        if found is not None:
            limits.append(found)
        elif isinstance(other, n.All):
            within, besides = among(other.parts)
            limits += within
            rest += besides if within else [other]
        else:
            rest.append(other)
    return tuple(limits), tuple(rest)


def choices(limits: tuple[WeightLimit, ...]) -> list[tuple[tuple[WeightLimit, ...], tuple[WeightLimit, ...]]]:
    """Every choice of limits that are lifted, with those that are kept; none lifted first."""
    sizes = range(len(limits) + 1) if len(limits) <= MOST else (0, len(limits))
    return [
        (lifted, tuple(limit for limit in limits if limit not in lifted))
        for size in sizes
        for lifted in combinations(limits, size)
    ]


def _limit(expr: n.Expr) -> WeightLimit | None:
    match expr:
        case n.Compare(number=n.Sum(where=where, scope=n.LINES), sign="<=" | "<", unit=unit) if unit == MASS:
            return WeightLimit(expr, where)
    return None
