"""Rates of exchange: what one currency is in another, and rates that cannot all be so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from roolang.diagnostics.place import Place, quoted
from roolang.domain.amount import Amount, decimal_text
from roolang.domain.loading.amounts import Context, kind_of, read_amount
from roolang.domain.loading.fields import Fields
from roolang.domain.loading.report import Report

_PAIR = "[A-Z]{3}/[A-Z]{3}"
_HELP = 'write `"rates": {"EUR/USD": "1.08"}` if one EUR is 1.08 USD'
SPREAD = Fraction(2, 100)
"""So far rates may be apart that were rounded, or are those of buying and of selling."""
MOST_CURRENCIES = 12
"""Among so many currencies every three are held against each other."""


def read_rates(top: Fields, context: Context) -> dict[str, Amount]:
    """The rates of exchange: under `EUR/USD`, how many USD one EUR is."""
    raw, place = top.pick("rates")
    report = context.report
    if raw is not None and not isinstance(raw, dict):
        message = f"rates with their currencies are expected here, and this is {kind_of(raw)}"
        report.add("RL6003", place, message, _HELP)
    found = {}
    for pair, value in raw.items() if isinstance(raw, dict) else ():
        there = place.field(pair)
        if not re.fullmatch(_PAIR, pair):
            report.add("RL6003", there, f"{quoted(pair)} is no pair of currencies", _HELP)
            continue
        rate = read_amount(value, there, context, "")
        if rate is not None and rate.high == Fraction(0):
            report.add("RL6003", there, "a rate of zero", _HELP)
        elif rate is not None:
            found[pair] = rate
    _check(found, place, report)
    return found


def _check(rates: dict[str, Amount], place: Place, report: Report) -> None:
    """RL6252 for rates that cannot all be so: gone through in a circle, they do not come back to one."""
    for circle in _circles(rates):
        whole = Amount.exactly(1)
        for pair, turned in circle:
            whole = _times(whole, _inverse(rates[pair]) if turned else rates[pair])
        if whole.low > 1 + SPREAD or (whole.high is not None and whole.high < 1 - SPREAD):
            worth = whole.low if whole.low > 1 or whole.high is None else whole.high
            pairs = list(dict.fromkeys(pair for pair, _ in circle))
            first = pairs[0].partition("/")[0]
            message = f"by {' and '.join(map(quoted, pairs))} one {first} comes to {decimal_text(worth, 4)} {first}"
            help = "take it out: a currency needs no rate to itself" if len(pairs) == 1 else "keep those that are so"
            report.add("RL6252", place.field(pairs[-1]), message, help)


def _circles(rates: dict[str, Amount]) -> Iterator[list[tuple[str, bool]]]:
    """The rates that lead from a currency back to it, each with whether it is turned round: one, two or three."""
    yield from ([(pair, False)] for pair in rates if pair[:3] == pair[4:])
    yield from ([(a, False), (b, False)] for a, b in combinations(rates, 2) if a == f"{b[4:]}/{b[:3]}" != b)
    currencies = sorted({each for pair in rates for each in pair.split("/")})
    for first, second, third in combinations(currencies, 3) if len(currencies) <= MOST_CURRENCIES else ():
        legs = [_leg(a, b, rates) for a, b in ((first, second), (second, third), (third, first))]
        if all(legs):
            yield [leg for leg in legs if leg is not None]


def _leg(source: str, target: str, rates: dict[str, Amount]) -> tuple[str, bool] | None:
    """The rate from one currency to another, or that back, turned round."""
    there, back = f"{source}/{target}", f"{target}/{source}"
    return (there, False) if there in rates else (back, True) if back in rates else None


def _inverse(rate: Amount) -> Amount:
    return Amount(1 / rate.high if rate.high else Fraction(0), 1 / rate.low if rate.low else None)


def _times(one: Amount, other: Amount) -> Amount:
    high = None if one.high is None or other.high is None else one.high * other.high
    return Amount(one.low * other.low, high)
