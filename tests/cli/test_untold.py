"""`roolang test` where there is nothing to measure or to change: what is wrong is told, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import roolang

HEAD = 'agreement T "t"\nparties CA, MX\nnomenclature HS 2022\nin force 2020-01-01\n\n'
FAILING = """rule for 84.72 requires wholly obtained

test "a stapler of a foreign part"
  given good 8472.10 produced in CA
    material 8407.34 non-originating
    on 2020-02-28
  expect originating under T
"""


def test_of_a_file_with_an_error_no_coverage_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.roo").write_text(HEAD + "rule for 84.72 reqires CTH\n")
    done = roolang("test", str(tmp_path / "a.roo"), "--coverage")
    assert (done.status, done.out) == (1, "")
    assert "RL1001" in done.err


def test_a_file_that_is_missing_has_no_errors_to_mend(tmp_path: Path) -> None:
    done = roolang("test", str(tmp_path / "a.roo"))
    assert (done.status, done.out) == (1, "")
    assert "there are no rules at" in done.err


def test_a_failure_is_told_where_there_is_nothing_to_change(tmp_path: Path) -> None:
    (tmp_path / "a.roo").write_text(HEAD + FAILING)
    done = roolang("test", str(tmp_path / "a.roo"), "--mutants")
    assert done.status == 1
    assert "1 expectation is not met by the rules as they are" in done.out
