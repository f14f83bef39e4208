"""A few of the cases of each target, the same each time; the script runs them by the thousand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.case import Made, random_of
from tests.fuzz.fence import fenced
from tests.fuzz.running import Failure, attempt, cases
from tests.fuzz.shrinking import smaller
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[2]
COUNTS = {"parser": 25, "declarations": 25, "tables": 25, "arguments": 25}


@pytest.mark.parametrize("name", COUNTS)
def test_no_input_ends_badly(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROOLANG_CACHE", str(tmp_path))
    for number in range(COUNTS[name]):
        failure = attempt(TARGETS[name], TARGETS[name].make(random_of(0, name, number)))
        assert failure is None, f"case {number} of {name}: {failure.sign}\n{failure.told}"


@pytest.mark.parametrize("name", TARGETS)
def test_a_case_can_be_had_again(name: str) -> None:
    made = [TARGETS[name].make(random_of(5, name, 9)) for _ in range(2)]
    assert made[0].name == made[1].name and (made[0] == made[1] or name == "tables")
    assert TARGETS[name].make(random_of(6, name, 9)) != made[0]


def test_nothing_is_written_outside_the_folder_of_a_case(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a").write_text("kept")
    with fenced(str(inside)) as tried:
        (inside / "a").write_text("new")
        os.replace(inside / "a", inside / "b")
        for harm in (
            lambda: (outside / "a").write_text("new"),
            lambda: os.replace(inside / "b", outside / "a"),
            lambda: (outside / "a").unlink(),
            lambda: (outside / "c").mkdir(),
            lambda: (inside / ".." / "out" / "a").write_text("new"),
            lambda: os.close(os.open(outside / "d", os.O_CREAT | os.O_WRONLY)),
        ):
            with pytest.raises(PermissionError):
                harm()
    assert len(tried) == 6 and [each.name for each in outside.iterdir()] == ["a"]
    assert (outside / "a").read_text() == "kept" and (inside / "b").read_text() == "new"


class Faulty:
    """Something that breaks over an `x`, and takes its process with it over a number."""

    def make(self, random: object) -> Made:
        return Made("a", b"some words\nan x among them\nand more")

    def run(self, made: Made) -> None:
        if b"x" in made.content:
            raise KeyError("x")


class Deadly(Faulty):
    def run(self, made: Made) -> None:
        os._exit(3)


def test_what_breaks_is_told_and_made_smaller() -> None:
    import time

    failure = next(iter(cases(Faulty(), "parser", 1, 0, time.monotonic() + 60)))
    assert isinstance(failure, Failure) and failure.sign.startswith("KeyError")
    assert smaller(Faulty().make(None), failure.sign, lambda each: attempt(Faulty(), each)).content == b"x"
    died = next(iter(cases(Deadly(), "parser", 1, 4, time.monotonic() + 60)))
    assert isinstance(died, Failure) and died.number == 4 and "ended with 3" in died.sign


def test_the_script_runs_one_case_by_its_number() -> None:
    arguments = ("-m", "tests.fuzz", "--seed", "0", "--target", "parser", "--case", "3")
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0 and done.stdout.rstrip().endswith("passed"), done.stderr
