"""What `roolang read` prints beside the rules of a file: the title, the parties, the edition, the days, citations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from roolang.draft.annex import Heading
from roolang.source import Span

PARTIES = re.compile(r"The Parties are ((?:[A-Z]{2}(?:, | and )?)+)\.")
EDITION = re.compile(r"Tariff codes are those of the Harmonized System of (\d{4})\.")
DAY = r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})"
IN_FORCE = re.compile(rf"In force from {DAY}(?: until {DAY})?\.")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
CITED = re.compile(r"\s\[([^\[\]:]+)\]$")
"""Citations at the end of a paragraph; a bracket with a colon is somebody's words."""


def heading_of(paragraphs: Iterable[Span]) -> tuple[Heading, frozenset[int]] | None:
    """What a print of a rule file says of its text, and where those paragraphs begin; nothing of any other document.

    Such a print is known by a sentence that says by letters who the parties are.
    """
    every = [(span, " ".join(span.text.split())) for span in paragraphs]
    if not any(PARTIES.fullmatch(words) for _, words in every):
        return None
    found, taken = Heading(), set[int]()
    for at, (span, words) in enumerate(every):
        read = _read(words, found)
        if read is None and at == 0:
            read = replace(found, title=words)
        if read is not None:
            found = read
            taken.add(span.start)
    return found, frozenset(taken)


def _read(words: str, before: Heading) -> Heading | None:
    """The heading with what one paragraph adds to it."""
    if match := PARTIES.fullmatch(words):
        return replace(before, parties=tuple(re.findall(r"[A-Z]{2}", match[1])))
    if match := EDITION.fullmatch(words):
        return replace(before, edition=int(match[1]))
    if match := IN_FORCE.fullmatch(words):
        start, end = _day(*match.groups()[:3]), _day(*match.groups()[3:])
        return replace(before, start=start, end=end) if start else None
    return None


def _day(day: str | None, month: str | None, year: str | None) -> date | None:
    if day is None or month not in MONTHS or year is None:
        return None
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def citations(span: Span) -> tuple[Span, tuple[str, ...]]:
    """A paragraph without the citations at its end, and these."""
    found = CITED.search(span.text)
    if found is None:
        return span, ()
    return Span(span.source, span.start, span.start + found.start()), tuple(found[1].split("; "))
