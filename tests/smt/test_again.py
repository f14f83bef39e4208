"""What was proved of one reading is not asked again of another that says the same of the goods."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roolang.cli.law import proved
from roolang.diff.alike import same_of
from tests.smt.texts import program

CARS, BOILERS = ("870323",), ("840110",)
RULES = "rule for 87.03 requires change from any other heading\nrule for 84.01 requires change from any other {}\n"
ONE = program("ONE", RULES.format("chapter"))
OTHER = program("OTHER", "rule for 84.01, 87.03 requires change from any other subheading\n")
READ = replace(ONE, rules=program("ONE", RULES.format("heading")).rules, reading="wide")


def test_only_rules_for_the_goods_are_compared() -> None:
    assert same_of(ONE, READ, "870323")
    assert not same_of(ONE, READ, "840110")
    assert not same_of(ONE, replace(READ, lost=(ONE.rules,)), "870323")


def test_answers_for_the_same_goods_are_taken_over_and_judged_again() -> None:
    pytest.importorskip("z3", reason="the solver is not installed")
    first, _ = proved(ONE, OTHER, [CARS, BOILERS], 0.0)
    again, _ = proved(READ, OTHER, [CARS, BOILERS], 0.0, [first])
    alone, _ = proved(READ, OTHER, [BOILERS], 0.0)
    assert again.asked == alone.asked > 0
    assert [group.relation for group in again.groups] == ["A stricter", "A stricter"]
    cars = again.groups[0].only_b
    assert cars is not None and cars.judgements[0].verdict != "originating"
    assert first.groups[0].only_b is not None and cars.fields == first.groups[0].only_b.fields
