"""Countries that a text names are places of their own, beside one that nobody names."""

from __future__ import annotations

import pytest

from roolang.diff.deep import deep
from roolang.smt.solver import Solver
from tests.smt.texts import compared, program

pytest.importorskip("z3", reason="the solver is not installed")
RULE = "rule for 87.03 requires {}\n"
CTH = "change from any other heading"


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (f"{CTH} and no materials are produced in JP", CTH, "A stricter"),
        (f"{CTH} and no materials are produced in JP", f"{CTH} and no materials are produced in CN", "cross"),
        ("no materials are produced in JP", "no materials are produced in JP, KR", "B stricter"),
        ("no materials are produced in JP", "no materials are produced in JP", "same"),
        (
            "value of all materials produced in JP at most 10% of net cost",
            "value of all materials produced in KR at most 20% of net cost",
            "cross",
        ),
        (
            "value of all materials produced in JP at most 10% of net cost",
            "value of all materials produced in JP, KR at most 10% of net cost",
            "B stricter",
        ),
        ("undergoes casting in JP", "undergoes casting in KR", "cross"),
        ("all materials of 84.10 undergo casting in JP", "all materials of 84.10 undergo casting in KR", "cross"),
    ],
)
def test_a_named_country_is_a_place_of_its_own(one: str, other: str, relation: str) -> None:
    assert compared(RULE.format(one), RULE.format(other)).relation == relation


def test_a_treatment_names_a_country() -> None:
    treated = RULE.format(CTH) + "treat materials of 87.03 produced in {} as originating\n"
    assert compared(treated.format("JP"), treated.format("KR")).relation == "cross"


def test_what_originates_was_made_in_no_country_that_is_merely_named() -> None:
    """So nothing that is made in Japan originates, and to ask that it does not is to ask that nothing is from there."""
    foreign = RULE.format("no materials produced in JP are non-originating")
    assert compared(foreign, RULE.format("no materials are produced in JP")).relation == "same"


def test_one_text_that_names_a_country_is_asked_of_it() -> None:
    """Such a rule can be met, and the condition is not implied."""
    for asked in ("some materials are produced in JP", "no materials are produced in JP"):
        with Solver() as solver:
            found = list(deep(program("ONE", RULE.format(f"{CTH} and {asked}")), solver))
        assert [each.code for each in found] == []


def test_texts_of_one_name_say_why_no_example_tells_them_apart() -> None:
    """A declaration says by the name of a text that a Norwegian material originates under it."""
    rule, among = "rule for 87.03 requires CC\n", "accumulation diagonal with {}\n"
    found = compared(program("ONE", rule + among.format("NO")), program("ONE", rule + among.format("CH")))
    assert (found.relation, [each.words for each in found.outside]) == ("outside", ["where materials may originate"])
    assert compared(rule + among.format("NO"), rule + among.format("CH")).relation == "cross"
    assert compared(program("ONE", rule), program("ONE", rule)).relation == "same"
