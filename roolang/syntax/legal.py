"""Guesses about rules as treaties say them: what a rule file says elsewhere, or not at all, is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.syntax.mend import Mend
from roolang.syntax.probing import Stop, shown

LEVEL = r"(?:(?:(?:sub-?)?headings?|chapters?|tariff\s+items?|goods\s+of)\s+)?"
CODES = r"\d[\d.]*(?:\s*(?:,|to|through|and|or|-|–)\s*(?:(?:sub-?)?headings?\s+|chapters?\s+)?\d[\d.]*)*"
TO_GOODS = re.compile(rf"\bchange\s+to\s+{LEVEL}{CODES}\s+from\b", re.IGNORECASE)
IDLE = re.compile(
    r"\b(?:there\s+(?:is|are)(?:\s+(?:an?|the))?|(?:is|are)\s+required"
    r"|used(?:\s+in\s+(?:its|the|their)\s+(?:production|manufacture)(?:\s+of\s+the\s+(?:goods?|products?))?)?)(?![\w-])"
)


def sentences(stop: Stop) -> Iterator[Mend]:
    """`change to chapter 17 from`, `provided there is a`, `no change ... is required`, `all the materials used`."""
    for found in _at(stop, TO_GOODS):
        help = f"write `change from` instead of {shown(found[0])}: the rule names its goods before `requires`"
        yield Mend(*found.span(), "change from", help, expected="`change from`", place=found.span(), partial=True)
    for found in _at(stop, IDLE):
        start = len(stop.text[: found.start()].rstrip())
        yield Mend(start, found.end(), " ", f"drop {shown(found[0])}", place=found.span(), partial=True)


def _at(stop: Stop, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return (found for found in pattern.finditer(stop.text) if found.start() <= stop.at <= found.end())
