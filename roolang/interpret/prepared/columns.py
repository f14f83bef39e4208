"""Amounts as whole numbers: those of the good, and columns of those of its materials.

Most are money, and whole hundredths; others stand over a denominator that fits them all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from roolang.domain.amount import PERCENT, Amount
from roolang.domain.declaration import Item
from roolang.domain.ratio import all_over, over
from roolang.interpret.trace import Bounds

Ratio: TypeAlias = tuple[int, int]
Price: TypeAlias = tuple[int, Bounds]
"""An amount in hundredths, and as figures have it."""
Column: TypeAlias = tuple[list[int], int, frozenset[int]]
"""A measure of all materials: whole numbers over one denominator, and the materials that have no plain number."""
Measures: TypeAlias = frozenset[tuple[str, str]]
"""The names and units of amounts."""
CENTS = 100
"""A denominator that fits most sums, since most are of money."""
HUNDREDTHS = {below: CENTS // below for below in range(1, CENTS + 1) if CENTS % below == 0}
"""How many of them one of so many parts is."""
KEPT = 64
"""So many kinds of goods are kept, by the names and units of their amounts."""
NO_UNITS: Measures = frozenset()
ZERO = Fraction(0)
VALUE = "value"


def price(amount: Amount | None) -> Price | None:
    """An amount, if it is one number, of whole hundredths, and no percentage."""
    if amount is None or amount.unit == PERCENT or not (amount.low is amount.high or amount.known):
        return None
    number: Any = amount.low
    parts = HUNDREDTHS.get(number._denominator)
    return None if parts is None else (number._numerator * parts, Bounds(number, number))


def hundredths(held: Sequence[Amount]) -> list[int] | None:
    """Amounts in hundredths, if each is one number and a whole number of them, as nearly always."""
    numbers: Sequence[Any] = held
    try:
        cents = [
            each.low._numerator * HUNDREDTHS[each.low._denominator]
            for each in numbers
            if each.low is each.high and each.unit != PERCENT
        ]
    except KeyError:  # no whole number of them
        return None
    return cents if len(cents) == len(held) else None


def ratio_of(amount: Amount | None) -> Ratio | None:
    """The amount over a denominator, a hundred if that will do; nothing if it is not one number, or a percentage."""
    if amount is None or amount.unit == PERCENT or not (amount.low is amount.high or amount.known):
        return None
    return over(amount.low, CENTS)


def column(held: Sequence[Amount | None]) -> Column:
    """A measure of all materials over one denominator, whatever that is."""
    ratios = [ratio_of(amount) for amount in held]
    known, below = all_over([Fraction(*ratio) if ratio else ZERO for ratio in ratios], CENTS)
    return known, below, frozenset([i for i, ratio in enumerate(ratios) if ratio is None])


def measures_of(own: Mapping[str, Amount], inside: Sequence[Item]) -> Measures:
    """The names and units of amounts: all of the good's own, and of what is inside, but for what it is worth.

    Of goods that are alike it is one object, which is found sooner where it is looked for.
    """
    named = _units(inside), tuple([(name, held.unit) for name, held in own.items()])
    found = _MEASURES.get(named)
    if found is None:
        if len(_MEASURES) >= KEPT:
            _MEASURES.clear()
        found = _MEASURES[named] = named[0].union(named[1])
    return found


_MEASURES: dict[tuple[Measures, tuple[tuple[str, str], ...]], Measures] = {}


def _units(inside: Sequence[Item]) -> Measures:
    """Of values everybody knows the unit; nearly all materials have no other amount."""
    for item in inside:
        held = item.amounts
        if len(held) != 1 or VALUE not in held:
            break
    else:
        return NO_UNITS
    amounts = [item.amounts for item in inside]
    return frozenset({(name, found.unit) for held in amounts for name, found in held.items() if name != VALUE})
