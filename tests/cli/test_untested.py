"""Tests that cannot run, told by `roolang check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import roolang

LAW = """language 1
consolidated text ROUND_2 among CA, US
nomenclature HS 2022
in force 2020-01-01
origin is conferred by the product rule is met
rule for 87.03 requires regional value content at least 75% by net cost
"""
CAR = """test "a car"
  given good 8703.23 produced in CA with net cost 20000
    material 8407.34 non-originating produced in JP with value 2000
"""
OF_A_FILE = 'test "a car"\n  given "cars/one.yaml"\n  expect originating under ROUND_2 as CA\n'
DECLARED = "date: 2026-01-01\ngood: {code: 8703.23, net_cost: 20000, materials: []}\n"


def written(folder: Path, text: str) -> str:
    (folder / "round.roo").write_text(LAW + text)
    return str(folder / "round.roo")


def test_check_tells_of_a_good_that_is_judged_on_no_day(tmp_path: Path) -> None:
    expected = "  expect originating under ROUND_2 as CA\n"
    rules = written(tmp_path, CAR + expected)
    ran = roolang("check", rules)
    assert ran.status == 1 and "error[RL8002]: no day to judge on" in ran.err
    assert "write a day at the end of what is given: `on 2018-02-28`" in ran.err
    assert "cannot run[RL8002]" in roolang("test", rules).out
    rules = written(tmp_path, CAR + "    on 2018-02-28\n" + expected)  # as the help says, before the text is in force
    assert roolang("check", rules).status == 0


@pytest.mark.parametrize("given,expected", [
    ("in CA with", "under ROUND_2 as CA on 2026-01-01"),
    ("in CA imported on 2026-01-01 with", "under ROUND_2 as CA"),
])  # fmt: skip
def test_a_day_of_an_event_or_of_what_is_expected_is_a_day(tmp_path: Path, given: str, expected: str) -> None:
    rules = written(tmp_path, CAR.replace("in CA with", given) + f"  expect originating {expected}\n")
    assert roolang("check", rules).status == 0
    assert roolang("test", rules).status == 0


def test_a_text_that_should_not_check_needs_no_day(tmp_path: Path) -> None:
    rules = written(tmp_path, 'test "no such code"\n  given text "rule for 99.99 requires wholly obtained"\n'
                              "  expect error RL4001\n")  # fmt: skip
    assert roolang("check", rules).status == 0


def test_check_tells_of_a_declaration_that_is_not_there_as_long_as_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROOLANG_CACHE", str(tmp_path / "kept"))
    rules = written(tmp_path, OF_A_FILE)
    for _ in range(2):  # worked out, and recalled
        ran = roolang("check", rules)
        assert ran.status == 1 and "error[RL8002]: there is no declaration `cars/one.yaml` beside the rules" in ran.err
    (tmp_path / "cars").mkdir()
    (tmp_path / "cars/one.yaml").write_text(DECLARED)
    for _ in range(2):
        assert roolang("check", rules).status == 0
    (tmp_path / "cars/one.yaml").unlink()
    assert roolang("check", rules).status == 1
