"""A text with a name, and places in it that know which text they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from roolang.record import record

if TYPE_CHECKING:
    from pathlib import Path

AMENDED = ", amended at "
"""In the name of a source: words whose place is where they stood before they were amended there."""


@dataclass(frozen=True)
class SourceFile:
    """One text as it was read: its name for messages, and its characters with `\\n` line ends.

    `path` is where it really lies, or would lie, whatever the name says; what it names lies near there.
    """

    name: str
    text: str = field(repr=False)
    path: Path | None = field(default=None, repr=False, compare=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line."""
        return (0, *(end.end() for end in re.finditer("\n", self.text)))

    @cached_property
    def folded(self) -> dict[tuple[int, int], tuple[str, bool]]:
        """What those who fold away comments and line ends found in places of the text: theirs to fill."""
        return {}

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from one."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The characters of line `number` (from one), without its end."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""


@record(frozen=True, slots=True)
class Span:
    """Characters `start` up to, not including, `end` of a source file."""

    source: SourceFile
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words in this place."""
        return self.source.text[self.start : self.end]

    @property
    def place(self) -> tuple[int, int]:
        """Line and column where it starts."""
        return self.source.place(self.start)

    def __str__(self) -> str:
        line, column = self.place
        return f"{self.source.name}:{line}:{column}"


def wide(content: bytes) -> str:
    """`UTF-16` or `UTF-32` if the file begins by saying so; the mark of the one begins like that of the other."""
    if content.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        return "UTF-32"
    return "UTF-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ""


def decode(name: str, content: bytes, path: Path | None = None) -> tuple[SourceFile, int | None]:
    """The text of `content`, and the offset of the first byte that is no UTF-8 (then that part is replaced).

    A byte order mark is dropped and every line end becomes `\\n`.
    """
    bad: int | None = None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad = error.start
        text = content.decode("utf-8-sig", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceFile(name, text, path), bad
