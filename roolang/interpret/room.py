"""How much room a trace leaves in its limits, by which the cuts that lead to one verdict are compared."""

from __future__ import annotations

from fractions import Fraction
from heapq import merge
from typing import TypeAlias

from roolang.domain.truth import Truth
from roolang.interpret.trace import Figure, Trace

Rooms: TypeAlias = tuple[tuple[int, Fraction], ...]
NONE: Rooms = ()
FAILED: Rooms = ((-1, Fraction(0)),)
"""Where something fails that is no limit: nothing is further off."""
END: Rooms = ((1, Fraction(0)),)
"""After the last limit: one limit less is better than any room."""


def rooms_of(trace: Trace) -> Rooms:
    """What is left over the line in each limit, as a part of its base, the closest first; below zero where one fails.

    Of `any`, the best part. Two traces are compared limit by limit: first in the one that is closest to turning.
    """
    return (*_rooms(trace), *END)


def _rooms(trace: Trace) -> Rooms:
    if trace.figure is not None:
        left = _left(trace.figure)
        return ((0, left),) if left is not None else NONE if trace.truth is Truth.YES else FAILED
    if not trace.parts or trace.kind == "not":
        return NONE if trace.truth is Truth.YES else FAILED
    if trace.kind == "any":
        return max((_rooms(part) for part in trace.parts), key=lambda rooms: (*rooms, *END))
    return tuple(merge(*map(_rooms, trace.parts)))


def _left(figure: Figure) -> Fraction | None:
    slack, base = figure.slack.low, figure.base
    if slack is None or not figure.slack.known:
        return None
    if base is None:
        return slack
    return slack / base.low if base.known and base.low else None
