"""The files of data as they stood when a run began: verdicts of two states of them are never put together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeAlias

from roolang.columnar.engine import Refused
from roolang.diagnostics import Finding, Place

State: TypeAlias = "tuple[int, int] | None"
"""The size of a file and when it was written; nothing where there is none."""


class Given:
    """Files by their names, with what DuckDB keeps beside a file of its own until it is written into it."""

    def __init__(self, paths: Sequence[str]) -> None:
        files = [each for path in paths for each in (path, f"{path}.wal")]
        self.states = {each: _state(each) for each in files}

    def hold(self) -> None:
        """Refuses to go on where a file is another by now."""
        for path, state in self.states.items():
            if _state(path) != state:
                message = "the data were changed while they were judged"
                help_ = "run it again when nobody writes to them any more"
                raise Refused(Finding("RL7410", message, where=Place(path), help=help_))


def _state(path: str) -> State:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
