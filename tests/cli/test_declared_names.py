"""`check` and `eval` hold the names of declarations against the rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import roolang

RULES = """language 1
agreement NORTH parties CA, MX, US nomenclature HS 2022 in force 2020-01-01
rule for 87.03 requires value of non-originating materials at most 40% of FOB
"""
GOOD = {"code": "8703.23", "produced_in": "MX", "values": {"FOBB": 100}}


@pytest.fixture()
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "north.roo").write_text(RULES)
    part = {"code": "8407.34", "value": 30, "originating": False, "produced_in": "ZZ"}
    facts = {"date": "2024-05-06", "good": GOOD, "materials": [part]}
    (tmp_path / "car.json").write_text(json.dumps(facts))
    return str(tmp_path / "north.roo"), str(tmp_path / "car.json")


def test_check_names_them(files: tuple[str, str]) -> None:
    run = roolang("check", *files)
    assert run.status == 0
    assert roolang("check", *files) == run, "also by what was kept of the rules"
    assert "warning[RL7101]: nothing in the rules asks for `FOBB` of anything" in run.err
    assert f"{files[1]}: good.values.FOBB" in run.err and "did you mean `FOB`?" in run.err
    assert "warning[RL7102]: `ZZ` is no country that ISO 3166 has a code for" in run.err
    assert "2 files checked: 2 warnings" in run.out


def test_check_without_rules_knows_no_names_but_countries(files: tuple[str, str]) -> None:
    run = roolang("check", files[1])
    assert "RL7101" not in run.err and "RL7102" in run.err


def test_check_holds_nothing_against_rules_that_do_not_load(files: tuple[str, str]) -> None:
    Path(files[0]).write_text(RULES + "rule for requires")
    run = roolang("check", *files)
    assert run.status == 1 and "RL7101" not in run.err


def test_eval_says_so_beside_the_verdict(files: tuple[str, str]) -> None:
    run = roolang("eval", *files)
    assert roolang("eval", *files) == run
    assert run.status == 0 and "undetermined" in run.out
    assert "RL7101" in run.err and "RL7102" in run.err


def test_eval_tells_of_codes_that_are_not_there(tmp_path: Path) -> None:
    rules, door = tmp_path / "north.roo", {"code": "8481.99", "value": 30, "originating": False, "produced_in": "JP"}
    rules.write_text(RULES.replace("requires", "requires change from any other heading and"))
    good = {"code": "8418.10", "produced_in": "MX", "values": {"FOB": 100}}
    (tmp_path / "fridge.json").write_text(json.dumps({"date": "2024-05-06", "good": good, "materials": [door]}))
    rules.write_text(rules.read_text().replace("87.03", "84.18"))
    run = roolang("eval", str(rules), str(tmp_path / "fridge.json"))
    assert run.status == 0 and "originating" in run.out
    assert "warning[RL6103]: `8481.99` is not in HS 2022" in run.err and "did you mean `8418.99`" in run.err
    door["code"] = "8418.99"
    (tmp_path / "fridge.json").write_text(json.dumps({"date": "2024-05-06", "good": good, "materials": [door]}))
    run = roolang("eval", str(rules), str(tmp_path / "fridge.json"))
    assert "RL6103" not in run.err and "non-originating" in run.out
