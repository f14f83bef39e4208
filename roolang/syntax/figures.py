"""Guesses about dates, tariff codes and numbers that are written in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal

from roolang.domain.number_words import NUMBER_WORD, in_words
from roolang.domain.tables.dates import dates_in
from roolang.syntax.mend import Mend, after_last, run
from roolang.syntax.probing import Stop, shown
from roolang.syntax.reading.base import SURELY_THOUSANDS
from roolang.syntax.vocabulary import single_words

MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
MONEY = re.compile(r"(\d+(?:\.\d+)?)\s*([A-Z]{3})(?![\w-])")
DATE_FORMS = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})\.?,?\s+(?P<year>\d{{4}})", re.I),
    re.compile(rf"(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I),
    re.compile(r"(?P<year>\d{4})(?P<sep>[-./–—−])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?P<day>\d{1,2})(?P<sep>[./–—−-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4})(?!\d)"),
)


def dates(stop: Stop) -> Iterator[Mend]:
    """A date that is written in another way."""
    begin = stop.text.rfind("\n", 0, stop.at) + 1
    for form in DATE_FORMS:
        for found in form.finditer(stop.text, begin, stop.at + 40):
            if found.start() <= stop.at < found.end():
                yield from _dated(found)


def _dated(found: re.Match[str]) -> Iterator[Mend]:
    """The days that the calendar has and that may be meant."""
    month = found["month"]
    text = re.sub("[–—−]", "-", found[0]) if month.isdigit() else f"{found['day']} {month[:3]} {found['year']}"
    days = [day.isoformat() for day in dates_in(text)]
    said, place = _not_a(found[0], "date"), found.span()
    if not days:
        help = "write a day that the calendar has: year, month, day, such as `2025-01-31`"
        yield Mend(*place, "2025-01-31", help, said, place=place, partial=True, exact=False)
    if found[0] in days:
        return
    help = "write " + ", or ".join(f"`{day}`" for day in days) + (": year, month, day" if days[1:] else "")
    for day in days:
        yield Mend(*place, day, help, said, place=place, partial=True)


def codes(stop: Stop) -> Iterator[Mend]:
    """A tariff code with its points in other places, or none that can be."""
    start, end = run(stop, r"[\w.]")
    word = stop.text[start:end].rstrip(".")
    span = start, start + len(word)
    began = stop.last is not None and stop.last.type == "CODE" and after_last(stop) > start
    if not (began or "CODE" in stop.accepted) or not re.fullmatch(r"\d{3}|\d{5}|\d+(?:\.\d+)+", word):
        return
    digits = word.replace(".", "")
    said = _not_a(word, "tariff code")
    if len(digits) == 4:
        written = f"{digits[:2]}.{digits[2:]}"
    elif len(digits) in (6, 8):
        written = ".".join([digits[:4], *re.findall("..", digits[4:])])
    else:
        help = "a tariff code looks like `87`, `87.03` or `8703.21`"
        yield Mend(*span, "87.03", help, said, place=span, partial=True, exact=False)
        return
    yield Mend(*span, written, f"write `{written}`", said, place=span, partial=True)


def _not_a(written: str, kind: str) -> str:
    return f"{shown(written)} is not how a {kind} is written"


def money(stop: Stop) -> Iterator[Mend]:
    """`16 USD` for `USD 16`."""
    for found in MONEY.finditer(stop.text, max(0, stop.at - 20), stop.at + 20):
        if found.start() <= stop.at < found.end() and found[2].lower() not in single_words():
            written = f"{found[2]} {found[1]}"
            said = "the currency comes before the amount"
            help, place = f"write `{written}`", found.span()
            yield Mend(*place, written, help, said, place=place, partial=True, keeps=True)


def thousands(stop: Stop) -> Iterator[Mend]:
    """`60,000` for `60000`."""
    start, end = run(stop, r"[\d., ]")
    for found in re.compile(r"\d{1,3}(?:[,. ]\d{3})+(?!\d)").finditer(stop.text, start, end):
        digits = re.sub(r"\D", "", found[0])
        said = f"{shown(found[0])} is written with a mark for the thousands"
        keeps = bool(SURELY_THOUSANDS.fullmatch(found[0]))
        yield Mend(*found.span(), digits, f"write `{digits}`", said, place=found.span(), keeps=keeps)


UNITS = {
    **dict.fromkeys(("pct", "percent", "percentage", "p.c.", "pc"), "%"),
    **dict.fromkeys(("kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes", "kgm"), "kg"),
    **dict.fromkeys(("gr", "grs", "gram", "grams", "gramme", "grammes"), "g"),
    **dict.fromkeys(("ton", "tons", "tonne", "mt"), "tonnes"),
    **dict.fromkeys(("lt", "ltr", "liter", "liters", "litre"), "litres"),
    **dict.fromkeys(("sqm", "m²", "square metres", "square meters"), "m2"),
    **dict.fromkeys(("pcs", "pc", "piece", "nos", "items"), "pieces"),
    **dict.fromkeys(("unit",), "units"),
    **dict.fromkeys(("cm3", "ccm", "cc."), "cc"),
}
"""What people write for the units of the language."""
UNIT = re.compile(
    rf"(\d+(?:\.\d+)?)\s*({'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))})(?![\w-])", re.I
)
POUND = "0.45359237"
KILOGRAMS = {
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), ("a pound", POUND)),
    **dict.fromkeys(("oz", "ounce", "ounces"), ("an ounce", "0.028349523125")),
}
"""Weights that the language has no word for: what each is called, and how many kilograms it is, exactly."""
WEIGHT = re.compile(
    rf"(?P<of>[\w-]+\s+|)(?P<amount>(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>{'|'.join(KILOGRAMS)}))(?![\w-])", re.I
)
WORTH = ("value", "cost", "price", "fob", "cif")
"""What is counted in money: the pounds of it are sterling."""
PERCENT_FIRST = re.compile(r"%\s*(\d+(?:\.\d+)?)(?![\d.])")


def units(stop: Stop) -> Iterator[Mend]:
    """`5 kgs` for `5 kg`, `45 pct` and `%45` for `45%`."""
    begin, end = max(0, stop.at - 20), stop.at + 20
    for found in UNIT.finditer(stop.text, begin, end):
        if found.start() <= stop.at <= found.end():
            unit = UNITS[found[2].lower()]
            written = f"{found[1]}%" if unit == "%" else f"{found[1]} {unit}"
            said = f"{shown(found[2])} is not a unit of the language"
            help, keeps = f"write `{written}`", unit in ("%", "kg", "g")  # a ton has more than one weight
            yield Mend(*found.span(), written, help, said, place=found.span(2), partial=True, keeps=keeps)
    for found in PERCENT_FIRST.finditer(stop.text, begin, end):
        if found.start() <= stop.at <= found.end():
            said = "the per cent sign comes after the number"
            new, place = f"{found[1]}%", found.span()
            yield Mend(*place, new, f"write `{new}`", said, place=place, partial=True, keeps=True)


def weights(stop: Stop) -> Iterator[Mend]:
    """`40 lb` for `18.1436948 kg`; of what is counted in money, `40 pounds` for `GBP 40`."""
    for found in WEIGHT.finditer(stop.text, max(0, stop.at - 40), stop.at + 20):
        if not found.start("amount") <= stop.at <= found.end():
            continue
        name, size = KILOGRAMS[found["unit"].lower()]
        if found["of"].strip().lower() in WORTH:
            written = f"GBP {found['number']}"
            help = f"write `{written}` if that is sterling"
        else:
            written = f"{_times(found['number'], size)} kg"
            help = f"write `{written}`: {name} is {size} kg, and weights are in kg, g or tonnes"
        said = f"{shown(found['unit'])} is not a unit of the language"
        yield Mend(*found.span("amount"), written, help, said, place=found.span("unit"), partial=True)


def _times(number: str, size: str) -> str:
    """A product of two decimals, all of its digits."""
    exact = Context(prec=len(number) + len(size))
    whole, _, rest = f"{exact.multiply(Decimal(number), Decimal(size)):f}".partition(".")
    return f"{whole}.{rest.rstrip('0')}".rstrip(".")


WORDED = re.compile(
    rf"(?<![\w-])(?:{NUMBER_WORD})(?:(?:\s+and\s+|\s+|-)(?:{NUMBER_WORD}))*(?![\w-])(?P<percent>\s*(?:%|per\s?cent(?![\w-])))?",
    re.I,
)


def worded(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The numbers in words between two offsets, and how they are written in figures, a percentage with its sign."""
    for found in WORDED.finditer(text, start, end):
        yield *found.span(), f"{in_words(found[0])}{'%' if found['percent'] else ''}"


def in_figures(stop: Stop) -> Iterator[Mend]:
    """`forty-five per cent` for `45%`."""
    ends = stop.last.end_pos if stop.last is not None and stop.last.type == "NAME" else None
    for start, end, new in worded(stop.text, max(0, stop.at - 60), stop.at + 20):
        if start <= stop.at <= end or end == ends:
            help, said = f"write `{new}`", f"{shown(stop.text[start:end])} is a number in words"
            yield Mend(start, end, new, help, said, place=(start, end), partial=new.endswith("%"))


def percent_sign(stop: Stop) -> Iterator[Mend]:
    """A number that should be a percentage."""
    found = re.compile(r"\d+(?:\.\d+)?").match(stop.text, stop.at)
    if found:
        yield Mend(found.end(), found.end(), "%", f"write `{found[0]}%`", place=found.span())
