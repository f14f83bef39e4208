"""Questions about one text: what can never be met, what never matters, what hurts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roolang.diff.deep import deep
from roolang.smt.solver import Solver
from tests.smt.texts import program

pytest.importorskip("z3", reason="the solver is not installed")
PAGES = Path(__file__).parents[2] / "docs" / "diagnostics"
CODES = ("RL7310", "RL7311", "RL7312", "RL7315")


def found(text: str) -> set[str]:
    with Solver() as solver:
        return {finding.code for finding in deep(program("ONE", text), solver)}


@pytest.mark.parametrize("code", CODES)
def test_each_page_shows_what_is_found(code: str) -> None:
    bad, good = re.findall(r"```roo fragment\n(.*?)```", (PAGES / f"{code}.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found(bad) == {code}
    assert found(good) == set()


def test_what_matters_is_not_told() -> None:
    """A subheading is left for another where the heading is not; the content is met where neither is."""
    text = """
rule for 84.01 requires (change from any other subheading and regional value content at least 30% by net cost)
  or regional value content at least 60% by net cost
"""
    assert found(text) == set()


def test_a_tolerance_may_be_why_an_alternative_never_matters() -> None:
    """A tenth of the value may stay in the heading anyhow."""
    rule = "rule for 84.01 requires change from any other heading or {}\n"
    little = rule.format("value of non-originating materials not more than 10% of transaction value")
    assert found(little) == set()
    assert found(little + "tolerance 10% of transaction value covers tariff change\n") == {"RL7311"}


def test_a_clause_and_the_tolerance_that_covers_it_are_one_part() -> None:
    """What changes its heading has nothing that the tolerance would have to let in; no rule could be without that."""
    text = (
        "tolerance 10% of transaction value covers tariff change\nrule for 84.01 requires change from any other heading"
    )
    assert found(f"{text}\n") == set()
    assert found(f"{text} and regional value content at least 50% by net cost\n") == set()
    assert found(f"{text} or regional value content at least 50% by net cost\n") == set()
