"""The declarations that a command is given, and the mapping of a table among them that is to be kept."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from roolang.cli.screen import write
from roolang.diagnostics import Finding
from roolang.domain.declaration import Declaration
from roolang.workspace.declarations import NO_OPTIONS, Read, TableOptions, read_declarations


@dataclass(frozen=True, slots=True)
class Tables:
    """How tables are read, and where the mapping is to be kept."""

    options: TableOptions = NO_OPTIONS
    save: str = ""


def tables(
    mapping: str,
    save: str,
    columns: list[str] | None,
    sheets: list[str] | None,
    numbers: str,
    codes: str,
    materials: str,
) -> Tables:
    """The options as they were given."""
    options = TableOptions(mapping, numbers, codes, tuple(columns or ()), tuple(sheets or ()), materials)
    return Tables(options, save)


def read(paths: tuple[str, ...], how: Tables = Tables()) -> tuple[list[Declaration], list[Finding]]:
    """The declarations in some files, and what is wrong with them; `-` is standard input."""
    done = read_declarations(paths, how.options, sys.stdin.buffer.read() if "-" in paths else b"")
    if how.save:
        done.findings += _saved(how.save, done)
    return done.declarations, done.findings


def _saved(name: str, done: Read) -> list[Finding]:
    """Writes the mapping of the one table that was read; never over another file."""
    where = "--save-mapping"
    if len(done.mappings) != 1:
        message = f"a mapping is kept of one table, and {len(done.mappings)} were read"
        return [Finding("RL6214", message, where=where, help="give one table, with its options")]
    path = Path(name)
    try:
        if path.exists():
            return [Finding("RL6214", f"there is a file `{name}` already", where=where, help="give another name")]
        write(path, done.mappings[0])
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "not a file name").lower()
        return [Finding("RL6214", f"cannot write `{name}`: {reason}", where=where, help="give another name")]
    return []
