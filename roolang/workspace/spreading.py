"""Work that takes long, spread over the processors."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

Done = TypeVar("Done")
ALONE = 1.0
"""So many seconds are worked on in one process first: most work is done by then."""
MOST = 16


def spread(jobs: Sequence[Callable[[], Done]], *, alone: float = ALONE) -> list[Done]:
    """What some jobs give, in their order. Each may run in a copy of this process, so what they change is lost."""
    started = time.monotonic()
    done: list[Done] = []
    for job in jobs:
        if time.monotonic() - started > alone:
            break
        done.append(job())
    left, hands = jobs[len(done) :], min(_processors(), MOST)
    if len(left) > 1 and hands > 1 and hasattr(os, "fork"):
        done += _in_copies(left, hands)
    return done + [job() for job in jobs[len(done) :]]


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_waiting: Sequence[Callable[[], Any]] = ()
"""The jobs of this process, which its copies find here: a job cannot be sent."""


def _in_copies(jobs: Sequence[Callable[[], Done]], hands: int) -> list[Done]:
    """What jobs give when copies of this process take them in turn; the first of them only, if a copy is lost."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _waiting
    _waiting = jobs
    done: list[Done] = []
    try:
        with suppress(BrokenProcessPool, OSError, ImportError, NotImplementedError):
            pool = ProcessPoolExecutor(hands, get_context("fork"), _quietly)
            try:
                for each in pool.map(_nth, range(len(jobs))):
                    done.append(each)
            finally:
                pool.shutdown(cancel_futures=True)
    finally:
        _waiting = ()
    return done


def _quietly() -> None:
    """An interruption ends a copy at once; the one who asked for the work tells of it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _nth(number: int) -> Any:
    return _waiting[number]()
