"""A progress bar on standard error, on a terminal, for work that takes more than a moment."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

AFTER = 2.0
"""Seconds of work before anything is shown."""


class Progress:
    """Counts the steps of one piece of work; the bar appears once it has taken a while, and goes when it is done."""

    def __init__(self, what: str, steps: int) -> None:
        self.what, self.steps = what, steps
        self.done = -1
        self._began = time.monotonic()
        self._shown: tuple[Bar, TaskID] | None = None

    def __enter__(self) -> Progress:
        return self

    def step(self, name: str = "") -> None:
        """One step more begins, by this name."""
        self.done += 1
        if self._shown is None and self._wanted():
            self._shown = self._begin()
        if self._shown is not None:
            bar, task = self._shown
            bar.update(task, completed=self.done, description=f"{self.what}: {name}" if name else self.what)

    def _wanted(self) -> bool:
        there = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        return there and time.monotonic() - self._began > AFTER

    def _begin(self) -> tuple[Bar, TaskID]:
        from rich.console import Console
        from rich.progress import Progress as Bar

        bar = Bar(console=Console(stderr=True), transient=True)
        bar.start()
        return bar, bar.add_task(self.what, total=self.steps)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown is not None:
            self._shown[0].stop()
