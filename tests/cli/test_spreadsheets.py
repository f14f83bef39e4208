"""`eval --table`: verdicts and materials as tables, which open elsewhere and are read again as what they were."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from roolang.domain.declaration import Declaration, Item
from roolang.domain.loading import load_declarations
from roolang.workspace.declarations import read_declarations
from tests.cli.run import roolang

RULES = """language 1
agreement T "Test"
parties CA, MX, US
nomenclature HS 2012
in force 2018-01-01
rule for 8703.23 requires change from any other heading
  and regional value content at least 60% by net cost tracing all materials
"""
CAR: dict[str, Any] = {
    "id": "car", "date": "2018-02-28", "currency": "EUR", "nomenclature": "HS 2012", "dates": {"importation": "2018-03-01"},
    "exported_from": "MX", "imported_into": "US",
    "good": {
        "code": "8703.23", "description": "=cmd|' /C calc'!A0", "produced_in": "MX",
        "described_as": ["passenger vehicle"], "values": {"net cost": 1000, "FOB": "1/3"},
        "attributes": {"seats": 5, "displacement": "1.998 l"}, "processes": [{"name": "assembly", "in": "MX"}, "painting"],
        "complete": ["materials", "processes"],
    },
    "materials": [
        {"id": "@engine", "code": "8407.34", "value": "125.125", "produced_in": "MX", "net_weight_kg": "3.25",
         "originating": {"T": False, "NAFTA": True}, "supplier_statement": True, "values": {"net cost": 9},
         "established": ["a; b"], "not_established": ["c"],
         "materials": [{"id": "'=block", "code": "84", "value": "0.1", "originating": False, "self_produced": True},
                       {"id": "-5", "code": "8409.91", "complete": []}]},
        {"id": "resin", "codes": {"HS 2012": "3901.10"}, "pieces": 4, "litres": "0.5", "weight_kg": 2, "materials": []},
        {"code": "7318.15", "value": 1, "wholly_obtained": False, "quotas": {"cars": True}, "imported": False},
    ],
    "packaging": [{"id": "box", "code": "4819.10", "value": 4}],
    "purchases": [{"id": "steel", "code": "7208.10", "value": "1234.5"}],
}  # fmt: skip


@pytest.fixture
def run(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "t.roo").write_text(RULES)
    (tmp_path / "car.json").write_text(json.dumps(CAR))
    return "eval", str(tmp_path / "t.roo"), str(tmp_path / "car.json")


def cells(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def told(item: Item) -> Item:
    """An item without what only says where it was read."""
    holdings = {
        name: replace(held, items=tuple(told(each) for each in held.items)) for name, held in item.holdings.items()
    }
    return replace(item, said=(), holdings=holdings)


def same(one: Declaration, other: Declaration) -> bool:
    """Whether two declarations say the same; items are compared by what they hold."""
    bare = [
        replace(each, good=told(each.good), digest="", source="", beside=frozenset(), places={})
        for each in (one, other)
    ]
    return repr(bare[0]) == repr(bare[1])


def test_one_row_for_each_verdict_with_its_clause_figures_slack_and_what_is_missing(
    run: tuple[str, ...], tmp_path: Path
) -> None:
    done = roolang(*run, "--table", str(tmp_path / "out.csv"))
    assert done.status == 0, done.err
    (row,) = cells(tmp_path / "out.csv")
    assert [row[name] for name in ("declaration", "code", "text", "reading", "day", "verdict")] == [
        "car", "8703.23", "T", "", "2018-02-28", "undetermined",
    ]  # fmt: skip
    # Of the engine's parts 0.10 are foreign; what -5 and the resin are worth nobody says.
    assert "regional value content by net cost" in row["figures"] and "at least 60% asked" in row["figures"]
    assert "value of -5" in row["missing facts"] and row["deciding clause"].endswith(".")
    assert row["description"] == "'=cmd|' /C calc'!A0"


def test_slack_stands_in_its_column(run: tuple[str, ...], tmp_path: Path) -> None:
    plain = {"id": "x", "code": "8407.34", "value": 399, "originating": False, "imported": True}
    (tmp_path / "car.json").write_text(json.dumps({**CAR, "materials": [plain], "packaging": []}))
    roolang(*run, "--table", str(tmp_path / "out.csv"))
    (row,) = cells(tmp_path / "out.csv")
    # 1000 - 399 = 601, one more than 60 per cent of 1000.
    assert row["verdict"] == "originating" and "1.00 EUR to spare" in row["slack"]
    line = next(each for each in cells(tmp_path / "out-materials.csv") if each["id"] == "x")
    assert (line["T: status"], line["T: contribution"]) == ("non-originating: declared", "traced 399.00 EUR")


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_the_bill_is_read_again_as_what_it_was(run: tuple[str, ...], tmp_path: Path, name: str) -> None:
    done = roolang(*run, "--table", str(tmp_path / name))
    assert done.status == 0, done.err
    before, _ = load_declarations("car.json", json.dumps(CAR).encode())
    again = read_declarations((str(tmp_path / name.replace(".csv", "-materials.csv")),))
    assert not [each for each in again.findings if each.severity.value == "error"], again.findings
    (declaration,) = again.declarations
    assert same(declaration, before[0])


def test_a_workbook_has_two_sheets_of_words_and_numbers_and_no_formula(run: tuple[str, ...], tmp_path: Path) -> None:
    assert roolang(*run, "--table", str(tmp_path / "out.xlsx")).status == 0
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Verdicts", "Materials"]
    every = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in every} == {"s", "n"}
    rows = list(book["Materials"].iter_rows(values_only=True))
    first = dict(zip(rows[0], rows[1], strict=True))
    second = dict(zip(rows[0], rows[2], strict=True))
    assert (first["values.net cost"], first["values.fob"], first["description"]) == (1000, "1/3", "'=cmd|' /C calc'!A0")
    assert (second["id"], second["HS code"], second["value"]) == ("'@engine", "8407.34", 125.125)


def test_a_range_goes_out_in_words_and_does_not_come_back_as_a_number(run: tuple[str, ...], tmp_path: Path) -> None:
    some = [{"id": "x", "code": "8407.34", "value": {"at least": 1, "at most": 2}}]
    (tmp_path / "car.json").write_text(json.dumps({**CAR, "materials": some}))
    roolang(*run, "--table", str(tmp_path / "out.csv"))
    assert [each["value"] for each in cells(tmp_path / "out-materials.csv") if each["id"] == "x"] == ["1 to 2"]
    again = read_declarations((str(tmp_path / "out-materials.csv"),))
    assert again.declarations == [] and "RL6003" in {each.code for each in again.findings}


def test_nothing_that_stands_is_written_over(run: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "out-materials.csv").write_text("mine")
    for name in ("out.csv", "out.csv"):
        done = roolang(*run, "--table", str(tmp_path / name))
        assert done.status == 2 and "RL8012" in done.err and not (tmp_path / "out.csv").exists()
    assert (tmp_path / "out-materials.csv").read_text() == "mine"
    assert roolang(*run, "--table", str(tmp_path / "a.csv"), "--html", str(tmp_path / "a-materials.csv")).status == 2
    assert not list(tmp_path.glob("a*"))


def test_the_ending_says_what_is_written(run: tuple[str, ...], tmp_path: Path) -> None:
    for name in ("out.xls", "out", "out.json"):
        done = roolang(*run, "--table", str(tmp_path / name))
        assert done.status == 2 and "RL7205" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["car.json", "t.roo"]


def test_a_folder_that_is_not_there_is_said(run: tuple[str, ...], tmp_path: Path) -> None:
    for name in ("out.csv", "out.xlsx"):
        done = roolang(*run, "--table", str(tmp_path / "none" / name))
        assert done.status == 1 and "RL1006" in done.err


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_materials_that_sound_like_totals_or_costs_are_read_again(
    run: tuple[str, ...], tmp_path: Path, name: str
) -> None:
    """Both are worth 20; that there are two of 20 makes no total of the second."""
    materials = [
        {"id": "a", "code": "8708.29", "value": 20, "originating": False},
        {"id": "Total", "value": 20, "originating": False},
        {"id": "Labour", "description": "total", "value": 1},
        {"id": "'Subtotal", "value": 2},
        {"id": "total station", "value": 3},
    ]
    car = json.dumps({**CAR, "id": "Total", "materials": materials})
    (tmp_path / "car.json").write_text(car)
    assert roolang(*run, "--table", str(tmp_path / name)).status == 0
    again = read_declarations((str(tmp_path / name.replace(".csv", "-materials.csv")),))
    assert not [each for each in again.findings if each.severity.value == "error"], again.findings
    assert same(again.declarations[0], load_declarations("car.json", car.encode())[0][0])


def test_a_good_that_is_made_of_nothing_else_is_read_again(run: tuple[str, ...], tmp_path: Path) -> None:
    bare = {name: raw for name, raw in CAR.items() if name not in ("packaging", "purchases")}
    car = json.dumps({**bare, "good": {"code": "8703.23", "values": {"net cost": 1000}}, "materials": []})
    (tmp_path / "car.json").write_text(car)
    assert roolang(*run, "--table", str(tmp_path / "out.csv")).status == 0
    again = read_declarations((str(tmp_path / "out-materials.csv"),))
    assert same(again.declarations[0], load_declarations("car.json", car.encode())[0][0])
