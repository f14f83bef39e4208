"""What work that is kept depends on besides the rule files: this program as it is installed here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import roolang
from roolang.domain.nomenclature import data_file
from roolang.ir.stored.classes import schema
from roolang.workspace.files import standard

CODE = (".py", ".lark", ".json")


@cache
def stamp() -> str:
    """A digest of the version, the shape of what is stored, and the size and time of every file of code and data."""
    told = [roolang.__version__, schema(), *_files()]
    return sha256("\n".join(told).encode()).hexdigest()


def _files() -> Iterator[str]:
    package = Path(roolang.__file__).parent
    for folder in (str(package), str(standard().parent / "grammar"), str(standard().parent / "roolang" / "grammar")):
        yield from sorted(_within(folder))
    try:
        status = data_file().stat()
        yield f"{status.st_size} {status.st_mtime_ns}"
    except OSError:
        yield "no nomenclature"


def _within(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(CODE):
                    status = entry.stat()
                    yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
                elif entry.name[0] not in "._" and entry.is_dir():
                    yield from _within(entry.path)
    except OSError:
        return
