"""Amounts as whole numbers over a denominator: those of the good, and columns of those of its materials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from roolang.domain.amount import PERCENT, Amount
from roolang.domain.ratio import all_over, over

Ratio: TypeAlias = tuple[int, int]
Column: TypeAlias = tuple[list[int], int, frozenset[int]]
"""A measure of all materials: whole numbers over one denominator, and the materials that have no plain number."""
CENTS = 100
"""A denominator that fits most sums, since most are of money."""
HUNDREDTHS = {below: CENTS // below for below in range(1, CENTS + 1) if CENTS % below == 0}
"""How many of them one of so many parts is."""
NO_GAPS: frozenset[int] = frozenset()
NO_UNITS: frozenset[tuple[str, str]] = frozenset()
ZERO = Fraction(0)
VALUE = "value"


class Cents(dict[str, "int | None"]):
    """The amounts of a good in hundredths, by their names; nothing for one that is no whole number of them.

    Each is worked out when it is first asked for.
    """

    def __init__(self, amounts: Mapping[str, Amount]) -> None:
        self._amounts = amounts

    def __missing__(self, name: str) -> int | None:
        ratio = self.ratio(name)
        found = self[name] = ratio[0] if ratio and ratio[1] == CENTS else None
        return found

    def ratio(self, name: str) -> Ratio | None:
        """An amount over a denominator; nothing if it is no plain number."""
        return _ratio(self._amounts.get(name))


class Columns(dict[str, "list[int] | None"]):
    """The measures of materials in hundredths, by their names; nothing where one is no whole number of them.

    Each is worked out when it is first asked for.
    """

    def __init__(self, amounts: Sequence[Mapping[str, Amount]]) -> None:
        self._amounts = amounts
        self._columns: dict[str, Column] = {}

    def __missing__(self, measure: str) -> list[int] | None:
        found = self[measure] = _cents(self._amounts, measure)
        return found

    def column(self, measure: str) -> Column:
        """A measure over one denominator, whatever that is."""
        found = self._columns.get(measure)
        if found is None:
            cents = self[measure]
            known = None if cents is None else (cents, CENTS, NO_GAPS)
            found = known or _column([amounts.get(measure) for amounts in self._amounts])
            self._columns[measure] = found
        return found


def units_of(each: Sequence[Mapping[str, Amount]]) -> frozenset[tuple[str, str]]:
    """The names and units of amounts, but for values, of which everybody knows the unit."""
    for held in each:
        if len(held) != 1 or VALUE not in held:
            break
    else:  # as of nearly all materials
        return NO_UNITS
    names = set[str]().union(*each) - {VALUE}
    return frozenset({(name, found.unit) for name in names for held in each if (found := held.get(name)) is not None})


def _ratio(amount: Amount | None) -> Ratio | None:
    """The amount over a denominator, a hundred if that will do; nothing if it is not one number, or a percentage."""
    if amount is None or amount.unit == PERCENT or not (amount.low is amount.high or amount.known):
        return None
    return over(amount.low, CENTS)


def _cents(each: Sequence[Mapping[str, Amount]], measure: str) -> list[int] | None:
    """A measure in hundredths, where it is known of every material and a whole number of them, as nearly always."""
    found: list[Any] = []
    try:
        for amounts in each:
            amount = amounts[measure]
            number = amount.low
            if number is not amount.high or amount.unit == PERCENT:
                return None
            found.append(number)
        return [number._numerator * HUNDREDTHS[number._denominator] for number in found]
    except KeyError:  # an amount that is not there, or no whole number of hundredths
        return None


def _column(held: Sequence[Amount | None]) -> Column:
    ratios = [_ratio(amount) for amount in held]
    known, below = all_over([Fraction(*ratio) if ratio else ZERO for ratio in ratios], CENTS)
    return known, below, frozenset([i for i, ratio in enumerate(ratios) if ratio is None])
