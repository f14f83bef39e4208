"""What `roolang test` counts: tests, and the expectations in them."""

from __future__ import annotations

from pathlib import Path

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
