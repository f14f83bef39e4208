"""Hypothesis strategies for the core: predicates, forms, conditions and programs, small and of every kind."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from roolang.ir import nodes as n
from roolang.ir.program import Accumulating, Designating, Program, Rolling, Treatment
from tests.strategies.declarations import DAY, OPERATIONS, PARTIES, PARTNER, QUESTION, WORDS

ONE = Fraction(1)
SHARES = tuple(map(Fraction, ("1/10", "1/4", "2/5", "1/2", "3/5", "1/3")))
TRUE = n.Given(True)
CLASSES = (n.InCodes("8708", "8708"), n.InCodes("870840", "870840"), n.InCodes("72", "84"))
LISTED = (n.ListedAs("packaging"), n.ListedAs("accessories"))
NOT_ORIGINATING = n.HasStatus(False)
NET_COST = n.GoodAmount("net cost")
STATEMENT = n.Fact("statement", "")

# ---- predicates

statuses = st.sampled_from((NOT_ORIGINATING, NOT_ORIGINATING, n.HasStatus(False, "tariff change"), n.HasStatus(True)))
classes = st.sampled_from((*CLASSES, n.SameAs(2), n.SameAs(4), n.SameAs(6)))
questions = st.one_of(
    st.builds(n.DescribedAs, st.sampled_from(WORDS)),
    st.sampled_from(LISTED),
    st.sampled_from((n.MadeIn(("MX",)), n.MadeIn(("CA", "US")), n.Imported(), n.Obtained(), n.Always())),
    st.builds(
        n.Measures, st.just("value"), st.sampled_from((">=", "<")), st.sampled_from((Fraction(100), Fraction(300)))
    ),
    st.builds(n.Underwent, st.sampled_from(OPERATIONS), st.sampled_from(((), ("MX",)))),
    st.builds(n.OfGood, st.one_of(st.sampled_from(CLASSES), st.builds(n.DescribedAs, st.sampled_from(WORDS)))),
)
plain = st.one_of(classes, questions)
regards = st.sampled_from((n.Regarded(), n.Regarded("tariff change")))
simple = st.one_of(statuses, classes, questions, regards)


@st.composite
def predicates(draw: st.DrawFn) -> n.Pred:
    """One to three questions about a line, joined and turned round."""
    found = draw(simple)
    for _ in range(draw(st.integers(0, 2))):
        match draw(st.sampled_from(("both", "either", "fails"))):
            case "both":
                found = n.Both((found, draw(simple)))
            case "either":
                found = n.Either((draw(simple), found))
            case _:
                found = n.Fails(found)
    return found


violators = st.one_of(
    st.builds(lambda status, of: n.Both((status, n.Fails(of))), statuses, classes),
    st.builds(lambda status, of: n.Both((status, of)), statuses, plain),
    predicates(),
)

# ---- numbers

scopes = st.sampled_from(
    (n.LINES, n.LINES, n.LINES, n.Scope("tree"), n.Scope("outermost"), n.Scope("imports"), n.Scope("imports", 1))
)
prices = st.sampled_from((NET_COST, NET_COST, n.GoodAmount("transaction value")))
counted = st.one_of(st.just(NOT_ORIGINATING), violators)
values = st.one_of(
    st.builds(lambda where, scope: n.Sum("value", where, scope), counted, scopes),
    st.builds(lambda where: n.Sum("value added", where, n.Scope("tree")), plain),
)
weights = st.builds(lambda where: n.Sum("weight", where), violators)


@st.composite
def numbers(draw: st.DrawFn, base: n.Form, amounts: st.SearchStrategy[n.Form], *, linear: bool = False) -> n.Form:
    """What is held against a share of the base: a sum, the base less a sum, or something bent."""
    first, second = draw(amounts), draw(amounts)
    kind = draw(st.integers(0, 6 if linear else 12))
    if kind <= 2:
        return n.Plus(((ONE, base), (-ONE, first)))
    if kind <= 5:
        return first
    if kind == 6:
        return n.Plus(((ONE, first), (-ONE, second)))
    if kind == 7:
        return n.Extreme(draw(st.booleans()), (first, second))
    if kind == 8:
        return n.Plus(((Fraction(100), n.Quotient(first, base)), (ONE, second)))
    if kind == 9:
        return n.Product(n.Plus(((Fraction(1, 100), first),)), second)
    if kind == 12:
        return n.Choice(n.Compare(draw(amounts), ">=", draw(st.sampled_from(SHARES)), base), first, second)
    if kind == 10:
        return n.Rounded(n.Plus(((Fraction(1, 7), first), (-ONE, second))), Fraction(1, 4))
    return n.Whole(n.Plus(((Fraction(1, 3), first),)))


signs = st.sampled_from((">=", ">=", "<=", "<=", ">", "<", "="))


@st.composite
def shares(draw: st.DrawFn, *, linear: bool = False) -> n.Expr:
    """A comparison with a share of a price or of the weight."""
    if draw(st.integers(0, 3)):
        base, amounts = draw(prices), values
    else:
        base, amounts = n.GoodAmount("weight"), weights
    number = draw(numbers(base, amounts, linear=linear))
    return n.Compare(number, draw(signs), draw(st.sampled_from(SHARES)), base)


each_line = st.builds(
    lambda where, sign, share: n.EachLine(where, n.LINES, "value", sign, share, NET_COST),
    violators,
    st.sampled_from(("<=", "<=", "<", ">=")),
    st.sampled_from(SHARES),
)
no_line = st.builds(n.NoLine, violators, st.sampled_from((n.LINES, n.LINES, n.LINES, n.Scope("tree"))))
of_good = st.one_of(
    st.builds(lambda where: n.GoodMeets(where), st.one_of(classes, questions)),
    st.builds(lambda name, places: n.Done(name, places), st.sampled_from(OPERATIONS), st.sampled_from(((), ("MX",)))),
    st.just(n.Done(OPERATIONS[1], (), OPERATIONS[0])),
    st.builds(lambda places: n.OnlyDone(OPERATIONS[:1], places, "welding"), st.sampled_from(((), ("MX",)))),
    st.just(n.Fact("established", QUESTION)),
    st.builds(
        lambda sign, number: n.Compare(n.GoodAmount("seats"), sign, number),
        signs,
        st.sampled_from((Fraction(50), Fraction(200))),
    ),
)
atoms = st.one_of(no_line, no_line, shares(), shares(), each_line, of_good)
CONNECTIVES = ("all", "any", "all", "any", "not", "two")


@st.composite
def joined(draw: st.DrawFn, atoms: st.SearchStrategy[n.Expr], kinds: tuple[str, ...] = CONNECTIVES) -> n.Expr:
    """One to four parts under connectives."""
    parts = draw(st.lists(atoms, min_size=1, max_size=4))
    while len(parts) > 1 or draw(st.integers(0, 3)) == 3:
        some = tuple(parts[: draw(st.integers(2, 3))])
        match draw(st.sampled_from(kinds)):
            case "all":
                found: n.Expr = n.All(some)
            case "any":
                found = n.Any(some)
            case "not":
                found, some = n.Not(parts[0]), some[:1]
            case _:
                found = n.AtLeast(min(2, len(some)), some)
        parts = [*parts[len(some) :], found]
    return parts[0]


conditions = joined(atoms)


def _says(value: Any, kind: type) -> bool:
    """Whether a part of a term is of a kind."""
    inner = value if isinstance(value, tuple) else [getattr(value, each.name) for each in _fields(value)]
    return isinstance(value, kind) or any(_says(each, kind) for each in inner)


def _fields(value: Any) -> tuple[Any, ...]:
    return fields(value) if is_dataclass(value) and not isinstance(value, type) else ()


even = joined(st.one_of(no_line, shares(linear=True), of_good)).filter(lambda found: not _says(found, n.Measures))
"""Conditions that do not change when all values are multiplied, or a material is divided: no limit in money."""
positive = joined(st.one_of(no_line, shares(linear=True), of_good), ("all", "any"))
"""Conditions without negation, counting or bent numbers."""

# ---- programs

guards = st.sampled_from((
    TRUE, n.GoodMeets(n.DescribedAs(WORDS[0])), n.GoodMeets(n.InCodes("8708", "8708")),
    n.GoodMeets(n.Both((n.InCodes("870840", "870840"), n.DescribedAs(WORDS[0])))),
    n.GoodMeets(n.Both((n.InCodes("870840", "870840"), n.Fails(n.DescribedAs(WORDS[0]))))),
))  # fmt: skip


@st.composite
def selections(draw: st.DrawFn, body: st.SearchStrategy[n.Expr] = conditions) -> n.Expr:
    """A choice among up to three rules of different standing."""
    cases = tuple(
        n.Case((draw(st.integers(0, 1)), i), draw(guards), draw(body)) for i in range(draw(st.integers(1, 3)))
    )
    otherwise = draw(st.one_of(st.none(), body))
    together = draw(st.one_of(st.none(), st.none(), guards))
    return n.Select(cases, otherwise, together)


accumulations = st.builds(
    lambda full, states, where, condition: Accumulating(full, states, where, TRUE, condition),
    st.sampled_from((True, True, False)),
    st.sampled_from(((), PARTIES, (PARTNER,))),
    st.one_of(st.just(n.Always()), plain),
    st.sampled_from((TRUE, STATEMENT, STATEMENT)),
)
rollings = st.builds(Rolling, st.booleans(), plain, guards, st.one_of(st.just(n.Always()), classes))
designations = st.builds(
    lambda needed, where, plain: Designating(needed, where, TRUE, TRUE, plain),
    st.sampled_from((True, True, True, False)),
    st.one_of(st.just(n.Always()), plain),
    st.sampled_from((None, n.Given(False), n.NoLine(n.Both((NOT_ORIGINATING, CLASSES[2]))))),
)
treatments = st.builds(
    lambda where, treated, purposes, others: Treatment(where, treated, purposes, TRUE, TRUE, TRUE, others=others),
    st.one_of(plain, st.sampled_from(LISTED)),
    st.sampled_from(("originating", "non-originating", "disregarded")),
    st.sampled_from(((), ("tariff change",), ("wholly obtained", ""))),
    st.booleans(),
)


def program(origin: n.Expr, rules: n.Expr | None = None, lost: tuple[n.Expr, ...] = (), **others: Any) -> Program:
    """A program of three parties."""
    chosen = n.Select((), None) if rules is None else rules
    claim = others.pop("claim", ())
    return Program("P", "", "", DAY, PARTIES, 2012, (None, None), origin, lost, claim, chosen, **others)


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """A program with product rules, accumulation, roll-up and treatments, each of them now and then."""
    rules = draw(selections())
    origin = draw(st.one_of(st.just(n.RuleMet()), conditions, conditions.map(lambda c: n.Any((n.RuleMet(), c)))))
    return program(
        origin,
        rules,
        accumulating=tuple(draw(st.lists(accumulations, max_size=1))),
        rolling=tuple(draw(st.lists(rollings, max_size=1))),
        designating=tuple(draw(st.lists(designations, max_size=1))),
        treatments=tuple(draw(st.lists(treatments, max_size=1))),
        lost=tuple(draw(st.lists(of_good, max_size=1))),
        claim=tuple(draw(st.lists(conditions, max_size=1))),
        obtained=draw(st.one_of(st.none(), st.none(), st.builds(n.Done, st.sampled_from(OPERATIONS)))),
    )
