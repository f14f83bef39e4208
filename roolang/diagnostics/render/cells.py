"""Text as a screen shows it: how many columns a character fills, and which are not let through."""

from __future__ import annotations

import unicodedata

from roolang.record import record

TAB = 4
"""Columns from one tab stop to the next."""
LONGEST = 2_000
"""Characters of one text that are shown."""
STRANGER = "\N{REPLACEMENT CHARACTER}"
"""Stands for characters that would move the cursor or turn the text around."""


@record(frozen=True, slots=True)
class Line:
    """A line of source text made fit to be shown, and where each of its characters begins, in columns.

    `columns` has one entry more than the line has characters: the width of the whole.
    """

    cells: tuple[str, ...]
    columns: tuple[int, ...]


def laid_out(text: str) -> Line:
    """A line with its tabs widened and control characters replaced."""
    cells: list[str] = []
    columns = [0]
    for char in text:
        at = columns[-1]
        cell = " " * (TAB - at % TAB) if char == "\t" else shown(char)
        cells.append(cell)
        columns.append(at + (len(cell) if char == "\t" else width(cell)))
    return Line(tuple(cells), tuple(columns))


def width(char: str) -> int:
    """How many columns a character fills."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def shown(char: str) -> str:
    """The character itself, or a mark for one that a screen would not show as such."""
    return STRANGER if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char


def clean(text: str) -> str:
    """A text on one line, without characters that steer a screen; of a very long one, the beginning."""
    if len(text) > LONGEST:
        text = text[:LONGEST] + "..."
    return "".join(map(shown, " ".join(text.split())))
