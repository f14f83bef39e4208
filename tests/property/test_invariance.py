"""What must not matter to a verdict, and which way a change of the text can move it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roolang.domain.amount import MONEY, Amount
from roolang.domain.declaration import Declaration, Holding, Item
from roolang.interpret import judge
from roolang.ir import nodes as n
from roolang.ir.program import Program
from tests.strategies.core import NET_COST, NOT_ORIGINATING, ONE, even, positive, program, programs
from tests.strategies.declarations import DAY, declarations, flat_declarations
from tests.strategies.effort import often

ORDER = {"non-originating": 0, "undetermined": 1, "originating": 2}


def height(condition: n.Expr, declaration: Declaration) -> int:
    """The verdict of a condition as a number: the better for the claimant, the higher."""
    return ORDER[judge(program(condition), declaration).verdict]


# ---- order


def reversed_parts(node: Any) -> Any:
    """The term with the parts of everything that has parts in reverse."""
    if isinstance(node, tuple):
        return tuple(map(reversed_parts, node))
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed = {each.name: reversed_parts(getattr(node, each.name)) for each in fields(node) if each.name != "origin"}
    found = replace(node, **changed)
    is_joined = isinstance(found, n.All | n.Any | n.AtLeast | n.Both | n.Either | n.Plus | n.Extreme)
    return replace(found, parts=found.parts[::-1]) if is_joined else found


def reversed_lists(item: Item) -> Item:
    """The item with its materials in reverse, tier by tier."""
    turned = {
        key: replace(holding, items=tuple(map(reversed_lists, holding.items[::-1])))
        for key, holding in item.holdings.items()
    }
    return replace(item, holdings=turned)


@often(80)
@given(programs(), declarations)
def test_the_order_of_parts_does_not_matter(text: Program, declaration: Declaration) -> None:
    assert judge(reversed_parts(text), declaration).verdict == judge(text, declaration).verdict


@often(80)
@given(programs(), declarations)
def test_the_order_of_materials_does_not_matter(text: Program, declaration: Declaration) -> None:
    turned = replace(declaration, good=reversed_lists(declaration.good))
    assert judge(text, turned).verdict == judge(text, declaration).verdict


# ---- quantity


def scaled(item: Item, factor: Fraction, unit: str | None = None) -> Item:
    """The item with its amounts multiplied, those of one unit or all."""
    amounts = {
        key: Amount(a.low * factor, None if a.high is None else a.high * factor, a.unit)
        if unit in (None, a.unit)
        else a
        for key, a in item.amounts.items()
    }
    inside = {
        key: replace(holding, items=tuple(scaled(part, factor, unit) for part in holding.items))
        for key, holding in item.holdings.items()
    }
    return replace(item, amounts=amounts, holdings=inside)


@often(80)
@given(even, declarations, st.sampled_from(tuple(map(Fraction, ("1/3", "7", "1/1000", "12345")))))
def test_the_size_of_the_currency_does_not_matter(condition: n.Expr, declaration: Declaration, by: Fraction) -> None:
    other = replace(declaration, good=scaled(declaration.good, by, MONEY))
    assert height(condition, other) == height(condition, declaration)


@often(80)
@given(even, flat_declarations)
def test_a_material_may_be_listed_in_two_lines(condition: n.Expr, declaration: Declaration) -> None:
    good = declaration.good
    holding = good.holdings.get("materials", Holding())
    lines = [replace(item, self_produced=None) for item in holding.items]
    halves = [replace(scaled(item, Fraction(1, 2)), name=f"{item.name}{mark}") for item in lines for mark in "ab"]
    one, two = (
        replace(good, holdings={"materials": replace(holding, items=tuple(items))}) for items in (lines, halves)
    )
    first, second = replace(declaration, good=one), replace(declaration, good=two)
    assert height(condition, first) == height(condition, second)


# ---- a text made harder or easier


def edited(condition: n.Expr, edit: Callable[[n.Expr], Iterator[n.Expr]]) -> Iterator[n.Expr]:
    """Every condition that comes of one edit at one place."""
    yield from edit(condition)
    if isinstance(condition, n.All | n.Any):
        for i, part in enumerate(condition.parts):
            for new in edited(part, edit):
                yield replace(condition, parts=(*condition.parts[:i], new, *condition.parts[i + 1 :]))


def tightened(condition: n.Expr) -> Iterator[n.Expr]:
    """A threshold a little harder to meet."""
    if isinstance(condition, n.Compare) and isinstance(condition.threshold, Fraction) and condition.sign != "=":
        step = Fraction(1, 20) if condition.sign in (">=", ">") else Fraction(-1, 20)
        yield replace(condition, threshold=condition.threshold + step)


def fewer(condition: n.Expr) -> Iterator[n.Expr]:
    """An alternative dropped."""
    if isinstance(condition, n.Any):
        for i in range(len(condition.parts)):
            yield replace(condition, parts=condition.parts[:i] + condition.parts[i + 1 :])


def further(more: n.Expr) -> Callable[[n.Expr], Iterator[n.Expr]]:
    """A condition joined on."""

    def edit(condition: n.Expr) -> Iterator[n.Expr]:
        yield n.All((condition, more))

    return edit


@often(120)
@given(positive, positive, flat_declarations)
def test_a_harder_text_is_never_easier(condition: n.Expr, more: n.Expr, declaration: Declaration) -> None:
    before = height(condition, declaration)
    for edit in (tightened, fewer, further(more)):
        for harder in edited(condition, edit):
            assert height(harder, declaration) <= before, harder


# ---- to the last digit


awkward = st.builds(Fraction, st.integers(1, 999), st.sampled_from((3, 7, 11, 13, 1, 1000)))
shares = st.sampled_from(tuple(map(Fraction, ("1/3", "1/7", "5/8", "3/5", "617/1000"))))


@often(60)
@given(awkward, shares, st.integers(1, 7), st.sampled_from((">=", ">", "<=", "<")), st.integers(-1, 1))
def test_equality_is_exact(cost: Fraction, share: Fraction, count: int, sign: str, beyond: int) -> None:
    """Value content of exactly the share, or beside it by a little less than anything that can be written."""
    content = n.Plus(((ONE, NET_COST), (-ONE, n.Sum("value", NOT_ORIGINATING))))
    total = cost * (1 - share) + beyond * min(Fraction(1, 10**30), cost * share)
    parts = tuple(
        Item(f"m{i}", "720810", amounts={"value": Amount.exactly(total / count, MONEY)}, originating=False)
        for i in range(count)
    )
    good = Item(
        "the good",
        "870840",
        produced_in="MX",
        amounts={"net cost": Amount.exactly(cost, MONEY)},
        holdings={"materials": Holding(parts, True)},
    )
    holds = {">=": beyond <= 0, ">": beyond < 0, "<=": beyond >= 0, "<": beyond > 0}[sign]
    expected = "originating" if holds else "non-originating"
    assert judge(program(n.Compare(content, sign, share, NET_COST)), Declaration("d", good, DAY)).verdict == expected
