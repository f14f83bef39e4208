"""What is wrong with files themselves: none of that name, rows of other lengths than the headings, headings twice."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from roolang.diagnostics import Finding, Place
from roolang.diagnostics.suggest import did_you_mean

MARKS = (",", ";", "\t", "|")
"""What stands between the cells of a text."""


def missing(path: str) -> list[Finding]:
    """A file that is not there, with the names in its folder that are most like it."""
    file = Path(path)
    if file.exists() or "://" in path:
        return []
    if not file.parent.is_dir():
        return [Finding("RL7408", "there is no such file", where=Place(path), help=f"there is no folder {file.parent}")]
    near: list[str] = []
    with suppress(OSError):
        near = sorted(each.name for each in file.parent.iterdir())
    help_ = did_you_mean(file.name, near) or f"look in the folder {file.parent.absolute()}"
    return [Finding("RL7408", "there is no such file", where=Place(path), help=help_)]


def twice(name: str, headings: Sequence[str]) -> list[Finding]:
    """Headings that two columns have, of which no one knows which is meant."""
    seen: set[str] = set()
    found: dict[str, Finding] = {}
    for each in headings:
        folded = each.strip().casefold()
        if folded and folded in seen:
            message = f"two columns are called `{each.strip()}`"
            found[folded] = Finding("RL7401", message, where=Place(name), help="give one of them another heading")
        seen.add(folded)
    return list(found.values())


def uneven(path: str, headings: Sequence[str]) -> list[Finding]:
    """What is wrong with a text whose headings the engine did not find: two alike, or a row of another length.

    `headings` are those that the engine took for them.
    """
    mark = max(MARKS, key=lambda mark: len(next(filled(path, mark), (0, []))[1]))
    rows = filled(path, mark)
    _, first = next(rows, (0, list[str]()))
    if found := twice(path, first):
        return found
    if len(first) < 2 or {each.strip() for each in first} <= {each.strip() for each in headings}:
        return []
    for number, cells in rows:
        if len(cells) != len(first):
            message = (
                f"this row has {len(cells)} cell{'s' if len(cells) != 1 else ''}, and there are {len(first)} headings"
            )
            help_ = f"write as many cells in each row, with {_called(mark)} between them, empty where nobody knows"
            return [Finding("RL7408", message, where=Place(path, f"row {number:,}"), help=help_)]
    return []


def _called(mark: str) -> str:
    return "a tab" if mark == "\t" else f"`{mark}`"


def filled(path: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of a text that are not blank, with their numbers; what is no text gives none."""
    return ((number, cells) for number, cells in cells_of(path, mark) if cells)


def cells_of(path: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of a text with their numbers; what is no text gives none."""
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            yield from enumerate(csv.reader(file, delimiter=mark), 1)
    except (OSError, csv.Error):
        return
