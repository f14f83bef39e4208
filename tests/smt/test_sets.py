"""Sets are goods like others: a rule for them is compared, with their components beside their materials."""

from __future__ import annotations

import pytest

from roolang.diff.deep import deep
from roolang.smt.solver import Solver
from tests.smt.texts import compared, program

pytest.importorskip("z3", reason="the solver is not installed")
CTH = "rule for 87.03 requires change from any other heading\n"


@pytest.mark.parametrize(
    "text",
    [
        "rule for sets of 87.03 requires value of non-originating components at most {}% of net cost\n",
        "rule for sets of 87.03 requires value of non-originating materials at most {}% of net cost\n",
        "origin of sets is conferred by value of non-originating components at most {}% of net cost\n",
        "origin of sets is conferred only by value of non-originating components at most {}% of net cost\n",
    ],
)
def test_a_lower_limit_for_sets_is_stricter_and_shown_by_a_set(text: str) -> None:
    found = compared(text.format(15) + CTH, text.format(25) + CTH)
    assert found.relation == "A stricter"
    assert found.only_b is not None
    assert found.only_b.fields["good"]["described_as"] == ["set"]
    assert compared(text.format(15) + CTH, text.format(15) + CTH).relation == "same"


def test_that_all_components_originate_is_more_than_that_most_of_them_do() -> None:
    rule = "rule for sets of 87.03 requires {}\n"
    one = rule.format("all components are originating")
    other = rule.format("value of non-originating components at most 40% of net cost")
    assert compared(one + CTH, other + CTH).relation == "A stricter"


def test_a_rule_for_sets_can_be_met() -> None:
    with Solver() as solver:
        rule = "rule for sets of 87.03 requires all components are originating\n"
        assert list(deep(program("ONE", rule + CTH), solver)) == []
