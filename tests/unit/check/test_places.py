"""Operations that are nearly published ones, and places that are no party."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import HEAD, findings, found, only

RULE = "rule for 61.09 requires undergoes "


@pytest.mark.parametrize(
    ("written", "meant"),
    [("cuting", "cutting"), ("weavin", "weaving"), ('"scourings"', "scouring")],
)
def test_an_operation_is_held_against_the_published_ones(written: str, meant: str) -> None:
    finding = only(f"{HEAD}{RULE}{written}")
    assert finding.code == "RL1102" and f"`{meant}`" in finding.help


@pytest.mark.parametrize("name", ["cutting", "weaving", "scouring", "making-up", "wire drawing", "flavouring of_sugar"])
def test_a_published_operation_and_one_like_none_pass(name: str) -> None:
    assert found(f"{HEAD}{RULE}{name}") == []


def test_an_operation_that_is_defined_passes() -> None:
    assert found(f'{HEAD}define operation waving as text "crimping hair" {RULE}waving') == []


@pytest.mark.parametrize(
    ("place", "strange"),
    [
        ("in US, MC", ["MC"]),
        ("in CN", ["CN"]),
        ("in US, MX", []),
        ("in territory of the parties", []),
        ('in CN note "as the exchange of letters of 2024 has it"', []),
    ],
)
def test_a_place_that_is_no_party(place: str, strange: list[str]) -> None:
    assert found(f"{HEAD}{RULE}cutting {place}") == [("RL5660", state) for state in strange]


def test_the_party_that_was_meant_is_offered_unless_it_stands_there_too() -> None:
    assert "did you mean `MX`?" in only(f"{HEAD}{RULE}cutting in US, MC").help
    assert "did you mean" not in only(f"{HEAD}{RULE}cutting in MX, MC").help


def test_of_materials_too_and_a_note_elsewhere_says_nothing_of_it() -> None:
    said = f'{HEAD}{RULE}sewing note "by hand" and all materials of 52.08 undergo dyeing in CN'
    assert found(said) == [("RL5660", "CN")]


def test_a_state_that_a_text_accumulates_with_may_be_a_place() -> None:
    accumulating = 'accumulation diagonal with CN cite "Art. 3"'
    assert found(f"{HEAD}{accumulating} {RULE}cutting in CN") == []
    assert found(f"proposal P by US amends ABC {RULE}cutting in CN", f"{HEAD}{accumulating}") == []


def test_where_nobody_knows_the_parties_and_in_what_tests_give_any_state_may_stand() -> None:
    assert "RL5660" not in {each.code for each in findings(f"agreement ABC nomenclature HS 2022 {RULE}cutting in CN")}
    given = 'test "t" given good 6109.10 produced in MX undergoes cutting in CN on 2024-01-01'
    assert found(f"{HEAD}{RULE}cutting in MX {given} expect non-originating under ABC") == []
