"""Rows that would count something twice: `batch` refuses them as `eval` does."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.cli.run import roolang
from tests.cli.test_said_twice import RULES


@pytest.mark.parametrize(
    ("rows", "code", "at"),
    [
        (["g1,a,8708.29,30,false", "g1,a,8708.29,30,false"], "RL6006", "rows 2 and 3"),
        (["g1,a,8708.29,30,false", "g1,Total,,30,false"], "RL6215", "row 3"),
        (["g1,a,8708.29,30,false", "g2,a,8708.29,30,false"], "", ""),
        (["g1,,8708.29,15,false", "g1,,8708.29,15,false"], "", ""),
        (["g1,total,8708.29,30,false", "g2,a,8708.29,30,false"], "", ""),
    ],
)
def test_materials_of_one_id_and_totals(tmp_path: Path, rows: list[str], code: str, at: str) -> None:
    """30 of 100 are less than 40 per cent; twice 30 would be more."""
    (tmp_path / "r.roo").write_text(RULES)
    (tmp_path / "g.csv").write_text("id,code,produced_in,values.ex-works price\ng1,8703.23,MX,100\ng2,8703.23,MX,100\n")
    (tmp_path / "m.csv").write_text("\n".join(["good,id,code,value,originating", *rows]) + "\n")
    files = [str(tmp_path / name) for name in ("r.roo", "g.csv", "m.csv")]
    out = tmp_path / "v.csv"
    done = roolang("batch", *files, "-o", str(out), "--on", "2024-05-06")
    assert out.exists() is (not code), done.err
    assert code in done.err and all(f"m.csv: row {each}" in done.err for each in at.split() if each.isdigit())
    assert bool(code) or "g1,D,originating" in out.read_text().replace('"', "")


@pytest.mark.parametrize("named", ["BIGINT", "VARCHAR"])
@pytest.mark.parametrize("of", ["BIGINT", "VARCHAR"])
def test_many_ids_of_which_one_stands_twice(tmp_path: Path, named: str, of: str) -> None:
    """200 goods of five materials: numbered through, or so that hashes of ids meet; then one id of good 77 twice."""
    (tmp_path / "r.roo").write_text(RULES)
    con = duckdb.connect()
    con.execute(f"""
        CREATE TABLE g AS SELECT CAST(i AS {of}) AS id, '870323' AS code, 'MX' AS produced_in,
          CAST(100 AS DECIMAL(9, 2)) AS "values.ex-works price" FROM range(200) t(i);
        CREATE TABLE m AS SELECT CAST(i // 5 AS {of}) AS good, CAST(i * 127 AS {named}) AS id, '870829' AS code,
          CAST(i % 7 AS DECIMAL(9, 2)) AS value, false AS originating FROM range(1000) t(i);
    """)
    for twice in (False, True):
        if twice:
            con.execute(f"UPDATE m SET id = '{77 * 5 * 127}' WHERE id = '{(77 * 5 + 1) * 127}'")
        con.execute(f"COPY g TO '{tmp_path}/g.parquet'; COPY m TO '{tmp_path}/m.parquet'")
        files = [str(tmp_path / name) for name in ("r.roo", "g.parquet", "m.parquet")]
        done = roolang("batch", *files, "-o", str(tmp_path / f"{twice}.parquet"), "--on", "2024-05-06")
        assert (done.status, "RL6006" in done.err) == (int(twice), twice), done.err
    assert "data row 386" in done.err and "data row 387" in done.err and "data row 388" not in done.err
    assert not (tmp_path / "True.parquet").exists()
