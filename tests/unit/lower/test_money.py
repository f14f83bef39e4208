"""Money wherever a text may write it: dollars say nothing of yen, in a limit, a name, a formula or a characteristic.

The one material is worth 300 or 500, and every text below allows up to 400 dollars, whatever it says it in.
"""

from __future__ import annotations

from datetime import date

import pytest

from roolang.check import check
from roolang.domain.loading import declarations_from
from roolang.interpret import judge
from roolang.workspace.testing import all_findings, run_tests
from roolang.workspace.workspace import load_text

HEAD = """language 1
agreement DEMO
parties CA, MX, US
nomenclature HS 2022
in force 2020-01-01
define parameter cap as USD 400
define quantity adjusted as transaction value - USD 600
define quantity share_of_cap as value of non-originating materials / USD 400
define measure price in money
define measure landed in money as price + USD 100
"""
UNDER = "rule for 84.18 requires "
TEXTS = {
    "a limit": UNDER + "value of non-originating materials at most USD 400",
    "a number by name": UNDER + "value of non-originating materials at most cap",
    "a share of a number by name": UNDER + "value of non-originating materials at most 100% of cap",
    "a formula": UNDER + "value of non-originating materials at most adjusted",
    "a share of a formula": UNDER + "value of non-originating materials at most 50% of doubled\n"
    "define quantity doubled as (transaction value - USD 600) * 2",
    "a ratio": UNDER + "share_of_cap at most 1",
    "the lesser of two": "define quantity least as lesser of transaction value and USD 400\n"
    + UNDER
    + "value of non-originating materials at most least",
    "the greater of two, rounded": "define quantity most as greater of (transaction value / 5) and USD 400 rounded to 1\n"
    + UNDER
    + "value of non-originating materials at most most",
    "each material": UNDER + "value of each non-originating material at most USD 400",
    "each material, by a name": UNDER + "value of each non-originating material at most cap",
    "a characteristic of materials": UNDER + "no materials where value more than USD 400 are non-originating",
    "a characteristic in a sum": UNDER
    + "value of non-originating materials where value more than USD 400 at most 10% of transaction value",
    "a measure worked out": UNDER + "landed of non-originating materials at most USD 500",
    "a tolerance": UNDER + "CTH\ntolerance 100% of cap covers tariff change",
    "a treatment": UNDER
    + "value of non-originating materials at most 10% of transaction value\n"
    + "treat materials of 84.18 as originating up to 100% of cap",
    "an allowance": UNDER + "CTH however materials of same heading may be used up to 100% of cap",
    "a threshold": UNDER + "foreign at most 10% of transaction value\n"
    "define quantity foreign as value of non-originating materials\n"
    "threshold for goods of 84.18: foreign at most USD 400",
}


def verdict(rules: str, worth: int, currency: str | None) -> str:
    workspace = load_text(HEAD + rules + "\n")
    text = workspace.library.texts["demo"]
    program, findings = workspace.program(text, workspace.views(text, date(2024, 5, 6))[0])
    assert not [each for each in (*workspace.findings, *findings) if each.code != "RL4301"], findings
    part = {"code": "8418.99", "value": worth, "values": {"price": worth}, "originating": False, "produced_in": "JP"}
    good = {"code": "8418.10", "produced_in": "MX", "values": {"transaction value": 1000}}
    facts = {"good": good, "materials": [part], **({"currency": currency} if currency else {})}
    (declaration,), told = declarations_from(facts, "d.json")
    assert declaration is not None, told
    return judge(program, declaration).verdict


@pytest.mark.parametrize("where", TEXTS)
def test_dollars_say_nothing_of_another_currency(where: str) -> None:
    # 300 and 500 against 400: within and above, in the currency of the text; in another, or in none, nobody knows.
    assert verdict(TEXTS[where], 300, "USD") == "originating"
    assert verdict(TEXTS[where], 500, "USD") == "non-originating"
    for currency in ("JPY", None):
        for worth in (300, 500):
            assert verdict(TEXTS[where], worth, currency) == "undetermined"


def test_a_text_has_no_rates() -> None:
    workspace = load_text(
        HEAD + UNDER + "value of non-originating materials at most dear\ndefine quantity dear as cap + EUR 5\n"
    )
    (finding,) = [each for each in all_findings(workspace) if each.code[2] == "3"]
    assert finding.code == "RL3006" and "EUR" in finding.message


CUR = """rule for 8703.23 requires value of non-originating materials at most USD 400
rule for 8703.24 requires regional value content at least 60% by net cost
test "t"
  given good {code} produced in MX with net cost USD 1000
    material 8407.34 non-originating produced in JP with value {value} on 2022-02-28
  expect {expect} under DEMO
"""


@pytest.mark.parametrize(
    ("code", "value", "expect", "met"),
    [
        ("8703.23", "USD 375", "originating", True),
        ("8703.23", "USD 425", "non-originating", True),
        ("8703.24", "JPY 375", "originating", False),
    ],
)
def test_what_a_test_gives_in_a_currency_is_in_that_currency(code: str, value: str, expect: str, met: bool) -> None:
    workspace = load_text(HEAD + CUR.format(code=code, value=value, expect=expect))
    (outcome,) = run_tests(workspace)
    assert outcome.passed is met
    told = [each.message for each in check([(each, True) for each in workspace.modules]) if each.code == "RL3006"]
    assert told == ([] if met else ["`JPY 375` is in JPY, other amounts of the test are in USD"])
