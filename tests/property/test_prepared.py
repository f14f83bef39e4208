"""The short way of plain goods says what `evaluate` says: the same trace, answers and notes, whatever the program."""

from __future__ import annotations

import gc
from bisect import bisect_right
from dataclasses import fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plain import RULES
from benchmarks.workload import Product, declaration, products
from roolang.domain.amount import MONEY, Amount
from roolang.domain.declaration import Declaration, Holding, Item, items_of
from roolang.domain.hs import in_range, same_at, span
from roolang.domain.truth import Truth
from roolang.interpret import Counted, Judgement, LineNote, Trace, judge
from roolang.interpret.answer import Answer
from roolang.interpret.bench import Bench
from roolang.interpret.bycode import bounds_of
from roolang.interpret.evaluate import evaluate
from roolang.interpret.judge import status_of
from roolang.interpret.plainly import judged_plainly
from roolang.interpret.prepared.goods import Goods, by_itself
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.workspace.workspace import load, wanted
from tests.strategies.core import NOT_ORIGINATING, program, programs
from tests.strategies.declarations import declarations, flat_declarations
from tests.strategies.declarations import declared as declaring
from tests.strategies.effort import often

VERDICTS = ("non-originating", "undetermined", "originating")


def by_the_book(program: Program, declared: Declaration) -> Judgement:
    """The judgement by `evaluate` alone."""
    aside = patch("roolang.interpret.codes.judged_plainly", return_value=None)
    with aside, patch("roolang.interpret.judge.run_of", return_value=None):
        return judge(program, declared)


def told(value: Any) -> Any:
    """Everything in a trace, with what equality leaves out."""
    if isinstance(value, Answer):
        return value.truth, value.to_yes, value.to_no
    if isinstance(value, tuple):
        return [told(part) for part in value]
    if isinstance(value, Counted | LineNote):
        said = tuple(getattr(value, name) for name in SAID if hasattr(value, name))
        return type(value).__name__, value.item, [told(each) for each in said]
    if is_dataclass(value) and not isinstance(value, type) and type(value).__name__ != "Item":
        held = {each.name: told(getattr(value, each.name)) for each in fields(value) if each.name != "later"}
        return type(value).__name__, held
    return value


SAID = ("name", "code", "description", "amount", "answer", "adds")
"""What is said of a line, wherever it is written down."""


def same(program: Program, declared: Declaration) -> None:
    whole = by_the_book(program, declared)
    alike(judge(program, declared), whole)
    alike(judge(program, declared), whole)  # what is known of the program by now may make the way shorter


def alike(short: Judgement, whole: Judgement) -> None:
    assert short.verdict == whole.verdict
    assert told(short.trace) == told(whole.trace)
    assert short.notes == whole.notes and short.missing == whole.missing and short.figures == whole.figures
    assert told(short.rows) == told(whole.rows)


@often(150)
@given(programs(), flat_declarations)
def test_flat_goods(program: Program, declared: Declaration) -> None:
    same(program, declared)


@often(80)
@given(programs(), declarations)
def test_goods_with_parts(program: Program, declared: Declaration) -> None:
    same(program, declared)


@often(150)
@given(programs(), flat_declarations)
def test_goods_judged_plainly(program: Program, declared: Declaration) -> None:
    """The shortest way: nothing in the program but its conditions, nothing of the materials but their origin."""
    bare = replace(program, claim=(), coming=(), derived=(), accumulating=())
    held = declared.good.holdings.get("materials", Holding())
    lone = tuple(replace(each, **dict.fromkeys(ELSEWHERE), serves="") for each in held.items)
    good = replace(declared.good, holdings={"materials": Holding(lone, True)})
    same(bare, replace(declared, good=good))
    assert judged_plainly(bare, replace(declared, good=good)) is not None


ELSEWHERE = ("produced_in", "imported", "self_produced", "designated_intermediate")
"""What may make more of a material than its origin."""


# ---- limits, of amounts that meet them exactly now and then, and that are not all whole cents


@st.composite
def limits(draw: st.DrawFn) -> n.Expr:
    """A sum over materials, what an amount leaves over it, or several at once, held against an amount or a number."""
    wheres = st.sampled_from((NOT_ORIGINATING, n.Both((NOT_ORIGINATING, n.SameAs(4))), n.HasStatus(True)))
    some, others = n.Sum("value", draw(wheres)), n.Sum("value", draw(wheres))
    parts = (
        ((ONE, some),),
        ((ONE, draw(prices)), (-ONE, some)),
        ((HALF, draw(prices)), (HALF / 3, some), (-ONE, others)),
    )
    number = n.Plus(draw(st.sampled_from(parts)))
    base = draw(st.sampled_from((None, n.GoodAmount("net cost"), n.GoodAmount("net cost"), n.Plus(parts[1]))))
    signs = st.sampled_from((">=", ">", "<=", "<", "="))
    return n.Compare(number, draw(signs), draw(st.sampled_from((0 * ONE, HALF, HALF / 3, ONE))), base, unit=MONEY)


@st.composite
def small_goods(draw: st.DrawFn) -> Declaration:
    """A good with up to three materials, worth a few of some part of one; most are known."""

    def worth() -> Amount:
        unit = Fraction(1, draw(st.sampled_from((1, 1, 3, 7, 1000))))
        low = draw(st.integers(0, 4)) * unit
        return Amount(low, low + draw(st.sampled_from((0, 0, 0, 0, 0, 0, 1))), MONEY)

    def line(number: int) -> Item:
        said = draw(st.sampled_from((False, False, True, None)))
        held = {"value": worth()} if draw(st.integers(0, 9)) else {}
        return Item(f"m{number}", draw(st.sampled_from(("870840", "870899"))), amounts=held, originating=said)

    lines = tuple(line(number) for number in range(draw(st.integers(0, 3))))
    costs = {"net cost": worth(), "transaction value": worth()}
    return declaring(Item("the good", "870840", amounts=costs, holdings={"materials": Holding(lines, True)}))


prices = st.sampled_from((n.GoodAmount("net cost"), n.GoodAmount("transaction value")))
ONE, HALF = Fraction(1), Fraction(1, 2)


@often(400)
@given(limits(), small_goods())
def test_limits(limit: n.Expr, declared: Declaration) -> None:
    same(replace(program(n.RuleMet(), limit), parties=()), declared)


# ---- the rules and goods of the benchmark


@pytest.fixture(scope="module")
def workload() -> list[tuple[Product, Declaration]]:
    return [(product, declaration(product, str(number))) for number, product in enumerate(products(150))]


@pytest.mark.parametrize("name", RULES)
def test_workload(name: str, workload: list[tuple[Product, Declaration]]) -> None:
    rules = load("benchmarks/w1.roo")
    ((text,), _) = wanted(rules, (name,))
    program, findings = rules.program(text.text, rules.views(text.text, date(2024, 1, 1))[0])
    assert not findings
    for product, declared in workload:
        assert judge(program, declared).verdict == VERDICTS[RULES[name](product)]
    for _, declared in workload[:40]:
        same(program, declared)


def test_the_short_way_is_taken(workload: list[tuple[Product, Declaration]]) -> None:
    """Where everything is known, nothing is left to `evaluate`."""
    rules = load("benchmarks/w1.roo")
    ((text,), _) = wanted(rules, ("R3",))
    program, _ = rules.program(text.text, rules.views(text.text, date(2024, 1, 1))[0])
    known = [d for p, d in workload if all(line.originating is not None for line in p.lines)]
    with patch("roolang.interpret.prepared.run.Scene", side_effect=AssertionError("asked the book")):
        traces: list[Trace] = [judge(program, each).trace for each in known]
    assert len(traces) > 100


# ---- what the short way knows of goods and of codes


def test_a_judged_good_is_not_kept_by_what_was_found_of_it(workload: list[tuple[Product, Declaration]]) -> None:
    """Otherwise every good judged would wait for the garbage collector, and a batch would spend its time there."""
    rules = load("benchmarks/w1.roo")
    ((text,), _) = wanted(rules, ("R2",))
    program, _ = rules.program(text.text, rules.views(text.text, date(2024, 1, 1))[0])
    gc.collect()
    gc.disable()
    try:
        for _, declared in workload:
            judge(program, declared)
        assert gc.collect() < len(workload)
    finally:
        gc.enable()


@often(150)
@given(programs(), flat_declarations)
def test_what_no_program_changes(program: Program, declared: Declaration) -> None:
    """The status of an item of which nothing but its origin is said is that which the program would give it."""
    bench = Bench(program, declared, evaluate)
    for item in items_of(declared.good):
        found = by_itself(item)
        assert found is None or found == status_of(item, declared.good, bench)


@often(150)
@given(flat_declarations)
def test_materials_by_origin(declared: Declaration) -> None:
    """Taken in one go they are what each is by itself; where one is not, none is."""
    goods = Goods(declared.good)
    found = [by_itself(item) for item in goods.items]
    if goods.by_origin is not None:
        assert all(found)
        for at, truth in zip(goods.by_origin, (Truth.NO, Truth.YES, Truth.UNKNOWN), strict=True):
            assert at == [i for i, status in enumerate(found) if status and status.truth is truth]


LEVELS = st.sampled_from((2, 4, 6))
BY_CODE: st.SearchStrategy[n.Pred] = st.recursive(
    st.builds(n.SameAs, LEVELS) | st.lists(LEVELS.flatmap(lambda d: _codes(d, 3)), min_size=2, max_size=2).map(
        lambda ends: n.InCodes(*sorted(ends))
    ),
    lambda part: st.builds(n.Fails, part)
    | st.lists(part, min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from((n.Both(tuple(parts)), n.Either(tuple(parts))))
    ),
    max_leaves=6,
)  # fmt: skip
"""Predicates that hang on codes alone, over few codes, so that they meet."""


@often(300)
@given(BY_CODE, st.data())
def test_bounds_of_codes(pred: n.Pred, data: st.DataObject) -> None:
    """A code lies between an odd bound and the next where the predicate holds of it, told by `in_range` and `same_at`."""
    good, code = data.draw(_codes(6, 3)), data.draw(_codes(6, 3))
    assert (bisect_right(bounds_of(pred, good), code) % 2 == 1) is _holds(pred, code, good)


def _holds(pred: n.Pred, code: str, good: str) -> bool:
    match pred:
        case n.InCodes(low, high):
            return in_range(code, low, high) is Truth.YES
        case n.SameAs(length):
            return same_at(length, code, good) is Truth.YES
        case n.Fails(part):
            return not _holds(part, code, good)
        case n.Both(parts):
            return all(_holds(part, code, good) for part in parts)
        case n.Either(parts):
            return any(_holds(part, code, good) for part in parts)
        case _:
            raise AssertionError(pred)


@given(st.integers(0, 9_999_999_999), st.sampled_from((2, 4, 6, 8, 10)), st.data())
def test_spans_are_ranges(number: int, digits: int, data: st.DataObject) -> None:
    """Of codes that are long enough the order of text says what `in_range` says."""
    code = f"{number:010}"[:digits]
    ends = sorted(data.draw(st.lists(st.sampled_from((2, 4, 6, 8)).flatmap(_codes), min_size=2, max_size=2)))
    start, stop = span(*ends)
    if digits >= max(map(len, ends)):
        assert in_range(code, *ends) is Truth.of(start <= code < stop)


def _codes(digits: int, most: int = 9) -> st.SearchStrategy[str]:
    """Codes of so many digits, none of them more than `most`."""
    return st.text("0123456789"[: most + 1], min_size=digits, max_size=digits)
