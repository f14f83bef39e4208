"""RL6101: a declared origin against what the facts of a material come to, in either direction; it stands all the same."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from roolang.domain.loading import load_declarations
from roolang.interpret import Judgement, judge
from roolang.workspace.workspace import load_text

RULES = """language 1
agreement NORTH parties CA, MX, US nomenclature HS 2022 in force 2020-01-01
{}
rule for 87.03 requires CTH
rule for 84.07 requires CTH
"""
JAPANESE = {"code": "8409.91", "originating": False, "produced_in": "JP"}
OWN_HEADING = {"code": "8407.10", "originating": False, "produced_in": "JP"}


def judged(material: dict[str, Any], accumulation: str = "") -> Judgement:
    """A Mexican car of one material."""
    facts = {"good": {"code": "8703.23", "produced_in": "MX"}, "materials": [{"id": "P", "code": "8407.34"} | material]}
    (declaration,), findings = load_declarations("car.json", json.dumps(facts).encode())
    assert not findings
    workspace = load_text(RULES.format(accumulation))
    text = workspace.library.find("NORTH")
    assert text is not None and not workspace.findings
    (view,) = workspace.views(text, date(2024, 1, 1))
    return judge(workspace.program(text, view)[0], declaration)


CONTRADICTED: list[tuple[dict[str, Any], str]] = [
    ({"originating": True, "produced_in": "JP"}, "P is declared originating, yet it was produced in JP"),
    (
        {"originating": True, "produced_in": "MX", "materials": [OWN_HEADING]},
        "P is declared originating, yet it fails its own rule under NORTH",
    ),
    (
        {"originating": {"NORTH": True}, "materials": [OWN_HEADING]},
        "P is declared originating, yet it fails its own rule under NORTH",
    ),
    (
        {"originating": False, "produced_in": "MX", "materials": [JAPANESE]},
        "P is declared non-originating, yet it meets its own rule under NORTH",
    ),
    (
        {"originating": False, "produced_in": "MX", "wholly_obtained": True},
        "P is declared non-originating, yet it is wholly obtained in MX",
    ),
]
IN_ORDER: list[dict[str, Any]] = [
    {"originating": True, "produced_in": "MX", "materials": [JAPANESE]},
    {"originating": False, "produced_in": "MX", "materials": [OWN_HEADING]},
    {"originating": False, "produced_in": "JP", "wholly_obtained": True},
    {"originating": True, "produced_in": "MX"},
    {"originating": True, "imported": True},
    {"originating": False, "produced_in": "MX", "materials": [{"code": "8409.91"}, {"originating": False}]},
    {"originating": False, "materials": [JAPANESE]},
    {"produced_in": "MX", "materials": [OWN_HEADING]},
]


@pytest.mark.parametrize(("material", "message"), CONTRADICTED)
def test_facts_that_say_otherwise(material: dict[str, Any], message: str) -> None:
    found = judged(material)
    assert found.notes == (("RL6101", message, "P"),)
    declared = material["originating"] is not False
    assert found.rows[0].status.why == "declared"
    assert (found.rows[0].status.truth.name == "YES") is declared, "the declaration is believed"


@pytest.mark.parametrize("material", IN_ORDER)
def test_facts_that_agree_or_do_not_say(material: dict[str, Any]) -> None:
    assert judged(material).notes == ()


def test_a_part_of_another_party_that_does_not_accumulate() -> None:
    part = {"originating": True, "produced_in": "CA", "materials": [JAPANESE]}
    only_engines = "accumulation bilateral among the parties for materials of 84.08"
    assert judged(part).notes == (), "no provision: nobody knows whether it counts"
    assert judged(part, only_engines).notes == (
        (
            "RL6101",
            "P is declared originating, yet it originates in another party, and NORTH does not accumulate it",
            "P",
        ),
    )
