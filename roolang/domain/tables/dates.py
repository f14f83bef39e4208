"""Dates in cells, in the forms in which people write them."""

from __future__ import annotations

import re
from datetime import date

from roolang.domain.tables.headings import plain

MONTHS = {
    1: "january jan januar janvier janv enero ene",
    2: "february feb februar fevrier fev febrero",
    3: "march mar marz maerz mars marzo",
    4: "april apr avril avr abril abr",
    5: "may mai mayo",
    6: "june jun juni juin junio",
    7: "july jul juli juillet juil julio",
    8: "august aug aout agosto ago",
    9: "september sep sept septembre septiembre",
    10: "october oct oktober okt octobre octubre",
    11: "november nov novembre noviembre",
    12: "december dec dezember dez decembre diciembre dic",
}
"""The names of months in four languages, without accents."""
_MONTH = {word: number for number, words in MONTHS.items() for word in words.split()}

_TIME = re.compile(
    r"[T ](?:00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)"
    r"|(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?)$",
    re.ASCII | re.IGNORECASE,
)
"""A time of that day. One of another zone may be of the day before or after, and 24:00 is of the next."""


def dates_in(text: str) -> list[date]:
    """The days that a text may mean: with points the day comes first, with strokes it may be the month."""
    text = _TIME.sub("", text.strip()[:40])
    if found := re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})|(\d{4})(\d\d)(\d\d)", text, re.ASCII):
        year, month, day = (each for each in found.groups() if each)
        return _days((year, month, day))
    if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text, re.ASCII):
        return _days((found[3], found[2], found[1]))
    if found := re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", text, re.ASCII):
        return _days((found[3], found[2], found[1]), (found[3], found[1], found[2]))
    words = [
        word for word in re.sub(r"(\d)(?:st|nd|rd|th|er)\b", r"\1", plain(text)).split() if word not in ("de", "of")
    ]
    named = [_MONTH[word] for word in words if word in _MONTH]
    numbers = [word for word in words if word.isdecimal()]
    if len(words) == 3 and len(named) == 1 and sorted(map(len, numbers))[-1:] == [4]:
        year = next(each for each in numbers if len(each) == 4)
        day = next((each for each in numbers if each is not year), "")
        return _days((year, str(named[0]), day)) if day else []
    return []


def _days(*read: tuple[str, str, str]) -> list[date]:
    found: list[date] = []
    for year, month, day in read:
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
