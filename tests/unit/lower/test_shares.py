"""Amounts where a share of something stands: wherever a base or a method makes a number one."""

from __future__ import annotations

import pytest

from roolang.check import check
from roolang.diagnostics import Finding, has_errors
from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import load_text

HEAD = 'language 1\nagreement T "Test"\nparties CA, MX, US\nnomenclature HS 2022\nin force 2020-01-01\n'
RULE = "rule for 84.07 requires change from any other heading"
WRITTEN = [
    f"tolerance AMOUNT of FOB {RULE}",
    f"tolerance 10% of FOB of which materials of 84.09 at most AMOUNT {RULE}",
    f"treat materials of 84.09 as originating up to AMOUNT of FOB {RULE}",
    f"{RULE} however materials of 84.09 may be used up to AMOUNT of FOB",
    f"{RULE} and value of non-originating materials at most AMOUNT of either FOB or net cost",
    f"{RULE} and value of each non-originating material at most AMOUNT of FOB",
    f"{RULE} and weight of non-originating materials at most AMOUNT of weight of the good",
    f"{RULE} and value of non-originating materials at most 5%, AMOUNT from 2023-01-01 of FOB",
    f"{RULE} and regional value content at least AMOUNT by build-down",
    f"{RULE} and regional value content at least AMOUNT by either build-up or build-down or 40% by net cost",
    f"threshold for goods of 84.07: regional value content at least AMOUNT by build-down {RULE}"
    " and regional value content at least 40% by build-down",
]


def lowered(text: str) -> list[Finding]:
    """What lowering alone finds: it is all that judging looks at."""
    workspace = load_text(HEAD + text)
    assert not has_errors(workspace.findings), workspace.findings
    return list(all_findings(workspace))


def checked(text: str) -> list[Finding]:
    """What is found on the tree alone."""
    return list(check([(module, True) for module in load_text(HEAD + text).modules]))


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("amount", ["10 kg", "10 pieces", "USD 10", "10 l"])
def test_no_amount_is_a_share(written: str, amount: str) -> None:
    text = written.replace("AMOUNT", amount)
    for found in (lowered(text), checked(text)):
        (only,) = {each for each in found if each.code == "RL3001"}
        assert only.label
        assert only.label.span.text == amount
        mended = only.fixes[0].applied(only.label.span.source.text)
        assert not has_errors(all_findings(load_text(mended)))
        assert mended == HEAD + written.replace("AMOUNT", "10%")


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("share", ["10%", "0.1", "[X%]"])
def test_a_percentage_and_a_part_of_one_are(written: str, share: str) -> None:
    text = written.replace("AMOUNT", share)
    assert not has_errors(lowered(text)) and not has_errors(checked(text))


@pytest.mark.parametrize(
    ("amount", "meant"), [("10 kg", "10% of weight of the good"), ("USD 10", "10% of FOB"), ("0.5 kg", "50% of weight")]
)
def test_a_tolerance_without_a_base_is_told_one_of_its_kind(amount: str, meant: str) -> None:
    for found in (lowered(f"tolerance {amount} {RULE}"), checked(f"tolerance {amount} {RULE}")):
        (only,) = [each for each in found if has_errors([each])]
        assert only.code == "RL3001" and f"write `{meant}" in only.help
        assert not has_errors(lowered(f"tolerance {only.fixes[0].new} {RULE}"))


@pytest.mark.parametrize(
    ("limit", "meant"),
    [
        ("value of non-originating materials at most 40%", "40% of FOB"),
        ("weight of non-originating materials at most 40%", "40% of weight of the good"),
        ("number of non-originating materials at most 40%", "40% of number of the good"),
    ],
)
def test_a_percentage_of_nothing_is_told_of_what(limit: str, meant: str) -> None:
    (only,) = lowered(f"rule for 84.07 requires {limit}")
    assert only.code == "RL3007" and f"`{meant}`" in only.help
    assert lowered(f"rule for 84.07 requires {limit.replace('40%', meant)}") == []


@pytest.mark.parametrize(
    ("cap", "limit", "codes"),
    [
        ("40 kg", "value of non-originating materials at most cap", {"RL3001"}),
        ("40", "weight of non-originating materials at most cap", {"RL3001"}),
        ("40 kg", "weight of non-originating materials at most cap", set()),
        ("40", "number of non-originating materials at most cap", set()),
        ("40 kg", "regional value content at least cap by build-down", {"RL3001"}),
        ("0.4", "regional value content at least cap by build-down", set()),
    ],
)
def test_a_number_by_name_is_of_the_kind_that_is_asked_for(cap: str, limit: str, codes: set[str]) -> None:
    found = lowered(f"define parameter cap as {cap} rule for 84.07 requires {limit}")
    assert {each.code for each in found} == codes
