"""Help where the word that parses most readily would say another law."""

from __future__ import annotations

import pytest

from roolang.diagnostics import Finding
from roolang.source import SourceFile
from roolang.syntax.naming import definable
from roolang.syntax.parser import parse

RULE = "rule for 52.12 requires "
EXCEPT = "change from any other heading except from "
NOM = "value of non-originating materials "


def finding_of(condition: str) -> tuple[str, Finding]:
    text = RULE + condition + "\n"
    _, found = parse(SourceFile("text.roo", text))
    assert [each.code for each in found] == ["RL1001"], found
    return text, found[0]


@pytest.mark.parametrize(
    ("written", "meant", "help_"),
    [
        *((f"{EXCEPT}52.04 {word} 52.12", f"{EXCEPT}52.04 to 52.12", "write `to`")
          for word in ("thru", "until", "til", "till", "upto", "-")),
        (f"{EXCEPT}chapter 50 thru 55", f"{EXCEPT}chapter 50 to 55", "write `to`"),
        (f"{NOM}at most 4O% of ex-works price", f"{NOM}at most 40% of ex-works price", "write `40%`: `O` is a letter"),
        (f"{NOM}at most l5% of ex-works price", f"{NOM}at most 15% of ex-works price", "write `15%`: `l` is a letter"),
        ("regional value content at least 6o%", "regional value content at least 60%", "`o` is a letter"),
        (f"{NOM}at most 40% of ex works price", f"{NOM}at most 40% of ex-works price", "did you mean `ex-works price`?"),
        ("MaxNOM 40%", "MaxNOM at most 40%", "write `at most` before"),
        (f"{NOM}40% of ex-works price", f"{NOM}at most 40% of ex-works price", "write `at most` before"),
        ("regional value content 40%", "regional value content at least 40%", "write `at least` before"),
        ("RVC 40", "regional value content at least 40%", "write `regional value content at least 40%`"),
        ("RVC(40)", "regional value content at least 40%", "write `regional value content at least 40%`"),
        ("a change to chapter 52 from any other chapter", "a change from any other chapter", "before `requires`"),
        ("change to 52.10 through 52.12 from any other heading", "change from any other heading", "before `requires`"),
        (f"CTH provided there is a {NOM}at most 40% of FOB", f"CTH provided {NOM}at most 40% of FOB", "drop `there is a`"),
        ("no change in tariff classification is required provided that wholly obtained",
         "no change in tariff classification provided that wholly obtained", "drop `is required`"),
        ("the value of all the materials used does not exceed 40% of FOB",
         "the value of all the materials does not exceed 40% of FOB", "drop `used`"),
        ("change of tariff heading", "change from any other heading", "write `change from any other heading`"),
        ("CTH or MaxNOM 50% (EXW)", "CTH or MaxNOM at most 50%", "write `MaxNOM at most 50%`"),
        ("manufacture from yarns", "made from yarns", "write `made from`"),
        (f"{NOM}at most USD 1,000", f"{NOM}at most USD 1000", "write `1000`"),
        ("CTH or change in tariff subheading", "CTH or change from any other subheading", "any other subheading`"),
    ],
)  # fmt: skip
def test_the_only_fix_says_what_is_meant(written: str, meant: str, help_: str) -> None:
    text, finding = finding_of(written)
    assert help_ in finding.help
    assert [fix.applied(text) for fix in finding.fixes] == [f"{RULE}{meant}\n"]


@pytest.mark.parametrize(
    "written",
    [
        f"{EXCEPT}52.04 blah 52.12",  # nobody knows whether two headings or nine
        f"{NOM}at most 4S% of ex-works price",  # 4%, 45% or 48%
        "change in tariff classification",  # of which level
    ],
)
def test_where_it_is_unclear_what_is_meant_nothing_is_mended(written: str) -> None:
    _, finding = finding_of(written)
    assert not finding.fixes and "drop" not in finding.help and "`and`" not in finding.help


def test_a_figure_that_may_be_limited_on_either_side_is_left_open() -> None:
    _, finding = finding_of("weight of steel 40%")
    assert "`at least` or `not more than`" in finding.help


def test_a_name_that_the_text_defines_is_no_abbreviation() -> None:
    text = f"define quantity RVC as value of originating materials / net cost\n{RULE}RVC 40%\n"
    _, (finding,) = parse(SourceFile("text.roo", text))
    assert finding.fixes[0].applied(text).endswith("RVC at least 40%\n")


def test_an_accumulation_without_its_kind_is_not_called_by_the_states_behind_it() -> None:
    _, (found,) = parse(SourceFile("text.roo", "accumulation with EU\n"))
    assert found.code == "RL1001" and "write `accumulation bilateral with ...`" in found.help
    assert not found.fixes  # which kind is meant nobody can know


def test_what_is_no_list_or_condition_may_be_meant_otherwise() -> None:
    assert '`"yarn"`' in definable("list", "yarn")
    assert "`undergoes weaving`" in definable("condition", "weaving")
    assert "undergoes" not in definable("condition", "value content")
