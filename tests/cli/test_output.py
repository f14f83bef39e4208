"""Output that cannot be written: one clear line and a bad status, or quiet where the reader has had enough."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
START = "import sys; from roolang.cli.app import main; sys.argv[0] = 'roolang'; main()"
EVAL = ("eval", "nafta_2017", str(ROOT / "examples" / "vehicle.json"), "--on", "2018-02-28", "--under", "NAFTA")
RULES = str(ROOT / "examples" / "first.roo")
COMMANDS = [EVAL, (*EVAL, "--json"), ("check", RULES), ("test", RULES), ("fmt", "--check", RULES), ("--version",)]


def started(arguments: tuple[str, ...], redirection: str) -> subprocess.Popen[str]:
    """A call in a process of its own, with its output sent elsewhere by the shell."""
    shell = f'exec "$0" -c "$1" "${{@:2}}" {redirection}'
    command = ["bash", "-c", shell, sys.executable, START, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_a_full_disk_is_said_in_a_line() -> None:
    for arguments, process in [(each, started(each, "> /dev/full")) for each in COMMANDS]:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 1, arguments
        last = err.strip().splitlines()
        assert last[-1].startswith("error[RL0908]: the output cannot be written: no space left"), (arguments, err)
        assert "Traceback" not in err and "Exception ignored" not in err and "RL9001" not in err


def test_a_closed_output_is_said_in_a_line_and_nothing_is_done() -> None:
    for arguments, process in [(each, started(each, ">&-")) for each in COMMANDS]:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 1, arguments
        assert err == "error[RL0908]: the output cannot be written: standard output is closed\n", (arguments, err)


def test_a_reader_who_has_had_enough_is_left_in_peace() -> None:
    for arguments, process in [
        (each, started(each, "| head -c 1 >/dev/null; exit ${PIPESTATUS[0]}")) for each in COMMANDS
    ]:
        _, err = process.communicate(timeout=120)
        assert "RL9001" not in err and "Traceback" not in err and "Exception ignored" not in err, (arguments, err)


def test_closed_complaints_do_not_mix_with_the_results() -> None:
    process = started((*EVAL, "--json"), "2>&-")
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0 and out.startswith("{") and out.endswith("}\n")


def test_a_closed_input_is_a_finding() -> None:
    process = started(("eval", "nafta", "-"), "<&-")
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1 and out == "" and "[RL6001]" in err and "standard input is closed" in err


def test_characters_that_the_screen_does_not_have_are_spelled_out(tmp_path: Path) -> None:
    declaration = tmp_path / "d.json"
    declaration.write_text('{"id": "\\ud800 é", "date": "2018-02-28", "good": {"code": "8703.23"}, "materials": []}')
    command = [sys.executable, "-c", START, "eval", "nafta", str(declaration), "--brief"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "RL9001" not in done.stderr and done.returncode in (0, 1)
