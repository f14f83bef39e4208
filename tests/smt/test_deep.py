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


@pytest.mark.parametrize(
    "rule",
    [
        "regional value content more than [X%] by net cost",
        "CC and regional value content more than [X%] by net cost",
        "CTH or regional value content more than [X%] by net cost",
        "regional value content at least 40% by net cost and (CC or regional value content more than [X%] by net cost)",
    ],
)
def test_a_number_that_is_open_may_be_filled_in(rule: str) -> None:
    """With 50% for X each of these is met by some product, and none of its parts follows from the others."""
    assert found(f"rule for 84.01 requires {rule}\n") == set()


def test_what_is_so_whatever_is_filled_in_is_told() -> None:
    """Of 30% and 40% the lower one matters alone, or is implied; what excludes itself is never met."""
    open_ = "regional value content at least [X%] by net cost"
    lower = "regional value content at least 30% by net cost"
    higher = "regional value content at least 40% by net cost"
    assert found(f"rule for 84.01 requires ({lower} or {higher}) and {open_}\n") == {"RL7311"}
    assert found(f"rule for 84.01 requires {lower} and {higher} and {open_}\n") == {"RL7312"}
    never = (
        "value of non-originating materials not more than 40% of transaction value"
        " and regional value content less than 60% by transaction value"
    )
    assert found(f"rule for 84.01 requires {never} and {open_}\n") == {"RL7310"}
