"""The declarations that a command is given, and the mapping of a table among them that is to be kept."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from roolang.diagnostics import Finding, Place
from roolang.domain.declaration import Declaration
from roolang.limits import MAX_BYTES
from roolang.record import record
from roolang.workspace.declarations import NO_OPTIONS, Read, TableOptions, read_declarations, too_large
from roolang.workspace.folders import reason_of
from roolang.workspace.writing import write


@record(frozen=True, slots=True)
class Tables:
    """How tables are read, and where the mapping is to be kept."""

    options: TableOptions = NO_OPTIONS
    save: str = ""


def read(paths: tuple[str, ...], how: Tables = Tables()) -> tuple[list[Declaration], list[Finding]]:
    """The declarations in some files, and what is wrong with them; `-` is standard input."""
    unread: list[Finding] = []
    done = read_declarations(paths, how.options, _piped(unread) if "-" in paths else b"")
    done.findings[:0] = unread
    if how.save:
        done.findings += _saved(how.save, done)
    return done.declarations, done.findings


def _saved(name: str, done: Read) -> list[Finding]:
    """Writes the mapping of the one table that was read; never over another file."""
    where = Place(option="--save-mapping")
    if len(done.mappings) != 1:
        message = f"a mapping is kept of one table, and {len(done.mappings)} were read"
        return [Finding("RL6214", message, where=where, help="give one table, with its options")]
    path = Path(name)
    if os.path.lexists(name):
        return [Finding("RL6214", f"there is a file `{name}` already", where=where, help="give another name")]
    unwritten = write(path, done.mappings[0])
    return [replace(unwritten, code="RL6214", where=where, help="give another name")] if unwritten else []


def _piped(findings: list[Finding]) -> bytes | None:
    """What comes in at standard input; no more of it is read than a declaration may hold."""
    try:
        if sys.stdin is None:
            raise OSError(0, "standard input is closed")
        content = sys.stdin.buffer.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        message = f"cannot read the declaration: {reason_of(error)}"
        findings.append(Finding("RL6001", message, where=Place("standard input")))
        return None
    if len(content) > MAX_BYTES:
        findings.append(too_large("standard input"))
        return None
    return content
