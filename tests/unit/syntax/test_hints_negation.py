"""Help that is obeyed turns no rule round and widens none: what is denied stays denied, and dates are days."""

from __future__ import annotations

import pytest

from roolang.diagnostics import Finding
from roolang.source import SourceFile
from roolang.syntax.negation import keeps_negation
from roolang.syntax.parser import parse

RULE = "rule for heading 33.04 requires "
ANY = "change from any other heading"


def finding_of(text: str) -> Finding:
    (found,) = parse(SourceFile("text.roo", text + "\n"))[1]
    return found


def mended(text: str) -> list[str]:
    return [fix.applied(text + "\n").rstrip("\n") for fix in finding_of(text).fixes]


@pytest.mark.parametrize(
    "condition",
    [
        "not wholly obtained",
        "never wholly obtained",
        "nto wholly obtained",
        "no change from 33.05",
        "change not from 33.05",
        "not change from 33.05",
        "regional value content not at least 40%",
        f"{ANY}, but not 33.05",
    ],
)
def test_what_is_denied_stays_denied(condition: str) -> None:
    denied = ("not ", "never ", "nto ", "no ")
    assert all(any(word in each.removeprefix(RULE) for word in denied) for each in mended(RULE + condition))
    assert "note" not in finding_of(RULE + condition).help
    assert "did you mean `wholly obtained`" not in finding_of(RULE + condition).help
    assert "`change from`" not in finding_of(RULE + condition).help


@pytest.mark.parametrize("comma", [",", ""])
def test_but_not_from_is_an_exception(comma: str) -> None:
    assert mended(f"{RULE}{ANY}{comma} but not from 33.05") == [f"{RULE}{ANY}{comma} except from 33.05"]


def test_a_rule_that_requires_nothing_is_no_description() -> None:
    found = finding_of(f"rule for heading 33.04 does not require {ANY}")
    assert "described as" not in found.help
    assert "drop" not in found.help


def test_goods_may_be_described_by_what_they_lack() -> None:
    fixes = mended("rule for 17.04 not containing cocoa requires CTH")
    assert fixes == ['rule for ex 17.04 described as "not containing cocoa" requires CTH']


@pytest.mark.parametrize(
    ("written", "new", "kept"),
    [
        ("not wholly obtained", "wholly obtained", False),
        ("originating", "non-originating", False),
        ("unoriginating", "originating", False),
        ("doesn't apply", "applies", False),
        ("mot less than", "not less than", True),
        ("no les than", "no less than", True),
        ("undr", "under", True),
        ("at less than", "not less than", False),
    ],
)
def test_a_slip_neither_adds_nor_takes_a_negation(written: str, new: str, kept: bool) -> None:
    assert keeps_negation(written, new) is kept


def test_a_stroke_between_chapters_that_run_backwards_is_a_point() -> None:
    written = f"{RULE}{ANY} except from "
    assert mended(f"{written}41-04") == [f"{written}41.04", f"{written}04 to 41"]
    assert mended(f"{written}87 to 03") == [f"{written}03 to 87"]


@pytest.mark.parametrize(
    ("head", "goods"),
    [("33", "heading 33.04"), ("33.03, 33.04", "33.04"), ("33.01 to 33.04", "33.01, 33.04")],
)
def test_a_change_to_fewer_goods_than_those_of_the_rule_widens_it_not(head: str, goods: str) -> None:
    fixes = mended(f"rule for {head} requires change to {goods} from any other heading")
    assert fixes == [f"rule for {goods} requires {ANY}"]


@pytest.mark.parametrize("goods", ["33.04", "heading 33.04", "chapter 33", "33.01 to 33.05"])
def test_a_change_to_the_goods_of_the_rule_says_them_twice(goods: str) -> None:
    assert mended(f"{RULE}change to {goods} from any other heading") == [RULE + ANY]


def test_a_change_to_a_heading_is_none_from_it() -> None:
    assert not any("change from" in each for each in mended(f"{RULE}change to 33.05"))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("1/15/2026", ["2026-01-15"]),
        ("15/1/2026", ["2026-01-15"]),
        ("1/5/2026", ["2026-05-01", "2026-01-05"]),
        ("15.1.2026", ["2026-01-15"]),
        ("15–1–2026", ["2026-01-15"]),
        ("Jan. 5, 2026", ["2026-01-05"]),
        ("5th of Sept 2026", ["2026-09-05"]),
        ("30/2/2026", []),
        ("31.31.2026", []),
    ],
)
def test_only_days_that_exist_are_offered(written: str, days: list[str]) -> None:
    assert mended(f"in force {written}") == [f"in force {day}" for day in days]
