"""Expectations put right by what was found: shown first, written when they are accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import roolang
from tests.coverage.rules import TEXT, trial

WRONG = trial("too much", "8472.10", "8472.90", 41, "originating")
SHARE = """
test "a share"
  given good 8472.10 produced in CA with transaction value 100, net cost 90
    no other operations
    material 8472.90 non-originating with value 40
  on 2021-01-01
  expect originating under Content with regional value content = 62.50%
"""
CONTENT = """
agreement Content "a content"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01

rule for 84.72 requires regional value content at least 50% by transaction value
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.roo").write_text(TEXT + WRONG, encoding="utf-8")


def read() -> str:
    return Path("a.roo").read_text(encoding="utf-8")


def test_a_review_shows_and_changes_nothing() -> None:
    run = roolang("test", "a.roo", "--review")
    assert run.status == 1 and read() == TEXT + WRONG
    assert "-  expect originating under Trial\n+  expect non-originating under Trial\n" in run.out
    assert "1 expectations to accept" in run.out


def test_accepting_writes_the_verdict_and_the_tests_then_pass() -> None:
    assert roolang("test", "a.roo").status == 1
    assert roolang("test", "a.roo", "--accept").status == 0
    assert read() == TEXT + WRONG.replace("expect originating", "expect non-originating")
    assert roolang("test", "a.roo").status == 0
    assert "nothing to accept" in roolang("test", "a.roo", "--accept").out


def test_a_verdict_is_changed_where_it_stands_and_not_in_a_comment() -> None:
    said = WRONG.replace("expect originating", "expect # it was undetermined once\n    originating")
    Path("a.roo").write_text(TEXT + said, encoding="utf-8")
    assert roolang("test", "a.roo", "--accept").status == 0
    assert read() == TEXT + said.replace("    originating", "    non-originating")


def test_a_figure_is_written_as_it_was_with_as_many_digits() -> None:
    """100 less 40, of 100: 60 per cent."""
    Path("a.roo").write_text(CONTENT + SHARE, encoding="utf-8")
    assert roolang("test", "a.roo", "--accept").status == 0
    assert read() == CONTENT + SHARE.replace("62.50%", "60.00%")


def test_what_says_more_than_a_verdict_is_left_for_a_person() -> None:
    text = TEXT + WRONG.replace(
        "expect originating under Trial", 'expect undetermined under Trial missing "ex-works price"'
    )
    Path("a.roo").write_text(text, encoding="utf-8")
    run = roolang("test", "a.roo", "--accept")
    assert run.status == 1 and read() == text and "change it by hand" in run.err


def test_only_the_tests_that_are_asked_for() -> None:
    other = trial("much too much", "8472.10", "8472.90", 90, "originating")
    Path("a.roo").write_text(TEXT + WRONG + other, encoding="utf-8")
    assert roolang("test", "a.roo", "--accept", "-k", "much too").status == 0
    assert read() == TEXT + WRONG + other.replace("expect originating", "expect non-originating")


def test_standard_rules_are_left_alone() -> None:
    run = roolang("test", "nafta_2017", "--accept")
    assert run.status == 1 and "RL1006" in run.err


def test_topics_and_agreements_choose_tests() -> None:
    Path("b.roo").write_text(CONTENT + SHARE.replace("62.50%", "60%"), encoding="utf-8")
    assert "0 passed, 1 failed" in roolang("test", ".", "--topic", "a").out
    assert "1 passed, 0 failed" in roolang("test", ".", "--under", "content").out
    run = roolang("test", ".", "--topic", "c")
    assert run.status == 2 and "RL8003" in run.err and "there are `a`, `b`" in run.err
    run = roolang("test", ".", "--under", "Trail")
    assert run.status == 2 and "did you mean `Trial`" in run.err
