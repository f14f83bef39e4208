"""Rows that would count something twice: `batch` refuses them as `eval` does."""

from __future__ import annotations

from pathlib import Path

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
