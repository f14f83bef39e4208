"""Doubts about the source itself: dates that have passed, codes that are no more, gaps, limits that contradict."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from roolang.diagnostics import Finding, Label, Place
from roolang.domain import nomenclature
from roolang.domain.hs import level_name, printed
from roolang.draft.entries import RowRead, by_agreement
from roolang.draft.file import Finder, Piece, Text
from roolang.draft.headings import entries_of
from roolang.draft.options import Options
from roolang.source import Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
UNTIL = re.compile(
    r"(?:until|up to|before|through|ends? on|expires? on|to)\s+(?:the\s+)?"
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{'|'.join(m + '[a-z]*' for m in MONTHS)})\.?,?\s+(?P<y>\d{{4}})"
    r"|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>\d{4})|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))",
    re.IGNORECASE,
)
CONTRADICTIONS = ("RL5203", "RL5204", "RL4104")
MOST = 40
"""Codes that are told of one by one."""


def lints(
    reads: Sequence[RowRead],
    texts: Sequence[Text],
    found: Sequence[Finding],
    pieces: list[list[Piece]],
    options: Options,
) -> Iterator[Finding]:
    """All doubts, kind by kind."""
    if options.today:
        for read in reads:
            yield from _passed(read, options.today)
    grouped = by_agreement(reads)
    for text in texts:
        own = grouped[text.source]
        yield from _gone(text, own, options)
        yield from _gaps(own, options.edition or nomenclature.newest())
    yield from _contradictions(found, pieces)


# ---- dates


def _passed(read: RowRead, today: date) -> Iterator[Finding]:
    for clause in read.row.clauses:
        for place in UNTIL.finditer(clause.text):
            day = _day(place)
            if day and day < today:
                span = Span(clause.span.source, clause.span.start + place.start(), clause.span.start + place.end())
                message = f"the date has passed: {day.isoformat()} is before {today.isoformat()}"
                yield Finding(
                    "RL9117", message, Label(span, "has passed"), help="see whether a later text goes on from there"
                )
        for words in clause.footnotes:
            place2 = UNTIL.search(words)
            day = _day(place2) if place2 else None
            if day and day < today:
                message = f"the date in a footnote has passed: `{' '.join(words.split())[:100]}`"
                yield Finding(
                    "RL9117", message, Label(clause.span, "the rule of the footnote"), help="take the rule out if so"
                )


def _day(place: re.Match[str]) -> date | None:
    """The date, if the calendar has it."""
    if place["m"]:
        month = next(i for i, name in enumerate(MONTHS, 1) if name == place["m"].lower()[:3])
        parts = (int(place["y"]), month, int(place["d"]))
    elif place["m2"]:
        parts = (int(place["y2"]), int(place["m2"]), int(place["d2"]))
    else:
        parts = (int(place["y3"]), int(place["m3"]), int(place["d3"]))
    try:
        return date(*parts)
    except ValueError:
        return None


# ---- codes


def _gone(text: Text, reads: Sequence[RowRead], options: Options) -> Iterator[Finding]:
    """Codes that the edition does not have, each at the first row that names it."""
    edition = options.edition or nomenclature.newest()
    for code in text.missing[:MOST]:
        span = next((span for read in reads for span in _where(read, code)), None)
        what = level_name(min(len(code), 6))
        message = f"HS {edition} has no {what} `{printed(code[:6])}`"
        near = [f"`{printed(each)}`" for each in nomenclature.nearest(edition, code)]
        help_ = 'say of which edition the codes are: `--nomenclature "HS 2017"`' + (
            f"; near it are {', '.join(near)}" if near else ""
        )
        if span is None:
            yield Finding("RL9116", message, where=Place(path=text.name), help=help_)
        else:
            yield Finding("RL9116", message, Label(span, "not in this edition"), help=help_)
    if len(text.missing) > MOST:
        more = len(text.missing) - MOST
        yield Finding(
            "RL9116", f"and HS {edition} lacks {more} more codes of `{text.name}`", where=Place(path=text.name)
        )


def _where(read: RowRead, code: str) -> Iterator[Span]:
    """Where a row writes a code, in any form: in a rule, else its first rule stands for its heading."""
    pattern = re.compile(r"\b" + r"[.\s]?".join(_pairs(code)) + r"(?![\d.]*\d)")
    for clause in read.row.clauses:
        if place := pattern.search(clause.text):
            yield Span(clause.span.source, clause.span.start + place.start(), clause.span.start + place.end())
    if pattern.search(read.row.heading) and read.row.clauses:
        yield read.row.clauses[0].span


def _pairs(code: str) -> list[str]:
    if len(code) == 2:
        return [f"0?{int(code)}"]
    return [code[:2], code[2:4], *(code[i : i + 2] for i in range(4, len(code), 2))]


# ---- gaps


def _gaps(reads: Sequence[RowRead], edition: int) -> Iterator[Finding]:
    """Headings between two rows of a chapter that no row is for, where most of the chapter has rules."""
    headings = nomenclature.codes_of(edition, 4)
    covered: dict[str, set[str]] = defaultdict(set)
    whole: set[str] = set()
    last: dict[str, RowRead] = {}
    for read in reads:
        for entry in entries_of(read.row.heading) or ():
            if len(entry.low) == 2:
                whole.update(str(n).zfill(2) for n in range(int(entry.low), int(entry.high) + 1))
                continue
            low, high = entry.low[:4], entry.high[:4]
            for heading in (each for each in headings if low <= each <= high):
                covered[heading[:2]].add(heading)
                last.setdefault(heading, read)
    for chapter, there in sorted(covered.items()):
        every = [each for each in headings if each[:2] == chapter]
        if chapter in whole or len(there) * 2 < len(every):
            continue
        inner = [each for each in every if min(there) < each < max(there)]
        missing = [each for each in inner if each not in there]
        for group in _runs(missing, every):
            before = last[max(each for each in there if each < group[0])]
            codes = printed(group[0]) + (f" to {printed(group[-1])}" if len(group) > 1 else "")
            message = f"no row is for `{codes}`, though the rows around it cover chapter {int(chapter)}"
            label = Label(before.row.clauses[0].span, "the row before the gap")
            yield Finding("RL9119", message, label, help="add a row, or a rule for the chapter")


def _runs(codes: list[str], every: list[str]) -> Iterator[list[str]]:
    """Codes that follow each other in the nomenclature, together."""
    run: list[str] = []
    for code in codes:
        if run and every.index(code) != every.index(run[-1]) + 1:
            yield run
            run = []
        run.append(code)
    if run:
        yield run


# ---- limits


def _contradictions(found: Sequence[Finding], pieces: list[list[Piece]]) -> Iterator[Finding]:
    """What checking the rule file says of its limits, said of the source."""
    where = Finder(pieces)
    for finding in found:
        if finding.code not in CONTRADICTIONS or finding.label is None:
            continue
        sources = where.sources(finding.label.span.start)
        if not sources:
            continue
        read, part = sources[0]
        words = " ".join(finding.label.span.text.split())
        message = f"{finding.message} (`{words[:80]}`)"
        yield Finding("RL9118", message, Label(read.span(part, 0, len(part.text)), "in this rule"), help=finding.help)
