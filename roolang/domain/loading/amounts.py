"""Amounts: a number, a fraction, a range, or money of another currency."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from typing import TypeGuard

from roolang.diagnostics.place import Place, quoted, shown
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.amount import MONEY, Amount
from roolang.domain.currency import CURRENCIES
from roolang.domain.declaration import fold
from roolang.domain.loading.advice import Advice
from roolang.domain.loading.numerals import Trouble, number_of
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Numeral, Raw
from roolang.domain.loading.units import measure_of
from roolang.domain.units import reckoned
from roolang.record import record

_FORMS = ("at least", "at most", "amount", "currency")
_SHAPE = '`{"at least": 10, "at most": 20}` or `{"amount": 10, "currency": "EUR"}`'


@record(frozen=True, slots=True)
class Context:
    """What items are read against: the currency of the declaration, its rates by `EUR/USD`, the edition of its codes.

    `edition` is the year, as far as the declaration says it.
    """

    report: Report
    currency: str | None = None
    rates: Mapping[str, Amount] = field(default_factory=dict)
    edition: int | None = None


def kind_of(raw: Raw) -> str:
    """What a value is, in a reader's words."""
    match raw:
        case None:
            return "nothing"
        case bool():
            return f"`{str(raw).lower()}`"
        case str():
            return f"the words {quoted(raw)}" if raw.strip() else "an empty text"
        case Numeral(text=text):
            return f"the number {shown(text)}"
        case []:
            return "an empty list"
        case list():
            return "a list"
    return "a group of fields"


def is_group(raw: Raw, place: Place, wanted: str, example: str, report: Report) -> TypeGuard[dict[str, Raw]]:
    """Whether a value is a group of fields; if not, that `wanted` is expected there."""
    if isinstance(raw, dict):
        return True
    report.add("RL6003", place, f"{wanted} expected here, and this is {kind_of(raw)}", f"write `{example}`")
    return False


def read_amount(raw: Raw, place: Place, context: Context, unit: str | None) -> Amount | None:
    """The amount in `unit`, or in the unit that stands in the text if that is `None`; `None` is unknown."""
    if raw is None:
        return None
    if isinstance(raw, dict):
        return _spread(raw, place, context, unit)
    found = _single(raw, place, context, unit)
    return Amount(found[0], found[0], found[1]) if found else None


def _single(raw: Raw, place: Place, context: Context, unit: str | None) -> tuple[Fraction, str] | None:
    """One number and its unit; never negative."""
    if not isinstance(raw, str | Numeral):
        message = f"an amount is expected here, and this is {kind_of(raw)}"
        help: str | Advice = f"write a number, or {_SHAPE}"
        if isinstance(raw, bool) and unit is None:
            cells = "give an amount; yes and no belong in another column"
            help = Advice('what is so or not so belongs in `"established": ["..."]`', cells)
        context.report.add("RL6003", place, message, help)
        return None
    text = raw if isinstance(raw, str) else raw.text
    read = measure_of(text, context.currency) if unit is None else number_of(text)
    if isinstance(read, Trouble):
        context.report.add("RL6003", place, read.message, _in_unit(text, unit, context.currency) or read.help)
        return None
    number, unit = read if isinstance(read, tuple) else (read, unit or "")
    if number < 0:
        message = f"{quoted(text)} is negative, and amounts begin at zero"
        help = "take what it stands for off the amount that it lessens, or leave out what is not known"
        context.report.add("RL6004", place, message, help)
        return None
    return number, unit


def _in_unit(text: str, unit: str | None, currency: str | None) -> str | Advice:
    """What to write instead of an amount in another unit, `2 lb` or `400 EUR`: its bare number is another amount."""
    found = re.fullmatch(r"([\d.]+)\s+([^\W\d]+)", text.strip(), re.ASCII)
    if found is None or unit is None:
        return ""
    if unit == MONEY:
        return _in_money(found[1], found[2], currency)
    return (
        ""
        if reckoned(found[2]) == (unit, Fraction(1))
        else f"write it in {unit or 'the unit of this field'}, as a number alone"
    )


def _in_money(number: str, word: str, currency: str | None) -> str | Advice:
    """Of money with a word behind it: the declaration's own currency may be left out, no other word may."""
    if currency and fold(word) == fold(currency):
        return f"write `{number}`"
    if word.upper() not in CURRENCIES:
        return "write the amount out in full, as a number alone"
    grouped = f'write `{{"amount": {number}, "currency": "{word.upper()}"}}`'
    return Advice(grouped, f"write the number alone, in a column headed as `Value ({word.upper()})` is")


def _spread(raw: dict[str, Raw], place: Place, context: Context, unit: str | None) -> Amount | None:
    """An amount of several parts: a range, and perhaps a currency."""
    parts = _parts(raw, place, context.report)
    currency = parts.pop("currency", None)
    if not _is_sound(parts, place, context.report):
        return None
    if currency is not None and not _may_be_money(unit, place, context.report):
        return None
    inner = MONEY if currency is not None else unit
    single = parts.pop("amount", None)
    if single is not None:
        found = _single(single, place.field("amount"), context, inner)
        amount = Amount.exactly(*found) if found else None
    else:
        amount = _range(parts, place, context, inner)
    if amount is None or currency is None:
        return amount
    return _converted(amount, currency, place.field("currency"), context)


def _parts(raw: dict[str, Raw], place: Place, report: Report) -> dict[str, Raw]:
    """The parts of an amount by their folded names."""
    parts: dict[str, Raw] = {}
    for name, value in raw.items():
        if fold(name) in _FORMS:
            if fold(name) in parts:
                report.add("RL6001", place.field(name), f"{quoted(name)} is written twice", "keep one of the two")
            parts[fold(name)] = value
        else:
            help = did_you_mean(name, _FORMS) if len(name) < 40 else ""
            report.add("RL6002", place.field(name), f"an amount has no {quoted(name)}", help or f"write {_SHAPE}")
    return parts


def _is_sound(parts: dict[str, Raw], place: Place, report: Report) -> bool:
    """Whether the parts make one amount."""
    if not parts:
        report.add("RL6003", place, "an amount without a number", f"write {_SHAPE}")
    elif parts.get("amount") is not None and len(parts) > 1:
        report.add("RL6003", place, "an amount and a range at once", f"keep one of the two: {_SHAPE}")
        return False
    return bool(parts)


def _may_be_money(unit: str | None, place: Place, report: Report) -> bool:
    """Whether a currency has a place here."""
    if unit not in (None, MONEY):
        message = f"this is {f'in {unit}' if unit else 'a plain number'}, so a currency has no place here"
        report.add("RL6003", place.field("currency"), message, "take the currency out")
    return unit in (None, MONEY)


def _range(parts: dict[str, Raw], place: Place, context: Context, unit: str | None) -> Amount | None:
    """The amount between two ends; an end that is not given is zero below and no bound above."""
    ends: dict[str, tuple[Fraction, str]] = {}
    for name, value in parts.items():
        if value is not None:
            found = _single(value, place.field(name), context, unit)
            if found is None:
                return None
            ends[name] = found
    if not ends:
        return None
    low, high = ends.get("at least"), ends.get("at most")
    units = {end[1] for end in ends.values()}
    if len(units) > 1:
        named = " and ".join(sorted(quoted(one) if one else "none" for one in units))
        message = f"the two ends are in different units, {named}"
        written = 'write both alike: `{"at least": "10 kg", "at most": "20 kg"}`'
        help = Advice(written, "write both with the same unit")
        context.report.add("RL6003", place, message, help)
        return None
    if low and high and low[0] > high[0]:
        message = "`at least` is above `at most`"
        context.report.add("RL6003", place, message, "exchange the two: the smaller one is `at least`")
        return None
    return Amount(low[0] if low else Fraction(0), high[0] if high else None, units.pop())


def _converted(amount: Amount, currency: Raw, place: Place, context: Context) -> Amount | None:
    """The amount in the currency of the declaration, by its rates."""
    if not isinstance(currency, str) or not re.fullmatch("[A-Z]{3}", currency):
        message = f"a currency is three capital letters, and this is {kind_of(currency)}"
        context.report.add("RL6003", place, message, Advice('write `"currency": "EUR"`', "write it as `EUR`"))
        return None
    if currency == context.currency:
        return amount
    rate = _rate(currency, place, context)
    if rate is None:
        return None
    high = None if amount.high is None or rate.high is None else amount.high * rate.high
    return Amount(amount.low * rate.low, high, MONEY)


def _rate(currency: str, place: Place, context: Context) -> Amount | None:
    """How much of the declaration's currency one of another is; by the inverse where only that is given."""
    if context.currency is None:
        message = f"this is in {currency}, and the declaration does not say in which currency it is"
        several = "the amounts are in several currencies"
        help = Advice(
            f'add `"currency": "{currency}"` at the top of the declaration',
            f"{several}: say in which to reckon, `--good currency={currency}`, and then the rates",
        )
        context.report.add("RL3006", place, message, help)
        return None
    if direct := context.rates.get(f"{currency}/{context.currency}"):
        return direct
    if inverse := context.rates.get(f"{context.currency}/{currency}"):
        low = 1 / inverse.high if inverse.high else Fraction(0)
        return Amount(low, 1 / inverse.low if inverse.low else None)
    message = f"there is no rate from {currency} to {context.currency}"
    pair = f"{currency}/{context.currency}"
    help = Advice(
        f'add `"rates": {{"{pair}": "1.08"}}` with your rate',
        f"the amounts are in several currencies: give your rate, `--good {pair}=1.08`, or in a mapping, under "
        f'`[declaration]`: `rates = {{"{pair}" = "1.08"}}`',
    )
    context.report.add("RL3006", place, message, help)
    return None
