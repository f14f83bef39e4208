"""Rule files as cases of pytest, in a project that knows nothing of ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.coverage.rules import TEXT, trial

GOOD = trial("another heading", "8472.10", "7326.90", 90, "originating")
WRONG = trial("too much <&>", "8472.10", "8472.90", 41, "originating")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "roolang.pytest_plugin", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (tmp_path / "a.roo").write_text(TEXT + GOOD + WRONG, encoding="utf-8")
    (tmp_path / "test_plain.py").write_text("def test_plain() -> None:\n    pass\n", encoding="utf-8")
    return tmp_path


def test_rule_files_are_left_alone_unless_they_are_asked_for(folder: Path) -> None:
    done = run(folder)
    assert done.returncode == 0 and "1 passed" in done.stdout


def test_the_option_collects_them(folder: Path) -> None:
    done = run(folder, "--roo", "-v")
    assert done.returncode == 1 and "1 failed, 2 passed" in done.stdout
    assert "a.roo::another heading PASSED" in done.stdout


def test_a_setting_does_as_well(folder: Path) -> None:
    (folder / "pytest.ini").write_text("[pytest]\nroo = true\n", encoding="utf-8")
    assert "1 failed, 2 passed" in run(folder).stdout


def test_a_file_that_is_named_is_collected(folder: Path) -> None:
    assert "1 failed, 1 passed" in run(folder, "a.roo").stdout
    assert "1 passed" in run(folder, "a.roo::another heading").stdout


def test_a_failure_shows_what_decides(folder: Path) -> None:
    out = run(folder, "a.roo").stdout
    assert "expect originating under Trial" in out and "expected originating, found non-originating" in out
    assert "41.00, at most 40% of 100.00" in out
    assert "Traceback" not in out and "runtest" not in out


def test_a_file_with_errors_is_told_of(folder: Path) -> None:
    (folder / "a.roo").write_text("agreement Trial\nrule for\n", encoding="utf-8")
    done = run(folder, "--roo")
    assert done.returncode == 2 and "error[RL" in done.stdout


def test_a_start_without_rule_files_imports_nothing_of_ours() -> None:
    code = "import sys, roolang.pytest_plugin; print([m for m in sys.modules if m.startswith('roolang.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "['roolang.pytest_plugin']"
