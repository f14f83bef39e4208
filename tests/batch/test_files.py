"""Files that cannot be judged: each is told with its row or column, and with what to do. Written by hand."""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import ipc, parquet

import roolang as language
from roolang.workspace.frames import BatchError
from tests.cli.run import roolang

RULES = """
agreement DEMO
parties CA, MX, US
rule for 87.03 requires regional value content at least 62.5% by net cost
"""
MONEY = pa.decimal128(9, 2)
GOODS: dict[str, Any] = {
    "id": [1, 2],
    "code": ["870323"] * 2,
    "produced_in": ["MX"] * 2,
    "values.net cost": pa.array([Decimal(100)] * 2, MONEY),
}
LINES: dict[str, Any] = {
    "good": [1, 2],
    "code": ["840991"] * 2,
    "value": pa.array([Decimal(10)] * 2, MONEY),
    "originating": [False] * 2,
}
HEADINGS = "id,code,produced_in,values.net cost"
ROW = "870323,MX,100"
WIDE = pa.array([Decimal(10)] * 2, pa.decimal256(50, 2))
HERE = pa.array([dt.datetime(2021, 1, 1, 23, tzinfo=dt.UTC)] * 2, pa.timestamp("us", "America/New_York"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "demo.roo").write_text(RULES)
    parquet.write_table(pa.table(GOODS), tmp_path / "goods.parquet")
    parquet.write_table(pa.table(LINES), tmp_path / "lines.parquet")
    return tmp_path


def told(folder: Path, *names: str, on: str = "2021-01-01") -> str:
    """What is told of files that are refused."""
    files = [str(folder / name) for name in ("demo.roo", *names)]
    done = roolang("batch", *files, "-o", str(folder / "out.parquet"), *(["--on", on] if on else []))
    assert done.status == 1 and not (folder / "out.parquet").exists(), done.err
    return done.err


@pytest.mark.parametrize(
    "name, near",
    (("good.parquet", "did you mean `goods.parquet`"), ("xyz.duckdb", "look in the folder"), ("no/g.csv", "no folder")),
)
def test_a_file_that_is_not_there(folder: Path, name: str, near: str) -> None:
    said = told(folder, name, "lines.parquet")
    assert "RL7408" in said and "there is no such file" in said and name in said and near in said


@pytest.mark.parametrize("late", (0, 60_000))
@pytest.mark.parametrize("row, cells", (("870323", 2), (f"{ROW},7", 5)))
def test_a_row_of_another_length(folder: Path, late: int, row: str, cells: int) -> None:
    """Near the top of a text, and far below what an engine looks at to see what the text is like."""
    rows = [HEADINGS, *(f"{i},{ROW}" for i in range(late + 1)), f"{late + 1},{row}", f"{late + 2},{ROW}"]
    (folder / "g.csv").write_text("\n".join(rows) + "\n")
    said = told(folder, "g.csv", "lines.parquet")
    assert "RL7408" in said and f"g.csv: row {late + 3:,}" in said and "as many cells" in said
    assert f"{cells} cells, and there are 4" in said or f"Columns: 4 Found: {cells}" in said


def test_a_row_of_another_length_among_materials_of_which_there_are_two(folder: Path) -> None:
    (folder / "m.csv").write_text("good;code;value;originating\n1;840991;10;false\n2\n")
    said = told(folder, "goods.parquet", "m.csv")
    assert "m.csv: row 3" in said and "this row has 1 cell, and there are 4 headings" in said and "`;`" in said


def test_a_day_that_a_row_lacks(folder: Path) -> None:
    (folder / "g.csv").write_text(f"{HEADINGS},date\n1,{ROW},2021-01-01\n2,{ROW},\n3,{ROW},\n")
    said = told(folder, "g.csv", "lines.parquet", on="")
    assert said.count("RL6010") == 1 and "g.csv: row 3" in said and "--on" in said
    said = told(folder, "goods.parquet", "lines.parquet", on="")
    assert said.count("RL6010") == 1 and "a column `date`" in said


def test_headings_that_stand_twice(folder: Path) -> None:
    (folder / "g.csv").write_text(f"{HEADINGS},Code\n1,{ROW},870323\n2,{ROW},870899\n")
    said = told(folder, "g.csv", "lines.parquet")
    assert "RL7401" in said and "two columns are called `Code`" in said and "another heading" in said
    columns = [*GOODS.values(), GOODS["code"]]
    table = pa.table([each if isinstance(each, pa.Array) else pa.array(each) for each in columns], [*GOODS, "code"])
    with ipc.new_file(folder / "g.arrow", table.schema) as file:
        file.write_table(table)
    assert "two columns are called `code`" in told(folder, "g.arrow", "lines.parquet")


def test_headings_that_are_no_fields(folder: Path) -> None:
    """What is to be pasted names the heading first, then the field."""
    table = pa.table(GOODS).rename_columns(["ID number", "code", "produced_in", "values.net cost"])
    parquet.write_table(table, folder / "g.parquet")
    said = told(folder, "g.parquet", "lines.parquet")
    assert "no column `id`" in said and said.count('--column "ID number=id"') == 2
    files = [str(folder / name) for name in ("demo.roo", "g.parquet", "lines.parquet")]
    how = ("--on", "2021-01-01", "--column", "ID number=id")
    assert roolang("batch", *files, "-o", str(folder / "out.parquet"), *how).status == 0


@pytest.mark.parametrize("name", ("m.parquet", "m.arrow"))
def test_decimals_that_are_too_wide_are_no_floats(folder: Path, name: str) -> None:
    table = pa.table({**LINES, "value": WIDE})
    if name.endswith("parquet"):
        parquet.write_table(table, folder / name)
    else:
        with ipc.new_file(folder / name, table.schema) as file:
            file.write_table(table)
    said = told(folder, "goods.parquet", name)
    assert "RL7402" in said and "`value` has decimals of 50 digits" in said and "DECIMAL(18, 2)" in said
    assert "floating" not in said


def test_an_instant_is_no_day(folder: Path) -> None:
    """23 h in Greenwich is the next day in Tokyo; a time without a place is the day that it says."""
    parquet.write_table(pa.table({**GOODS, "date": HERE}), folder / "g.parquet")
    said = told(folder, "g.parquet", "lines.parquet", on="")
    assert "RL7402" in said and "`date` holds instants" in said and "AS DATE)" in said
    day = HERE.cast(pa.timestamp("us"))
    parquet.write_table(pa.table({**GOODS, "date": day}), folder / "g.parquet")
    files = [str(folder / name) for name in ("demo.roo", "g.parquet", "lines.parquet")]
    assert roolang("batch", *files, "-o", str(folder / "out.parquet")).status == 0


def test_an_empty_entry_among_materials_within_goods(folder: Path) -> None:
    entry = {"code": "840991", "value": Decimal(10), "originating": False}
    fields = [("code", pa.string()), ("value", MONEY), ("originating", pa.bool_())]
    lists = pa.array([[entry], [entry, None]], pa.list_(pa.struct(fields)))
    parquet.write_table(pa.table({**GOODS, "materials": lists}), folder / "nested.parquet")
    said = told(folder, "nested.parquet")
    assert "RL7403" in said and "nested.parquet: data row 2" in said and "(null) among the materials" in said


def test_frames_without_what_reads_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(BatchError, match=r"RL7400.*narwhals[\s\S]*pip install 'roolang\[batch\]'"):
        language.batch(str(folder / "demo.roo"), pa.table(GOODS), pa.table(LINES))


def test_what_is_so_of_many_goods_is_told_once_beside_a_comparison(folder: Path) -> None:
    (folder / "other.roo").write_text(RULES.replace("DEMO", "OTHER").replace("62.5", "75"))
    files = [str(folder / name) for name in ("demo.roo", "other.roo")]
    on = [word for name in ("goods.parquet", "lines.parquet") for word in ("--on", str(folder / name))]
    run = roolang("diff", *files, *on)
    assert run.err.count("RL6010") == 1 and "(and so of 1 more)" in run.err
