"""The forms in which `check`, `test` and `fmt` report, and the schema of the JSON ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from roolang.workspace.rules import Rules
from tests.cli.run import roolang

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "reports.schema.json").read_text(encoding="utf-8"))
BAD = """agreement Trial "a text with two slips"
parties CA, MX
nomenclature HS 2022
rule for 87.03 requires change frm any other heading
rule for 87.04 requires regional value content at least 120% by net cost
"""


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "two slips.roo"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_sarif_places_every_finding(bad: Path) -> None:
    run = roolang("check", str(bad), "--format", "sarif")
    assert run.status == 1
    (one,) = json.loads(run.out)["runs"]
    rules = one["tool"]["driver"]["rules"]
    found = {}
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == "error"
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]).endswith("two slips.roo")
        assert " " not in place["artifactLocation"]["uri"]
        found[result["ruleId"]] = place["region"]
    assert found["RL1001"]["startLine"] == 4
    assert found["RL3003"] == {"startLine": 5, "startColumn": 57, "endLine": 5, "endColumn": 61}
    assert one["columnKind"] == "unicodeCodePoints"


def test_sarif_gives_the_path_within_a_declaration(tmp_path: Path) -> None:
    path = tmp_path / "car.json"
    path.write_text('{"id": "a", "good": {"code": "8703.23"}, "materials": [{"value": -1}]}', encoding="utf-8")
    run = roolang("check", str(path), "--format", "sarif")
    results = json.loads(run.out)["runs"][0]["results"]
    (negative,) = [result for result in results if result["ruleId"] == "RL6004"]
    (place,) = negative["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"].endswith("car.json")
    assert place["logicalLocations"] == [{"fullyQualifiedName": "materials[0].value"}]


def test_one_line_each(bad: Path) -> None:
    run = roolang("check", str(bad), "--format", "concise")
    lines = run.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"{bad}:4:") and "error[RL1001]" in lines[0]
    assert lines[1].startswith(f"{bad}:5:57: error[RL3003]")


def test_sentences_have_no_frame(bad: Path) -> None:
    run = roolang("check", str(bad), "--format", "plain")
    assert "line 4" in run.err and "help:" in run.err
    assert not set("|^│╭") & set(run.err)


def test_two_forms_at_once_are_wrong_usage(bad: Path) -> None:
    assert roolang("check", str(bad), "--json", "--format", "sarif").status == 2
    assert roolang("check", str(bad), "--format", "html").status == 2


def test_json_meets_its_schema(bad: Path, tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    tests = tmp_path / "tests.roo"
    tests.write_text(
        'agreement Trial "t"\nparties CA\nnomenclature HS 2022\nrule for 87.03 requires change from any other heading\n'
        'test "empty" given good { code 8703.23 } on 2020-01-01 expect originating under Trial\n',
        encoding="utf-8",
    )
    changes = tmp_path / "changes.csv"
    changes.write_text("HS 2012,HS 2022\n8703.20,8703.21\n8703.20,8703.22\n", encoding="utf-8")
    for arguments in (
        ("check", str(bad)),
        ("check", "nafta"),
        ("test", str(tests)),
        ("test", str(bad)),
        ("test", str(tests), "--coverage"),
        ("test", str(tests), "--mutants"),
        ("fmt", "--check", str(bad)),
        ("fmt", "--check", str(tests)),
        ("hs", "8703.23", "engine", "9999"),
        ("hs", "87", "--edition", "HS 1999"),
        ("hs", "87", "--edition", "the newest"),
        ("hs", "8703.20", "--correlation", f"HS 2012:HS 2022={changes}"),
        ("init", str(tmp_path / "new")),
        ("init", str(tmp_path / "new")),
    ):
        run = roolang(*arguments, "--json")
        report = json.loads(run.out)
        kind = next((each[2:] for each in arguments if each in ("--coverage", "--mutants")), arguments[0])
        assert report["schema"] == f"roolang/{kind}/1"
        validator.validate(report)
        with pytest.raises(jsonschema.ValidationError):
            validator.validate({**report, "more": 1})


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_is_printed_for_programs_can_be_read_whatever_the_screen(tmp_path: Path, encoding: str, form: str) -> None:
    (tmp_path / "véhicule €.roo").write_text(BAD, encoding="utf-8")
    told = run_with(encoding, "check", "véhicule €.roo", "--format", form, folder=tmp_path).decode(encoding)
    assert "hicule" in told and len(json.loads(told)) > 1
    assert ("véhicule" in told) == (encoding == "utf-8" and form == "json")
    if form == "json":
        assert {each["file"] for each in json.loads(told)["findings"]} == {"véhicule €.roo"}


def run_with(encoding: str, *arguments: str, folder: Path) -> bytes:
    program = [sys.executable, "-c", "from roolang.cli.app import main; main()", *arguments]
    setting = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "1"}
    return subprocess.run(program, env=setting, cwd=folder, capture_output=True, check=False, timeout=120).stdout


@pytest.mark.parametrize("name", [b"\xff.json", b"\xff.roo"])
def test_sarif_of_a_file_whose_name_is_no_utf_8(tmp_path: Path, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).write_text("rule fro")
    for given in (tmp_path / os.fsdecode(name), tmp_path / os.fsdecode(b"none" + name)):
        run = roolang("check", str(given), "--format", "sarif")
        assert run.status == 1 and "RL9001" not in run.err
        place = json.loads(run.out)["runs"][0]["results"][0]["locations"][0]
        assert place["physicalLocation"]["artifactLocation"]["uri"].isascii()


def test_what_the_solver_finds_is_left_out_only_where_it_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("z3")
    path = tmp_path / "a.roo"
    rule = "rule for 87.04 requires value of non-originating materials at most 40% of FOB\n"
    path.write_text(
        "agreement DEAL\nparties CA, MX\nnomenclature HS 2022\n"
        + rule.rstrip()
        + "\n  and value of non-originating materials of 84.07 at most 50% of FOB\n"
    )
    (said,) = (each for each in Rules(str(path)).findings() if each.code == "RL5204")
    codes = ("RL7310", "RL7311", "RL7312", "RL7315")
    deep = [replace(said, code=code) for code in codes]
    monkeypatch.setattr("roolang.cli.deep.deep_findings", lambda rules: deep)
    told = json.loads(roolang("check", str(path), "--deep", "--format", "json").out)["findings"]
    assert sorted(each["code"] for each in told) == ["RL5204", "RL7310", "RL7315"]
