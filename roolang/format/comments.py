"""Comments: found in the source, and put back where the words beside them went.

A comment on a line of its own belongs to the words after it, any other to the words before it. It goes to the
nearest break in the document there, which thereby becomes a new line; or above or behind the statement.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from roolang.format.doc import Break, Doc, Text
from roolang.format.finding import Found, found_words
from roolang.format.layout import Notes
from roolang.source import SourceFile

LEXED = re.compile(r'"[^"]*"|“[^”]*”|(?P<comment>#[^\n]*)')


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its words, where it begins, and whether other words or blank lines stand beside it."""

    words: str
    start: int
    own_line: bool
    blank_before: bool
    blank_after: bool


@dataclass(slots=True)
class Beside:
    """The comments of one statement."""

    above: list[Comment] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    inside: dict[int, Notes] = field(default_factory=dict)


def comments_of(source: SourceFile) -> list[Comment]:
    """All comments of a text, in order."""
    lines = source.text.split("\n")
    return [_comment(source, lines, found) for found in LEXED.finditer(source.text) if found["comment"]]


def _comment(source: SourceFile, lines: list[str], found: re.Match[str]) -> Comment:
    line, column = source.place(found.start())
    own_line = not lines[line - 1][: column - 1].strip()
    blank_before = line > 1 and not lines[line - 2].strip()
    blank_after = line < len(lines) and not lines[line].strip()
    return Comment(found[0].rstrip(), found.start(), own_line, blank_before, blank_after)


def attached(docs: list[Doc], source: SourceFile) -> tuple[list[Beside], list[Comment]]:
    """The comments beside and within each statement, and those after the last."""
    beside, tail = [Beside() for _ in docs], []
    comments = comments_of(source)
    if not comments:
        return beside, []
    words = found_words(docs, source)
    starts = sorted((word for word in words if word.start >= 0), key=_start)
    ends = sorted((word for word in words if word.end >= 0), key=_end)
    for comment in comments:
        after = bisect_left(starts, comment.start, key=_start)
        before = bisect_right(ends, comment.start, key=_end) - 1
        if not comment.own_line and before >= 0:
            _behind(comment, ends[before], docs, beside)
        elif after < len(starts):
            _above(comment, starts[after], docs, beside)
        else:
            tail.append(comment)
    return beside, tail


def _start(word: Found) -> int:
    return word.start


def _end(word: Found) -> int:
    return word.end


def _behind(comment: Comment, word: Found, docs: list[Doc], beside: list[Beside]) -> None:
    """Behind a word: at the end of a line, at the nearest break, or behind the statement."""
    doc, here = docs[word.statement], beside[word.statement]
    before = next((i for i in range(word.mark, -1, -1) if isinstance(doc[i], Break)), None)
    place = next((i for i in range(word.mark + 1, len(doc)) if isinstance(doc[i], Break)), None)
    if before is not None and _words(doc, before, word.mark + 1) < _words(doc, word.mark + 1, place):
        place = before
    kept = here.behind if place is None else here.inside.setdefault(place, Notes()).behind
    kept.append(comment.words)


def _words(doc: Doc, start: int, stop: int | None) -> int:
    """How many pieces of words a part of a document has."""
    return sum(isinstance(mark, Text) for mark in doc[start:stop])


def _above(comment: Comment, word: Found, docs: list[Doc], beside: list[Beside]) -> None:
    """Above a word: on a line of its own at the last break before it, or above the statement."""
    doc, here = docs[word.statement], beside[word.statement]
    place = next((i for i in range(word.mark - 1, -1, -1) if isinstance(doc[i], Break)), None)
    if place is None:
        here.above.append(comment)
    else:
        here.inside.setdefault(place, Notes()).between.append(comment.words)
