"""Times that can be compared: everything in turn, round after round, and the middle of what each round says."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping


def in_turn(
    works: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = time.process_time
) -> dict[str, list[float]]:
    """The seconds of each work in each round, after a round that does not count.

    Processor time by default: other work on the machine then matters less. Garbage of one work is not another's.
    """
    found: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            gc.collect()
            started = clock()
            work()
            if number:
                found[name].append(clock() - started)
    return found


def ratio(times: Mapping[str, list[float]], name: str, anchor: str) -> float:
    """How many times as long one took as the other: the median over the rounds."""
    return statistics.median(a / b for a, b in zip(times[name], times[anchor], strict=True))


def row(what: str, seconds: float, against: float, goal: float | None = None) -> str:
    """A line of the report."""
    told = "" if goal is None else f"   goal {goal:g} x{'' if against <= goal else ' (missed)'}"
    return f"{what:<58} {seconds * 1000:>10.3f} ms {against:>8.2f} x{told}"


def middle(times: list[float]) -> float:
    """The median."""
    return statistics.median(times)
