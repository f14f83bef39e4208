"""Conditions in which no fact is asked for twice, with declarations to match.

On these the two cases are sharp: what is undetermined can truly go either way, and what is said to be missing
settles it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from roolang.domain.amount import MASS, MONEY, Amount
from roolang.domain.declaration import Declaration, Holding, Item, Process
from roolang.ir import nodes as n
from tests.strategies.core import NET_COST, NOT_ORIGINATING, ONE, SHARES
from tests.strategies.declarations import OPERATIONS, QUESTION, ROUND, WORDS, amounts, declared, maybe

TOLD, ASKED = WORDS
WELDING, FORGING = OPERATIONS
METAL = n.InCodes("72", "84")
OTHER_HEADING = n.Both((NOT_ORIGINATING, n.Fails(n.SameAs(4))))
CAST = n.DescribedAs(ASKED)
WELDED = n.Underwent(WELDING, ("MX",))
WEIGHT = n.GoodAmount("weight")

shares = st.sampled_from(SHARES)
inclusive = st.sampled_from((">=", "<="))


def content(where: n.Pred) -> st.SearchStrategy[n.Expr]:
    """Value content with the value of these lines taken off, or a maximum on it."""
    total = n.Sum("value", where)
    return st.one_of(
        st.builds(lambda t: n.Compare(n.Plus(((ONE, NET_COST), (-ONE, total))), ">=", t, NET_COST), shares),
        st.builds(lambda s, t: n.Compare(total, s, t, NET_COST), inclusive, shares),
    )


def weighing(where: n.Pred) -> st.SearchStrategy[n.Expr]:
    """A limit on the weight of these lines."""
    return st.builds(lambda s, t: n.Compare(n.Sum("weight", where), s, t, WEIGHT), inclusive, shares)


def without(where: n.Pred) -> st.SearchStrategy[n.Expr]:
    """That there is no such line."""
    return st.just(n.NoLine(where))


ABOUT_LINES = (
    (content(NOT_ORIGINATING), weighing(METAL), without(n.Both((CAST, n.Fails(WELDED))))),
    (without(OTHER_HEADING), weighing(CAST), content(WELDED)),
    (content(n.Both((NOT_ORIGINATING, METAL))), weighing(n.Either((CAST, WELDED)))),
    (content(n.Either((n.HasStatus(True), CAST))), weighing(n.Both((METAL, WELDED)))),
)
"""Conditions that share no fact of a line with their neighbours."""
ABOUT_GOOD = (
    st.just(n.GoodMeets(n.DescribedAs(TOLD))),
    st.just(n.Fact("established", QUESTION)),
    st.builds(
        lambda s, f: n.Compare(n.GoodAmount("seats"), s, f), inclusive, st.sampled_from((Fraction(50), Fraction(200)))
    ),
    st.just(n.Done(FORGING, ("MX",))),
)


@st.composite
def joined(draw: st.DrawFn, parts: list[n.Expr]) -> n.Expr:
    """The parts under connectives, each once."""
    parts = [n.Not(part) if draw(st.integers(0, 4)) == 0 else part for part in draw(st.permutations(parts))]
    while len(parts) > 1:
        size = draw(st.integers(2, min(3, len(parts))))
        some = tuple(parts[:size])
        match draw(st.sampled_from(("all", "any", "all", "any", "two", "choice"))):
            case "all":
                found: n.Expr = n.All(some)
            case "any":
                found = n.Any(some)
            case "choice" if size == 3:
                found = n.Select((n.Case((1,), some[0], some[1]),), some[2])
            case _:
                found = n.AtLeast(min(2, size), some)
        parts = [*parts[size:], found]
    return parts[0]


@dataclass(frozen=True)
class Asking:
    """A condition and a declaration with gaps."""

    condition: n.Expr
    declaration: Declaration


@st.composite
def askings(draw: st.DrawFn) -> Asking:
    """A condition of up to four parts and a good of up to two materials; the list is open for one part about lines."""
    about_lines = list(draw(st.sampled_from(ABOUT_LINES)))
    is_open = draw(st.integers(0, 3)) == 0
    chosen = draw(st.lists(st.sampled_from(about_lines), unique=True, min_size=1, max_size=1 if is_open else 2))
    others = draw(st.lists(st.sampled_from(ABOUT_GOOD), unique=True, max_size=2))
    condition = draw(joined([draw(each) for each in (*chosen, *others)]))
    materials = tuple(draw(lines(f"m{i + 1}")) for i in range(draw(st.integers(0 if is_open else 1, 2))))
    found = {
        "net cost": draw(amounts(MONEY, Fraction(500), None)),
        "weight": Amount.exactly(draw(st.sampled_from((100, 500)))),
        "seats": draw(st.sampled_from((None, Amount.exactly(50), Amount(Fraction(50), Fraction(200))))),
    }
    good = Item(
        name="the good",
        code="870840",
        produced_in="MX",
        amounts={key: amount for key, amount in found.items() if amount is not None},
        descriptions=draw(st.dictionaries(st.just(TOLD), st.booleans())),
        facts=draw(st.dictionaries(st.just(QUESTION), st.booleans())),
        processes=draw(st.sampled_from(((), (Process(FORGING, None),), (Process(FORGING, "MX"),)))),
        processes_complete=draw(st.booleans()),
        holdings={"materials": Holding(materials, not is_open)},
    )
    return Asking(condition, declared(good))


@st.composite
def lines(draw: st.DrawFn, name: str) -> Item:
    """A material made in MX, mostly known."""
    known = draw(st.sampled_from(ROUND))
    value, weight = (draw(amounts(unit, Fraction(0), None)) if draw(st.booleans()) else Amount.exactly(known, unit)
                     for unit in (MONEY, MASS))  # fmt: skip
    item = Item(
        name=name,
        code=draw(st.sampled_from(("870899", "720810", "720810", None, "8708", "72"))),
        produced_in="MX",
        amounts={key: amount for key, amount in (("value", value), ("weight", weight)) if amount is not None},
        descriptions=draw(st.dictionaries(st.just(ASKED), st.booleans())),
        originating=draw(maybe),
        processes=draw(st.sampled_from(((), (Process(WELDING, None),), (Process(WELDING, "MX"),)))),
    )
    return replace(item, processes_complete=draw(st.booleans()))
