"""Operations in an order in which one comes after another where an example says so, and does not where it denies it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

Took: TypeAlias = tuple[str, str]
"""An operation and where it took place."""
Order: TypeAlias = tuple[str, tuple[str, ...], str, bool]
"""Whether an operation, in one of some places (none: anywhere), took place after another."""


def ordered(took: Sequence[Took], orders: Iterable[Order]) -> list[Took]:
    """The same operations; as they come where no order fits all that is said."""
    before: dict[Took, dict[Took, None]] = {each: {} for each in took}
    for name, places, after, so in sorted(orders, key=lambda each: each[3]):
        for one in took:
            if one[0] == name and (not places or one[1] in places):
                for other in (each for each in took if each[0] == after and each != one):
                    first, then = (other, one) if so else (one, other)
                    if then not in before[first]:
                        before[then][first] = None
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError:
        return list(took)
