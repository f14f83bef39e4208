"""From and until when words say that a clause is written: `(until 31 December 2026)`, `beginning on July 1, 2020`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TypeAlias

Window: TypeAlias = tuple[date | None, date | None]
MONTHS = {
    name: i
    for i, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
BEGINS = r"(?:beginning|starting|effective|commencing|applicable|with\s+effect)"
FORCE = r"(?:from\s+(?:the\s+)?(?:date\s+of\s+)?(?:the\s+)?entry\s+into\s+force(?:\s+of\s+th\w+\s+agreement)?,?\s+)"
"""The day from which all of an agreement holds, which says nothing of one clause."""
PERIOD = r"(?:(?:for|during|in)\s+(?:the\s+)?period\s+)"
LEAD = (
    rf"(?:{PERIOD}?{BEGINS}\s+(?:on|from|as\s+of)|as\s+(?:from|of)|{PERIOD}?from|on\s+(?:and|or)\s+after"
    rf"|{PERIOD}?(?:{FORCE}to|{FORCE}?(?:until|till|up\s+to))|after|before|{BEGINS})"
)
LINK = r"\s*,?\s+(?:to|until|through|onwards?)\b"
OTHER = r"(?:,?\s+or\s+(?:on\s+)?(?:the\s+)?date\s+of[^.;:)]*)?"
WHEN = rf"\b{LEAD}\s+{DAY}(?:{LINK}(?:\s+{DAY})?)?{OTHER}"
"""A date with what leads to it, as a pattern without groups, for texts in which spaces are spelled out. One that may be
another day (`or the date of entry into force, whichever is later`) is taken whole, and is no date that is known."""
WHOLE = re.compile(rf"\(?\s*(?P<lead>{LEAD}\s+)?(?P<first>{DAY})(?P<link>{LINK})?(?:\s+(?P<last>{DAY}))?\s*\)?", re.I)


def dated(words: str) -> Window | None:
    """From and until when; nothing if the words are no such thing."""
    found = WHOLE.fullmatch(words)
    if found is None:
        return None
    lead = " ".join((found["lead"] or "").lower().split())
    link = (found["link"] or "").strip(" ,\t\n").lower()
    first = _day(found["first"])
    last = _day(found["last"]) if found["last"] else None
    if first is None or (last is None and (found["last"] or link in ("to", "until", "through"))):
        return None
    if lead.endswith(("until", "till", "to", "before")):
        return (None, first - timedelta(lead == "before")) if not link else None
    if last is None and not lead and not link:
        return None
    return first + timedelta(lead == "after"), last


def _day(words: str) -> date | None:
    """A day, whichever of day and month comes first."""
    numbers = [int(each) for each in re.findall(r"\d+", words)]
    month = re.search(MONTH, words, re.I)
    if month is None or len(numbers) != 2:
        return None
    try:
        return date(numbers[1], MONTHS[month[0][:3].lower()], numbers[0])
    except ValueError:
        return None
