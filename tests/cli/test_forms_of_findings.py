"""The forms in which `check`, `test` and `fmt` report, and the schema of the JSON ones."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

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
