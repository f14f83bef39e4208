"""Amounts are held against limits of their own kind only, brought to one unit exactly."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.interpret.judging import codes, judged

RULES = """define measure cylinder capacity in cc
define measure cocoa content in percent
define measure seats in seats
define measure yarn number in dtex
rule for 87.03 requires {}
"""


def car(**attributes: Any) -> dict[str, Any]:
    named = {name.replace("_", " "): value for name, value in attributes.items()}
    return {"good": {"code": "8703.23", "produced_in": "MX", "attributes": named}, "materials": []}


@pytest.mark.parametrize(
    ("asked", "given", "verdict"),
    [
        # 1.6 l are 1600 cc, 1.5 l are 1500 cc: at the limit, and one cubic centimetre above it.
        ("cylinder capacity at most 1500 cc", {"cylinder_capacity": "1.5 l"}, "originating"),
        ("cylinder capacity at most 1500 cc", {"cylinder_capacity": "1.6 l"}, "non-originating"),
        ("cylinder capacity at most 1.5 l", {"cylinder_capacity": "1500 cm3"}, "originating"),
        ("cylinder capacity at most 1.5 l", {"cylinder_capacity": "1501 cc"}, "non-originating"),
        ("cocoa content at least 32%", {"cocoa_content": "32 %"}, "originating"),
        ("cocoa content at least 32%", {"cocoa_content": "31.99 %"}, "non-originating"),
        ("seats at most 5", {"seats": 5}, "originating"),
        ("seats at most 5", {"seats": 6}, "non-originating"),
        # 9 denier are 10 decitex, and one tex is ten.
        ("yarn number at most 10 dtex", {"yarn_number": "9 denier"}, "originating"),
        ("yarn number at most 10 dtex", {"yarn_number": "1.001 tex"}, "non-originating"),
    ],
)
def test_units_of_one_kind_are_one(asked: str, given: dict[str, Any], verdict: str) -> None:
    found = judged(RULES.format(asked), car(**given))
    assert (found.verdict, codes(found)) == (verdict, set())


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("cylinder capacity at most 1500 cc", {"cylinder_capacity": "1.5 kg"}),
        ("cylinder capacity at most 1500 cc", {"cylinder_capacity": 1400}),
        ("cocoa content at least 32%", {"cocoa_content": 40}),
        ("cocoa content at least 32%", {"cocoa_content": "0.4 kg"}),
        ("seats at most 5", {"seats": "4 kg"}),
    ],
)
def test_another_unit_is_not_known(asked: str, given: dict[str, Any]) -> None:
    found = judged(RULES.format(asked), car(**given))
    assert (found.verdict, codes(found)) == ("undetermined", {"RL6113"})


def test_a_material_in_another_unit() -> None:
    rule = "define measure dry weight of_it in kilograms\nrule for 87.03 requires dry weight of_it of all materials at most 5 kg"
    data = {"good": {"code": "8703.23", "produced_in": "MX"},
            "materials": [{"id": "a", "materials": [{"id": "b"}], "attributes": {"dry weight of it": "3 l"}}]}  # fmt: skip
    found = judged(rule, data)
    assert (found.verdict, codes(found)) == ("undetermined", {"RL6113"})
