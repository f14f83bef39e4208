"""Of what would make a good originate only as much is told as is needed: each worked out by hand, of 100 EUR each."""

from __future__ import annotations

import json

import pytest

from roolang.explain import what_would_change
from roolang.interpret import Judgement
from roolang.workspace.workspace import load_text
from tests.unit.explain.conftest import judgements

RULES = """language 1
agreement ZETA
parties NO, GB
nomenclature HS 2022
in force 2010-01-01
origin is conferred by any of
  (1) the product rule is met
  (2) all materials are originating
tolerance 10% of ex-works price covers tariff change, wholly obtained
rule for 20.07 requires change from any other heading and all materials of chapter 8 are wholly obtained
rule for 22.09 requires all materials of chapter 8 are produced in NO
rule for 84.14 requires regional value content at least 55% by build-down on ex-works price
  or (change from any other heading and regional value content at least 30% by build-down on ex-works price)
rule for 87.12 requires change from any other heading
  and regional value content at least 40% by build-down on ex-works price
"""
TOLERANCE = "tolerance (not more than 10% of ex-works price): replace"


def material(name: str, code: str, value: str, **more: object) -> dict[str, object]:
    """One that does not originate, unless nobody says so."""
    return {"id": name, "code": code, "value": value, "originating": False} | more


def unsaid(name: str, code: str, value: str) -> dict[str, object]:
    """One of which nobody says whether it originates."""
    return {"id": name, "code": code, "value": value}


def found(code: str, *materials: dict[str, object]) -> Judgement:
    good = {"code": code, "produced_in": "NO", "wholly_obtained": False, "values": {"ex-works price": 100}}
    facts = {"id": "x", "currency": "EUR", "date": "2018-02-28", "good": good, "materials": list(materials)}
    (judgement,) = judgements(load_text(RULES), json.dumps(facts).encode())
    assert judgement.verdict == "non-originating"
    return judgement


def told(code: str, *materials: dict[str, object]) -> tuple[str, ...]:
    change = what_would_change(found(code, *materials))
    assert change is not None and change.head.startswith("to originate"), change
    return change.items


def test_a_material_of_unknown_origin_is_left_out_where_it_makes_no_difference() -> None:
    """With m1 and m2 originating at most 30 of 100 is foreign: 70 is above 55, whatever m0 is."""
    offers = told(
        "8414.51", unsaid("m0", "8414.90", "30"), material("m1", "8414.51", "40"), material("m2", "8414.51", "30")
    )
    assert "m1 of 84.14 and m2 of 84.14 would have to originate" in offers


def test_one_that_a_tolerance_covers_is_left_out_and_one_that_it_does_not_is_told() -> None:
    """m0 of 9 is within the tolerance of 10; of 11 it is not, once m1 is gone."""
    alone, besides = (
        told("8712.00", unsaid("m0", "8712.00", value), material("m1", "8712.00", "20")) for value in ("9", "11")
    )
    assert alone[0] == "m1 of 87.12 would have to come from another heading or originate"
    assert besides[0] == f"{alone[0]}; and m0 of 87.12 is open, and the same would have to hold of it"


def test_a_part_of_what_surely_counts_is_enough_where_the_rest_is_open() -> None:
    """14.99 is 4.99 above the tolerance; m0 and m1, of 20 each, would have to originate besides."""
    offers = told(
        "8712.00", unsaid("m0", "8712.00", "20"), unsaid("m1", "8712.00", "20"), material("m2", "8712.00", "14.99")
    )
    (part,) = (each for each in offers if each.startswith(TOLERANCE))
    assert part.startswith(f"{TOLERANCE} at least 4.99 EUR of the materials counted by originating ones; and this is")


def test_a_way_that_asks_for_another_one_and_more_is_not_told() -> None:
    """With m0 originating 65 of 100 is regional, and nothing changes heading: m1 need not originate as well."""
    offers = told("8712.00", material("m0", "8712.00", "30"), material("m1", "7608.20", "35"))
    assert offers[0] == "m0 of 87.12 would have to originate"
    assert not any("m1 of 7608.20" in each for each in offers)
    assert f"{TOLERANCE} 20.00 EUR of the materials counted by originating ones" in offers


def test_a_choice_that_stands_last_ends_without_a_comma() -> None:
    """Of another heading m0 is still foreign: 35 of 100 is regional, 5 short."""
    offers = told("8712.00", material("m0", "8712.00", "30"), material("m1", "7608.20", "35"))
    (both,) = (each for each in offers if "come from another heading" in each)
    assert both.startswith("m0 of 87.12 would have to come from another heading; and regional value content by ")


@pytest.mark.parametrize(("value", "missed"), [("10.01", "0.01"), ("16", "6.00")])
def test_what_must_be_wholly_obtained_is_replaced_by_what_is(value: str, missed: str) -> None:
    """Berries beyond 10 of 100: that they originate is not enough, for they must be wholly obtained."""
    berries, sugar = material("berries", "0810.10", value), material("sugar", "1701.99", "40")
    offers = told("2007.99", berries, sugar)
    assert offers[0] == "berries of 0810.10 would have to be wholly obtained"
    assert offers[1].startswith(f"{TOLERANCE} {missed} EUR of the materials counted by wholly obtained ones, or the")


def test_either_of_two_materials_under_one_tolerance_is_told() -> None:
    """11 together is 1 above the tolerance: it is enough that 5 of base originates, or 6 of berries is obtained."""
    offers = told(
        "2007.99", material("berries", "0810.10", "6"), material("base", "2007.99", "5"), material("s", "1701.99", "9")
    )
    assert "berries of 0810.10 would have to be wholly obtained" in offers
    assert "base of 20.07 would have to come from another heading or originate" in offers
    assert any(each.startswith(f"{TOLERANCE} 1.00 EUR of the materials counted by wholly obtained") for each in offers)


def test_a_condition_without_a_phrase_of_its_own_is_told_as_it_stands() -> None:
    """Berries made in another state."""
    offers = told("2209.00", material("berries", "0810.10", "9", produced_in="GB"))
    assert "berries of 0810.10 would have to be as asked (all materials of chapter 8 are produced in NO)" in offers[0]
