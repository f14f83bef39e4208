"""A fence around the folder of a case: whatever a command would write, make or take away outside it is stopped.

Commands are called with odd arguments, perhaps by a user who may do anything; none of it may touch the machine.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

DEVICES = ("/dev/null", "/dev/full")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = {
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
}
"""What changes a disk besides opening a file to write."""
_inside: list[str] = []
_hooked: list[bool] = []


class Outside(PermissionError):
    """What a write beyond the fence comes to."""


@contextmanager
def fenced(*folders: str) -> Iterator[list[str]]:
    """Only in these folders may anything be written; gives the paths beyond them that were tried."""
    if not _hooked:
        sys.addaudithook(_watch)
        _hooked.append(True)
    tried.clear()
    _inside[:] = [os.path.realpath(folder) for folder in folders if folder]
    try:
        yield tried
    finally:
        _inside.clear()


tried: list[str] = []


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if not _inside:
        return
    if event == "open":
        _, mode, flags = args
        if (isinstance(mode, str) and set("wax+") & set(mode)) or (flags or 0) & WRITING:
            _held(args[0])
    elif event in CHANGING:
        for path in args[: 2 if event in ("os.rename", "os.link") else 1]:
            _held(path)


def _held(path: object) -> None:
    if not isinstance(path, str | bytes | os.PathLike):
        return  # a file that is open already
    name = os.fsdecode(path)
    if "\x00" in name:
        return
    place = os.path.realpath(name)
    if place in DEVICES or "__pycache__" in place:
        return
    if not any(place == folder or place.startswith(folder + os.sep) for folder in _inside):
        tried.append(place)
        raise Outside(1, "outside the folder of the case", place)
