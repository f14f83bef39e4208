"""Programs and tables made from a seed: a third of the goods lie within one smallest unit of a threshold.

Every amount is a whole number of cents, codes are of two to eight digits or not known, origins are known or not. Now
and then all codes of materials are short, ids are words, or the goods are judged slice by slice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from roolang.ir import nodes as n
from roolang.ir.program import Accumulating, Program, Rolling, Treatment
from tests.strategies.core import PARTIES, TRUE, program

CODES = ("870840", "870899", "870850", "848210", "848220", "720810", "520512", "610910")
MATERIALS = (*CODES, "520100", "540233", "840734", "870810")
AMOUNTS = ("net cost", "transaction value", "ex-works price")
WORDS = ("gear boxes", "cast")
QUESTION = "it was tested"
SHARES = tuple(map(Fraction, ("1/2", "5/8", "3/4", "1/10", "9/20", "1", "7/100", "0")))
SIGNS = (">=", ">=", "<=", "<=", ">", "<", "=")


@dataclass(frozen=True)
class Case:
    """A program, and goods with their materials as rows of tables."""

    program: Program
    goods: list[dict[str, Any]]
    materials: list[dict[str, Any]]
    slice: int = 1_000_000
    """So many goods are judged at once."""
    named: bool = False
    """Whether ids are words."""


class Maker:
    """Makes cases by chance."""

    def __init__(self, seed: object) -> None:
        self.chance = Random(str(seed))
        self.tiers = self.chance.random() < 0.5
        self.short = self.one(*[0] * 8, 2, 4)

    def case(self, goods: int) -> Case:
        """A program and so many goods."""
        made = self.program()
        rows = [self.good(i, made) for i in range(goods)]
        lines = [line for _, lines in rows for line in lines]
        return Case(made, [good for good, _ in rows], lines, self.one(goods, -(-goods // 3)), self.one(False, True))

    # ---- programs

    def one(self, *choices: Any) -> Any:
        return self.chance.choice(choices)

    def program(self) -> Program:
        """A program with rules by codes and descriptions, and now and then what hardly a plan can say."""
        cases = tuple(n.Case((self.one(0, 1), i), self.guard(), self.condition(2)) for i in range(self.one(1, 2, 3, 4)))
        otherwise = self.one(None, self.condition(1))
        rules = n.Select(cases, otherwise, self.one(None, None, None, None, None, self.guard()))
        origin = self.one(n.RuleMet(), n.RuleMet(), n.Any((n.RuleMet(), n.GoodMeets(n.Obtained()))), self.condition(1))
        others: dict[str, Any] = {}
        if self.chance.random() < 0.15:
            others["rolling"] = (Rolling(self.one(True, False), n.Always(), TRUE),)
        if self.chance.random() < 0.15:
            full = self.one(True, False, False)
            where = self.one(n.Always(), n.Always(), n.InCodes("84", "87"), n.DescribedAs(WORDS[0]))
            goods = self.one(TRUE, TRUE, n.GoodMeets(n.InCodes("8708", "8708")))
            others["accumulating"] = (Accumulating(full, self.one((), (), ("JP",)), where, goods, TRUE),)
        if self.chance.random() < 0.15:
            purpose = self.one((), ("tariff change",))
            others["treatments"] = (
                Treatment(self.codes(), self.one("originating", "disregarded"), purpose, TRUE, TRUE, TRUE),
            )
        if self.chance.random() < 0.2:
            others["lost"] = (n.Not(self.condition(0)),)
        if self.chance.random() < 0.15:
            others["obtained"] = self.condition(0)
        return program(origin, rules, **others)

    def guard(self) -> n.Expr:
        """Which goods a rule is for."""
        low = self.one("87", "8708", "870840", "84", "72")
        coded = n.InCodes(low, self.one(low, low, "87" if low <= "87" else low))
        where = self.one(coded, coded, n.DescribedAs(WORDS[0]), n.Both((coded, n.DescribedAs(WORDS[0]))))
        return self.one(
            TRUE, n.GoodMeets(where), n.GoodMeets(where), n.GoodMeets(n.Both((coded, n.Fails(n.DescribedAs(WORDS[1])))))
        )

    def condition(self, depth: int) -> n.Expr:
        """A condition of conditions."""
        if depth == 0 or self.chance.random() < 0.3:
            return self.atom()
        parts = tuple(self.condition(depth - 1) for _ in range(self.one(2, 2, 3)))
        return self.one(
            n.All(parts), n.Any(parts), n.All(parts), n.Any(parts), n.Not(parts[0]), n.AtLeast(self.one(1, 2), parts)
        )

    def atom(self) -> n.Expr:
        """A condition without conditions inside."""
        makers: tuple[Callable[[], n.Expr], ...] = (
            lambda: n.NoLine(self.lines()), lambda: n.NoLine(self.lines()), self.limit, self.limit, self.limit,
            lambda: n.Fact("established", QUESTION), lambda: n.GoodMeets(n.DescribedAs(self.one(*WORDS))),
            lambda: n.Fact("exported from", "MX"), lambda: n.Done("welding"),
        )  # fmt: skip
        return self.one(*makers)()

    def codes(self) -> n.Pred:
        """A class of codes."""
        low = self.one("50", "52", "8708", "870840", "84", "72", "8482")
        some: n.Pred = self.one(n.SameAs(2), n.SameAs(4), n.SameAs(6), n.InCodes(low, low), n.InCodes("5001", "5599"))
        kind = self.chance.random()
        if kind < 0.2:
            return n.Either((some, self.codes()))
        return n.Both((some, n.Fails(self.codes()))) if kind < 0.4 else some

    def lines(self) -> n.Pred:
        """Which materials are meant."""
        status = n.HasStatus(
            self.one(False, False, False, True), self.one("", "tariff change", "regional value content")
        )
        return self.one(
            status, n.Both((status, self.codes())), n.Both((status, self.codes())), n.Both((status, n.Fails(self.codes()))),
            n.Both((status, n.MadeIn(self.one(("MX",), ("CA", "JP"))))), n.Both((n.Imported(), self.codes())),
            self.codes(), n.Either((status, self.codes())), n.Both((self.codes(), n.Regarded())), n.Always(),
            n.Both((status, n.DescribedAs(WORDS[0]))), n.Both((n.Obtained(), self.codes())), n.Fails(n.Both((status, self.codes()))),
        )  # fmt: skip

    def limit(self) -> n.Expr:
        """A comparison."""
        measure = self.one("value", "value", "value", "weight")
        base = n.GoodAmount(self.one(*AMOUNTS), self.one(None, None, n.GoodAmount(self.one(*AMOUNTS))))
        if measure == "weight":
            base = n.GoodAmount("weight")
        one, other = (n.Sum(measure, self.lines(), whole=self.one(True, False)) for _ in range(2))
        if self.tiers and self.chance.random() < 0.3:
            where = self.one(n.Always(), self.codes(), n.Both((self.codes(), n.Fails(self.codes()))))
            one = n.Sum(measure, where, n.Scope("imports", self.one(None, None, 1, 2)))
        plus = Fraction(1)
        number = self.one(
            one, one, n.Plus(((plus, base), (-plus, one))), n.Plus(((plus, base), (-plus, one))), n.Plus(((plus, one), (-plus, other))),
            n.Plus(((plus, base), (-plus, one), (Fraction(1, 2), other))), base,
        )  # fmt: skip
        limit = self.one(*SHARES)
        under: n.Form | None = self.one(base, base, base, None, n.Plus(((plus, base), (-plus, other))))
        return n.Compare(number, self.one(*SIGNS), limit if under is not None else limit * 100, under)

    # ---- goods

    def good(self, i: int, of: Program) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """A good and its materials."""
        lines = self.materials(i) if self.tiers else [self.line(i) for _ in range(self.one(0, 1, 1, 2, 3, 5))]
        total = sum((line["value"] or 0 for line in lines if not line.get("parent")), Decimal(0))
        costs = {f"values.{name}": self.price(total) for name in AMOUNTS}
        weight = sum((line["net_weight_kg"] or 0 for line in lines), Decimal(0))
        good = {
            "id": i, "code": self.one(*CODES), "produced_in": self.one("MX", "MX", "MX", "MX", None, "CA", "JP"), **costs,
            "weight_kg": self.one(None, weight, weight * 2, weight + Decimal("0.01")),
            f"described_as.{WORDS[0]}": self.one(None, True, False), f"established.{QUESTION}": self.one(None, True, False),
            "exported_from": self.one(None, "MX", "CA"),
        }  # fmt: skip
        return good, lines

    def materials(self, good: int) -> list[dict[str, Any]]:
        """Materials, some of them made of others, up to four tiers deep; most of those were bought."""
        lines: list[dict[str, Any]] = []
        for number in range(self.one(1, 2, 4, 6, 9)):
            parents = [each["id"] for each in lines if each["tier"] < 4]
            parent = self.one(None, *parents) if parents else None
            tier = next((each["tier"] for each in lines if each["id"] == parent), 0) + 1
            line = {**self.line(good), "id": f"m{number}", "parent": parent, "tier": tier}
            line["self_produced"] = self.one(None, *[False] * 12, *([True] if self.chance.random() < 0.1 else []))
            line["produced_in"] = self.one(None, "MX", "MX", "MX", "CA", "JP")
            lines.append(line)
        made = {each["parent"] for each in lines}
        for line in lines:
            if line["id"] in made and self.chance.random() < 0.9:
                line["originating"] = None
                inside = sum((each["value"] or 0 for each in lines if each["parent"] == line["id"]), Decimal(0))
                line["value"] = self.one(None, *[max(self.price(inside) or inside, inside)] * 6)
        return [{name: value for name, value in line.items() if name != "tier"} for line in lines]

    def price(self, total: Decimal) -> Decimal | None:
        """A price: any, or such that a share of the materials stands at a threshold, or a cent beside it."""
        kind = self.chance.random()
        if kind < 0.1:
            return None
        if kind < 0.55:
            share = self.one(*(share for share in SHARES if share))
            exact = Fraction(total) / share
            return Decimal(int(exact * 100) + self.one(-1, 0, 0, 1) + (100 if not total else 0)).scaleb(-2).copy_abs()
        return Decimal(self.chance.randint(0, 40_000)).scaleb(-2)

    def line(self, good: int) -> dict[str, Any]:
        """A material."""
        code = self.one(*MATERIALS, *MATERIALS, None, *(["8708"] if self.chance.random() < 0.2 else []))
        code = code[: self.short] if code and self.short else code
        value = self.one(
            None, *[Decimal(self.one(0, 100, 125, 1000, 2500, self.chance.randint(1, 9999))).scaleb(-2)] * 12
        )
        return {
            "good": good, "code": code, "value": value, "originating": self.one(None, True, False, False),
            "net_weight_kg": self.one(None, *[Decimal(self.chance.randint(0, 500)).scaleb(-2)] * 6),
            "produced_in": self.one(*[None] * 30, "MX", "JP"),
        }  # fmt: skip


TYPES: Mapping[str, str] = {
    "id": "int64", "good": "int64", "code": "string", "produced_in": "string", "exported_from": "string",
    "processes": "string", "complete": "string", "originating": "bool_", "self_produced": "bool_", "parent": "string", f"described_as.{WORDS[0]}": "bool_", f"established.{QUESTION}": "bool_",
}  # fmt: skip
assert PARTIES
