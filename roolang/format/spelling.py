"""Names that the words after them would change, and how to spell them so that they do not."""

from __future__ import annotations

import re

from roolang.format.doc import Break, Doc, Mark, Text
from roolang.syntax.names import bound, name_pattern

AHEAD = 40
"""How many characters after a name can change what is read as the name."""
OPENS_A_STATEMENT = re.compile(r"(?:claim|insufficient)(?![\w-])", re.IGNORECASE)
"""Words that are free in names, but would open a statement directly behind a square bracket."""


def respelled(doc: Doc) -> Doc:
    """The document with every name spelled so that it is read as that name where it stands."""
    marks: list[Mark] = []
    before = ""
    for index, mark in enumerate(doc):
        if isinstance(mark, Text):
            marks.append(_respelled(mark, before, _ahead(doc, index)) if mark.name else mark)
            before = mark.words
        else:
            marks.append(mark)
    return tuple(marks)


def _ahead(doc: Doc, index: int) -> str:
    """The words behind a name."""
    words = ""
    for ahead in range(index + 1, len(doc)):
        if len(words) > AHEAD:
            break
        mark = doc[ahead]
        words += mark.words if isinstance(mark, Text) else " " if isinstance(mark, Break) else ""
    return words or "\n"


def _respelled(mark: Text, before: str, after: str) -> Text:
    if before.startswith("[") and OPENS_A_STATEMENT.match(mark.words):
        return Text(bound(mark.words), name=True)
    tried = (mark.words, bound(mark.words.replace("_", " ")))
    return Text(next((words for words in tried if _ends(words, after)), f"{mark.words};"), name=True)


def _ends(words: str, after: str) -> bool:
    """Whether exactly these words are read as a name when `after` follows."""
    found = name_pattern().match(words + after)
    return found is not None and found.end() == len(words)
