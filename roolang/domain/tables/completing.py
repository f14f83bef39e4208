"""A good that is told in two places, by a mapping, by `--good` or by a row of its own: what each says of it."""

from __future__ import annotations

import re
from fractions import Fraction

from roolang.diagnostics.place import Place, quoted
from roolang.domain.hs import digits_of
from roolang.domain.loading.numerals import number_of
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Numeral, Raw
from roolang.domain.tables.grid import Sheet
from roolang.domain.tables.items import Fields
from roolang.domain.tables.line import Line


def complete(document: Fields, top: Fields, good: Fields, line: Line, sheet: Sheet, report: Report) -> None:
    """Puts into a document what the row of the good says and nobody else does; RL6205 where they disagree."""
    tell_contradicted(document, top, good, sheet.place(line.row.number), report)
    _fill(document, top)
    told_good = document.setdefault("good", {})
    assert isinstance(told_good, dict)
    _fill(told_good, good)
    if line.id:
        document.setdefault("id", line.id)


def tell_contradicted(document: Fields, top: Fields, good: Fields, place: Place, report: Report) -> None:
    """RL6205 for each field of which the row of a good says something else than a document, or the mapping of it."""
    for name, said, told in contradicted(document, top, good):
        message = f"this row of the good says {said} for {quoted(name)}, and {told} is told elsewhere"
        report.add("RL6205", place, message, "mend the cell; or leave that field out of --good and of the mapping")


def merged(told: Fields, more: Fields) -> Fields:
    """What is told, and of the rest what is told besides; groups of fields, such as values by name, field by field."""
    whole = {**told}
    _fill(whole, more)
    return whole


def _fill(told: Fields, row: Fields) -> None:
    """What the row says besides; groups of fields, such as values by name, field by field."""
    for name, raw in row.items():
        group = told.setdefault(name, raw)
        if isinstance(group, dict) and isinstance(raw, dict) and "amount" not in raw:
            told[name] = {**raw, **group}


def contradicted(document: Fields, top: Fields, good: Fields) -> list[tuple[str, str, str]]:
    """The fields that are told otherwise in a document: the name, what is said of it, and what is told there."""
    told = document.get("good")
    pairs = [(document, top), *([(told, good)] if isinstance(told, dict) else [])]
    found: list[tuple[str, Raw, Raw]] = []
    for known, row in pairs:
        for name, raw in row.items():
            other = known.get(name)
            if isinstance(raw, dict) and isinstance(other, dict) and "amount" not in raw:
                both = [each for each in raw if each in other and not same(each, raw[each], other[each])]
                found += [(each, raw[each], other[each]) for each in both]
            elif name in known and not same(name, raw, other):
                found.append((name, raw, other))
    return [(name, _words(said), _words(told)) for name, said, told in found]


def same(name: str, one: Raw, other: Raw) -> bool:
    """Whether two fields say the same; an amount without its currency may be in any, a code has points or none."""
    if name == "code" and isinstance(one, str) and isinstance(other, str):
        return digits_of(one) == digits_of(other)
    (amount, currency), (other_amount, other_currency) = _money(one), _money(other)
    return amount == other_amount and (currency == other_currency or None in (currency, other_currency))


def _money(raw: Raw) -> tuple[object, Raw]:
    return (_bare(raw.get("amount")), raw.get("currency")) if isinstance(raw, dict) else (_bare(raw), None)


def _bare(raw: Raw) -> object:
    """A field as it is compared: numbers by what they are, words without blanks and capitals."""
    text = raw.text if isinstance(raw, Numeral) else raw
    if not isinstance(text, str):
        return raw
    number = number_of(text)
    return number if isinstance(number, Fraction) else re.sub(r"\s", "", text.casefold())


def _words(raw: Raw) -> str:
    amount = raw.get("amount") if isinstance(raw, dict) else raw
    currency = raw.get("currency") if isinstance(raw, dict) else None
    return quoted(f"{amount.text if isinstance(amount, Numeral) else amount} {currency or ''}".strip())
