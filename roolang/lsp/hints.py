"""What an editor shows between the words of a rule: the goods behind the codes."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.domain import nomenclature
from roolang.domain.hs import digits_of
from roolang.lsp.checking import settings_of
from roolang.lsp.document import Document
from roolang.lsp.shelf import Shelf
from roolang.lsp.telling import LATEST, edition_at
from roolang.record import record

LONGEST = 36


@record(frozen=True, slots=True)
class Hint:
    """Words behind a place, and all of them for who looks closer."""

    offset: int
    words: str
    whole: str


def hints(document: Document, start: int, end: int, shelf: Shelf) -> Iterator[Hint]:
    """A hint behind each code between two offsets, once in a statement."""
    with nomenclature.using(settings_of(document).editions):
        for part in document.parts:
            if part.end <= start or part.start >= end:
                continue
            told: set[str] = set()
            year = 0
            for token in part.read.tokens:
                place = part.start + (token.end_pos or 0)
                digits = digits_of(str(token)) if token.type == "CODE" and start <= place <= end else None
                if digits is None or digits in told:
                    continue
                told.add(digits)
                year = year or _loaded(edition_at(document, part.start, shelf))
                if words := nomenclature.describe(year, digits):
                    yield Hint(place, short(words), words)


def _loaded(year: int) -> int:
    return year if year in nomenclature.loaded() else LATEST


def short(words: str) -> str:
    """The beginning of a description: up to its first pause, or as much as has room."""
    head = words.split(";")[0].split(",")[0].strip()
    return head if len(head) <= LONGEST else head[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
