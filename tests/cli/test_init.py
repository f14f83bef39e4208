"""`roolang init`: what it writes checks, is judged and passes its tests, by the commands that it prints."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from roolang.cli.init import run
from tests.cli.run import roolang


def test_the_three_commands_it_prints_run_cleanly(tmp_path: Path) -> None:
    folder = tmp_path / "my annex"
    done = roolang("init", str(folder))
    assert done.status == 0 and done.err == ""
    commands = [shlex.split(line) for line in done.out.splitlines() if line.startswith("  roolang ")]
    assert [command[1] for command in commands] == ["check", "eval", "test"]
    check, judged, test = (roolang(*command[1:]) for command in commands)
    assert [each.status for each in (check, judged, test)] == [0, 0, 0]
    assert [each.err for each in (check, judged, test)] == ["", "", ""]
    assert "nothing to report" in check.out
    # At most 95.50 + 15 of 640 are imported, and 45 per cent of 640 are 288.
    assert "originating" in judged.out and "= 288.00 EUR" in judged.out and "110.50" in judged.out
    assert "3 passed, 0 failed" in test.out
    assert roolang("fmt", "--check", str(folder)).status == 0
    assert all((folder / name).stat().st_mode & 0o400 for name in ("rules.roo", "product.yaml"))


def test_it_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "product.yaml").write_text("mine")
    done = roolang("init", str(tmp_path))
    assert done.status == 1 and "[RL6410]" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["product.yaml"]
    assert (tmp_path / "product.yaml").read_text() == "mine"


@pytest.mark.parametrize("folder", ["file/inside", "a\x00b"])
def test_a_folder_that_cannot_be(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("")
    done = roolang("init", str(tmp_path / folder))
    assert done.status == 1 and "[RL6410]" in done.err


def test_for_programs(tmp_path: Path) -> None:
    told = json.loads(roolang("init", str(tmp_path / "new"), "--json").out)
    assert (told["schema"], len(told["written"]), len(told["next"]), told["findings"]) == ("roolang/init/1", 2, 3, [])


def test_a_command_that_the_shell_does_not_know_is_printed_as_it_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = tmp_path / "bin of mine" / "roolang"
    command.parent.mkdir()
    command.touch()
    monkeypatch.setattr("sys.argv", [str(command), "init", "new"])
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert run("new", as_json=False) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert shlex.split(lines[0]) == [str(command), "check", "new/rules.roo", "new/product.yaml"]
