"""What `eval` finds of a good besides its verdict is told by `batch` too: counted, with the first rows."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from tests.cli.run import roolang

RULES = """language 1
agreement DEMO
parties CA, MX, US
nomenclature HS 2022
in force 2020-01-01 to 2020-06-30
rule for 87.03 requires change from any other heading
  and regional value content at least 62.5% by net cost
"""
GOODS = """id,code,values.net cost,values.ex-works price,produced_in,originating
a,8703.23,1000,1,MX,
b,8704.21,1000,1,MX,
c,8703.99,1000,1,MX,
d,8703.23,0,0,MX,
e,8703.23,1000,1,UK,
f,8703.23,10,1,MX,
g,8703.23,1000,1,MX,true
h,8703.23,1000,1,MX,
"""
LINES = """good,code,value,originating,produced_in
a,8409.91,375.00,false,{0}
b,8409.91,1,false,{0}
c,8409.91,1,false,{0}
d,8409.91,0,false,{0}
e,8409.91,1,false,{0}
f,8409.91,10.01,false,{0}
g,8409.91,1,false,{0}
h,8409.00,1,false,{0}
"""
EXPECTED = {
    "RL6104": "goods: data row 2", "RL6103": "goods: data row 3, column `code`", "RL6105": "goods: data row 4",
    "RL7102": "goods: data row 5, column `produced_in`", "RL6102": "goods: data row 6", "RL6111": "goods: data row 7",
    "RL6106": "goods: data rows 1, 2, 3 and 5 more",
}  # fmt: skip


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    (tmp_path / "a.roo").write_text(RULES)
    return tmp_path


def written(folder: Path, made_in: str = "") -> list[str]:
    names = []
    for name, text in (("goods", GOODS), ("lines", LINES.format(made_in))):
        (folder / f"{name}.csv").write_text(text)
        read = f"read_csv('{folder}/{name}.csv', all_varchar = true)"
        duckdb.connect().execute(f"COPY (FROM {read}) TO '{folder}/{name}.parquet'")
        names.append(str(folder / f"{name}.parquet"))
    return names


def told(text: str) -> dict[str, list[str]]:
    """By code the places of findings."""
    found: dict[str, list[str]] = {}
    for code, place in re.findall(r"\[(RL\d+)\][^\n]*\n --> ([^\n]*)", text):
        found.setdefault(code, []).append(place.rpartition("/")[2].replace(".parquet", ""))
    return found


def batch(folder: Path, names: list[str], *more: str) -> str:
    found = roolang(
        "batch", str(folder / "a.roo"), *names, "-o", str(folder / "out.parquet"), "--on", "2021-01-01", *more
    )
    assert found.status == 0, found.err
    return found.err


def test_what_eval_finds_is_told_with_the_first_rows(tables: Path) -> None:
    names = written(tables)
    found = told(batch(tables, names))
    by_eval = told(roolang("eval", str(tables / "a.roo"), *names, "--on", "2021-01-01").err)
    assert set(by_eval) <= set(found)
    for code, place in EXPECTED.items():
        assert place in found[code], (code, found[code])
    assert "lines: data row 8, column `code`" in found["RL6103"]


def test_the_same_is_told_of_goods_that_go_row_by_row(tables: Path) -> None:
    """Where the materials were made is nothing that columns know: each good goes through the interpreter."""
    names = written(tables, "JP")
    err = batch(tables, names, "--json")
    by_eval = told(roolang("eval", str(tables / "a.roo"), *names, "--on", "2021-01-01").err)
    assert set(by_eval) <= set(told(err))
    assert told(err)["RL6106"] == ["goods: data rows 1, 2, 3 and 5 more"]


def test_findings_of_a_run_in_slices_are_those_of_one(tables: Path) -> None:
    names = written(tables)
    assert sorted(told(batch(tables, names, "--slice", "3")).items()) == sorted(told(batch(tables, names)).items())


def test_an_error_that_the_interpreter_meets_names_row_and_column(tables: Path) -> None:
    names = written(tables, "Japan City")
    found = roolang("batch", str(tables / "a.roo"), *names, "-o", str(tables / "out.parquet"), "--on", "2021-01-01")
    assert found.status == 1 and not (tables / "out.parquet").exists()
    assert told(found.err)["RL6003"] == ["lines: data rows 1, 2, 3 and 5 more, column `produced_in`"]


def test_a_provision_to_come_is_told_of_the_goods_that_it_is_for(tables: Path) -> None:
    later = "rule for 87.04 in force 2022-01-01 requires change from any other heading\n"
    (tables / "a.roo").write_text(RULES + later)
    names = written(tables)
    by_eval = told(roolang("eval", str(tables / "a.roo"), *names, "--on", "2021-01-01").err)
    assert "RL7001" in by_eval and told(batch(tables, names))["RL7001"] == ["goods: data row 2"]


def test_a_heading_that_the_rules_spell_otherwise(tables: Path) -> None:
    names = written(tables)
    spoiled = str(tables / "spoiled.parquet")
    sql = f"""COPY (SELECT * EXCLUDE ("values.net cost"), "values.net cost" AS "values.nett cost" FROM '{names[0]}') TO '{spoiled}'"""
    duckdb.connect().execute(sql)
    assert told(batch(tables, [spoiled, names[1]]))["RL7101"] == ["spoiled: column `values.nett cost`"]
