"""Several exceptions in a row: each beside the one before it, or carved back out of it."""

from __future__ import annotations

import re

from roolang.draft.english.building.base import Builder, Doubtful
from roolang.syntax import tree as t

WORD = re.compile(r"(?:(?:and|but|with|the)\s+)*([a-z]+)", re.I)


def beside(b: Builder, before: t.Codes, codes: t.Codes, word: int, again: int) -> None:
    """Makes sure that an exception stands beside the one before it; else raises `Doubtful`.

    `except from X, except from Y` leaves out both: the same words, set apart. `except from X (other than Y)` and
    `except from X, other than Y` let Y in again, which the language cannot say. `word` and `again` are where the two
    exceptions begin.
    """
    between = b.text[before.span.end : again]
    apart = "," in between or ";" in between or "\n" in between or re.search(r"\band\b", b.text[before.span.end :][:12])
    if not apart or "(" in between or _word(b, word) != _word(b, again) or _inside(codes, before):
        raise Doubtful


def _word(b: Builder, start: int) -> str:
    """The word that excepts: `except`, `excluding`, `other`."""
    found = WORD.match(b.text, start)
    return found[1].lower() if found else ""


def _inside(codes: t.Codes, before: t.Codes) -> bool:
    """Whether all of some codes are of those before them."""
    outer = [each for each in before.items if isinstance(each, t.CodeRange)]
    inner = [each for each in codes.items if isinstance(each, t.CodeRange)]
    return bool(inner) and all(
        any(each.low[: len(of.low)] >= of.low and each.high[: len(of.high)] <= of.high for of in outer)
        for each in inner
    )
