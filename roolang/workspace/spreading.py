"""Work that takes long, spread over the processors."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeAlias, TypeVar

Done = TypeVar("Done")
Kin: TypeAlias = tuple[int, object]
"""What a job has in common with others, and how much work that alone is, in any measure."""
ALONE = 0.3
"""So many seconds are worked on in one process first: most work is done by then."""
MOST = 16
TOGETHER = 12
"""So many jobs of a kin are given to a copy at once, so that no copy is left with all of them."""


def spread(
    jobs: Sequence[Callable[[], Done]],
    kin: Sequence[Kin] = (),
    *,
    alone: float | None = None,
    told: Callable[[int], object] = lambda _: None,
) -> list[Done]:
    """What some jobs give, in their order. Each may run in a copy of this process, so what they change is lost.

    Jobs of one `kin` are given to one copy, which so does but once what they share; what is most work is begun first.
    `told` hears the number of each job when it is done.
    """
    started, most = time.monotonic(), ALONE if alone is None else alone
    done: dict[int, Done] = {}
    for number, job in enumerate(jobs):
        if time.monotonic() - started > most:
            break
        done[number] = job()
        told(number)
    left, hands = range(len(done), len(jobs)), min(_processors(), MOST)
    if len(left) > 1 and hands > 1 and hasattr(os, "fork"):
        for number, found in _in_copies(jobs, _shares(left, kin), hands):
            done[number] = found
            told(number)
    return [done[number] if number in done else job() for number, job in enumerate(jobs)]


def _shares(left: Sequence[int], kin: Sequence[Kin]) -> list[tuple[int, ...]]:
    """Jobs by their numbers, those of one kin together, but not too many; what is most work first."""
    by_kin: dict[Kin, list[int]] = {}
    for number in left:
        by_kin.setdefault(kin[number] if kin else (0, number), []).append(number)
    shares = [
        (of[0], tuple(numbers[start : start + TOGETHER]))
        for of, numbers in by_kin.items()
        for start in range(0, len(numbers), TOGETHER)
    ]
    return [numbers for _, numbers in sorted(shares, key=lambda share: share[0], reverse=True)]


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_waiting: Sequence[Callable[[], Any]] = ()
"""The jobs of this process, which its copies find here: a job cannot be sent."""


def _in_copies(
    jobs: Sequence[Callable[[], Done]], shares: Sequence[tuple[int, ...]], hands: int
) -> Iterator[tuple[int, Done]]:
    """What jobs give, by number, when copies of this process take shares of them; not all, if a copy is lost."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _waiting
    _waiting = jobs
    try:
        with suppress(BrokenProcessPool, OSError, ImportError, NotImplementedError):
            pool = ProcessPoolExecutor(min(hands, len(shares)), get_context("fork"), _quietly)
            try:
                for numbers, found in zip(shares, pool.map(_each, shares), strict=True):
                    yield from zip(numbers, found, strict=True)
            finally:
                pool.shutdown(cancel_futures=True)
    finally:
        _waiting = ()


def _quietly() -> None:
    """An interruption ends a copy at once; the one who asked for the work tells of it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _each(numbers: tuple[int, ...]) -> list[Any]:
    return [_waiting[number]() for number in numbers]
