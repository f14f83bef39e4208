"""Ordinary tables of goods under the shipped agreements, made from a seed, with amounts beside the limits of each.

A good has a code of the rules, values, and three to six materials with codes near it; now and then an origin, an amount
or a code is not known, or a code is short.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import nodes_in
from roolang.workspace.batching import Texts
from roolang.workspace.rules import Rules
from tests.batch.generate import Case

NOW = date(2024, 6, 1)


@dataclass(frozen=True)
class Shipped:
    """An agreement: where its rules are, what it is called there, a day of it, and the values that goods declare."""

    rules: str
    text: str
    values: tuple[str, ...]
    day: date = NOW


EX_WORKS = ("ex-works price",)
NORTH_AMERICA = ("net cost", "transaction value")
SHIPPED = (
    Shipped("usmca", "USMCA", NORTH_AMERICA),
    Shipped("nafta", "NAFTA", NORTH_AMERICA, date(2018, 6, 1)),
    Shipped("cptpp", "CPTPP", ("value of the good", "net cost")),
    Shipped("rcep", "RCEP", ("FOB",)),
    Shipped("eu_uk", "EU_UK", EX_WORKS),
    Shipped("ca_uk", "CA_UK", ("ex-works price", "transaction value")),
    Shipped("jp_uk", "JP_UK", ("ex-works price", "FOB")),
    Shipped("dcts", "DCTS", EX_WORKS),
    Shipped("dcts", "DCTS_LDC", EX_WORKS),
    Shipped("pem", "PEM_1995", EX_WORKS),
    Shipped("pem", "PEM_2021", EX_WORKS),
    Shipped("vn_uk", "VN_UK", EX_WORKS),
    Shipped("in_uk", "IN_UK", ("FOB", "ex-works price"), date(2026, 8, 1)),
    Shipped("au_uk", "AU_UK", ("FOB", "value of the good")),
    Shipped("nz_uk", "NZ_UK", ("FOB", "ex-works price")),
)
PLACES = {"EU": "FR"}
DONE = [
    {"processes": done, "complete": complete}
    for done, complete in ((None, None), ("assembly", None), ("casting", None), ("packing", "materials; processes"))
]


@cache
def program_of(shipped: Shipped) -> Program:
    """The program of an agreement on its day, in its first reading."""
    return Texts(Rules(shipped.rules), (shipped.text,))(shipped.day)[0]


def codes_of(program: Program) -> list[str]:
    """A code of every class of goods or materials that the rules name."""
    found = {each.low.ljust(6, "0")[:6] for each in nodes_in(program.rules) if isinstance(each, n.InCodes)}
    return sorted(found)


def goods_codes(program: Program) -> list[str]:
    """Codes of goods that rules are for."""
    guards = [case.guard for each in nodes_in(program.rules) if isinstance(each, n.Select) for case in each.cases]
    named = [each for guard in guards for each in nodes_in(guard) if isinstance(each, n.InCodes)]
    return sorted({end.ljust(6, "0")[:6] for each in named for end in (each.low, each.high)})


def shares_of(program: Program) -> list[Fraction]:
    """The shares that its limits ask for."""
    found = {each.threshold for each in nodes_in(program) if isinstance(each, n.Compare)}
    return sorted(each for each in found if isinstance(each, Fraction) and 0 < each <= 1)


class Trade:
    """Goods of an agreement by chance; `placed`: it is said of materials where they were made."""

    def __init__(self, shipped: Shipped, seed: object, *, placed: bool = False) -> None:
        self.shipped, self.chance, self.placed = shipped, Random(f"{shipped.text} {seed}"), placed
        self.program = program_of(shipped)
        self.of_goods, self.of_materials = goods_codes(self.program), codes_of(self.program)
        shares = shares_of(self.program)
        self.shares = [*shares, *(1 - share for share in shares if share < 1)]

    def case(self, goods: int) -> Case:
        """So many goods and their materials."""
        rows = [self._good(i) for i in range(goods)]
        return Case(self.program, [good for good, _ in rows], [line for _, lines in rows for line in lines])

    def _good(self, i: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        one = self.chance.choice
        code = one(self.of_goods)
        lines = [self._line(i, code) for _ in range(self.chance.randint(3, 6))]
        weight = sum((line["net_weight_kg"] or 0 for line in lines), Decimal(0))
        place, done = one([*self._parties()[:1]] * 9 + [None]), one(DONE)
        good = {"id": i, "code": code, "produced_in": place, "weight_kg": weight * one([1, 2]), **done}
        return good | {f"values.{name}": self._price(lines) for name in self.shipped.values}, lines

    def _parties(self) -> Sequence[str]:
        return [PLACES.get(each, each) for each in self.program.parties]

    def _line(self, good: int, code: str) -> dict[str, Any]:
        one = self.chance.choice
        near = [code, code[:4] + one(["10", "90"]), code[:2] + f"{self.chance.randint(1, 20):02}00"]
        said = one([*near, *self.chance.choices(self.of_materials, k=6), one([None, code[:4], "720811"])])
        value = one([None, *[Decimal(one([100, 125, 1000, 2500, self.chance.randint(1, 9999)])).scaleb(-2)] * 14])
        weight = one([None, *[Decimal(self.chance.randint(0, 500)).scaleb(-2)] * 9])
        found = {
            "good": good,
            "code": said,
            "value": value,
            "originating": one([None, True, False, False, False]),
            "net_weight_kg": weight,
        }
        return found | ({"produced_in": self._place()} if self.placed else {})

    def _place(self) -> str | None:
        parties = self._parties()
        return self.chance.choice([None, None, parties[0], parties[-1], "CN"])

    def _price(self, lines: list[dict[str, Any]]) -> Decimal | None:
        """A price: any, or such that some of the materials stand at a limit, or a cent beside it."""
        kind = self.chance.random()
        if kind < 0.06:
            return None
        some = [line["value"] or Decimal(0) for line in lines if not line["originating"] or self.chance.random() < 0.2]
        if kind < 0.6 and self.shares and sum(some):
            cents = Fraction(sum(some)) / self.chance.choice(self.shares) * 100
            return Decimal(int(cents) + self.chance.choice([-1, 0, 0, 1])).scaleb(-2).copy_abs()
        total = sum((line["value"] or Decimal(0) for line in lines), Decimal(0))
        return (total * Decimal(self.chance.randint(100, 300)) / 100).quantize(Decimal("0.01"))
