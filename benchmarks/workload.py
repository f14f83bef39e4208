"""Workload W1: goods with a bill of materials each, like those of real trade, made from a seed.

Five to forty lines, ten on average; codes of HS 2022 with a few chapters far ahead of the rest; half of the goods use
parts of their own heading; about 3 % of the lines have no known origin, most of them in the 15 % of declarations whose
suppliers answer badly. Money is in whole cents.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import exp, log
from random import Random

from roolang.domain.amount import MONEY, Amount
from roolang.domain.declaration import Declaration, Holding, Item
from roolang.domain.nomenclature import codes_of

HEAVY = {84: 12, 85: 14, 87: 9, 39: 5, 90: 4, 61: 4, 62: 4} | dict.fromkeys((29, 30, 72, 73, 94), 3)
HEAVY |= dict.fromkeys((63, 27, 52, 54, 55, 40, 48, 76, 64, 95), 2)
"""How much more trade a chapter has than one that is not named."""
MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A material: `originating` is None where nobody knows."""

    code: str
    value: Decimal
    originating: bool | None


@dataclass(frozen=True, slots=True)
class Product:
    """A good as a hand-written function would like it."""

    code: str
    transaction_value: Decimal
    net_cost: Decimal
    lines: tuple[Line, ...]


class Codes:
    """Subheadings, drawn as trade would."""

    def __init__(self, codes: list[str]) -> None:
        self.codes = codes
        popularity = Random(20260101)
        raw = [popularity.paretovariate(1.2) - 1 + 0.05 for _ in codes]
        in_chapter: dict[str, float] = {}
        for code, weight in zip(codes, raw, strict=True):
            in_chapter[code[:2]] = in_chapter.get(code[:2], 0) + weight
        weights = (HEAVY.get(int(c[:2]), 1) * w / in_chapter[c[:2]] for c, w in zip(codes, raw, strict=True))
        self.steps = list(accumulate(weights))

    def any(self, chance: Random) -> str:
        """A code of any chapter."""
        at = bisect_left(self.steps, chance.random() * self.steps[-1])
        return self.codes[min(at, len(self.codes) - 1)]

    def between(self, chance: Random, low: str, high: str) -> str:
        """A code that begins with anything from `low` to `high`, all alike."""
        first, last = bisect_left(self.codes, low), bisect_right(self.codes, high + "~")
        return self.codes[first + int(chance.random() * (last - first))]


def products(count: int, seed: int = 7) -> list[Product]:
    """So many products; the first ones of a larger number are the same."""
    codes = Codes(codes_of(2022, 6))
    return [_product(codes, Random(f"{seed} {number}")) for number in range(count)]


def _product(codes: Codes, chance: Random) -> Product:
    code = codes.any(chance)
    count = min(5 + int(log(1 - chance.random()) / log(5 / 6)), MOST_LINES)
    price = max(int(exp(chance.gauss(13.0, 1.4))), 10_000)
    cost = int(price * chance.uniform(0.70, 0.95))
    spent = cost * chance.uniform(0.25, 0.95)
    own_heading = 0.0 if chance.random() < 0.5 else 0.15
    silent = 0.20 if chance.random() < 0.15 else 0.002
    foreign = chance.uniform(0.15, 0.95)
    sizes = [chance.expovariate(1.0) for _ in range(count)]
    lines = tuple(
        Line(
            _material(codes, chance, code, own_heading),
            _money(max(int(spent * size / sum(sizes)), 1)),
            None if chance.random() < silent else chance.random() >= foreign,
        )
        for size in sizes
    )
    return Product(code, _money(price), _money(cost), lines)


def _material(codes: Codes, chance: Random, good: str, own_heading: float) -> str:
    """The good's own heading, else its chapter, else yarn and fabric if it is clothing, else anything."""
    where = chance.random()
    if where < own_heading:
        return codes.between(chance, good[:4], good[:4])
    if where < own_heading + 0.10:
        return codes.between(chance, good[:2], good[:2])
    if "61" <= good[:2] <= "63" and where < 0.6:
        return codes.between(chance, "50", "55")
    return codes.any(chance)


def _money(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def declaration(product: Product, name: str) -> Declaration:
    """The same product as a declaration."""
    lines = tuple(
        Item(f"material {i}", line.code, amounts={"value": _amount(line.value)}, originating=line.originating)
        for i, line in enumerate(product.lines, 1)
    )
    values = {"transaction value": _amount(product.transaction_value), "net cost": _amount(product.net_cost)}
    return Declaration(
        name,
        Item("the good", product.code, amounts=values, produced_in="MX", holdings={"materials": Holding(lines, True)}),
    )


def _amount(money: Decimal) -> Amount:
    return Amount.exactly(Fraction(money), MONEY)
