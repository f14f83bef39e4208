"""On which conditions an answer rests: those that remain when everything else could be otherwise."""

from __future__ import annotations

from fractions import Fraction

import pytest

from roolang.domain.truth import Truth, both, either
from roolang.interpret.answer import Answer
from roolang.interpret.deciding import Deciding, besides, conditions, deciding, nearest
from roolang.interpret.trace import Bounds, Figure, Trace, TraceKind
from roolang.ir.nodes import Origin
from roolang.source import SourceFile, Span

ANSWERS = {"y": Truth.YES, "n": Truth.NO, "?": Truth.UNKNOWN}


def leaf(name: str, truth: str, kind: TraceKind = "fact", label: str = "") -> Trace:
    return Trace(kind, Origin(name, label=label, role=label), Answer(ANSWERS[truth]))


def joint(kind: TraceKind, *parts: Trace, label: str = "") -> Trace:
    join = either if kind == "any" else both
    return Trace(kind, Origin(label=label, role=label), Answer(join(part.truth for part in parts)), parts)


def names(found: Deciding) -> list[str]:
    return [trace.origin.words for trace in conditions(found)]


def test_a_conjunction_fails_by_what_fails() -> None:
    assert names(deciding(joint("all", leaf("a", "y"), leaf("b", "n"), leaf("c", "?"), leaf("d", "n")))) == ["b", "d"]


def test_a_conjunction_is_open_by_what_is_open_and_holds_by_all() -> None:
    assert names(deciding(joint("all", leaf("a", "y"), leaf("b", "?")))) == ["b"]
    assert names(deciding(joint("all", leaf("a", "y"), leaf("b", "y")))) == ["a", "b"]


def limit(name: str, slack: int) -> Trace:
    """A share of 100 that holds with so much to spare."""
    left, base = Fraction(slack), Fraction(100)
    number = Bounds(base - left, base - left)
    figure = Figure(
        name, "", "money", "<=", Fraction(1), number, Bounds(base, base), number.low and number.low / base,
        Bounds(left, left),
    )  # fmt: skip
    return Trace("compare", Origin(name), Answer(Truth.YES), figure=figure)


@pytest.mark.parametrize("names_", [("wide", "close", "free"), ("free", "wide", "close")])
def test_where_any_of_several_provisions_may_be_for_the_good_the_closest_one_decides(names_: tuple[str, ...]) -> None:
    """All of them have to hold: that which fails first is the one on which the verdict hangs."""
    every = {"wide": limit("wide", 15), "close": limit("close", 0), "free": leaf("free", "y")}
    found = deciding(Trace("select", Origin(), Answer(Truth.YES), tuple(every[name] for name in names_)))
    assert names(found) == ["close"]
    assert [trace.origin.words for trace in besides(found)] == [name for name in names_ if name != "close"]


def test_an_alternative_holds_by_one_way_and_fails_by_all() -> None:
    assert names(deciding(joint("any", leaf("a", "n"), leaf("b", "y"), leaf("c", "y")))) == ["b"]
    failing = deciding(joint("any", leaf("a", "n"), leaf("b", "n")))
    assert names(failing) == ["a", "b"] and failing.alternatives


def test_the_product_rule_goes_before_other_ways() -> None:
    rule = joint("rule", leaf("change", "n"))
    found = deciding(joint("any", leaf("obtained", "n"), rule, leaf("originating", "n")))
    assert names(found) == ["change"]
    assert [trace.origin.words for trace in besides(found)] == ["obtained", "originating"]


def test_a_tolerance_is_told_of_materials_and_not_of_a_figure() -> None:
    tolerance = leaf("little", "n", label="tolerance")
    assert names(deciding(joint("any", leaf("change", "n"), tolerance))) == ["change", "little"]
    assert names(deciding(joint("any", leaf("change", "n"), leaf("little", "y", label="tolerance")))) == ["little"]


def test_what_bars_a_good_stands_alone() -> None:
    found = deciding(joint("all", leaf("elsewhere", "n", "given"), leaf("change", "n")))
    assert names(found) == ["elsewhere"]
    assert [trace.origin.words for trace in besides(found)] == ["change"]


def test_an_answer_that_does_not_follow_from_the_parts_is_told_whole() -> None:
    """Taken otherwise, the same materials may meet it."""
    parts = (leaf("a", "n"), leaf("b", "y"))
    trace = Trace("all", Origin("whole"), Answer(Truth.UNKNOWN), parts)
    assert deciding(trace) == Deciding(trace)


def test_of_the_ways_to_take_a_tolerance_one_is_told() -> None:
    """With nothing let off a limit fails; with it let off the share itself does, which is what there is to know."""
    span = Span(SourceFile("a.roo", "tolerance limit"), 0, 9)
    share, limit = Origin("share", span), Origin("limit", Span(span.source, 10, 15))
    own = Trace("compare", share, Answer(Truth.NO))
    strict = Trace("all", Origin("", span, label="tolerance", role="tolerance"), Answer(Truth.NO), (
        Trace("compare", limit, Answer(Truth.NO)), Trace("compare", share, Answer(Truth.YES)),
    ))  # fmt: skip
    lifted = Trace("all", Origin("", span, label="tolerance", role="tolerance"), Answer(Truth.NO), (own,))
    assert nearest([strict, lifted]) == [lifted]
    assert names(deciding(joint("any", leaf("change", "n"), strict, lifted))) == ["change", "share"]


def test_what_says_which_goods_a_condition_binds_is_no_way_of_its_own() -> None:
    """A condition for some goods stands as: not such goods, or the condition."""
    guard = Trace("not", Origin(), Answer(Truth.NO), (leaf("such goods", "y", "good"),))
    found = deciding(joint("any", guard, leaf("share", "n")))
    assert names(found) == ["share"] and list(besides(found)) == []
