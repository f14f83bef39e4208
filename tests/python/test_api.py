"""The public functions, on products worked out by hand."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from roolang import api as roolang
from roolang.interpret import Judgement

RULES = """language 1
agreement DEMO "A demonstration"
parties CA, MX, US
nomenclature HS 2022
in force 2020-01-01
rule for 87.03 requires value of non-originating materials at most 40% of transaction value
"""
STRICTER = RULES.replace("40%", "35%")


def car(foreign: str) -> dict[str, Any]:
    """A car of 100 with foreign materials of so much."""
    return {
        "date": "2024-05-01",
        "currency": "USD",
        "good": {"code": "8703.23", "produced_in": "MX", "values": {"transaction value": 100}},
        "materials": [{"code": "7208.10", "value": Decimal(foreign), "originating": False}],
        "complete": ["materials"],
    }


@pytest.mark.parametrize(("foreign", "verdict"), [("40", "originating"), ("40.01", "non-originating")])
def test_evaluate_and_explain(foreign: str, verdict: str) -> None:
    (judgement,) = roolang.evaluate(roolang.load(text=RULES), car(foreign))
    assert isinstance(judgement, Judgement)
    assert judgement.verdict == verdict
    assert "40%" in roolang.explain(judgement)
    assert verdict in roolang.explain([judgement], "html").casefold()
    assert roolang.explain(judgement, "markdown").startswith("#")
    assert json.loads(roolang.explain(judgement, "json"))["results"][0]["verdict"] == verdict


def test_products_and_rules_in_files(tmp_path: Path) -> None:
    rules, product = tmp_path / "demo.roo", tmp_path / "car.json"
    rules.write_text(RULES, encoding="utf-8")
    product.write_text(json.dumps(car("10"), default=str), encoding="utf-8")
    (judgement,) = roolang.evaluate(rules, product, under="DEMO", on="2024-06-01")
    assert judgement.verdict == "originating"
    assert roolang.check(rules) == ()


def test_check_tells_what_is_wrong() -> None:
    (found,) = roolang.check(roolang.load(text=RULES.replace("transaction value", "transation value")))
    assert (found.code, found.fixes[0].new) == ("RL2001", "transaction value")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"under": "NOBODY"}, "RL2012"),
        ({"on": "yesterday"}, "RL6010"),
        ({}, "RL1006"),
    ],
)
def test_what_cannot_be_had_is_refused_with_findings(given: dict[str, Any], why: str) -> None:
    rules: Any = roolang.load(text=RULES) if given else "no/such/rules.roo"
    with pytest.raises(roolang.Refused) as refused:
        roolang.evaluate(rules, car("10"), **given)
    assert why in [each.code for each in refused.value.findings]


def test_diff() -> None:
    (edits,) = roolang.diff(roolang.load(text=RULES), roolang.load(text=STRICTER))
    assert len(edits.edits) == 1
    assert "[-40%-]" in roolang.diff_text(edits)
    assert "{+35%+}" in roolang.diff_text(edits)
    (same,) = roolang.diff(roolang.load(text=RULES), roolang.load(text=RULES))
    assert same.edits == ()


def test_draft_makes_rules_that_check() -> None:
    made = roolang.draft("8703.23: A change from any other heading.\n", agreement="DEMO", parties=("CA", "US"))
    assert "change from any other heading" in made.text
    assert not [each for each in roolang.check(roolang.load(text=made.text)) if each.severity.value == "error"]


def test_a_binary_float_is_refused() -> None:
    good = car("10") | {"materials": [{"code": "7208.10", "value": 0.1, "originating": False}]}
    with pytest.raises(roolang.Refused):
        roolang.evaluate(roolang.load(text=RULES), good)


def test_what_the_guide_shows_runs() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), {})
