"""A text that does not say who its parties are: nobody knows which territory counts, and nothing originates by default."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from roolang.domain.loading import declarations_from
from roolang.interpret import Judgement, judge
from roolang.lower import View
from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import load_text

HEAD = "language 1 agreement T nomenclature HS 2022 in force 2020-01-01 "
DAY = date(2024, 1, 1)
RULE = "rule for 84.18 requires change from any other heading "
WHO = "who the parties are"
PART = {"id": "part", "code": "8414.30", "originating": False}


def judged(text: str, *, materials: tuple[dict[str, Any], ...] = (PART,), **good: Any) -> Judgement:
    workspace = load_text(text)
    declared = {
        "id": "g", "date": "2024-01-01", "good": {"code": "8418.10", **good}, "materials": list(materials),
        "complete": ["materials", "processes"], "exported_from": "CN",
    }  # fmt: skip
    (declaration,), findings = declarations_from(declared, "g.json")
    assert not findings
    program, _ = workspace.program(workspace.library.texts["t"], View(DAY))
    return judge(program, declaration)


def missing(judgement: Judgement) -> set[str]:
    return {str(fact) for way in judgement.trace.answer.to_yes for fact in way}


@pytest.mark.parametrize("place", [{"produced_in": "CN"}, {"produced_in": "NZ"}, {}])
def test_a_good_that_meets_its_rule_is_undetermined_wherever_it_was_made(place: dict[str, str]) -> None:
    found = judged(HEAD + RULE, **place)
    assert found.verdict == "undetermined" and missing(found) == {WHO}
    assert judged(f"{HEAD} parties NZ, CL {RULE}", produced_in="NZ").verdict == "originating"


def test_one_that_fails_its_rule_fails_whoever_they_are() -> None:
    inside = {**PART, "code": "8418.99"}
    assert judged(HEAD + RULE, materials=(inside,), produced_in="CN").verdict == "non-originating"


def test_a_material_is_not_made_outside_of_a_territory_that_nobody_knows() -> None:
    # Made in CN it may come from a party: whether the change of heading is met is open too.
    part = {"id": "part", "code": "8418.99", "produced_in": "CN"}
    assert judged(HEAD + RULE, materials=(part,), produced_in="CN").verdict == "undetermined"
    assert judged(f"{HEAD} parties NZ, CL {RULE}", materials=(part,), produced_in="NZ").verdict == "non-originating"


def test_operations_in_the_territory_and_importation_from_a_party_hang_on_it_too() -> None:
    rule = "rule for 84.18 requires undergoes welding in territory of the parties"
    welded = judged(HEAD + rule, imported=False, processes=["welding"])
    assert welded.verdict == "undetermined" and missing(welded) == {WHO}
    way = "importation from a party confers origin on goods of 84.18 "
    assert judged(f"{HEAD} {way} rule for 84.18 requires wholly obtained", produced_in="CN").verdict == "undetermined"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + RULE, True),
        (f"{HEAD} parties NZ, CL {RULE}", False),
        (f"{HEAD} parties NZ, CL proposal P by NZ amends T {RULE}", False),
        (f"{HEAD} proposal P by NZ amends T {RULE}", True),
        (HEAD, False),
        (f"language 1 consolidated text T among CL, NZ nomenclature HS 2022 in force 2020-01-01 {RULE}", False),
    ],
)
def test_it_is_told(text: str, told: bool) -> None:
    assert ("RL5661" in {each.code for each in all_findings(load_text(text))}) is told


def test_a_consolidated_text_is_among_its_parties() -> None:
    text = f"language 1 consolidated text T among CL, NZ nomenclature HS 2022 in force 2020-01-01 {RULE}"
    assert judged(text, produced_in="NZ").verdict == "originating"
    assert judged(text, produced_in="CN").verdict == "non-originating"
