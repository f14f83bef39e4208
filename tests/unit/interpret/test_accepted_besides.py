"""A rule that is accepted besides others is looked at for its own goods only: of other goods nobody is warned."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.interpret.judging import codes, judged

CLOTH = """rule for 18.06 requires change from any other heading
rule for 62.05 alternatively accepts change from any other chapter
  and net weight of non-originating materials not more than 10% of net weight of all materials of chapter 52
"""


def made(code: str) -> dict[str, Any]:
    sugar = {"id": "sugar", "code": "1701.99", "originating": False, "net_weight_kg": 1, "value": 1}
    return {"good": {"code": code, "produced_in": "MX", "net_weight_kg": 2}, "materials": [sugar]}


@pytest.mark.parametrize(("code", "warned"), [("1806.31", False), ("6205.20", True)])
def test_a_base_of_nothing_is_told_of_its_own_goods_only(code: str, warned: bool) -> None:
    assert ("RL6105" in codes(judged(CLOTH, made(code)))) is warned
