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
