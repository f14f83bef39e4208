"""Materials whose codes the edition known here has not; and what is used with a good and is no material proper."""

from __future__ import annotations

import pytest

from roolang.ir.program import Program
from roolang.workspace.workspace import load_text
from tests.smt.texts import compared, only

pytest.importorskip("z3", reason="the solver is not installed")
CTH = "change from any other heading"
OLD = 'language 1 agreement {name} "{name}" parties CA, MX, US nomenclature HS 2012 in force 2020-01-01\n'


def of_2012(name: str, text: str) -> Program:
    return only(load_text(OLD.format(name=name) + text), name)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (" except from 84.69", "", "A stricter"),
        (" except from 84.69, 84.10", " except from 84.10, 84.83", "cross"),
        (" except from 84.60 to 84.68, 84.70", " except from 84.60 to 84.70", "B stricter"),
        (" except from 84.60 to 84.68, 84.69 to 84.70", " except from 84.60 to 84.70", "same"),
        (" except from chapter 84", " except from 84.01 to 84.87", "same"),
    ],
)
def test_a_heading_of_another_edition_is_asked_of_materials(one: str, other: str, relation: str) -> None:
    """HS 2022 has no heading 84.69; HS 2012 had typewriters there."""
    rule = f"rule for 87.03 requires {CTH}{{}}\n"
    assert compared(of_2012("ONE", rule.format(one)), of_2012("OTHER", rule.format(other))).relation == relation


@pytest.mark.parametrize("code", ["98.02", "9802.00.10"])
def test_a_code_of_a_party_is_asked_of_materials(code: str) -> None:
    rule = f"rule for 87.03 requires {CTH}"
    assert compared(f"{rule} except from {code}\n", f"{rule}\n").relation == "A stricter"


@pytest.mark.parametrize(
    ("one", "other"), [("98.02", "9802.00 to 9802.50"), ("chapter 98", "98.01 to 98.20"), ("chapter 99", "99.01")]
)
def test_codes_of_a_party_behind_a_range_are_asked_of_materials(one: str, other: str) -> None:
    """9802.51 and what follows is no subheading of any edition, and may be one of a party."""
    rule = f"rule for 87.03 requires {CTH} except from "
    assert compared(f"{rule}{one}\n", f"{rule}{other}\n").relation == "A stricter"


def test_subheadings_of_another_edition_behind_a_range_are_asked_of_materials() -> None:
    """HS 2012 had 8469.00 alone; of an edition that is not known here nobody says so."""
    rule = f"rule for 87.03 requires {CTH} except from "
    found = compared(of_2012("ONE", f"{rule}84.69\n"), of_2012("OTHER", f"{rule}8469.00 to 8469.11\n"))
    assert found.relation == "A stricter"


def test_in_a_known_edition_all_subheadings_of_a_heading_are_the_heading() -> None:
    """84.10 has 8410.11 to 8410.13, and parts in 8410.90."""
    rule = f"rule for 87.03 requires {CTH} except from "
    every = "8410.11, 8410.12, 8410.13, 8410.90"
    assert compared(f"{rule}84.10\n", f"{rule}{every}\n").relation == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{CTH}\ntreat packaging of 87.03 as disregarded", CTH),
        (
            f"{CTH} and value of non-originating packaging at most 10% of net cost",
            f"{CTH} and value of non-originating packaging at most 20% of net cost",
        ),
        (f"{CTH} and no packaging are non-originating", CTH),
    ],
)
def test_packaging_in_a_clause_is_told_as_not_compared(one: str, other: str) -> None:
    rule = "rule for 87.03 requires {}\n"
    found = compared(rule.format(one), rule.format(other))
    assert [each.words for each in found.beside] == ["packaging, accessories and the like"]
    assert compared(rule.format(one), rule.format(one)).beside == ()


def test_what_originates_by_importation_alone_is_said_not_to_be_compared() -> None:
    """A foreign computer from a party has no rule, so no code of it is asked of; one for cars changes nothing there."""
    rule, way = "rule for 87.03 requires CTH\n", "importation from a party confers origin on goods of "
    assert [each.words for each in compared(rule + way + "84.71", rule + way + "84.72").beside] == ["importation"]
    assert compared(f"{rule}{way}84.71\n{way}84.72", f"{rule}{way}84.71, 84.72").beside == ()


def test_averaging_of_a_figure_by_another_method_is_said_not_to_be_compared() -> None:
    """Both methods come to the same for one good, and only figures by net cost may be averaged."""
    clear = (
        "define method clear cost for regional value content as (net cost - value of counted materials) / net cost\n"
    )
    pool = 'averaging over "month" by "plant" of regional value content by net cost\n'
    rule = "rule for 87.03 requires regional value content at least 50% by {}\n"
    one, other = clear + pool + rule.format("net cost"), clear + pool + rule.format("clear cost")
    found = compared(one, other)
    assert (found.relation, [each.words for each in found.beside]) == ("same", ["averaging"])
    assert compared(one, one).beside == ()


def test_what_confers_origin_without_a_rule_is_said_not_to_be_compared() -> None:
    """Cars wholly obtained meet the rule too; other goods have none, and originate under one text alone."""
    rule = "rule for 87.03 requires CTH\n"
    obtained = "origin is conferred by wholly obtained or the product rule is met\n"
    found = compared(obtained + rule, rule)
    assert (found.relation, [each.words for each in found.beside]) == ("same", ["goods for which there is no rule"])
    assert compared(obtained + rule, obtained + rule).beside == ()


def test_which_materials_accumulate_is_said_not_to_be_compared() -> None:
    """What is declared originating counts; of what is not declared only one text says that it may."""
    rule, among = "rule for 87.03 requires CC\n", "accumulation diagonal with NO for materials of {}\n"
    found = compared(rule + among.format("84.09"), rule + among.format("84.10"))
    assert (found.relation, [each.words for each in found.beside]) == ("same", ["accumulation"])
    assert (
        compared(rule + among.format("84.09, 84.10"), rule + among.format("84.09") + among.format("84.10")).beside == ()
    )


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("8407.34.10 to 8407.34.20", "8407.34.10, 8407.34.20", "A stricter"),
        ("8407.34.10 to 8407.34.20", "8407.34.10 to 8407.34.12, 8407.34.18 to 8407.34.20", "A stricter"),
        ("8407.34.10 to 8407.34.20", "8407.34.10 to 8407.34.14, 8407.34.15 to 8407.34.20", "same"),
        ("8407.33.00 to 8407.34.20", "8407.33, 8407.34.00 to 8407.34.20", "same"),
        ("8407.33.00 to 8407.34.20", "8407.33, 8407.34.01 to 8407.34.20", "A stricter"),
        ("8407.34", "8407.34.00 to 8407.34.99", "same"),
    ],
)
def test_tariff_items_between_the_ends_of_ranges_are_asked_of_materials(one: str, other: str, relation: str) -> None:
    """8407.34.15 lies between 8407.34.10 and 8407.34.20, and is neither."""
    rule = f"rule for 87.03 requires {CTH} except from {{}}\n"
    assert compared(rule.format(one), rule.format(other)).relation == relation


def test_where_only_the_tariff_item_of_the_good_decides_nothing_is_claimed() -> None:
    """A material of 8703.23 is of another tariff item than a good of 8703.23, or of the same: six digits do not say."""
    rule = "rule for 87.03 requires change from any other {}\n"
    found = compared(rule.format("tariff item"), rule.format("subheading"))
    assert found.relation == "outside"
    assert {each.why for each in found.outside} == {"a code is too short to say"}
