"""Columns that are not read although the table needs what they hold; marks that matter only where they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.run import roolang

RULES = "agreement DEMO\nparties CA, MX\nnomenclature HS 2022\nrule for 84.13 requires MaxNOM at most 40%\n"


def said(tmp_path: Path, table: Path) -> str:
    rules = tmp_path / "r.roo"
    rules.write_text(RULES)
    good = ("--good", "code=8413.70", "--good", "produced_in=MX", "--good", "ex-works price=100 EUR")
    return roolang("eval", str(rules), str(table), "--on", "2024-01-01", *good).err


@pytest.mark.parametrize(
    ("text", "help"),
    [
        (",,Value,\nPart,HS code,EUR,Originating\na,8413.91,12.5,no\n", '--column "EUR=value in EUR"'),
        ("Part,HS code,Amt,Currency\na,8413.91,12.5,EUR\n", '--column "Amt=value"'),
    ],
)
def test_amounts_that_are_not_read_are_told(tmp_path: Path, text: str, help: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(text)
    found = said(tmp_path, table)
    assert "RL6490" in found and help in found


@pytest.mark.parametrize(
    "text",
    [
        "Part,HS code,Value,Currency,Stock\na,8413.91,12.5,EUR,3\n",
        "Part,HS code,Stock\na,8413.91,3\n",
        "Part,HS code,Buyer,Currency\na,8413.91,Smith,EUR\n",
    ],
)
def test_other_columns_are_not(tmp_path: Path, text: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(text)
    assert "RL6490" not in said(tmp_path, table)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Vallue", "value"),
        ("Orginating", "originating"),
        ("Country of origni", "produced_in"),
        ("Made inn", "produced_in"),
    ],
)
def test_a_heading_that_is_nearly_a_known_one_is_told(tmp_path: Path, heading: str, field: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"Part,HS code,{heading}\na,8413.91,5\n")
    found = said(tmp_path, table)
    assert "RL6491" in found and f'--column "{heading}={field}"' in found


@pytest.mark.parametrize("heading", ["Colour", "Remarks", "Valve type", "Net"])
def test_a_heading_that_means_something_else_is_not(tmp_path: Path, heading: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"Part,HS code,Value (EUR),{heading}\na,8413.91,12.5,x\n")
    assert "RL6491" not in said(tmp_path, table)


@pytest.mark.parametrize(("cells", "told"), [("E2:E3", False), ("C2:C3", True)])
def test_merged_cells_matter_where_they_are_read(tmp_path: Path, cells: str, told: bool) -> None:
    book, table = Workbook(), tmp_path / "t.xlsx"
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Part", "HS code", "Value (EUR)", "Originating", "Buyer"],
        ["a", "8413.91", 12.5, "no", "Smith"],
        ["b", "8501.10", 3, "no", None],
    ):
        sheet.append(row)
    sheet.merge_cells(cells)
    book.save(table)
    assert ("RL6307" in said(tmp_path, table)) is told


@pytest.mark.parametrize(
    "heading",
    ["Value (kUSD)", "Value (USD thousands)", "Value (USD millions)", "Value (US cents)", "Price (USD/100 pc)"],
)
def test_thousands_and_cents_are_to_be_written_out(tmp_path: Path, heading: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"Part,HS code,{heading},Qty\na,8413.91,100,2\n")
    found = said(tmp_path, table)
    assert "RL6205" in found and "write" in found and f'"{heading}=' not in found


@pytest.mark.parametrize("heading", ["Value in cents", "Value in 1000 USD", "Value USD '000"])
def test_amounts_in_thousands_and_cents_are_not_passed_over(tmp_path: Path, heading: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"Part,HS code,{heading}\na,8413.91,100\n")
    found = said(tmp_path, table)
    assert "RL6490" in found and f'"{heading}=' not in found and "out in full" in found


def test_a_weight_in_another_unit_is_not_mended_by_dropping_the_unit(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Part,HS code,Net weight (kg)\na,8413.91,2 lb\n")
    found = said(tmp_path, table)
    assert "write it in kg" in found and "write `2`" not in found
