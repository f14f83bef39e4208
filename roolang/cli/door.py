"""The way in and out of a command: whatever fails around it or inside it ends in a line and a status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

# Findings are brought in where there is one to tell of: `roolang --help` passes through this door.
if TYPE_CHECKING:
    from roolang.diagnostics import Finding

DEEP = 3_000
"""Calls within calls: room for the deepest rule that `roolang.limits` lets in, twice over."""
QUIET = 1
"""The status when the reader of the output has gone."""


def through(command: Callable[[], object]) -> int:
    """Calls a command and gives its exit status; nothing it meets ends in a traceback."""
    if not _ready():
        return _complain(_unwritable("standard output is closed"))
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, DEEP))
    try:
        status = _status(command)
    except KeyboardInterrupt:
        status = 130
    finally:
        sys.setrecursionlimit(before)
    return _flushed(status)


def _ready() -> bool:
    """Whether there is an output; complaints without a screen go nowhere rather than among the results."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        return False
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    return True


def _finding(code: str, message: str, file: str = "") -> Finding:
    from roolang.diagnostics import Finding, Place

    return Finding(code, message, where=Place(file))


def _status(command: Callable[[], object]) -> int:
    try:
        command()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BrokenPipeError:
        return QUIET
    except OSError as error:
        return _complain(_outside(error))
    except Exception as error:
        from roolang.cli.faults import fault

        return _complain(fault(error))
    return 0


def _outside(error: OSError) -> Finding:
    """What to say when the system refuses something that no command saw coming."""
    reason = (error.strerror or "no reason is given").lower()
    if error.filename is None:
        return _unwritable(reason)
    return _finding("RL1006", f"the system does not let us use the file: {reason}", file=os.fsdecode(error.filename))


def _unwritable(reason: str) -> Finding:
    return _finding("RL0908", f"the output cannot be written: {reason}")


def _flushed(status: int) -> int:
    """The status, once the output has really left; a failure to write it is a status of its own."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
        return status or QUIET
    except OSError as error:
        _abandon(sys.stdout)
        return _complain(_outside(error))
    with suppress(OSError):
        sys.stderr.flush()
    return status


def _complain(finding: Finding) -> int:
    """Says a last word, if anybody can hear it."""
    from roolang.diagnostics.render import to_text

    try:
        print(to_text(finding), file=sys.stderr, flush=True)
    except OSError:
        _abandon(sys.stderr)
    return 1


def _abandon(stream: TextIO) -> None:
    """What is left in the stream goes nowhere, or leaving would complain of it once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
