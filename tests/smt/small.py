"""Small rules and every small bill of materials: what two texts claim of each other is held against all of them.

A *family* has a way to make small programs and a fixed list of products, few enough that every program is judged on every
product. So each pair of programs costs two bit masks, and a hundred thousand pairs can be tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations_with_replacement as multisets
from itertools import product as every
from random import Random
from typing import Any

from roolang.ir import nodes as n
from roolang.ir.program import Accumulating, Program, Rolling, Treatment
from tests.smt.making import DAY, NON, PARTIES, YES

UNKNOWN = "?"
PRICE = Fraction(100)
LIMITS = tuple(Fraction(each, 100) for each in (10, 20, 30, 40, 50, 60))
"""Every limit is a sum of values of the grid: the products lie on it, and on either side."""
CODES = ("8703.10", "8708.40", "8407.34")
CLASSES = (n.SameAs(2), n.SameAs(4), n.InCodes("8708", "8708"), n.InCodes("84", "84"), n.InCodes("870310", "870399"))
VALUES = ("10", "20", "40")
OPERATIONS = ("cutting", "sewing")
Fields = dict[str, Any]


@dataclass(frozen=True)
class Family:
    """How programs of a kind are made, and the products on which all of them are judged."""

    name: str
    make: Callable[[Random], Program]
    products: Callable[[], Iterator[Fields]]


# ---- programs


def share(some: Random, number: n.Form) -> n.Expr:
    """A number held against a share of the price, in one of the ways that annexes do."""
    base, limit = n.GoodAmount("net cost"), some.choice(LIMITS)
    content = n.Plus(((Fraction(1), base), (Fraction(-1), number)))
    return some.choice((
        n.Compare(number, "<=", limit, base), n.Compare(number, "<", limit, base),
        n.Compare(content, ">=", 1 - limit, base), n.Compare(content, ">", 1 - limit, base),
        n.Compare(number, some.choice((">=", "=")), limit, base), n.Compare(number, "<=", 100 * limit, None),
    ))  # fmt: skip


def tariff(some: Random) -> n.Expr:
    """A change in tariff classification, perhaps with an exception."""
    where: n.Pred = some.choice(CLASSES)
    if some.random() < 0.3:
        where = n.Either((where, some.choice(CLASSES)))
    elif some.random() < 0.2:
        where = n.Fails(where)
    return n.NoLine(n.Both((n.HasStatus(False, "tariff change"), where)))


def plain_number(some: Random) -> n.Form:
    """The value of some materials."""
    where = some.choice((NON, NON, n.HasStatus(True), n.Both((NON, some.choice(CLASSES))), some.choice(CLASSES)))
    one = n.Sum("value", where)
    if some.random() < 0.15:
        other = n.Sum("value", n.Both((NON, some.choice(CLASSES))))
        return n.Extreme(some.random() < 0.5, (one, other))
    return one


def joined(some: Random, leaf: Callable[[Random], n.Expr], depth: int = 2) -> n.Expr:
    """Conditions joined."""
    if not depth or some.random() < 0.35:
        return leaf(some)
    parts = tuple(joined(some, leaf, depth - 1) for _ in range(some.choice((2, 2, 3))))
    way = some.choice((n.All, n.Any, n.Any, n.Not, n.AtLeast))
    if way is n.Not:
        return n.Not(parts[0])
    return n.AtLeast(2, parts) if way is n.AtLeast else n.All(parts) if way is n.All else n.Any(parts)


def frame(rule: n.Expr) -> Program:
    """A text of one rule."""
    case = n.Case((4,), n.GoodMeets(n.InCodes("8703", "8703")), rule)
    origin = n.Any((n.GoodMeets(n.Obtained()), n.RuleMet()))
    return Program("SMALL", "", "", DAY, PARTIES, 2022, (None, None), origin, (), (), n.Select((case,)))


def plain(some: Random) -> Program:
    """Changes of classification and shares, with a tolerance or without."""
    found = frame(joined(some, lambda _: tariff(some) if some.random() < 0.5 else share(some, plain_number(some))))
    if some.random() < 0.4:
        limit = n.Compare(n.Sum("value", NON, n.LINES, True), "<=", some.choice(LIMITS[:3]), n.GoodAmount("net cost"))
        found = replace(found, treatments=(_treatment(some, limit),))
    return found


def _treatment(some: Random, limit: n.Expr) -> Treatment:
    where = n.Both((NON, some.choice((n.Always(), *CLASSES))))
    treated = some.choice(("originating", "disregarded", "originating", "non-originating"))
    return Treatment(where, treated, some.choice((("tariff change",), ())), YES, some.choice((limit, limit, YES)), YES)


def facts(some: Random) -> Program:
    """Conditions on descriptions, places and operations."""

    def leaf(some: Random) -> n.Expr:
        alpha, us = n.DescribedAs("alpha"), n.MadeIn(("US",))
        where = some.choice((alpha, us, n.Imported(), n.Underwent("sewing", some.choice(((), ("US",)))), NON))
        if some.random() < 0.4:
            where = n.Both((where, some.choice((NON, n.Fails(alpha), n.Fails(us)))))
        return some.choice((
            n.NoLine(where), share(some, n.Sum("value", where)), n.GoodMeets(alpha), n.Fact("established", "it is so"),
            n.Done("sewing", some.choice(((), PARTIES))), n.OnlyDone(("cutting",), (), "little"),
        ))  # fmt: skip

    return frame(joined(some, leaf))


def tiers(some: Random) -> Program:
    """Conditions that look into materials, with roll-up and accumulation or without."""

    def leaf(some: Random) -> n.Expr:
        scope = n.Scope(*some.choice((("lines",), ("lines",), ("tree",), ("imports",), ("imports", 1), ("outermost",))))
        where = some.choice((NON, NON, n.Both((NON, some.choice(CLASSES))), some.choice(CLASSES)))
        return tariff(some) if some.random() < 0.3 else share(some, n.Sum("value", where, scope, some.random() < 0.2))

    found = frame(joined(some, leaf, 1))
    which = some.choice((n.Always(), n.InCodes("8708", "8708")))
    rolling = (Rolling(some.random() < 0.3, which, YES, some.choice((n.Always(), n.InCodes("84", "84")))),)
    full = (Accumulating(some.random() < 0.7, (), some.choice((n.Always(), n.InCodes("8708", "8708"))), YES, YES),)
    return replace(found, rolling=some.choice(((), rolling)), accumulating=some.choice(((), full)))


def singly(some: Random) -> Program:
    """Limits that each material meets by itself, beside those on all together."""

    def leaf(some: Random) -> n.Expr:
        if some.random() < 0.4:
            return tariff(some) if some.random() < 0.3 else share(some, plain_number(some))
        where = some.choice((NON, NON, n.Both((NON, some.choice(CLASSES))), some.choice(CLASSES), n.Always()))
        sign, limit = some.choice(("<=", "<=", "<", ">=", ">", "=")), some.choice(LIMITS)
        if some.random() < 0.2:
            return n.NoLine(n.Both((where, n.Measures("value", sign, 100 * limit))))
        base = n.GoodAmount("net cost") if some.random() < 0.7 else None
        return n.EachLine(where, n.LINES, "value", sign, limit * (1 if base else 100), base)

    found = frame(joined(some, leaf))
    limit = n.Compare(n.Sum("value", NON, n.LINES, True), "<=", some.choice(LIMITS[:3]), n.GoodAmount("net cost"))
    return replace(found, treatments=(_treatment(some, limit),)) if some.random() < 0.2 else found


def changed(some: Random, program: Program, family: Family) -> Program:
    """A text that differs in little: what people compare."""
    other = family.make(some)
    one_rule, other_rule = _rule(program), _rule(other)
    match some.choice(("or", "and", "limit", "limit", "provisions")):
        case "or":
            return _with(program, n.Any((one_rule, other_rule)))
        case "and":
            return _with(program, n.All((one_rule, other_rule)))
        case "limit":
            return _with(program, _moved(some, one_rule))
    parts = {name: getattr(other, name) for name in ("treatments", "rolling", "accumulating")}
    return replace(program, **parts)


def _rule(program: Program) -> n.Expr:
    assert isinstance(program.rules, n.Select)
    return program.rules.cases[0].body


def _with(program: Program, rule: n.Expr) -> Program:
    return replace(program, rules=frame(rule).rules)


def _moved(some: Random, rule: n.Expr) -> n.Expr:
    """The same rule with other limits."""
    match rule:
        case n.Compare() | n.EachLine() if isinstance(rule.threshold, Fraction):
            step = Fraction(some.choice((-10, 0, 10)), 100)
            return replace(rule, threshold=rule.threshold + step * (1 if rule.base else 100))
        case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
            return replace(rule, parts=tuple(_moved(some, part) for part in parts))
        case n.Not(part):
            return n.Not(_moved(some, part))
    return rule


# ---- products


def document(materials: list[Fields], good: Fields | None = None, processes: list[Fields] | None = None) -> Fields:
    """A declaration."""
    made: Fields = {"code": "8703.23", "produced_in": "US", "values": {"net cost": str(PRICE)}}
    return {
        "id": "small", "date": str(DAY), "currency": "USD", "nomenclature": "HS 2022", "good": made | (good or {}),
        "materials": [_named(each, f"M{i}") for i, each in enumerate(materials)], "processes": processes or [],
        "complete": ["materials", "processes", "self_produced"],
    }  # fmt: skip


def _named(item: Fields, name: str) -> Fields:
    made = (
        {"materials": [_named(each, f"{name}.{i}") for i, each in enumerate(item["materials"])]}
        if "materials" in item
        else {}
    )
    return {"id": name, **item, **made}


def line(code: str, value: str, place: str, originating: str, **more: Any) -> Fields:
    """A material; what is `?` is not said."""
    found: Fields = {"code": code, "produced_in": place, "value": value, "originating": originating == "yes", **more}
    return {key: each for key, each in found.items() if each != UNKNOWN and (key, originating) != ("originating", "?")}


def plain_products() -> Iterator[Fields]:
    """Every bill of up to three materials of known code, value and origin; and of up to two of which any may be unknown."""
    known = [line(*each[:2], _place(each[2]), each[2]) for each in every(CODES, VALUES, ("yes", "no"))]
    doubtful = [
        line(*each[:2], _place(each[2]), each[2]) for each in every((*CODES[:2], UNKNOWN), ("10", "40", UNKNOWN), ("yes", "no", UNKNOWN))
        if UNKNOWN in each
    ]  # fmt: skip
    for length in range(4):
        yield from (document(list(some)) for some in multisets(known, length) if _plausible(some))
    for one in doubtful:
        yield document([one])
        yield from (document([one, other]) for other in (*known, one))


def _plausible(some: Iterable[Fields]) -> bool:
    """Whether the materials are worth no more than the good: of others nothing is claimed."""
    return sum(Fraction(each["value"]) for each in some) <= PRICE


def _place(originating: str) -> str:
    return "US" if originating == "yes" else "CN" if originating == "no" else UNKNOWN


def fact_products() -> Iterator[Fields]:
    """Every good, described or not, with an operation or without, of up to two materials in every state."""
    kinds = [
        line("8708.40", value, place, originating, processes=[{"name": "sewing", "in": place}] if sewn else [],
             complete=["processes", "materials"], **{"described_as" if alpha else "not_described_as": ["alpha"]})
        for value, (place, originating), sewn, alpha in every(
            ("10", "40"), (("US", "yes"), ("US", "no"), ("CN", "no")), (True, False), (True, False))
    ]  # fmt: skip
    goods = [
        ({"described_as" if alpha else "not_described_as": ["alpha"],
          "established" if so else "not_established": ["it is so"]}, [{"name": name, "in": "US"} for name in done])
        for alpha, so in ((True, True), (True, False), (False, False)) for done in ((), ("sewing",), ("cutting",))
    ]  # fmt: skip
    for good, processes in goods:
        for length in range(3):
            yield from (document(list(some), good, processes) for some in multisets(kinds, length))


def tier_products() -> Iterator[Fields]:
    """Every bill of up to two materials, each made of nothing that is known, or of one or two of a few."""
    inner = [
        line(code, "10", place, originating, complete=["materials"], materials=[])
        for code, (place, originating) in every(CODES[1:], (("US", "yes"), ("CN", "no")))
    ]  # fmt: skip
    made = [[], *([each] for each in inner), [inner[0], inner[3]]]
    kinds = [
        line(code, value, "US", originating, materials=parts, complete=["materials", "processes"])
        for code, value, originating, parts in every(CODES[1:], ("20", "40"), ("yes", "no"), made)
    ]  # fmt: skip
    kinds += [line(code, value, "CN", "no", materials=[]) for code, value in every(CODES, VALUES[:2])]
    for length in range(3):
        yield from (document(list(some)) for some in multisets(kinds, length))


FAMILIES = (
    Family("plain", plain, plain_products), Family("facts", facts, fact_products), Family("tiers", tiers, tier_products),
    Family("singly", singly, plain_products),
)  # fmt: skip
