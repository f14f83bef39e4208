"""Warnings of general provisions, which no verdict shows."""

from __future__ import annotations

from datetime import date

import pytest

from roolang.domain.loading import declarations_from
from roolang.interpret import Judgement, judge
from roolang.lower.project import View
from roolang.workspace.workspace import load_text

DAY = date(2024, 1, 1)
TEXT = """
language 1
agreement T
parties CA, MX, US
"""
CONTENT = "rule for 87.03 requires regional value content at least 60% by net cost "
ENGINE = {
    "id": "engine", "code": "8407.34", "value": 300, "originating": True, "self_produced": True,
    "designated_intermediate": True, "materials": [{"id": "pistons", "code": "8409.91", "value": 120, "produced_in": "JP"}],
}  # fmt: skip
CAR = {"good": {"code": "8703.23", "produced_in": "MX", "values": {"net cost": 1000}}, "materials": [ENGINE]}


def judged(text: str, declared: dict[str, object]) -> Judgement:
    workspace = load_text(TEXT + text)
    assert workspace.findings == ()
    program, findings = workspace.program(workspace.library.texts["t"], View(DAY))
    assert findings == ()
    (declaration,), problems = declarations_from(declared, "test")
    assert problems == ()
    return judge(program, declaration)


def warnings(text: str, declared: dict[str, object]) -> list[str]:
    return [f"{code} {where}" for code, _, where in judged(text, declared).notes]


@pytest.mark.parametrize(
    ("provision", "found"),
    [
        ("", ["RL5603 engine"]),
        ("designation of intermediate materials allowed", []),
        ("designation of intermediate materials allowed for goods of chapter 84", ["RL5603 engine"]),
        ("list pistons: 84.09 designation of pistons allowed", ["RL5603 engine"]),
        ("designation of intermediate materials not needed", []),
    ],
)
def test_a_designation_without_effect_is_told(provision: str, found: list[str]) -> None:
    assert warnings(CONTENT + provision, CAR) == found


def test_a_material_that_is_not_designated_gives_no_warning() -> None:
    assert warnings(CONTENT, {**CAR, "materials": [{**ENGINE, "designated_intermediate": False}]}) == []


QUOTAS = """
quota cars: 60000 units per year
quota toys: CAD 1000; per year
rule for 87.03 requires within quota cars
rule for 95.03 requires within quota toys
"""


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (True, "originating"),
        (False, "non-originating"),
        (None, "undetermined"),
        ("59999 units", "originating"),
        ("60000 pieces", "originating"),
        ("60001 units", "non-originating"),
        ({"at most": "60000 units"}, "originating"),
        ({"at least": "60000 units"}, "undetermined"),
        ({"at least": "60001 units"}, "non-originating"),
        ("12 kg", "undetermined"),
    ],
)
def test_a_quota_is_a_licence_or_room(said: object, verdict: str) -> None:
    declared = {"good": {"code": "8703.23", "produced_in": "MX"}, "materials": [], "quotas": {"cars": said}}
    assert judged(QUOTAS, declared).verdict == verdict


def test_money_of_a_quota_is_of_its_currency() -> None:
    toys = {"good": {"code": "9503.00", "produced_in": "MX"}, "quotas": {"toys": {"amount": 900, "currency": "CAD"}}}
    assert judged(QUOTAS, {**toys, "currency": "CAD"}).verdict == "originating"
    assert judged(QUOTAS, {**toys, "currency": "USD", "rates": {"CAD/USD": "0.75"}}).verdict == "undetermined"


def test_a_quantity_in_another_unit_is_told() -> None:
    declared = {"good": {"code": "8703.23"}, "quotas": {"cars": "12 kg"}}
    assert warnings(QUOTAS, declared) == ["RL5604 the good"]
