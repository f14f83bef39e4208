"""Which column of an annex table is what: by its headings, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from roolang.draft.documents.cells import Line
from roolang.draft.headings import entries_of
from roolang.record import record

HEAD_LINES = 6
"""Lines from the top among which headings of columns are looked for."""
CODES = re.compile(
    r"\b(?:hs|h\.s\.|harmoni[sz]ed\s+system|tariff|classification|heading|subheading|codes?|position)\b", re.I
)
GOODS = re.compile(r"\b(?:description|products?|goods|commodit(?:y|ies))\b", re.I)
RULES = re.compile(
    r"\b(?:rules?|psrs?|psr\d|criteri(?:on|a)|working|processing|conferring|requirements?|origin)\b|^psr", re.I
)
EDITION = re.compile(r"\b(?:HS|H\.S\.|Harmoni[sz]ed System)\s*\(?(?:19|20)\d\d\)?", re.I)
"""What is no code, though it looks like a heading of Chapter 20."""
NUMBER = re.compile(r"(?:or\s*)?\(?\s*(?:\d{1,2}|[a-z])\s*\)?(?:\s*or\s*\(?\d\)?)?", re.I)
PARTY = re.compile(r"(?P<party>[A-Z]{2})(?:\s+(?:proposal|position|text|proposes))?")
LONGEST = 200
"""Characters of the heading of a column: what is longer is no heading."""
SHARE = 4
"""One cell in so many must hold a code in the column of codes."""


@record(frozen=True, slots=True)
class Columns:
    """The columns: of codes, of descriptions if there is one, of rules; and how many lines the headings take.

    `parties` says whose wording a column of rules holds, by its number. `others` are columns that are none of these,
    with their headings. `deeper` are columns of codes behind the first, as of subheadings behind one of chapters.
    """

    codes: int
    goods: int | None
    rules: tuple[int, ...]
    first: int = 0
    parties: tuple[tuple[int, str], ...] = ()
    headings: tuple[str, ...] = ()
    others: tuple[tuple[int, str], ...] = ()
    deeper: tuple[int, ...] = ()


def columns_of(lines: Sequence[Line]) -> Columns | None:
    """The columns of a table; None if none of them holds codes or none is left for rules."""
    width = max((line.width for line in lines), default=0)
    for number, line in enumerate(lines[:HEAD_LINES]):
        if (found := _headed(line)) and _codes_below(lines[number + 1 :], found.codes):
            below = lines[number + 1 :]
            deeper = tuple(i for i in found.deeper if _codes_below(below, i))
            return _after_numbers(lines, replace(found, deeper=deeper), number + 1)
    return _guessed(lines, width)


def is_heading(line: Line, columns: Columns) -> bool:
    """Whether a line is the headings again, as on the next page, or numbers the columns."""
    words = tuple(_plain(each) for each in line.words)
    return (bool(columns.headings) and words == columns.headings) or _numbered(line)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _headed(line: Line) -> Columns | None:
    """The columns by a line of headings, if the line is one."""
    if line.width < 2 or any(len(words) > LONGEST for words in line.words):
        return None
    codes: int | None = None
    goods: int | None = None
    rules: list[int] = []
    parties: list[tuple[int, str]] = []
    others: list[tuple[int, str]] = []
    deeper: list[int] = []
    at = 0
    for cell in line.cells:
        words = " ".join(cell.text.split())
        if entries_of(EDITION.sub("", words)):
            return None
        party = PARTY.fullmatch(words)
        if codes is None and CODES.search(words) and not (goods is None and GOODS.match(words)):
            codes = at
            deeper += range(at + 1, at + cell.span)
        elif codes is not None and goods is None and not rules and (not words or _of_codes(words)):
            deeper += range(at, at + cell.span)
        elif RULES.search(words) or (party and at) or (rules and rules[-1] == at - 1 and not words):
            rules += range(at, at + cell.span)
            parties += [(at, party["party"])] if party else []
        elif goods is None and GOODS.search(words):
            goods = at
        else:
            others.append((at, words))
        at += cell.span
    if codes is None or not rules:
        return None
    headings = tuple(_plain(each) for each in line.words)
    return Columns(codes, goods, tuple(rules), 0, tuple(parties), headings, tuple(others), tuple(deeper))


def _of_codes(words: str) -> bool:
    return bool(CODES.search(words)) and not GOODS.search(words) and not RULES.search(words)


def _codes_below(lines: Sequence[Line], column: int) -> bool:
    return any((cell := line.at(column)) and entries_of(cell.text) for line in lines)


def _after_numbers(lines: Sequence[Line], found: Columns, first: int) -> Columns:
    """The columns with the place of the first line that is no heading."""
    while first < len(lines) and _numbered(lines[first]):
        first += 1
    return replace(found, first=first)


def _numbered(line: Line) -> bool:
    """Whether a line only numbers the columns: (1) (2) (3) (4)."""
    words = [each.strip() for each in line.words if each.strip()]
    return len(words) > 1 and all(NUMBER.fullmatch(each) for each in words)


def _guessed(lines: Sequence[Line], width: int) -> Columns | None:
    """The columns by what stands in them: codes where most codes are, the rules behind the last of the others."""
    counts = [sum(1 for line in lines if (c := line.at(i)) and entries_of(c.text)) for i in range(width)]
    if width < 2 or not max(counts, default=0):
        return None
    codes = counts.index(max(counts))
    if counts[codes] * SHARE < sum(1 for line in lines if (c := line.at(codes)) and c.text.strip()):
        return None
    deeper = tuple(i for i in range(width) if i != codes and _many(counts[i], i, lines))
    if deeper:
        codes, *behind = sorted((codes, *deeper))
        deeper = tuple(behind)
    last = max((codes, *deeper))
    others = [i for i in range(last + 1, width) if any((c := line.at(i)) and c.text.strip() for line in lines)]
    if not others:
        return None
    goods, rules = (others[0], tuple(others[1:])) if len(others) > 1 else (None, tuple(others))
    return Columns(codes, goods, rules, deeper=deeper)


def _many(count: int, column: int, lines: Sequence[Line]) -> bool:
    """Whether most cells of a column that hold anything hold a code."""
    held = sum(1 for line in lines if (c := line.at(column)) and c.text.strip())
    return held > 0 and count * 2 > held
