"""`roolang read`, end to end."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from roolang.cli.app import app
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t

ROOT = Path(__file__).parents[2]
run = CliRunner().invoke
TEXT = """language 1
agreement SMALL "A small agreement"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01
origin is conferred by the product rule is met cite "Art. 2"
rule for 87.12 cite "Annex, 87.12" requires change from any other heading except from 87.14
  or regional value content at least 45% by net cost
"""


def test_a_file_in_words(tmp_path: Path) -> None:
    (tmp_path / "small.roo").write_text(TEXT)
    result = run(app, ["read", str(tmp_path / "small.roo")])
    assert result.exit_code == 0
    assert "A good originates if the product meets the product-specific rule for it. [Art. 2]" in result.stdout
    assert "Heading 87.12: A change from any other heading, except from heading 87.14;\nor\n" in result.stdout
    assert "45 per cent under the net cost method. [Annex, 87.12]" in result.stdout


def test_rows_are_drafted_again(tmp_path: Path) -> None:
    (tmp_path / "small.roo").write_text(TEXT)
    result = run(app, ["read", str(tmp_path / "small.roo"), "--style", "european", "--rows"])
    (tmp_path / "rows.jsonl").write_text(result.stdout)
    assert json.loads(result.stdout)["heading"] == "Heading 8712"
    drafted = run(app, ["draft", str(tmp_path / "rows.jsonl"), "-o", "-", "--agreement", "AGAIN"])
    assert "change from any other heading except from 87.14" in drafted.stdout
    assert "regional value content at least 45% by net cost" in drafted.stdout


def test_json_says_what_kind_each_is(tmp_path: Path) -> None:
    (tmp_path / "small.roo").write_text(TEXT)
    found = json.loads(run(app, ["read", str(tmp_path / "small.roo"), "--json"]).stdout)
    assert found["schema"] == "roolang/read/1"
    assert [each["kind"] for each in found["statements"]][-2:] == ["provision", "rule"]
    assert found["statements"][-1]["citations"] == ["Annex, 87.12"]


def test_a_rule_with_an_error_is_not_read_as_law(tmp_path: Path) -> None:
    broken = "rule for 87.03\n  requires:\n    - wholly obtained\n    - change from any other heading\n"
    (tmp_path / "small.roo").write_text(TEXT + broken + "rule for 87.14 requires change from any other chapter\n")
    result = run(app, ["read", str(tmp_path / "small.roo")])
    assert result.exit_code == 1
    assert "holly obtained" not in result.stdout and "Heading 87.03" not in result.stdout
    last = result.stdout.strip().split("\n\n")[-2:]
    assert last[0].startswith("LEFT OUT, since it has an error: `rule for 87.03` (") and last[0].endswith(
        "small.roo:9)"
    )
    assert last[1] == "Heading 87.14: A change from any other chapter."
    assert run(app, ["read", str(tmp_path / "small.roo"), "--rows"]).stdout.count('"heading"') == 2
    told = json.loads(run(app, ["read", str(tmp_path / "small.roo"), "--json"]).stdout)
    assert [each["kind"] for each in told["statements"]][-3:] == ["rule", "left out", "rule"]
    jsonschema.validate(told, json.loads((ROOT / "docs" / "reports.schema.json").read_text(encoding="utf-8")))


def test_what_does_not_parse_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "small.roo").write_text(TEXT + "rule for 87.13 requires chnge from any other heading\n")
    result = run(app, ["read", str(tmp_path / "small.roo")])
    assert result.exit_code == 1
    assert "Heading 87.12" in result.stdout
    assert "RL" in result.stderr


def test_an_unknown_style_is_wrong_usage() -> None:
    assert run(app, ["read", "nafta", "--style", "welsh"]).exit_code == 2


def test_no_such_file() -> None:
    result = run(app, ["read", "nowhere.roo"])
    assert result.exit_code == 1
    assert "nowhere.roo" in result.stderr


HEADERS = ("parties CA, MX", "nomenclature HS 2022", "in force 2020-01-01 to 2030-12-31")
WHOLE = TEXT.replace("in force 2020-01-01", "in force 2020-01-01 to 2030-12-31").replace(
    'cite "Annex, 87.12" requires', 'cite "Annex 3-A" cite "Note 2" requires'
)


@pytest.mark.parametrize("style", ["north-american", "european"])
def test_a_whole_print_is_drafted_again(tmp_path: Path, style: str) -> None:
    (tmp_path / "small.roo").write_text(WHOLE)
    printed = run(app, ["read", str(tmp_path / "small.roo"), "--style", style]).stdout
    (tmp_path / "print.txt").write_text(printed)
    drafted = run(app, ["draft", str(tmp_path / "print.txt"), "-o", "-"]).stdout
    again, findings = parse(SourceFile("again.roo", drafted))
    assert not findings
    assert [line for line in drafted.splitlines() if line.startswith(("parties", "nomen", "in force"))] == [*HEADERS]
    assert 'agreement A_SMALL_AGREEMENT "A small agreement"' in drafted
    (rule,) = (each for each in again.statements if isinstance(each, t.ProductRule))
    first = parse(SourceFile("small.roo", WHOLE))[0]
    (before,) = (each for each in first.statements if isinstance(each, t.ProductRule))
    assert rule.cond == before.cond and rule.scope == before.scope
    assert [cite.words for cite in rule.cites][:2] == ["Annex 3-A", "Note 2"]
    assert "# Beside the rows: A good originates if the product meets" in drafted


def test_brackets_of_a_text_that_nobody_printed_are_no_citations(tmp_path: Path) -> None:
    (tmp_path / "tabled.txt").write_text("84.07: A change from any other heading [except from 84.09]\n")
    drafted = run(app, ["draft", str(tmp_path / "tabled.txt"), "-o", "-", "--agreement", "TABLED"]).stdout
    assert 'cite "A change from any other heading [except from 84.09]"' in drafted


LISTED = TEXT.replace(
    "origin is",
    """define operations cleaning: washing, "removal of dust"
insufficient operations: cleaning, simple packing
origin is""",
)


def test_a_list_of_insufficient_operations_is_told_one_by_one(tmp_path: Path) -> None:
    """Only who knows the names can declare them; a list may stand in another file."""
    (tmp_path / "small.roo").write_text(LISTED)
    result = run(app, ["read", str(tmp_path / "small.roo")])
    assert "confer origin: washing, removal of dust and simple packing." in result.stdout
