"""What stands in the column of codes: a chapter, a heading, a range, several of them, with `ex` or without."""

from __future__ import annotations

import re

from roolang.domain import nomenclature
from roolang.record import record

LEVEL = r"(?:(?:sub)?headings?|chapters?|tariff\s+(?:items?|lines?)|HS|codes?)"
CODE = r"\d{1,2}(?:\.\d{2}){1,4}|\d{4}(?:\.\d{2}){1,3}|\d{4}\s\d{2}(?:\s\d{2}){0,2}|\d{8}|\d{10}|\d{6}|\d{4}|\d{1,2}"
ITEM = re.compile(
    rf"\s*(?P<ex>\(ex\)|ex)?\.?\s*(?P<level>{LEVEL})?\s*(?:nos?\.)?\s*(?P<ex2>\(ex\)|ex)?\s*"
    rf"(?P<low>{CODE})(?P<line>(?<=\d\d)\.?[a-z]{{2}}\b)?"
    rf"(?:\s*(?:to|through|until|[-–—‐‑])\s*(?P<level2>{LEVEL})?\s*(?:ex\s*)?(?P<high>{CODE}))?\s*",
    re.IGNORECASE,
)
MARK = re.compile(r"\s*(?:\(\s*(?:\d{1,2}|\*+)\s*\)|\*+)\s*$")
"""A mark of a footnote behind a code."""
CHAPTER = re.compile(r"(?P<ex>ex\s*)?(?P<number>0[1-9]|[1-9]\d)", re.IGNORECASE)
"""Two digits by themselves in a column of codes."""
FOOTNOTE = re.compile(r"\s*\(\d{1,2}\)")
BETWEEN = re.compile(r"\s*(?:,|;|\band\b|\bor\b|&|\n|/)+\s*")


@record(frozen=True, slots=True)
class Entry:
    """One code or range, as digits of one length; `ex` says that only some of its goods are meant.

    `line` is the letters of a national split, as in `8708.29.aa`.
    """

    low: str
    high: str
    ex: bool = False
    line: str = ""


def entries_of(printed: str) -> tuple[Entry, ...] | None:
    """The codes that a heading names; None if it is no heading."""
    lines = re.sub(r"(?<=\d)[ \t]*\n\s*(?=(?:ex\b|\()?\s*\d)", ", ", MARK.sub("", printed).strip(" .:|\n"))
    text = " ".join(lines.split())
    if bare := CHAPTER.fullmatch(text):
        return (Entry(bare["number"], bare["number"], bool(bare["ex"])),)
    found: list[Entry] = []
    at, chapters = 0, False
    while at < len(text):
        item = ITEM.match(text, at)
        if item is None or item.end() == at:
            return None
        chapters = "chapter" in (item["level"] or "").lower() or (chapters and not item["level"])
        entries = _entries(item, chapters)
        if not entries:
            return None
        found += entries
        at = item.end()
        if at < len(text):
            between = BETWEEN.match(text, at)
            if between is None or between.end() == len(text):
                return None
            at = between.end()
    return tuple(found) or None


def leading(text: str) -> tuple[str, str]:
    """The codes that a text begins with, as printed, and the words behind them; no codes, and all of it, otherwise."""
    at = end = 0
    while (item := ITEM.match(text, at)) and item.end() > at and _entries(item, _of_chapters(item)):
        end = at = item.end()
        mark = FOOTNOTE.match(text, at)
        end = at = mark.end() if mark else at
        between = BETWEEN.match(text, at)
        if between is None or "\n" in between[0] or not ITEM.match(text, between.end()):
            break
        at = between.end()
    behind = text[end:]
    if not end or (behind and not text[end - 1].isspace() and behind[0] not in " \t\n:|–—-"):
        return "", text
    return text[:end].strip(), behind.lstrip(" \t\n:|.–—")


def _of_chapters(item: re.Match[str]) -> bool:
    return "chapter" in (item["level"] or "").lower()


def _entries(item: re.Match[str], chapters: bool) -> list[Entry]:
    low, high = _digits(item["low"], chapters), _digits(item["high"] or item["low"], chapters)
    if not low or not high or low > high.ljust(len(low), "9"):
        return []
    ex, line = bool(item["ex"] or item["ex2"]), (item["line"] or "").strip(".")
    if len(low) == len(high):
        return [Entry(low, high, ex, line)]
    return [Entry(*ends, ex) for ends in _levelled(low, high)]


def _levelled(low: str, high: str) -> list[tuple[str, str]]:
    """A range whose ends are of two levels, such as 2905.49 to 29.42, as ranges of one level each."""
    if len(low) > len(high):
        whole = low[: len(high)]
        first = [(low, _last_below(whole, len(low)))]
        return first + ([(_next(whole), high)] if whole < high else [])
    whole = high[: len(low)]
    rest = [(_first_below(whole, len(high)), high)]
    return ([(low, _before(whole))] if low < whole else []) + rest


def _last_below(code: str, length: int) -> str:
    """The last code of so many digits below another, in the newest edition; what ends in nines if none is known."""
    return max((each for each in _below(code, length)), default=code.ljust(length, "9"))


def _first_below(code: str, length: int) -> str:
    return min((each for each in _below(code, length)), default=code.ljust(length, "0"))


def _below(code: str, length: int) -> list[str]:
    newest = nomenclature.newest()
    return [each for each in nomenclature.codes_of(newest, length) if each.startswith(code)] if length <= 6 else []


def _next(code: str) -> str:
    """The code behind another of its level: one that the newest edition has, if any."""
    known = [each for each in nomenclature.codes_of(nomenclature.newest(), len(code)) if each > code]
    return min(known, default=str(int(code) + 1).zfill(len(code)))


def _before(code: str) -> str:
    known = [each for each in nomenclature.codes_of(nomenclature.newest(), len(code)) if each < code]
    return max(known, default=str(int(code) - 1).zfill(len(code)))


def _digits(code: str, chapters: bool) -> str | None:
    """A code as an even number of digits: a chapter has two, and nothing else has so few unless it says chapter."""
    digits = re.sub(r"\D", "", code)
    if len(digits) <= 2:
        return digits.zfill(2) if chapters and int(digits) else None
    return digits if len(digits) in (4, 6, 8, 10) else None
