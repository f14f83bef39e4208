"""The reports of coverage: the table, the page, and what other programs read."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.run import roolang
from tests.coverage.rules import TEXT, trial

TESTS = (
    trial("change", "8472.10", "7326.90", 90, "originating")
    + trial("value", "8472.10", "8472.90", 40, "originating")
    + trial("none", "8472.10", "8472.90", 41, "non-originating")
    + trial("no work", "9503.00", "3926.90", 5, "non-originating")
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.roo").write_text(TEXT + TESTS, encoding="utf-8")


def test_the_table_tells_what_is_missing() -> None:
    run = roolang("test", "a.roo", "--coverage")
    assert run.status == 0
    assert run.out.splitlines()[1].split() == ["a.roo", "4", "2", "0", "1", "1", "50.0", "%"]
    assert "a.roo:11:12: change from any other heading: never decides\n" in run.out
    assert "a.roo:12:19: undergoes assembly in CA or MX: never decides for origin\n" in run.out
    assert "2 of 4 conditions seen to decide both ways (50.0 %), by 4 expectations" in run.out


def test_too_little_is_told_by_the_status() -> None:
    assert roolang("test", "a.roo", "--fail-under", "50").status == 0
    run = roolang("test", "a.roo", "--fail-under", "51")
    assert run.status == 3 and "less than the 51 % asked for" in run.out


def test_data_names_the_tests() -> None:
    found = json.loads(roolang("test", "a.roo", "--coverage", "--json").out)
    assert found["schema"] == "roolang/coverage/1" and found["conditions"] == 4 and found["both"] == 2
    first = found["seen"][0]
    assert first["place"] == {"file": "a.roo", "line": 7, "column": 12}
    assert first["for"] == ["change (a.roo:19)"] and first["against"] == ["none (a.roo:33)"]


def test_lcov_has_a_branch_for_each_side() -> None:
    assert roolang("test", "a.roo", "--lcov", "seen.info").status == 0
    lines = Path("seen.info").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["TN:", "SF:a.roo"] and lines[-1] == "end_of_record"
    branches = [line.removeprefix("BRDA:").split(",") for line in lines if line.startswith("BRDA:")]
    assert branches == [
        ["7", "0", "0", "1"], ["7", "0", "1", "1"], ["8", "0", "0", "1"], ["8", "0", "1", "1"],
        ["11", "0", "0", "-"], ["11", "0", "1", "-"], ["12", "0", "0", "0"], ["12", "0", "1", "1"],
    ]  # fmt: skip
    assert "BRF:8" in lines and "BRH:5" in lines and "LF:4" in lines and "LH:3" in lines


def test_cobertura_counts_the_same() -> None:
    assert roolang("test", "a.roo", "--cobertura", "seen.xml").status == 0
    root = ElementTree.parse("seen.xml").getroot()
    assert root.get("branches-covered") == "5" and root.get("branches-valid") == "8"
    assert root.get("branch-rate") == "0.6250" and root.get("line-rate") == "0.7500"
    lines = {line.get("number"): line.get("condition-coverage") for line in root.iter("line")}
    assert lines == {"7": "100% (2/2)", "8": "100% (2/2)", "11": "0% (0/2)", "12": "50% (1/2)"}


def test_the_page_shows_the_words_of_each_condition() -> None:
    assert roolang("test", "a.roo", "--coverage-html", "seen.html").status == 0
    page = Path("seen.html").read_text(encoding="utf-8")
    assert '<span class="seen both" title="decides both ways">change from any other heading</span>' in page
    assert '<span class="seen none" title="never decides">change from any other heading</span>' in page
    assert 'title="never decides for origin">' in page
    assert "2 of 4 conditions" in page and "<script" not in page and "http" not in page.replace("http-equiv", "")


def test_words_of_a_file_are_no_markup() -> None:
    Path("a.roo").write_text(TEXT.replace('"a trial"', '"<b>bold</b> & so on"') + TESTS, encoding="utf-8")
    assert roolang("test", "a.roo", "--coverage-html", "seen.html").status == 0
    page = Path("seen.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;bold" in page and "<b>" not in page


def test_a_report_goes_over_no_file_that_is_read() -> None:
    before = Path("a.roo").read_text(encoding="utf-8")
    run = roolang("test", "a.roo", "--lcov", "a.roo")
    assert run.status == 2 and "RL8012" in run.err
    assert Path("a.roo").read_text(encoding="utf-8") == before


def test_rules_that_are_not_there() -> None:
    run = roolang("test", "a.roo", "--of", "nowhere")
    assert run.status == 1 and "RL1006" in run.err
