"""Files with many tests, each read by the process that tries it: what comes out is what comes out of the whole file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from roolang.syntax import apart
from roolang.workspace import portions, spreading
from roolang.workspace.tried import Selected, tried

RULES = """language 1
agreement NORTH
parties CA, MX
nomenclature HS 2022
rule for 84.07 requires change from any other heading
"""
TEST = """test "engine {number}"
  given good 8407.34 produced in CA material {code} non-originating no other operations on 2024-05-06
  expect originating under NORTH
"""
NAMED = 'test "named {number}" given "engine.json" on 2024-05-06 expect originating under NORTH\n'
GIVEN = 'test "given {number}" given text "{text}" expect error RL1001\n'
ENGINE = {"good": {"code": "8407.34", "produced_in": "CA"}, "materials": [{"code": "8407.33", "originating": False}]}
MIXED = [TEST.format(number=n, code="8409.91" if n % 3 else "8407.33") for n in range(9)]
MIXED += [NAMED.format(number=1), GIVEN.format(number=1, text="rule fro 84.07")]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROOLANG_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(portions, "SIZE", 4)
    Path("engine.json").write_text(json.dumps(ENGINE), encoding="utf-8")


def write(*tests: str) -> None:
    Path("north.roo").write_text(RULES + "".join(tests), encoding="utf-8")


def whole_and_apart(monkeypatch: pytest.MonkeyPatch, words: str = "") -> tuple[Selected, Selected]:
    (whole,) = tried(["north.roo"], words)
    monkeypatch.setattr(apart, "FEWEST", 1)
    (found,) = tried(["north.roo"], words)
    return whole, found


@pytest.fixture
def spied(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[bool]]:
    """Whether each look at a file was answered in portions."""
    answers: list[bool] = []
    real = portions.in_portions

    def spy(*given: object) -> object:
        answers.append((found := real(*given)) is not None)  # type: ignore[arg-type]
        return found

    monkeypatch.setattr(portions, "in_portions", spy)
    return lambda: answers


@pytest.mark.parametrize("words", ["", "ENGINE", "named", "nobody"])
def test_outcomes_are_those_of_the_whole(
    monkeypatch: pytest.MonkeyPatch, spied: Callable[[], list[bool]], words: str
) -> None:
    write(*MIXED)
    whole, found = whole_and_apart(monkeypatch, words)
    assert whole == found and spied() == [False, True]
    assert len(found[0]) == {"": 11, "ENGINE": 9, "named": 1, "nobody": 0}[words] and len(found[2]) == 11
    if words == "":
        assert [each.passed for each in found[0]] == [*[False, True, True] * 3, False, True]
        assert found[0][0].line == 8 and any("84.07" in line for line in found[0][0].story)


def test_outcomes_of_copies_are_those_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no copies of a process here")
    write(*MIXED)
    monkeypatch.setattr(spreading, "_processors", lambda: 2)
    monkeypatch.setattr(portions, "spread", lambda jobs: spreading.spread(jobs, alone=-1))
    whole, found = whole_and_apart(monkeypatch)
    assert whole == found


@pytest.mark.parametrize(
    ("amiss", "code"),
    [
        ('test "bad" given good 8407.34 prodduced in CA expect originating under NORTH\n', "RL1001"),
        ('test "bad" given good 8407.34 on 2024-02-30 expect originating under NORTH\n', "RL1010"),
        ("rule for 84.08 requires\n", "RL1001"),
        ("part of SOUTH\n", "RL2006"),
    ],
)
def test_findings_are_those_of_the_whole(monkeypatch: pytest.MonkeyPatch, amiss: str, code: str) -> None:
    write(*MIXED[:5], amiss, *MIXED[5:])
    whole, found = whole_and_apart(monkeypatch)
    assert whole == found and not found[0] and code in {each.code for each in found[1]}


def test_what_portions_came_to_is_kept_while_all_that_they_name_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, spied: Callable[[], list[bool]]
) -> None:
    monkeypatch.setenv("ROOLANG_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(apart, "FEWEST", 1)
    write(*MIXED)
    (first,), (second,) = tried(["north.roo"]), tried(["north.roo"])
    assert first == second and spied() == [True]
    mended = {**ENGINE, "materials": [{"code": "8409.91", "originating": False}]}
    Path("engine.json").write_text(json.dumps(mended), encoding="utf-8")
    (third,) = tried(["north.roo"])
    assert [each.passed for each in third[0]][9] and spied() == [True, True]
    write(*MIXED, GIVEN.format(number=2, text="use 'other.roo'"))
    assert list(tried(["north.roo"])) == list(tried(["north.roo"])) and len(spied()) == 4
