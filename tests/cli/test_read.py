"""`roolang read`, end to end."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from roolang.cli.app import app

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
