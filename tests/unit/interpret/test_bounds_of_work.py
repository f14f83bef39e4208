"""Formulas whose walk could double at every step are judged in few steps, and soundly.

Steps are calls of functions, counted: a clock would say what else the machine is doing.
"""

from __future__ import annotations

import sys
from datetime import date

from roolang.domain.loading import declarations_from
from roolang.interpret import Judgement, judge
from roolang.workspace.workspace import load_text

HEAD = 'language 1\nagreement T "Test"\nparties CA, MX, US\nnomenclature HS 2022\nin force 2018-01-01\n'

MOST = 1_000_000
"""Calls: many times what these formulas take, and a trifle beside two to the power of thirty."""


def judged(rules: str, declaration: dict[str, object]) -> Judgement:
    workspace = load_text(HEAD + rules)
    text = workspace.library.texts["t"]
    (view,) = workspace.views(text, date(2020, 1, 1))
    program, found = workspace.program(text, view)
    assert not found
    (declared,), _ = declarations_from(declaration, "d")
    steps = 0

    def count(_frame: object, event: str, _of: object) -> None:
        nonlocal steps
        steps += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        result = judge(program, declared)
    finally:
        sys.setprofile(before)
    assert 0 < steps < MOST
    return result


def test_formulas_within_formulas_are_walked_once() -> None:
    formula = "(FOB + net cost)"
    for i in range(40):
        formula = f"(lesser of {formula} and {100 + i})"
    rules = f"define quantity cap as {formula}\nrule for 87.03 requires cap <= USD {{}}\n"
    good = {"code": "8703.23", "produced_in": "MX", "values": {"net cost": 20}}
    assert (
        judged(rules.format(100), {"good": good, "materials": [], "currency": "USD"}).verdict == "originating"
    )  # whatever the price
    assert judged(rules.format(90), {"good": good, "materials": [], "currency": "USD"}).verdict == "undetermined"
    assert judged(rules.format(19), {"good": good, "materials": [], "currency": "USD"}).verdict == "non-originating"
    good = {**good, "values": {"net cost": 20, "FOB": 60}}
    assert judged(rules.format(80), {"good": good, "materials": [], "currency": "USD"}).verdict == "originating"


def test_many_doubtful_sums_of_one_amount_stay_between_their_ends() -> None:
    """One material of value 10 that may be described in thirty ways: it counts between 0 and 30 times."""
    sums = " + ".join(f'value of all "kind {chr(97 + i // 26)}{chr(97 + i % 26)}"' for i in range(30))
    rules = f"define quantity counted as {sums}\nrule for 87.03 requires counted <= {{}}\n"
    good = {
        "good": {"code": "8703.23", "produced_in": "MX"},
        "materials": [{"code": "8407.34", "value": 10}],
        "currency": "USD",
    }
    assert judged(rules.format("USD 300"), good).verdict == "originating"
    assert judged(rules.format("USD 299"), good).verdict == "undetermined"
    good["materials"] = [{"code": "8407.34", "value": 10, "described_as": ["kind aa", "kind ab"]}]
    assert judged(rules.format("USD 19"), good).verdict == "non-originating"
