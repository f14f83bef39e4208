"""What `roolang test` counts: tests, and the expectations in them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from tests.cli.run import roolang

RULES = """language 1
agreement DEMO "A test"
parties CA, MX
nomenclature HS 2012
rule for 8708.40 requires change from any other heading
test "two things are expected of it"
  given good 8708.40
    material 8482.10 non-originating
    on 2018-01-01
  expect originating under DEMO
  expect {} under DEMO
test "one thing is expected of it"
  given good 8708.40
    on 2018-01-01
  expect originating under DEMO
"""


def test_a_test_with_two_expectations_is_one_test(tmp_path: Path) -> None:
    (tmp_path / "a.roo").write_text(RULES.format("originating"))
    run = roolang("test", str(tmp_path / "a.roo"))
    assert run.status == 0 and run.out.startswith("2 passed, 0 failed (3 expectations), in ")


def test_a_test_fails_with_any_of_its_expectations(tmp_path: Path) -> None:
    (tmp_path / "a.roo").write_text(RULES.format("non-originating"))
    run = roolang("test", str(tmp_path / "a.roo"))
    assert run.status == 1 and "1 passed, 1 failed (3 expectations), in " in run.out


def test_a_file_with_errors_is_not_said_to_hold_no_tests(tmp_path: Path) -> None:
    (tmp_path / "a.roo").write_text(RULES.format("originating").replace("change from any", "chnge from any"))
    run = roolang("test", str(tmp_path / "a.roo"))
    assert run.status == 1 and "a.roo:5:" in run.err
    assert run.out.startswith("no test was run: mend the errors first") and "no test found" not in run.out


def test_a_file_without_tests_is_said_to_hold_none(tmp_path: Path) -> None:
    (tmp_path / "a.roo").write_text(RULES.partition("test ")[0])
    run = roolang("test", str(tmp_path / "a.roo"))
    assert run.status == 1 and run.out.startswith("no test found")


KINDS = """language 1
use "nafta"
agreement DEMO "A test"
parties CA, MX
nomenclature HS 2012
rule for 8708.40 requires change from any other heading
proposal ONE by CA amends NAFTA
proposal TWO by CA amends ONE
test "by three texts of two agreements"
  given good 8708.40 produced in MX wholly obtained on 2018-01-01
  expect originating under ONE
  expect originating under TWO
  expect {} under DEMO
test "a mistake" given text "language 1 agreement X parties CA nomenclature HS 2012 rule for 84.07 requires CTH and WO or CC"
  expect error RL1007
"""


def test_counts_by_agreement_and_topic(tmp_path: Path) -> None:
    """What amends counts for what it amends; a test fails where one of its expectations does."""
    (tmp_path / "a.roo").write_text(RULES.format("originating"), encoding="utf-8")
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "tests.roo").write_text(KINDS.format("originating"), encoding="utf-8")
    run = roolang("test", str(tmp_path))
    assert run.out.splitlines()[1:] == ["by agreement: DEMO 3, NAFTA 1", "by topic: a 2, lists 2"]
    (tmp_path / "lists" / "tests.roo").write_text(KINDS.format("non-originating"), encoding="utf-8")
    run = roolang("test", str(tmp_path))
    assert "by agreement: DEMO 3 (1 failed), NAFTA 1" in run.out.splitlines()
    found = json.loads(roolang("test", str(tmp_path), "--json").out)
    assert found["counts"]["tests"] == {"passed": 3, "failed": 1}
    assert found["counts"]["by_agreement"]["DEMO"] == {"passed": 2, "failed": 1}
    assert found["counts"]["by_topic"] == {"a": {"passed": 2, "failed": 0}, "lists": {"passed": 1, "failed": 1}}
    assert {each["under"] for each in found["results"]} == {"DEMO", "NAFTA", None}
    report = tmp_path / "report.xml"
    roolang("test", str(tmp_path), "--junit", str(report))
    said = {each.get("name"): each.get("value") for each in ElementTree.parse(report).iter("property")}
    assert said["agreement NAFTA"] == "1 passed, 0 failed" and said["topic a"] == "2 passed, 0 failed"
    cases = {each.get("name"): each for each in ElementTree.parse(report).iter("testcase")}
    (failed,) = [each for each in cases.values() if each.find("failure") is not None]
    lines = (tmp_path / "lists" / "tests.roo").read_text(encoding="utf-8").splitlines()
    assert "expect non-originating under" in lines[int(failed.get("line", "0")) - 1]
    assert failed.get("file", "").endswith("tests.roo")
    story = failed.findtext("failure") or ""
    assert story.startswith("expected non-originating, found originating") and "change from any other heading" in story
