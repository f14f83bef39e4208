"""What is said of a text outside its time, and of a reading that was asked for by name."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import roolang

VEHICLE = str(Path(__file__).parents[2] / "examples" / "vehicle.json")


def test_a_reading_that_was_asked_for_is_named() -> None:
    run = roolang("eval", "nafta_2017", VEHICLE, "--under", "US_2018", "--reading", "without every tier", "--json")
    (result,) = json.loads(run.out)["results"]
    assert result["reading"] == "without every tier"


def test_a_text_that_has_ended_is_told_with_its_verdict() -> None:
    run = roolang("eval", "nafta", VEHICLE, "--on", "2024-01-01", "--json")
    (result,) = json.loads(run.out)["results"]
    assert any(note["code"] == "RL6106" and "ended on 2020-06-30" in note["message"] for note in result["notes"])
    assert "when it is not in force" in roolang("eval", "nafta", VEHICLE, "--on", "2024-01-01").out
    assert "not in force" not in roolang("eval", "nafta", VEHICLE, "--on", "2018-02-28").out


def test_before_its_time_a_text_is_judged_as_on_its_first_day() -> None:
    """A court asked what USMCA would have said reads the steps that it begins with, not a text without steps."""
    early = roolang("eval", "usmca", VEHICLE, "--on", "2018-02-28", "--under", "USMCA", "--json")
    first = roolang("eval", "usmca", VEHICLE, "--on", "2020-07-01", "--under", "USMCA", "--json")
    before, then = (json.loads(run.out)["results"] for run in (early, first))
    assert [(each["reading"], each["verdict"]) for each in before] == [
        (each["reading"], each["verdict"]) for each in then
    ]
    assert all("it begins on 2020-07-01" in str(each["notes"]) for each in before)
    assert not any("it begins on" in str(each["notes"]) for each in then)


def test_an_amended_place_has_both_lines(tmp_path: Path) -> None:
    rules = tmp_path / "r.roo"
    rules.write_text(
        "language 1\nagreement BASE parties CA, US nomenclature HS 2022 in force 2020-01-01\n"
        "rule for 87.12 requires\n  regional value content at least 45% by net cost\n"
        "proposal MORE by US amends BASE dated 2021-01-01\namend rule for 87.12: replace 45% with 60%\n",
        encoding="utf-8",
    )
    good = tmp_path / "g.json"
    good.write_text(
        '{"id": "b", "date": "2022-01-01", "nomenclature": "HS 2022", "currency": "USD",'
        ' "good": {"code": "8712.00", "produced_in": "US", "values": {"net cost": 100}},'
        ' "materials": [{"code": "8714.91", "value": 50, "originating": false}]}',
        encoding="utf-8",
    )
    run = roolang("eval", str(rules), str(good), "--under", "MORE")
    words = "".join(run.out.split())
    assert "r.roo:4,amendedat" in words and "r.roo:6)" in words
