"""Small programs and products made at random, by a seed: every part of the core that the proofs speak of."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from roolang.ir import nodes as n
from roolang.ir.program import Accumulating, Program, Rolling, Treatment

DAY = date(2024, 1, 1)
PARTIES = ("CA", "MX", "US")
CODES = ("8703.23", "8703.10", "8708.40", "8708.99", "8407.34", "7210.49", "4011.10", "8501.10")
CLASSES = (n.InCodes("8708", "8708"), n.InCodes("870840", "870840"), n.InCodes("72", "84"), n.SameAs(2), n.SameAs(4))
WORDS = ("alpha", "beta")
OPERATIONS = ("cutting", "sewing")
PRICES = ("net cost", "transaction value")
SHARES = tuple(map(Fraction, ("1/10", "1/4", "2/5", "1/2", "5/8", "17/20")))
YES = n.Given(True)
NON = n.HasStatus(False)


def predicate(some: Random, depth: int = 1) -> n.Pred:
    """A question about one line."""
    if depth and some.random() < 0.5:
        parts = (predicate(some, depth - 1), predicate(some, depth - 1))
        return some.choice((n.Both(parts), n.Either(parts), n.Fails(parts[0])))
    return some.choice((
        NON, NON, n.HasStatus(True), n.HasStatus(False, "tariff change"), *CLASSES, n.DescribedAs(some.choice(WORDS)),
        n.MadeIn(("US",)), n.MadeIn(("CA", "MX")), n.Imported(), n.Obtained(), n.Regarded("tariff change"), n.Always(),
        n.Underwent(some.choice(OPERATIONS), some.choice(((), ("MX",)))), n.OfGood(n.DescribedAs(some.choice(WORDS))),
        n.Measures("yarn number", some.choice((">=", "<")), Fraction(some.choice((100, 135)))),
    ))  # fmt: skip


def form(some: Random) -> n.Form:
    """An amount of lines."""
    scope = some.choice((n.LINES, n.LINES, n.LINES, n.Scope("tree"), n.Scope("imports"), n.Scope("imports", 1)))
    where = some.choice((NON, NON, n.HasStatus(True), n.Both((NON, some.choice(CLASSES))), predicate(some)))
    measure = (
        "value added" if scope.kind == "tree" and some.random() < 0.5 else some.choice(("value", "value", "weight"))
    )
    return n.Sum(measure, where, scope, some.random() < 0.2)


def condition(some: Random, depth: int = 2) -> n.Expr:
    """A condition of any kind."""
    if depth and some.random() < 0.6:
        parts = tuple(condition(some, depth - 1) for _ in range(2))
        return some.choice((n.All(parts), n.Any(parts), n.Any(parts), n.Not(parts[0]), n.AtLeast(1, parts)))
    sign = some.choice((">=", "<=", "<=", ">", "<", "="))
    base = n.GoodAmount(some.choice(PRICES))
    made = form(some)
    content = n.Plus(((Fraction(1), base), (Fraction(-1), made)))
    return some.choice((
        n.NoLine(n.Both((NON, n.Fails(some.choice(CLASSES)))), n.LINES), n.NoLine(n.Both((NON, some.choice(CLASSES)))),
        n.NoLine(predicate(some), some.choice((n.LINES, n.LINES, n.Scope("tree")))),
        n.Compare(content, ">=", some.choice(SHARES), base), n.Compare(made, "<=", some.choice(SHARES), base),
        n.Compare(made, sign, some.choice(SHARES), base), n.Compare(made, sign, Fraction(some.choice((0, 30))), None),
        n.Compare(n.Extreme(some.random() < 0.5, (made, form(some))), "<=", some.choice(SHARES), base),
        n.GoodMeets(n.DescribedAs(some.choice(WORDS))), n.Fact("established", "it is so"),
        n.Done(some.choice(OPERATIONS), some.choice(((), PARTIES, ("MX",)))),
        n.OnlyDone(("cutting", "washing"), some.choice(((), PARTIES)), "little"),
    ))  # fmt: skip


def program(some: Random, name: str) -> Program:
    """A text with a rule or two, and perhaps some general provisions."""
    cases = [n.Case((4,), n.GoodMeets(n.InCodes("8703", "8703")), condition(some))]
    if some.random() < 0.3:
        guard = n.GoodMeets(n.Both((n.InCodes("8703", "8703"), n.DescribedAs(some.choice(WORDS)))))
        cases.append(n.Case(some.choice(((4,), (6,))), guard, condition(some)))
    together = n.Fact("established", "both rules count") if some.random() < 0.2 else None
    limit = n.Compare(n.Sum("value", NON, n.LINES, True), "<=", some.choice(SHARES[:2]), n.GoodAmount(PRICES[1]))
    treatments = [
        Treatment(some.choice((n.Both((NON, n.InCodes("8708", "8708"))), n.DescribedAs("alpha"))),
                  some.choice(("disregarded", "originating", "non-originating")), some.choice(((), ("tariff change",))),
                  some.choice((YES, n.GoodMeets(n.DescribedAs("beta")))), some.choice((YES, limit)), YES)
        for _ in range(some.choice((0, 0, 1)))
    ]  # fmt: skip
    condition_ = some.choice((YES, n.Fact("statement", "")))
    accumulating = (Accumulating(some.random() < 0.7, (), n.Always(), YES, condition_),) if some.random() < 0.5 else ()
    rolling = (
        Rolling(some.random() < 0.3, some.choice((n.Always(), n.InCodes("8708", "8708"))), YES,
                some.choice((n.Always(), n.InCodes("8708", "8708")))),
    ) if some.random() < 0.4 else ()  # fmt: skip
    return Program(
        name, "", "", DAY, PARTIES, 2022, (None, None), n.Any((n.GoodMeets(n.Obtained()), n.RuleMet())), (), (),
        n.Select(tuple(cases), together=together), tuple(treatments), accumulating, rolling,
    )  # fmt: skip


def product(some: Random, lines: int = 6) -> dict[str, Any]:
    """A declaration that says everything, of any length."""
    materials = [_line(some, f"M{i}", 2) for i in range(some.randint(0, lines))]
    worth = sum(Fraction(each["value"]) for each in materials)
    net_cost = worth + some.choice((1, 10, 50, 100)) + some.choice((0, worth))
    described = [word for word in WORDS if some.random() < 0.4]
    facts = {each: some.random() < 0.5 for each in ("it is so", "both rules count")}
    return {
        "id": "random", "date": str(DAY), "currency": "USD", "nomenclature": "HS 2022",
        "good": {
            "code": "8703.23", "produced_in": some.choice(PARTIES), "wholly_obtained": False,
            "supplier_statement": some.random() < 0.5, "values": {"net cost": str(net_cost), "transaction value": str(net_cost + some.choice((0, 20)))},
            "described_as": described, "not_described_as": [word for word in WORDS if word not in described],
            "established": [each for each, so in facts.items() if so],
            "not_established": [each for each, so in facts.items() if not so],
        },
        "materials": materials, "processes": _processes(some, 2),
        "complete": ["materials", "processes", "self_produced"],
    }  # fmt: skip


def _line(some: Random, name: str, tiers: int) -> dict[str, Any]:
    place = some.choice((*PARTIES, "CN"))
    originates = place != "CN" and some.random() < 0.5
    described = [word for word in WORDS if some.random() < 0.4]
    inner = [_line(some, f"{name}-{i}", tiers - 1) for i in range(some.choice((0, 1, 2)))] if tiers > 1 else []
    worth = sum(Fraction(each["value"]) for each in inner)
    line: dict[str, Any] = {
        "id": name, "code": some.choice(CODES), "produced_in": place, "originating": originates,
        "value": str(worth + some.choice((0, 1, 5, 10, 40))), "net_weight_kg": "1", "weight_kg": str(some.choice((0, 1, 7))),
        "wholly_obtained": originates and some.random() < 0.3, "supplier_statement": some.random() < 0.5,
        "described_as": described, "not_described_as": [word for word in WORDS if word not in described],
        "established": [], "not_established": ["it is so", "both rules count"],
        "attributes": {"yarn number": some.choice(("90", "100", "120", "135", "140"))},
        "processes": _processes(some, 1), "complete": ["materials", "processes"], "materials": inner,
    }  # fmt: skip
    if place == "CN":
        line["materials"] = []
        line["value"] = str(some.choice((0, 1, 5, 10, 40)))
    return line


def _processes(some: Random, each: int) -> list[dict[str, str]]:
    return [
        {"name": name, "in": some.choice((*PARTIES, "CN"))}
        for name in (*OPERATIONS, "washing") for _ in range(each) if some.random() < 0.3
    ]  # fmt: skip
