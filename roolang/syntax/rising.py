"""Guesses about numbers that rise or fall with the days: `40% in 2026, rising to 50% in 2027`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from roolang.domain.tables.dates import dates_in
from roolang.syntax.mend import Mend
from roolang.syntax.probing import Stop
from roolang.syntax.reading.base import COMPARISONS

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}\s+{MONTH}\s+\d{{4}}|(?:19|20)\d\d(?![\d.%-]))"
BEGINS = (
    r"as\s+(?:of|from)|starting(?:\s+(?:on|from|in|with))?|beginning(?:\s+(?:on|from|in|with))?|from|since|in|after"
)
ENDS = r"until|till|up\s+to|before|through|to"
WHEN = (
    rf"(?:(?:{BEGINS})\s+{DAY}(?:\s+(?:{ENDS})\s+{DAY})?|(?:{ENDS})\s+{DAY}|there-?after|afterwards|from\s+then\s+on)"
)
VALUE = r"(?:\d+(?:\.\d+)?\s?(?:%|per\s?cent(?!\w)))"
STEP = rf"(?:(?:{WHEN}\s*:?\s*)?{VALUE}(?:\s+{WHEN})?)"
BETWEEN = r"\s*(?:[,;(]\s*)?(?:(?:and|then)\s+)*(?:(?:(?:rising|increasing|going\s+up|falling|decreasing)\s+)?to\s+)?"
ROW = re.compile(rf"(?<![\w.-]){STEP}(?:{BETWEEN}(?<![\w.-]){STEP})+(?P<closed>\s*\))?", re.IGNORECASE)
"""Two percentages or more, each with its days before it or behind."""
COMPARED = "|".join(
    re.escape(form).replace(r"\ ", r"\s+") for forms in COMPARISONS.values() for form in forms if form[0].isalpha()
)
LED = re.compile(rf"(?P<when>from\s+{DAY})\s*[,:]?\s+(?P<limit>[^\W\d][\w\s’'-]{{1,60}}?\s(?:{COMPARED}))\s+\Z", re.I)
"""The first day where it stands before all that is asked."""
DAYS = re.compile(rf"(?:(?P<begin>{BEGINS})\s+(?P<from>{DAY})|(?P<end>{ENDS})\s+(?P<to>{DAY}))", re.IGNORECASE)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """A number, the day from which it counts, and the first day on which it no longer does, where they are said.

    `after`: the day before was written, as one after which it counts.
    """

    value: str
    start: date | None
    end: date | None
    after: bool = False


def rising(stop: Stop) -> Iterator[Mend]:
    """Numbers with their days, as `40%, 50% from 2027-01-01`: each counts until the next begins."""
    for found in ROW.finditer(stop.text):
        led = LED.search(stop.text, 0, found.start())
        start = led.start() if led else found.start()
        steps = _in_order(list(_steps(found[0], led["when"] if led else "")))
        end = found.end() if "(" in found[0] or not found["closed"] else found.start("closed")
        if not start <= stop.at <= end or not steps:
            continue
        row = ", ".join(f"{each.value} from {each.start}" if each.start else each.value for each in steps)
        new = f"{led['limit']} {row}" if led else row
        said = "a number that rises or falls says behind it, after `from`, the day on which it begins"
        help = f"write `{new}`: each counts until the next begins"
        yield Mend(start, end, new, help, said, place=(start, end), partial=True)


def _steps(written: str, before: str) -> Iterator[Step]:
    for index, found in enumerate(re.finditer(STEP, written, re.IGNORECASE)):
        value = re.search(VALUE, found[0], re.IGNORECASE)
        words = f"{before} {found[0]}" if not index else found[0]
        start = end = None
        after = False
        for day in DAYS.finditer(words):
            if day["begin"]:
                after = day["begin"].lower() == "after"
                start = _first(day["from"], after=after)
            else:
                end = _first(day["to"], after=day["end"].lower() != "before")
        yield Step(value[0] if value else "", start, end, after)


def _first(written: str, *, after: bool) -> date | None:
    """The day that is written, or the first one after it; a year is its first day."""
    if written.isdecimal():
        return date(int(written) + after, 1, 1)
    days = dates_in(written)
    return days[0] + ONE_DAY * after if days else None


def _in_order(steps: list[Step]) -> list[Step]:
    """The steps with the days on which they begin; none where one begins on no day, or where a day has none or two."""
    told = steps[:1]
    for before, step in pairwise(steps):
        start = before.end if step.start is None or _on_the_day(before, step) else step.start
        if start is None or (before.end and start not in (before.end, before.end - ONE_DAY)):
            return []
        told.append(Step(step.value, start, step.end))
    days = [each.start for each in told if each.start]
    return told if days and days == sorted(set(days)) and not told[-1].end else []


def _on_the_day(before: Step, step: Step) -> bool:
    """Whether one counts before a day and the other after it: nothing is said of the day itself."""
    return step.after and step.start is not None and before.end == step.start - ONE_DAY
