"""Where in the source the words of a document stood.

Nodes know their places; the words between them are looked for from where the words before them ended. In a
text that is laid out already every word is found exactly, so that comments stay where they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from roolang.format.doc import Doc, Enter, Leave, Text
from roolang.source import SourceFile

QUIET = re.compile(r'(?P<string>"[^"]*"|“[^”]*”)|#[^\n]*')
GAP = re.compile(r"[\s;]*")


@dataclass(slots=True)
class Found:
    """Words of a document, by statement and mark, and where they stood; -1 where that is not known."""

    statement: int
    mark: int
    words: str
    start: int = -1
    end: int = -1


def found_words(docs: list[Doc], source: SourceFile) -> list[Found]:
    """The words of all documents with their places in the source."""
    text = QUIET.sub(lambda found: found["string"] or " " * len(found[0]), source.text)
    bare = QUIET.sub(lambda found: " " * len(found[0]), source.text)
    found: list[Found] = []
    for number, doc in enumerate(docs):
        words, limit = _by_nodes(number, doc, source)
        _by_looking(words, text, bare, limit)
        found += words
    return found


def _by_nodes(number: int, doc: Doc, source: SourceFile) -> tuple[list[Found], int]:
    """The words of a statement, with the places that nodes give, and where the statement ends."""
    words: list[Found] = []
    start = limit = -1
    for index, mark in enumerate(doc):
        if isinstance(mark, Text) and mark.words.strip():
            words.append(Found(number, index, mark.words.strip(), start))
            start = -1
        elif isinstance(mark, Enter) and mark.span.source is source:
            start = mark.span.start
        elif isinstance(mark, Leave) and mark.span.source is source and words and words[-1].end < 0:
            words[-1].end = mark.span.end
            limit = max(limit, mark.span.end)
    return words, limit


def _by_looking(words: list[Found], text: str, bare: str, limit: int) -> None:
    """Fills in the places of the words between nodes."""
    begin = cursor = max(0, min((word.start for word in words if word.start >= 0), default=0))
    following = _next_starts(words, limit)
    taken = {word.start for word in words}
    for word, stop in zip(words, following, strict=True):
        if word.start < 0:
            ahead = (cursor, stop if stop > cursor else limit)
            word.start = _look(word.words, text, bare, (ahead, (begin, limit)), taken)
            taken.add(word.start)
        if word.start >= 0 and text.startswith(word.words, word.start):
            word.end = word.start + len(word.words)
        cursor = max(word.end, word.start, cursor if word.start < 0 else 0)


def _next_starts(words: list[Found], limit: int) -> list[int]:
    """For each word, where the next word stands whose place is known."""
    stops: list[int] = []
    for word in reversed(words):
        stops.append(limit)
        limit = word.start if word.start >= 0 else limit
    return stops[::-1]


def _look(words: str, text: str, bare: str, ranges: tuple[tuple[int, int], ...], taken: set[int]) -> int:
    """Where these words stand: where the words before them ended, or, in any case and with any white space,
    in one of the ranges; the first is ahead, the last is the whole statement, since clauses may be moved."""
    gap = GAP.match(text, ranges[0][0])
    here = gap.end() if gap else ranges[0][0]
    if text.startswith(words, here):
        return here
    if not words[0].isalpha():
        return -1
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    looked = re.compile(rf"\b{pattern}\b", re.IGNORECASE)
    starts = (found.start() for start, stop in ranges for found in looked.finditer(bare, start, max(start, stop)))
    return next((start for start in starts if start not in taken), -1)
