"""What breaks off for one declaration breaks off for it alone; two of one id are told apart by where they stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from roolang.cli import judging
from roolang.explain import json_view
from roolang.interpret import Judgement
from tests.cli.run import Run, roolang

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "eval.schema.json").read_text(encoding="utf-8"))
RULES = """language 1
agreement ANY
parties MX, US
nomenclature HS 2022
rule for 84.13 requires change from any other heading
"""


def evaluated(folder: Path, *ids: str, options: tuple[str, ...] = ()) -> Run:
    """Pumps of some ids, in one file."""
    rules, declared = folder / "r.roo", folder / "d.json"
    rules.write_text(RULES, encoding="utf-8")
    pumps = [
        {"id": each, "date": "2024-01-01", "good": {"code": "8413.70", "produced_in": "MX"}, "materials": []}
        for each in ids
    ]
    declared.write_text(json.dumps(pumps), encoding="utf-8")
    return roolang("eval", str(rules), str(declared), *options)


def break_off(monkeypatch: pytest.MonkeyPatch, where: Any, name: str) -> None:
    """The work of this name fails for the declaration `bad`."""
    work = getattr(where, name)

    def failing(*arguments: Any, **options: Any) -> Any:
        if any("bad" in (getattr(each, "id", ""), _of(each)) for each in arguments):
            raise KeyError("lost")
        return work(*arguments, **options)

    monkeypatch.setattr(where, name, failing)


def _of(each: object) -> str:
    return each.declaration.id if isinstance(each, Judgement) else ""


@pytest.mark.parametrize(
    ("where", "name", "under"), [(judging, "judge", None), (json_view, "context_of", "ANY")]
)  # fmt: skip
def test_the_others_have_their_entries(
    where: Any, name: str, under: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_off(monkeypatch, where, name)
    run = evaluated(tmp_path, "one", "bad", "two", options=("--json",))
    found = json.loads(run.out)
    jsonschema.validate(found, SCHEMA)
    assert [(each["declaration"], each["verdict"]) for each in found["results"]] == [
        ("one", "originating"),
        ("two", "originating"),
    ]
    (failed,) = found["failed"]
    assert (failed["declaration"], failed["under"], failed["code"]) == ("bad", under, "RL9001")
    assert run.status == 1 and run.err.count("RL9001") == 1 and "d.json: bad" in run.err


def test_on_the_screen_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_off(monkeypatch, judging, "judge")
    run = evaluated(tmp_path, "one", "bad", "two")
    assert run.status == 1 and "one" in run.out and "two" in run.out and run.err.count("RL9001") == 1


def test_nothing_failed_is_not_told(tmp_path: Path) -> None:
    run = evaluated(tmp_path, "one", options=("--json",))
    assert run.status == 0 and "failed" not in json.loads(run.out) and not run.err


def test_two_of_one_id_in_a_file(tmp_path: Path) -> None:
    run = evaluated(tmp_path, "one", "two", "one", options=("--json",))
    assert run.status == 0 and run.err.count("warning[RL6255]") == 1
    assert "d.json: [0] (one).id" in run.err and "d.json: [2] (one).id" in run.err
    assert [each["declaration"] for each in json.loads(run.out)["results"]] == ["one", "two", "one"]


def test_two_of_one_id_in_two_files(tmp_path: Path) -> None:
    evaluated(tmp_path)
    good = json.dumps({"id": "one", "date": "2024-01-01", "good": {"code": "8413.70"}})
    paths = [tmp_path / name for name in ("a.json", "b.json")]
    for path in paths:
        path.write_text(good, encoding="utf-8")
    run = roolang("eval", str(tmp_path / "r.roo"), *map(str, paths))
    assert run.status == 0 and run.err.count("warning[RL6255]") == 1 and all(str(path) in run.err for path in paths)
