"""A flat product in columns: what a program asks of its materials, each made once for all programs.

Only what is plain is read: a complete list of materials proper, of which nobody says what they are made of. Columns are
made in one go each, since steps taken for one material after another are what would cost.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from roolang.domain.amount import PERCENT
from roolang.domain.declaration import Item

Numbers: TypeAlias = list[int]
"""Materials by their place in the list."""
Asked: TypeAlias = tuple[str, str]
"""The name of an amount and the unit in which a program reckons it; any, if it names none."""

HUNDREDTHS = {below: 100 // below for below in range(1, 101) if 100 % below == 0}
"""How many hundredths one of so many parts is: nearly all money is whole hundredths; others go the long way."""


class Columns:
    """A good and its materials.

    `not_` are the materials that do not originate whatever the program, `open_` those of which nobody knows; of the
    `placed` a program has to be asked, since it is known where they were made and no more. `digits` says how many the
    shortest code of a material has: none, where one is not known. `cents` has amounts of the good in hundredths and
    `values` those of the materials, as far as they were asked for: nothing where one is no whole number of them.
    """

    __slots__ = ("cents", "code", "codes", "digits", "good", "items", "not_", "open_", "placed", "values")

    def __init__(self, good: Item, items: tuple[Item, ...]) -> None:
        self.good, self.items = good, items
        self.code, self.digits = good.code or "", 0
        self.codes: list[str] = []
        self.cents: dict[Asked, int | None] = {}
        self.values: dict[Asked, list[int] | None] = {}
        self.not_: Numbers = []
        self.open_: Numbers = []
        self.placed: Numbers = []

    def cent(self, asked: Asked) -> int | None:
        """An amount of the good in hundredths, kept."""
        found = self.cents[asked] = _hundredths(self.good, *asked)
        return found

    def value(self, asked: Asked) -> list[int] | None:
        """A measure of the materials in hundredths, kept."""
        found = self.values[asked] = _column(self.items, *asked)
        return found

    @property
    def ambiguous(self) -> bool:
        """Whether a code came from another edition and may be one of several."""
        return bool(self.good.candidates) or any(item.candidates for item in self.items)


def columns_of(good: Item) -> Columns | None:
    """The good in columns, if it is that plain; the last one is kept, as several texts may be asked of it."""
    if LAST and LAST[0].good is good:
        return LAST[0]
    found = _read(good)
    if found is not None:
        LAST[:] = [found]
    return found


LAST: list[Columns] = []


def _read(good: Item) -> Columns | None:
    holding = good.holdings.get("materials")
    if holding is None or not holding.complete or len(good.holdings) > 1:
        return None
    if good.produced_in is not None and good.imported is not None:
        return None
    found = Columns(good, holding.items)
    return found if _sorted_by_origin(found) else None


def _sorted_by_origin(c: Columns) -> bool:
    """Puts materials in their lists; no, if one is not proper, or its origin is not the same for all texts."""
    not_, codes = c.not_, c.codes
    for i, item in enumerate(c.items):
        if item.holdings or item.serves or item.self_produced:
            return False
        codes.append(item.code or "")
        said = item.originating
        if said is False:
            not_.append(i)
        elif said is None:
            (not_ if item.imported else c.open_ if item.produced_in is None else c.placed).append(i)
        elif said is not True:
            return False
    c.digits = min(map(len, codes)) if codes else 0
    return True


# ---- amounts


def _hundredths(item: Item, name: str, unit: str) -> int | None:
    """A known amount in hundredths, if it is a whole number of them in that unit (in any but a percentage)."""
    found = _column((item,), name, unit)
    return found[0] if found else None


def _column(items: tuple[Item, ...], name: str, unit: str) -> list[int] | None:
    found: list[int] = []
    number: Any
    try:
        for item in items:
            amount = item.amounts[name]
            number, own = amount.low, amount.unit
            if number is not amount.high and number != amount.high:
                return None
            if own != unit and (unit or own == PERCENT):
                return None
            found.append(number._numerator * HUNDREDTHS[number._denominator])
    except KeyError:  # an amount that is not there, or no whole number of hundredths
        return None
    return found
