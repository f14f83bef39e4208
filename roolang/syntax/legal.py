"""Guesses about rules as treaties say them: what a rule file says elsewhere, or not at all, is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.syntax.mend import Mend
from roolang.syntax.probing import Stop, shown

LEVEL = r"(?:(?:(?:sub-?)?headings?|chapters?|tariff\s+items?|goods\s+of)\s+)?"
CODES = r"\d[\d.]*(?:\s*(?:,|to|through|and|or|-|–)\s*(?:(?:sub-?)?headings?\s+|chapters?\s+)?\d[\d.]*)*"
TO_GOODS = re.compile(rf"\bchange\s+to\s+(?P<goods>{LEVEL}{CODES})\s+from\b", re.IGNORECASE)
HEAD = re.compile(rf"\brule\s+for\s+(?P<goods>{LEVEL}{CODES})\s+requires\b", re.IGNORECASE)
RANGE = re.compile(r"(\d[\d.]*)(?:\s*(?:to|through|-|–)\s*(?:[a-z-]+\s+)?(\d[\d.]*))?", re.IGNORECASE)
IDLE = re.compile(
    r"\b(?:there\s+(?:is|are)(?:\s+(?:an?|the))?|(?:is|are)\s+required"
    r"|used(?:\s+in\s+(?:its|the|their)\s+(?:production|manufacture)(?:\s+of\s+the\s+(?:goods?|products?))?)?)(?![\w-])"
)


def sentences(stop: Stop) -> Iterator[Mend]:
    """`change to chapter 17 from`, `provided there is a`, `no change ... is required`, `all the materials used`."""
    for found in _at(stop, TO_GOODS):
        yield _to_goods(stop, found)
    for found in _at(stop, IDLE):
        start = len(stop.text[: found.start()].rstrip())
        yield Mend(start, found.end(), " ", f"drop {shown(found[0])}", place=found.span(), partial=True)


def _to_goods(stop: Stop, found: re.Match[str]) -> Mend:
    """Without the goods that a change is to, if the rule is for no others; else the rule for those goods."""
    place, heads = found.span(), list(HEAD.finditer(stop.text, 0, found.start()))
    if heads and not _within(heads[-1]["goods"], found["goods"]):
        start = heads[-1].start("goods")
        new = f"{found['goods']}{stop.text[heads[-1].end('goods') : found.start()]}change from"
        said = f"{shown(found[0])} is of other goods than the rule"
        help = f"write `rule for {found['goods']}`, and `change from` here"
        return Mend(start, found.end(), new, help, said, place=place, partial=True)
    help = f"write `change from` instead of {shown(found[0])}: the rule names its goods before `requires`"
    return Mend(*place, "change from", help, expected="`change from`", place=place, partial=True, exact=bool(heads))


def _within(goods: str, others: str) -> bool:
    """Whether all of some goods are among others."""
    return all(
        any(lo <= one[: len(lo)] and two[: len(hi)] <= hi and len(one) >= len(lo) for lo, hi in _ranges(others))
        for one, two in _ranges(goods)
    )


def _ranges(goods: str) -> list[tuple[str, str]]:
    """The digits of the first and last code of each range."""
    found = (each.group(1, 2) for each in RANGE.finditer(goods))
    return [(low.replace(".", ""), (high or low).replace(".", "")) for low, high in found]


def _at(stop: Stop, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return (found for found in pattern.finditer(stop.text) if found.start() <= stop.at <= found.end())
