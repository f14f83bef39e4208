"""The fewest facts of an example: those of the good by the solver, the others by trying, each confirmed in the end."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from roolang.diff.semantics import Witness
from roolang.diff.shortening import Shortening, facts
from roolang.smt.deciding import Deciding
from roolang.smt.formula import Book, Sum, number
from roolang.smt.script import Script, script
from roolang.smt.solver import Solver

FIELDS: dict[str, Any] = {
    "good": {"code": "8703.23", "values": {"a": "1", "b": "2"}, "described_as": ["red"], "wholly_obtained": False},
    "materials": [{"code": "8407.34", "value": "10", "materials": [], "not_described_as": ["blue", "green"]}],
    "purchases": [{"code": "7208.10", "value": "5", "described_as": ["steel"]}],
    "processes": [],
}
A, B = ("good", "values", "a"), ("good", "values", "b")
BLUE = ("materials", 0, "not_described_as", "blue")
GREEN = ("materials", 0, "not_described_as", "green")
STEEL = ("purchases", 0, "described_as", "steel")


def shortened(asked: set[tuple[Any, ...]], needed: set[tuple[Any, ...]]) -> tuple[dict[str, Any], int]:
    """What is left where both texts ask for some facts, of which a solver named some; and how often was judged."""
    tried: list[dict[str, Any]] = []

    def judged(fields: dict[str, Any]) -> Witness | None:
        tried.append(fields)
        return _witness(fields) if asked <= set(facts(fields)) else None

    return Shortening(_witness(FIELDS), judged).told(needed).fields, len(tried)


def _witness(fields: dict[str, Any]) -> Witness:
    return Witness("A", None, fields, None)  # type: ignore[arg-type]


def test_facts_are_those_of_the_good_and_of_every_line() -> None:
    good = [("good", "described_as", "red"), ("good", "wholly_obtained"), A, B]
    assert facts(FIELDS) == [("processes",), *good, BLUE, GREEN, ("materials", 0, "materials"), STEEL]


@pytest.mark.parametrize("asked", [set(), {A}, {STEEL}, {A, BLUE}, {B, GREEN, STEEL, ("processes",)}])
@pytest.mark.parametrize("named", [set(), {A}, {STEEL, B}])
def test_what_is_asked_stays_and_of_the_rest_only_what_was_named(
    asked: set[tuple[Any, ...]], named: set[tuple[Any, ...]]
) -> None:
    fields, _ = shortened(asked, named)
    assert set(facts(fields)) == asked | named


def test_where_the_solver_named_all_one_try_will_do() -> None:
    fields, tries = shortened({A, STEEL}, {A, STEEL})
    assert tries == 1
    assert fields["good"] == {"code": "8703.23", "values": {"a": "1"}}, "nothing that holds nothing is left"
    assert fields["materials"] == [{"code": "8407.34", "value": "10"}]


def test_what_is_not_confirmed_is_not_shown() -> None:
    found = _witness(FIELDS)
    assert Shortening(found, lambda fields: None).told({A}) is found


def test_the_solver_names_the_facts_that_an_answer_hangs_on() -> None:
    pytest.importorskip("z3", reason="the solver is not installed")
    book = Book()
    red, blue = book.name("good described red"), book.name("good described blue")
    dear = book.above(number("good price").plus(Sum(Fraction(-5))))
    asked = script([book.any_((book.all_((red, dear)), book.all_((blue, book.name("there M1"))))), dear])
    goal = asked.named[next(each for each in asked.named if each.kind == "any")]
    so = {"good described red": True, "good described blue": True}
    with Solver(5) as solver:
        text = f"{asked.text}\n(declare-const qa Bool)"
        solver.tell(Script(text, asked.booleans, asked.numbers, asked.named), [f"(= qa {goal})"])
        deciding = Deciding(asked.booleans, asked.numbers, so, {"good price": Fraction(6)})
        assert deciding.asked(solver, ["qa"], 5) == {"good described red", "good price"}
        with_line = Deciding(asked.booleans, asked.numbers, {**so, "there M1": True}, {})
        assert with_line.asked(solver, ["qa"], 5) == {"good described blue"}, "lines are what they are"
        false = Deciding(asked.booleans, asked.numbers, {}, {})
        assert false.asked(solver, ["qa"], 5) is None
