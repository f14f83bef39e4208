"""Places as editors count them: lines and columns from nought, columns in units of an encoding; and edits by them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from roolang.record import record
from roolang.source import SourceFile

Place: TypeAlias = tuple[int, int]
"""Line and column, both from nought."""
UTF16 = "utf-16"
WIDTHS = {"utf-8": ("utf-8", 1), UTF16: ("utf-16-le", 2)}
"""How many bytes of which encoding make a unit; in `utf-32` a unit is a character."""


@record(frozen=True, slots=True)
class Change:
    """An edit as an editor tells it: new words in the place of what stood between two places, or of everything."""

    new: str
    start: Place | None = None
    end: Place | None = None


def units(text: str, encoding: str) -> int:
    """How many units some characters take."""
    if text.isascii() or encoding not in WIDTHS:
        return len(text)
    name, width = WIDTHS[encoding]
    return len(text.encode(name, "surrogatepass")) // width


def place_of(source: SourceFile, offset: int, encoding: str = UTF16) -> Place:
    """Where an offset is."""
    line, _ = source.place(offset)
    return line - 1, units(source.text[source.line_starts[line - 1] : offset], encoding)


def offset_of(source: SourceFile, place: Place, encoding: str = UTF16) -> int:
    """The offset of a place; of one beyond the end of a line, or of the text, that end."""
    line, column = place
    starts = source.line_starts
    if line >= len(starts):
        return len(source.text)
    start = starts[max(0, line)]
    end = starts[line + 1] - 1 if line + 1 < len(starts) else len(source.text)
    words = source.text[start:end]
    if words.isascii() or encoding not in WIDTHS:
        return start + max(0, min(column, len(words)))
    for index, char in enumerate(words):
        if column <= 0:
            return start + index
        column -= units(char, encoding)
    return end


def unified(text: str) -> str:
    """A text with `\\n` at the end of each line, as rule files are read."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def applied(text: str, changes: Iterable[Change], encoding: str = UTF16) -> str:
    """A text after some edits, each made on what the one before left."""
    for change in changes:
        if change.start is None or change.end is None:
            text = unified(change.new)
            continue
        source = SourceFile("", text)
        start, end = sorted((offset_of(source, change.start, encoding), offset_of(source, change.end, encoding)))
        text = text[:start] + unified(change.new) + text[end:]
    return text
