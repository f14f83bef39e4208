"""`roolang.batch` over frames of three libraries, with the same verdicts; and slices, taken up after a stop."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import roolang
from roolang.columnar.engine import Engine
from roolang.diagnostics import Finding, Place
from roolang.workspace import frames
from roolang.workspace.frames import BatchError, BatchWarning
from tests.cli.run import Run
from tests.cli.run import roolang as command

RULES = """
agreement DEMO
parties CA, MX, US
rule for 87.03 requires change from any other heading
  and regional value content at least 62.5% by net cost
"""
PRICE = pa.decimal128(18, 2)
GOODS = pa.table({"id": [1, 2, 3], "hs6": ["870323"] * 3, "values.net cost": pa.array([Decimal("1000.00")] * 3, PRICE)})
LINES = pa.table({
    "good": [1, 2, 3], "code": ["840991", "840991", "870310"], "originating": [False] * 3,
    "value": pa.array(list(map(Decimal, ("375.00", "375.01", "1.00"))), PRICE),
})  # fmt: skip
BY_HAND = {("1", "originating"), ("2", "non-originating"), ("3", "non-originating")}


@pytest.fixture
def rules(tmp_path: Path) -> str:
    (tmp_path / "demo.roo").write_text(RULES)
    return str(tmp_path / "demo.roo")


@pytest.mark.parametrize("kind", ("arrow", "pandas", "polars"))
def test_frames_of_any_library(rules: str, kind: str) -> None:
    as_kind: Any = {
        "arrow": lambda t: t,
        "pandas": lambda t: t.to_pandas(types_mapper=pd.ArrowDtype),
        "polars": pl.from_arrow,
    }[kind]
    found = roolang.batch(
        rules, as_kind(GOODS), as_kind(LINES), on=__import__("datetime").date(2021, 1, 1),
        columns={"hs6": "code"}, good={"produced_in": "MX"},
    )  # fmt: skip
    assert type(found).__module__.split(".")[0] == {"arrow": "pyarrow"}.get(kind, kind)
    ids = [list(found[name].to_pylist() if kind == "arrow" else found[name]) for name in ("id", "verdict")]
    assert set(zip(*ids, strict=True)) == BY_HAND


def test_what_is_wrong_is_raised(rules: str) -> None:
    with pytest.raises(BatchError) as caught:
        roolang.batch(rules, GOODS, LINES)
    assert {each.code for each in caught.value.findings} == {"RL7401"}


def test_what_is_found_besides_is_warned_of_and_the_engine_is_closed(
    rules: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[Engine] = []
    real = Engine.close
    monkeypatch.setattr(Engine, "close", lambda self: (closed.append(self), real(self))[1])
    note = Finding("RL6112", "made up", where=Place("goods", "row 1"))
    monkeypatch.setattr(frames, "_judged", judged_with(note, frames._judged))
    day, columns, good = date(2021, 1, 1), {"hs6": "code"}, {"produced_in": "MX"}
    with pytest.warns(BatchWarning, match="made up"):
        roolang.batch(rules, GOODS, LINES, on=day, columns=columns, good=good)
    with pytest.raises(BatchError):
        roolang.batch(rules, GOODS, LINES)
    assert len(closed) == 2


def judged_with(finding: Finding, judged: Any) -> Any:
    return lambda *args, **options: [*judged(*args, **options), finding]


def test_words_are_plain_text_in_a_frame_and_in_a_file(rules: str, tmp_path: Path) -> None:
    """The engine keeps them as numbers of a list; nobody who reads the verdicts meets that."""
    day, columns, good = date(2021, 1, 1), {"hs6": "code"}, {"produced_in": "MX"}
    found = roolang.batch(rules, GOODS, LINES, on=day, columns=columns, good=good)
    words = ("text", "verdict", "clause", "figure", "judged_by")
    assert {found.schema.field(name).type for name in words} == {pa.string()}
    assert batch(tmp_path, rules).status == 0
    told = duckdb.connect().execute(f"DESCRIBE SELECT * FROM '{tmp_path}/out.parquet'").fetchall()
    assert {kind for name, kind, *_ in told if name in words} == {"VARCHAR"}


def test_too_many_words_stay_text(rules: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roolang.columnar.engine.MOST_WORDS", 1)
    assert batch(tmp_path, rules).status == 0 and verdicts(tmp_path) == BY_HAND


def test_the_engine_prints_no_progress_of_its_own() -> None:
    """It goes to where the counts are printed, which somebody may read as JSON."""
    assert Engine().one("SELECT current_setting('enable_progress_bar')") == (False,)


# ---- slices


def batch(folder: Path, rules: str, *more: str) -> Run:
    for name, table in (("goods", GOODS), ("lines", LINES)):
        if not (folder / f"{name}.parquet").exists():
            duckdb.connect().from_arrow(table).write_parquet(str(folder / f"{name}.parquet"))
    names = [str(folder / "goods.parquet"), str(folder / "lines.parquet"), "-o", str(folder / "out.parquet")]
    how = ("--on", "2021-01-01", "--column", "hs6=code", "--good", "produced_in=MX", "--json")
    return command("batch", rules, *names, *how, *more)


def verdicts(folder: Path) -> set[tuple[str, str]]:
    return set(duckdb.connect().execute(f"SELECT id, verdict FROM '{folder}/out.parquet'").fetchall())


def test_slices_give_what_the_whole_gives(tmp_path: Path, rules: str) -> None:
    found = batch(tmp_path, rules, "--slice", "1")
    assert found.status == 0, found.err
    assert verdicts(tmp_path) == BY_HAND and json.loads(found.out)["goods"] == 3
    assert not (tmp_path / "out.parquet.parts").exists()


def test_a_run_that_was_stopped_is_taken_up(tmp_path: Path, rules: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from roolang.columnar.run import Slice

    judge, judged = Slice.judge, []

    def stopping(self: Slice) -> Any:
        judged.append(self.goods.within)
        if len(judged) == 2:
            raise KeyboardInterrupt
        return judge(self)

    monkeypatch.setattr(Slice, "judge", stopping)
    assert batch(tmp_path, rules, "--slice", "1").status == 130
    assert not (tmp_path / "out.parquet").exists() and (tmp_path / "out.parquet.parts").is_dir()
    other = batch(tmp_path, rules, "--slice", "2")
    assert other.status == 1 and "RL7410" in other.err
    found = batch(tmp_path, rules, "--slice", "1")
    assert found.status == 0, found.err
    assert verdicts(tmp_path) == BY_HAND and json.loads(found.out)["goods"] == 3
    assert len(judged) == 4 and len(set(judged)) == 3  # the first slice was judged once, the second twice


def test_what_would_settle_an_open_good(tmp_path: Path, rules: str) -> None:
    batch(tmp_path, rules)
    duckdb.connect().execute(
        f"COPY (SELECT * REPLACE (NULL AS originating) FROM '{tmp_path}/lines.parquet') TO '{tmp_path}/l.parquet'"
    )
    (tmp_path / "l.parquet").replace(tmp_path / "lines.parquet")
    assert batch(tmp_path, rules, "--missing").status == 0
    rows = (
        duckdb.connect()
        .execute(f"SELECT verdict, missing, judged_by FROM '{tmp_path}/out.parquet' WHERE id = '2'")
        .fetchall()
    )
    assert rows == [("undetermined", "origin of material 1", "interpreter")]
