"""A choice between formulas whose condition is not in force: there is nothing to choose, and the other formula stands."""

from __future__ import annotations

import pytest

from roolang.swift import prepare
from tests.unit.interpret.judging import declared, judged, program_of

RULE = "define quantity lab as q\nrule for 84.07 requires lab at least 60%\n"
GOOD = {"good": {"code": "8407.34", "produced_in": "MX"}, "materials": []}


@pytest.mark.parametrize(
    ("quantity", "verdict"),
    [
        # Judged on 1 January 2024, made in Mexico.
        ("(10% if from 2023-01-01: good is produced in MX, otherwise 70%)", "non-originating"),
        ("(10% if from 2025-01-01: good is produced in MX, otherwise 70%)", "originating"),
        ("(10% if until 2022-12-31: good is produced in MX, otherwise 70%)", "originating"),
        ("(70% if from 2025-01-01: good is produced in MX, otherwise 10%)", "non-originating"),
        ("70%", "originating"),
        ("70% - 20%", "non-originating"),
    ],
)
def test_what_is_not_in_force_chooses_nothing(quantity: str, verdict: str) -> None:
    rules = f"define quantity q as {quantity}\n{RULE}"
    assert judged(rules, GOOD).verdict == verdict
    assert prepare(program_of(rules))(declared(GOOD)) in (verdict, None)
