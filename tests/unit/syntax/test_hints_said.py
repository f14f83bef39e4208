"""Help for words that everybody says, and the language says otherwise: units, where a material is from, joins."""

from __future__ import annotations

import pytest

from roolang.diagnostics import Finding
from roolang.source import SourceFile
from roolang.syntax.parser import parse

TEST = """language 1
test "x"
  given good 1704.90 produced in MX with {}
    material 0409.00 {}
    on 2026-03-02
  expect originating under HONEY
"""
HONEY = "non-originating with value 20"


def found(text: str) -> Finding:
    """The one finding in a text, whose fixes all make a text that can be read."""
    _, findings = parse(SourceFile("text.roo", text))
    assert [each.code for each in findings] == ["RL1001"]
    assert [parse(SourceFile("text.roo", fix.applied(text)))[1] for fix in findings[0].fixes] == [()] * len(
        findings[0].fixes
    )
    return findings[0]


@pytest.mark.parametrize(
    ("written", "meant", "help_"),
    [
        # a pound is 0.45359237 kg by the agreement of 1959: 40 are 18.1436948; an ounce is the sixteenth part
        ("weight 40 pounds", "weight 18.1436948 kg", "write `18.1436948 kg`: a pound is 0.45359237 kg"),
        ("weight 40 lb", "weight 18.1436948 kg", "and weights are in kg, g or tonnes"),
        ("net weight 100lbs", "net weight 45.359237 kg", "write `45.359237 kg`"),
        ("weight 2.5 lb", "weight 1.133980925 kg", "write `1.133980925 kg`"),
        ("weight 16 oz", "weight 0.45359237 kg", "an ounce is 0.028349523125 kg"),
        ("net cost 40 pounds", "net cost GBP 40", "write `GBP 40` if that is sterling"),
        ("FOB 40 pounds", "FOB GBP 40", "if that is sterling"),
    ],
)
def test_weights_in_other_units_keep_what_they_say(written: str, meant: str, help_: str) -> None:
    text = TEST.format(written, HONEY)
    finding = found(text)
    assert help_ in finding.help
    assert [fix.applied(text) for fix in finding.fixes] == [TEST.format(meant, HONEY)]


def test_a_limit_in_pounds() -> None:
    rule = "rule for 87.03 requires weight of all non-originating materials at most {}\n"
    finding = found(rule.format("10 lb"))
    assert [fix.applied(rule.format("10 lb")) for fix in finding.fixes] == [rule.format("4.5359237 kg")]


@pytest.mark.parametrize("of", ["", "non-originating "])
def test_a_material_that_is_from_somewhere_was_produced_there(of: str) -> None:
    text = TEST.format("value 100", f"{of}from BR with value 20")
    finding = found(text)
    assert finding.message == "`from BR` does not say that it was produced there"
    meant = TEST.format("value 100", f"{of}produced in BR with value 20")
    assert [fix.applied(text) for fix in finding.fixes] == [meant]


def test_of_what_does_not_originate_nobody_is_told_that_it_may() -> None:
    text = TEST.format("value 100", "non originating with value 20")
    assert [fix.applied(text) for fix in found(text).fixes] == [TEST.format("value 100", HONEY)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("undergoes rolling also undergoes forging", "undergoes rolling and undergoes forging"),
        ("undergoes rolling moreover undergoes forging", "undergoes rolling and undergoes forging"),
        ("undergoes rolling and also undergoes forging", "undergoes rolling and undergoes forging"),
        ("undergoes rolling as well as undergoes forging", "undergoes rolling and undergoes forging"),
        ("undergoes rolling or else undergoes forging", "undergoes rolling or undergoes forging"),
        ("CTH or else undergoes forging", "CTH or undergoes forging"),
        ("undergoes rolling, also undergoes forging", "undergoes rolling and undergoes forging"),
        ("CTH, or else, wholly obtained", "CTH or wholly obtained"),
    ],
)
def test_a_word_that_joins_is_no_part_of_a_name(written: str, meant: str) -> None:
    text = f"rule for 87.03 requires {written}\n"
    assert [fix.applied(text) for fix in found(text).fixes] == [f"rule for 87.03 requires {meant}\n"]
