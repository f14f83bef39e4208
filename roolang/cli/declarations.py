"""Declarations from the files that the command line names."""

from __future__ import annotations

import sys
from pathlib import Path

from roolang.diagnostics import Finding
from roolang.domain.declaration import Declaration
from roolang.domain.loading import load_declarations


def read(paths: tuple[str, ...]) -> tuple[list[Declaration], list[Finding]]:
    """The declarations in some files, and what is wrong with them; `-` is standard input."""
    declarations: list[Declaration] = []
    findings: list[Finding] = []
    for path in paths:
        content = _content(path, findings)
        if content is not None:
            loaded, found = load_declarations("stdin.json" if path == "-" else path, content)
            declarations += loaded
            findings += found
    return declarations, findings


def _content(path: str, findings: list[Finding]) -> bytes | None:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        if Path(path).stat().st_size > 60_000_000:
            findings.append(Finding("RL6008", "the declaration is larger than 60 MB", where=path))
            return None
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file name"
        findings.append(Finding("RL6001", f"cannot read the declaration: {reason.lower()}", where=path))
        return None
