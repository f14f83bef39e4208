"""A member state in the place of its union: for goods, materials, operations and the way of the goods."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from roolang.domain.loading import declarations_from
from roolang.interpret import judge
from roolang.workspace.workspace import load_text

TEXT = """language 1
agreement PACT
parties {parties}
nomenclature HS 2012
in force 2010-01-01
accumulation bilateral among the parties
rule for 84.18 requires value of all materials produced in EU at least 20% of ex-works price
rule for 84.19 requires undergoes welding in EU
"""


def verdict(facts: dict[str, Any], day: date, parties: str = "EU, JP") -> str:
    workspace = load_text(TEXT.format(parties=parties))
    text = workspace.library.texts["pact"]
    program, findings = workspace.program(text, workspace.views(text, day)[0])
    assert not findings, findings
    (declaration,), _ = declarations_from(facts, "d.json")
    return judge(program, declaration).verdict


def fridge(place: str, of_material: str) -> dict[str, Any]:
    part = {"code": "8418.99", "value": 20, "originating": True, "produced_in": of_material}
    return {"good": {"code": "8418.10", "produced_in": place, "values": {"ex-works price": 100}}, "materials": [part]}


@pytest.mark.parametrize("day", [date(2012, 1, 1), date(2014, 1, 1)])
@pytest.mark.parametrize(
    ("place", "of_material"), [("FR", "EU"), ("EU", "DE"), ("FR", "DE"), ("HR", "EU"), ("EU", "HR")]
)
def test_what_is_made_in_a_member_is_made_in_the_union(place: str, of_material: str, day: date) -> None:
    # Croatia is a member from 1 July 2013; before that it is another country, whatever is declared of its goods.
    inside = "HR" not in (place, of_material) or day.year == 2014
    assert verdict(fridge("EU", "EU"), day) == "originating"
    assert (verdict(fridge(place, of_material), day) == "originating") is inside


def test_operations_in_a_member_took_place_in_the_union() -> None:
    weld = {"processes": [{"name": "welding", "in": "PL"}], "complete": ["processes", "materials"]}
    facts = {"good": {"code": "8419.11", "produced_in": "PL", **weld}, "materials": []}
    assert verdict(facts, date(2012, 1, 1)) == "originating"


def test_a_state_that_is_a_party_itself_is_no_part_of_another() -> None:
    # 20 of 100 made in GB count as made in the EU while GB is a member, but not where GB is a party beside it.
    assert verdict(fridge("EU", "GB"), date(2019, 1, 1)) == "originating"
    assert verdict(fridge("EU", "GB"), date(2022, 1, 1)) == "non-originating"
    assert verdict(fridge("EU", "GB"), date(2019, 1, 1), "EU, GB") == "non-originating"
