"""Tariff codes, places, currencies and dates, each in the one way in which it is written."""

from __future__ import annotations

import re
from datetime import date

from roolang.diagnostics.place import Place, quoted
from roolang.diagnostics.suggest import did_you_mean, nearest, slips
from roolang.domain.currency import CURRENCIES
from roolang.domain.declaration import edition_in, fold
from roolang.domain.hs import digits_of
from roolang.domain.loading.advice import Advice, write
from roolang.domain.loading.amounts import kind_of
from roolang.domain.loading.countries import COUNTRIES
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Numeral, Raw
from roolang.domain.loading.words import read_text

_LONGEST = 40


def read_code(raw: Raw, place: Place, report: Report) -> str | None:
    """The digits of a tariff code; `None` is unknown."""
    if raw is None:
        return None
    help = write("write two, four, six or more digits, such as {}", "8703.23")
    if isinstance(raw, Numeral):
        message = f"a tariff code is text, since a number loses its zeros, and this is {kind_of(raw)}"
        if digits_of(raw.text) and raw.text.isascii():
            help = Advice(
                f'write `"{raw.text}"` in quotes, with all its zeros', f"write `{raw.text}`, with all its zeros"
            )
        report.add("RL6007", place, message, help)
        return None
    if isinstance(raw, str) and len(raw) <= _LONGEST and raw.isascii() and (digits := digits_of(raw)):
        if lost := _lost(raw):
            report.add("RL6007", place, f"{quoted(raw)} has {lost[0]}: a digit is missing, or one too many", lost[1])
            return None
        return digits
    if isinstance(raw, str) and (found := re.search(r"\d{4}(?:[., -]?\d\d){0,3}(?!\d)", raw[:200], re.ASCII)):
        whole = len(re.findall(r"\d", found[0])) == len(re.findall(r"\d", raw))
        help = write("write {}", re.sub("[,-]", ".", found[0])) if whole else help
    report.add("RL6007", place, f"a tariff code is expected here, and this is {kind_of(raw)}", help)
    return None


def _lost(code: str) -> tuple[str, str | Advice] | None:
    """How many digits a code has that has lost one, and what to write; a national code may have nine."""
    count = sum(map(str.isdecimal, code))
    if count % 2 == 0 or count == 9:
        return None
    if count == 1:
        return "one digit", write("a chapter has two: write {}", f"0{code.strip()}")
    return f"{count} digits", f"write {count - 1} digits, or {count + 1}"


def read_nomenclature(raw: Raw, place: Place, report: Report) -> str | None:
    """The edition of the codes, with its year; `None` is that of the rules."""
    words = read_text(raw, place, report)
    if words is None or edition_in(words) is not None:
        return words
    help = write("write its year, such as {}, or leave it out if it is that of the rules", "HS 2022")
    report.add("RL6003", place, f"{quoted(words)} is no edition of the nomenclature", help)
    return None


def read_codes(raw: Raw, place: Place, report: Report) -> dict[int, str]:
    """Codes by the year of their edition."""
    found: dict[int, str] = {}
    help = code_of("HS 2012", "8703.23")
    if raw is not None and not isinstance(raw, dict):
        report.add("RL6003", place, f"codes with their editions are expected here, and this is {kind_of(raw)}", help)
    for words, value in raw.items() if isinstance(raw, dict) else ():
        there, edition = place.field(words), re.fullmatch(r"HS ((?:19|20)\d\d)", words.strip(), re.ASCII)
        if edition is None:
            report.add("RL6003", there, f"{quoted(words)} is no edition of the nomenclature", help)
        elif (code := read_code(value, there, report)) is not None:
            found[int(edition[1])] = code
    return found


def code_of(edition: str, code: str) -> Advice:
    """Advice to write the code of another edition."""
    column = f'write `{code}` in a column `{edition}`: --column "{edition}=codes.{edition}"'
    return Advice(f'write `"codes": {{"{edition}": "{code}"}}`', column)


def read_party(raw: Raw, place: Place, report: Report) -> str | None:
    """The two capitals of a country or union; `None` is unknown."""
    if raw is None or (isinstance(raw, str) and re.fullmatch("[A-Z]{2}", raw)):
        return raw
    help = "write its code of two capital letters, such as `MX`"
    if isinstance(raw, str) and len(raw) <= _LONGEST and not report.is_full("RL6003"):
        near = [
            each for each in nearest(fold(raw), COUNTRIES, 3, 0.8) if slips(fold(raw), each) <= max(1, len(each) // 6)
        ]
        if re.fullmatch("[A-Za-z]{2}", raw.strip()):
            help = f"write `{raw.strip().upper()}`"
        elif near:
            meant = COUNTRIES[near[0]]
            help = f"write `{meant}`" if fold(raw) == near[0] else f"did you mean `{meant}` ({near[0].title()})?"
    report.add("RL6003", place, f"a country is two capital letters, and this is {kind_of(raw)}", help)
    return None


def read_currency(raw: Raw, place: Place, report: Report) -> str | None:
    """The three capitals of a currency; `None` is unknown. RL6251 for letters that no currency has."""
    if raw is None:
        return None
    if isinstance(raw, str) and re.fullmatch("[A-Z]{3}", raw):
        if raw not in CURRENCIES:
            message = f"{quoted(raw)} is no currency that ISO 4217 lists"
            report.add("RL6251", place, message, did_you_mean(raw, sorted(CURRENCIES)) or "write it as ISO 4217 does")
        return raw
    help = "write its code of three capital letters, such as `USD`"
    upper = raw.strip().upper() if isinstance(raw, str) else ""
    known = re.fullmatch("[A-Z]{3}", upper)
    if known:
        help = f"write `{upper}`"
    report.add("RL6003", place, f"a currency is three capital letters, and this is {kind_of(raw)}", help)
    return upper if known else None


def read_date(raw: Raw, place: Place, report: Report) -> date | None:
    """The day, written `2018-02-28`; `None` is unknown."""
    if raw is None:
        return None
    if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", raw, re.ASCII):
        day = _day(*raw.split("-"))
        if day is None:
            message = f"{quoted(raw)} is not a day of the calendar"
            report.add("RL6003", place, message, "write year, month and day: `2018-02-28`")
        return day
    meant = _meant(raw) if isinstance(raw, str) else []
    help = " or ".join(f"`{day}`" for day in meant) or "year, month and day: `2018-02-28`"
    report.add("RL6003", place, f"a date is expected here, and this is {kind_of(raw)}", f"write {help}")
    return None


def _meant(text: str) -> list[str]:
    """The dates that a text in another order or of fewer digits may mean."""
    text = text.strip()[:_LONGEST]
    if found := re.match(r"(\d{4})\D(\d{1,2})\D(\d{1,2})(?!\d)", text, re.ASCII):
        days = [_day(found[1], found[2], found[3])]
    elif found := re.fullmatch(r"(\d{1,2})\D(\d{1,2})\D(\d{4})", text, re.ASCII):
        days = [_day(found[3], found[2], found[1]), _day(found[3], found[1], found[2])]
    elif found := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text, re.ASCII):
        days = [_day(found[1], found[2], found[3])]
    else:
        days = []
    return list(dict.fromkeys(day.isoformat() for day in days if day))


def _day(year: str, month: str, day: str) -> date | None:
    """The day of the calendar, if there is one."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
