"""Effort grows with the size of a product, not with its square; and what is too deep is refused at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from roolang.domain.loading import declarations_from, load_declarations
from roolang.interpret import Judgement, judge
from roolang.lower import View
from roolang.workspace.workspace import load_text
from tests.patience import patience

DAY = date(2024, 1, 1)
FRAME = "language 1 agreement DEMO parties CA, MX, US nomenclature HS 2022\n"
CONTENT = "rule for 87.03 requires regional value content at least 60% by net cost\n"
CAPPED = "treat materials of 84.83 as originating for regional value content up to 10% of transaction value\n"
SHIFT = """rule for 87.03 requires change from any other heading except from 84.83
tolerance 10% of transaction value covers tariff change
"""
NESTED = """rule for 87.08 requires change from any other heading
  and regional value content at least 60% by net cost
"""


def judged(rules: str, data: dict[str, Any]) -> Judgement:
    """The judgement, if it comes at all."""
    workspace = load_text(FRAME + rules)
    text = workspace.library.find("DEMO")
    assert text is not None
    program, _ = workspace.program(text, View(DAY, "", ()))
    (declaration,), _ = declarations_from(data, "much")
    with patience():
        return judge(program, declaration)


def flat(count: int, **facts: Any) -> dict[str, Any]:
    """A car of so many materials, half of them of 84.83, each worth a tenth of its share in the net cost."""
    materials = [{"id": f"m{i}", "code": "8483.10" if i % 2 else "7208.10", "value": 1, **facts} for i in range(count)]
    prices = {"net cost": 10 * count, "transaction value": 10 * count}
    return {"good": {"code": "8703.23", "produced_in": "MX", "values": prices}, "materials": materials}


def nested(levels: int) -> dict[str, Any]:
    """A part of parts that its producer made, each of the heading of the good, down to one of 50 from outside."""
    inner: dict[str, Any] = {"id": "leaf", "code": "8708.99", "value": 50, "originating": False}
    for i in range(levels):
        made = {"code": "8708.99", "value": 100 + i, "produced_in": "MX", "self_produced": True}
        inner = {"id": f"level {i}", **made, "materials": [inner]}
    prices = {"net cost": 1000, "transaction value": 1000}
    return {"good": {"code": "8708.40", "produced_in": "MX", "values": prices}, "materials": [inner]}


def test_a_capped_treatment_looks_at_its_limit_once() -> None:
    # 1000 of 84.83 count as originating (a twentieth of 20,000); the other 1000 leave 95%.
    found = judged(CONTENT + CAPPED, flat(2000, originating=False))
    assert found.verdict == "originating"
    assert found.figures["regional value content"] == "95"


@pytest.mark.parametrize("facts", [{"originating": False}, {}], ids=["known", "unknown"])
def test_long_lists(facts: dict[str, Any]) -> None:
    # At worst all of it is non-originating: a tenth of the net cost.
    assert judged(CONTENT, flat(10_000, **facts)).verdict == "originating"


def test_long_lists_with_values_missing() -> None:
    data = flat(10_000, originating=False)
    for material in data["materials"]:
        del material["value"]
    assert judged(CONTENT, data).verdict == "undetermined"


def test_long_lists_of_violators() -> None:
    # All 5,000 of 84.83 fail the change; they are a twentieth of the transaction value.
    assert judged(SHIFT, flat(10_000, originating=False)).verdict == "originating"
    assert judged(SHIFT, flat(10_000)).verdict == "originating"


def test_many_levels() -> None:
    # However the parts are opened, what is left is of heading 87.08 and non-originating.
    assert judged(NESTED, nested(98)).verdict == "non-originating"


@pytest.mark.parametrize("name", ["deep.json", "deep.yaml"])
def test_ten_thousand_levels_are_refused(name: str) -> None:
    deep = '{"good": {"code": "8708.40"}, "materials": ' + '[{"code": "8708.99", "materials": ' * 10_000
    with patience():
        declarations, findings = load_declarations(name, (deep + "[]" + "}]" * 10_000 + "}").encode())
    assert declarations == ()
    assert [finding.code for finding in findings] == ["RL6005"]
