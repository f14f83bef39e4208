"""Programs with more of the core in them than `making` has: what real texts say more rarely."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from roolang.ir import nodes as n
from roolang.ir.program import Accumulating, Program, Rolling, Treatment
from tests.smt import making
from tests.smt.making import CLASSES, NON, OPERATIONS, PARTIES, PRICES, SHARES, WORDS, YES

MORE = (
    n.InCodes("870321", "870340"), n.InCodes("8501", "8501"), n.SameAs(6), n.MadeIn(("CN",)),
    n.Underwent("sewing", (), "cutting"), n.Underwent("cutting", ("US",)), n.HasStatus(False, "value"),
    n.HasStatus(True, "tariff change"), n.Regarded(), n.Measures("yarn number", ">", Fraction(120)),
    n.Measures("yarn number", "=", Fraction(135)), n.OfGood(n.MadeIn(("MX",))), n.OfGood(n.Underwent("sewing")),
)  # fmt: skip


def predicate(some: Random) -> n.Pred:
    """A question about one line, perhaps of a rarer kind."""
    one = some.choice(MORE) if some.random() < 0.5 else making.predicate(some)
    other = some.choice((NON, *CLASSES, *MORE))
    return some.choice((one, n.Both((NON, one)), n.Either((one, other)), n.Both((one, n.Fails(other)))))


def form(some: Random) -> n.Form:
    """An amount of lines."""
    scope = n.Scope(*some.choice((
        ("lines",), ("lines",), ("tree",), ("imports",), ("imports", 1), ("imports", 2), ("outermost",),
    )))  # fmt: skip
    measure = some.choice(("value", "value", "weight", "value added" if scope.kind == "tree" else "value"))
    return n.Sum(measure, predicate(some), scope, some.random() < 0.3)


def amount(some: Random) -> n.Form:
    """An amount worked out of others."""
    one, other, price = form(some), making.form(some), n.GoodAmount(some.choice(PRICES))
    return some.choice((
        one, n.Plus(((Fraction(1), price), (Fraction(-1), one))), n.Plus(((Fraction(1, 2), one), (Fraction(2), other))),
        n.Choice(n.GoodMeets(n.DescribedAs("alpha")), one, other), n.Choice(making.condition(some, 0), one, price),
        n.Extreme(True, (one, n.Extreme(False, (other, price)))), n.Product(n.Constant(Fraction(1, 3)), one),
        n.Quotient(one, n.Constant(Fraction(4))), n.Rounded(one, Fraction(1)), n.Product(one, price),
    ))  # fmt: skip


def condition(some: Random, depth: int = 1) -> n.Expr:
    """A condition of a rarer kind, or of any."""
    if depth and some.random() < 0.6:
        parts = tuple(condition(some, depth - 1) for _ in range(3))
        return some.choice((
            n.All(parts[:2]), n.Any(parts[:2]), n.Not(parts[0]), n.AtLeast(2, parts), n.AtLeast(0, parts),
            n.Select((n.Case((4,), parts[0], parts[1]),), otherwise=parts[2]),
        ))  # fmt: skip
    base = n.GoodAmount(some.choice(PRICES))
    limits: tuple[Fraction | n.Open, ...] = (*SHARES, Fraction(1), n.Open("share", True))
    limit = some.choice(limits)
    return some.choice((
        making.condition(some, 0), n.NoLine(predicate(some), n.Scope(some.choice(("lines", "tree", "lines")))),
        n.NoLine(predicate(some)), n.Compare(amount(some), some.choice((">=", "<=", ">", "<")), limit, base),
        n.Compare(form(some), some.choice((">=", "<", "=")), Fraction(1), form(some)),
        n.Compare(form(some), "<=", some.choice(SHARES), form(some)), n.Fact("unresolved", "quality"),
        n.GoodMeets(some.choice((n.MadeIn(("US", "CA")), n.Underwent("cutting"), n.Obtained(), n.Imported()))),
        n.Done("sewing", some.choice(((), PARTIES, ("MX",))), "cutting"), n.Done(some.choice(OPERATIONS), ("CA", "US")),
        n.OnlyDone(("sewing",), some.choice(((), ("US",))), "less"), n.Fact("statement", ""), n.Fact("currency", "USD"),
    ))  # fmt: skip


def program(some: Random, name: str) -> Program:
    """A text with any of the general provisions."""
    plain = making.program(some, name)
    guard = n.GoodMeets(n.InCodes("8703", "8703"))
    narrow = n.GoodMeets(n.Both((n.InCodes("8703", "8703"), n.DescribedAs(some.choice(WORDS)))))
    cases = tuple(
        n.Case((some.choice((2, 4, 6)),), some.choice((guard, narrow)), condition(some))
        for _ in range(some.choice((1, 1, 2)))
    )
    together = some.choice((None, None, n.Fact("established", "both rules count")))
    return replace(
        plain, rules=n.Select((n.Case((4,), guard, condition(some)), *cases[1:]), together=together),
        treatments=tuple(_treatment(some) for _ in range(some.choice((0, 1, 2)))),
        accumulating=tuple(_accumulating(some) for _ in range(some.choice((0, 1, 1)))),
        rolling=tuple(_rolling(some) for _ in range(some.choice((0, 0, 1, 2)))),
        lost=(condition(some, 0),) if some.random() < 0.2 else (),
    )  # fmt: skip


def _treatment(some: Random) -> Treatment:
    limits = (
        n.Compare(n.Sum(some.choice(("value", "weight")), predicate(some), n.LINES, some.random() < 0.5), "<=",
                  some.choice(SHARES[:3]), n.GoodAmount(some.choice(PRICES))),
        n.NoLine(predicate(some)), YES, YES,
    )  # fmt: skip
    goods = (YES, YES, n.GoodMeets(n.DescribedAs("beta")), n.Fact("established", "it is so"))
    return Treatment(
        predicate(some), some.choice(("disregarded", "originating", "non-originating")),
        some.choice(((), ("tariff change",), ("value",))), some.choice(goods), some.choice(limits), _of_line(some),
    )  # fmt: skip


def _of_line(some: Random) -> n.Expr:
    """What a provision asks of a material."""
    return some.choice((
        YES, YES, n.Fact("statement", ""), n.Done("sewing", PARTIES), n.OnlyDone(("cutting", "washing"), (), "little"),
        n.GoodMeets(n.InCodes("8407", "8501")), n.Not(n.GoodMeets(n.Measures("yarn number", ">=", Fraction(110)))),
        n.Any((n.Fact("statement", ""), n.GoodMeets(n.DescribedAs("alpha")))),
    ))  # fmt: skip


def _accumulating(some: Random) -> Accumulating:
    goods = some.choice((YES, YES, n.GoodMeets(n.DescribedAs("alpha"))))
    states = some.choice(((), (), ("CN",)))
    return Accumulating(some.random() < 0.6, states, some.choice((n.Always(), predicate(some))), goods, _of_line(some))


def _rolling(some: Random) -> Rolling:
    goods = some.choice((YES, YES, n.GoodMeets(n.DescribedAs("alpha"))))
    only = some.choice((n.Always(), predicate(some)))
    return Rolling(some.random() < 0.4, some.choice((n.Always(), predicate(some))), goods, only)
