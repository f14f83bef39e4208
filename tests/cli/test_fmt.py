"""`roolang fmt --check`: what would change, and nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import roolang

TEXT = """language 1
agreement OURS "x"
parties CA, MX
nomenclature HS 2022

rule for 8703   requires change from any other heading
"""


def test_a_file_out_of_layout_is_shown_as_a_diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.roo").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    done = roolang("fmt", "--check", "a.roo")
    assert done.status == 1 and done.err == ""
    lines = done.out.splitlines()
    assert lines[:3] == ["not in layout: a.roo", "--- a.roo", "+++ a.roo, in layout"]
    assert "-rule for 8703   requires change from any other heading" in lines
    assert "+rule for 87.03 requires change from any other heading" in lines
    assert lines[-1] == "1 file, 1 to change" and "\x1b" not in done.out
    assert (tmp_path / "a.roo").read_text() == TEXT


def test_what_is_done_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "a.roo").write_text(TEXT)
    assert "@@" not in roolang("fmt", str(tmp_path / "a.roo")).out
    done = roolang("fmt", "--check", str(tmp_path / "a.roo"))
    assert done.status == 0 and done.out == "1 file, 0 to change\n"


def test_a_last_line_without_an_end(tmp_path: Path) -> None:
    path = tmp_path / "a.roo"
    path.write_text(TEXT)
    roolang("fmt", str(path))
    path.write_text(path.read_text().rstrip("\n"))
    assert "(only the line ends differ)" in roolang("fmt", "--check", str(path)).out
