"""What became of each text of the source: its status, the words not read, and where all of that stands."""

from __future__ import annotations

from collections.abc import Iterable

from roolang.draft.annex import Clause, Row
from roolang.draft.english import Reading
from roolang.draft.parts import Part
from roolang.draft.scopes import HERE
from roolang.record import record
from roolang.source import Span
from roolang.syntax import tree as t


@record(frozen=True, slots=True)
class RowRead:
    """A row with its parts, and the goods that it is for (None: it names no code)."""

    row: Row
    parts: tuple[Part, ...]
    goods: t.Codes | None
    agreement: str

    def part_of(self, index: int) -> Part:
        """The part that a text of the row belongs to."""
        return next(part for part in self.parts if part.first <= index < part.last)

    def span(self, part: Part, start: int, end: int) -> Span:
        """The place in the document of some words of a part."""
        index, begins, ends = part.place(start, end)
        whole: Clause = self.row.clauses[min(index, len(self.row.clauses) - 1)]
        first = min(whole.span.start + begins, whole.span.end)
        return Span(whole.span.source, first, max(first, min(whole.span.start + ends, whole.span.end)))


def by_agreement(reads: Iterable[RowRead]) -> dict[str, list[RowRead]]:
    """The rows of each agreement, in order."""
    found: dict[str, list[RowRead]] = {}
    for read in reads:
        found.setdefault(read.agreement, []).append(read)
    return found


def standing_in(part: Part) -> t.Cond:
    """What stands for a text in the file: its condition, or a question with its own words if none was read."""
    reading: Reading = part.reading
    if reading.condition is not None:
        return reading.condition
    words = " ".join(part.text.replace('"', "”").split()) or "the rule that the source leaves out"
    return t.Established(words, span=HERE)
