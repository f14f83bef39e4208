"""Which day a declaration is judged on: the one asked for, that of the event that the text names, or its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import Run, roolang

RULES = """
language 1
agreement IMPORTED "by importation"
parties CA, MX
dates are those of importation
rule for 87.03 requires regional value content at least 50% from 2000-01-01, 60% from 2024-01-01 by net cost
agreement EXPORTED "by export"
parties CA, MX
dates are those of export
rule for 87.03 requires regional value content at least 50% from 2000-01-01, 60% from 2024-01-01 by net cost
"""
CAR = {
    "good": {"code": "8703.23", "produced_in": "MX", "values": {"net cost": 1000}},
    "materials": [{"code": "8407.34", "originating": False, "value": 450}],
}


def judged(tmp_path: Path, *options: str, **fields: Any) -> Run:
    rules, declared = tmp_path / "r.roo", tmp_path / "d.json"
    rules.write_text(RULES, encoding="utf-8")
    declared.write_text(json.dumps({**CAR, **fields}), encoding="utf-8")
    return roolang("eval", str(rules), str(declared), "--json", *options)


def verdicts(run: Run) -> list[tuple[str, str, str]]:
    return [(each["under"], each["on"], each["verdict"]) for each in json.loads(run.out)["results"]]


DATES = {"importation": "2024-01-05", "exportation": "2023-12-20"}


@pytest.mark.parametrize(
    ("fields", "options", "days"),
    [
        ({"dates": DATES}, (), ("2024-01-05", "2023-12-20")),
        ({"dates": {"import": "2024-01-05"}, "date": "2023-01-01"}, (), ("2024-01-05", "2023-01-01")),
        ({"dates": DATES}, ("--on", "2024-02-02"), ("2024-02-02", "2024-02-02")),
        ({"date": "2023-01-01"}, (), ("2023-01-01", "2023-01-01")),
    ],
)
def test_the_day_is_that_of_the_event(
    tmp_path: Path, fields: dict[str, Any], options: tuple[str, ...], days: tuple[str, str]
) -> None:
    found = verdicts(judged(tmp_path, *options, **fields))
    said = ["non-originating" if day >= "2024" else "originating" for day in days]
    assert found == [("IMPORTED", days[0], said[0]), ("EXPORTED", days[1], said[1])]


def test_a_text_whose_date_is_not_given_is_not_judged(tmp_path: Path) -> None:
    run = judged(tmp_path, dates={"exportation": "2023-12-20"})
    assert verdicts(run) == [("EXPORTED", "2023-12-20", "originating")]
    assert run.status == 1
    assert "RL6010" in run.err and "IMPORTED" in run.err


def test_events_are_few(tmp_path: Path) -> None:
    run = judged(tmp_path, dates={"exportacion": "2023-12-20", "import": "2024-01-05", "importation": "2024-01-06"})
    assert "RL6002" in run.err and "exportation" in run.err
    assert "RL6009" in run.err
