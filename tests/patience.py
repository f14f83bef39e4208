"""An end to what would hang: no claim of speed, only that a test which cannot pass does not stand for an hour."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 90.0
"""Seconds of the processor, whoever else is at work: some twenty times of what the slowest of these tests takes."""


@contextmanager
def patience() -> Iterator[None]:
    """Fails a test whose work has had that much of the processor; a run within one pattern is ended after it."""

    def stop(*_: object) -> None:
        raise AssertionError(f"not done after {PATIENCE:.0f} s of the processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
