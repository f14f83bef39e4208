"""Amounts that a text works out of the lines of a good: what a provision says of lines is in them."""

from __future__ import annotations

import pytest

from roolang.diff.forms import unlike_codes
from tests.smt.texts import compared, program

pytest.importorskip("z3", reason="the solver is not installed")
WORK = (
    "define quantity own work as net cost - value of non-originating materials\n"
    "rule for 87.03 requires own work at least {}% of net cost\n"
)
SHARE = (
    "define quantity foreign share as value of non-originating materials / net cost rounded to 0.01\n"
    "rule for 87.03 requires foreign share at most {}\n"
)
TREATED = "treat materials of 84.10 as originating\n"


@pytest.mark.parametrize(
    ("provision", "relation"),
    [
        (TREATED, "A stricter"),
        ("roll-up does not apply\n", "B stricter"),
        ("accumulation full among the parties\n", "A stricter"),
        ("treat materials of 84.10 as non-originating\n", "B stricter"),
    ],
)
def test_a_provision_on_lines_shows_in_what_is_worked_out_of_them(provision: str, relation: str) -> None:
    found = compared(WORK.format(50), WORK.format(50) + provision)
    assert found.relation == relation
    witness = found.only_b if relation == "A stricter" else found.only_a
    assert witness is not None
    assert "own work" not in witness.fields["good"]["values"]


def test_under_one_provision_a_higher_share_is_stricter() -> None:
    assert compared(WORK.format(60), WORK.format(50)).relation == "A stricter"
    assert compared(WORK.format(60) + TREATED, WORK.format(50) + TREATED).relation == "A stricter"
    assert compared(WORK.format(60), WORK.format(50) + TREATED).relation == "A stricter"


def test_formulas_over_lines_that_differ_are_compared() -> None:
    """Half the net cost of foreign materials is allowed, or half the net cost less what comes from 84.10."""
    other = WORK.replace("non-originating materials", "materials of 84.10")
    found = compared(WORK.format(50), other.format(50))
    assert found.relation == "cross"
    assert found.beside == ()


def test_what_is_declared_counts_before_what_is_worked_out() -> None:
    """A good whose own work is declared has the same under both texts: so at a lower share A still passes more."""
    assert compared(WORK.format(50), WORK.format(60) + TREATED).relation == "cross"


def test_a_rounded_figure_of_lines_is_beyond_where_a_provision_on_lines_differs() -> None:
    found = compared(SHARE.format("0.5"), SHARE.format("0.5") + TREATED)
    assert found.relation == "outside"
    assert {each.why for each in found.outside} == {"a number is rounded"}
    assert compared(SHARE.format("0.4"), SHARE.format("0.5")).relation == "A stricter"


UNITS = "define measure size in {}\ndefine measure extent in {}\n"


@pytest.mark.parametrize(
    "rule",
    [
        "rule for 87.03 requires size at least 40% of extent\n",
        "rule for 87.03 requires size at most extent\n",
        "rule for 87.03 requires size of all materials at least 10% of size of the good\n",
        "rule for 87.03 requires size of each material at most 50% of size of the good\n",
        "define quantity share as size / extent\nrule for 87.03 requires share at least 40%\n",
        "define quantity share as size of all materials / extent rounded to 0.1\nrule for 87.03 requires share at least 0.1\n",
    ],
)  # fmt: skip
def test_no_relation_is_claimed_where_an_amount_has_another_unit(rule: str) -> None:
    """What is declared in kilograms is no size in litres: under the other text nobody knows it."""
    found = compared(UNITS.format("kilograms", "kilograms") + rule, UNITS.format("litres", "litres") + rule)
    assert found.relation == "outside"
    assert compared(*[UNITS.format("kilograms", "kilograms") + rule] * 2).relation == "same"


def test_units_that_nothing_turns_on_are_nothing() -> None:
    rule = "rule for 87.03 requires CTH\n"
    found = compared(UNITS.format("kilograms", "litres") + rule, UNITS.format("litres", "kilograms") + rule)
    assert found.relation == "same"


def test_goods_are_not_passed_over_as_the_same_where_an_amount_has_another_unit() -> None:
    """Ten kilograms and ten litres are written alike."""
    rule = "define measure size in {}\nrule for 87.03 requires size at least 10\n"
    one, other = program("ONE", rule.format("kilograms")), program("OTHER", rule.format("litres"))
    assert "870323" in unlike_codes(one, other)
    assert unlike_codes(one, program("OTHER", rule.format("kilograms"))) == ()
