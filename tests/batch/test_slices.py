"""Names that look like patterns, and long runs that are stopped, disturbed or started twice.

Of six goods of a price of 100 those numbered 0 to 2 have a foreign material worth 30, and the others one worth 90; 40 is
the limit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from roolang.columnar import engine as engines
from roolang.columnar.claim import LOCK
from roolang.columnar.columns import Column, Table
from roolang.columnar.done import Done
from roolang.columnar.run import Slice
from roolang.columnar.slices import STATE, Parts, sliced
from tests.cli.run import Run, roolang

RULES = """
agreement {}
parties CA, MX, US
rule for 87.03 requires regional value content at least 60% by net cost
"""
BY_HAND = {0: "originating", 1: "originating", 2: "originating",
           3: "non-originating", 4: "non-originating", 5: "non-originating"}  # fmt: skip
MATERIALS = "SELECT i AS good, '840991' AS code, {} AS value, false AS originating FROM range(6) t(i)"


def written(file: Path, query: str) -> None:
    """A query as a file of the kind that its ending tells."""
    made = file.with_name(f"made{file.suffix}")
    duckdb.connect().execute(f"COPY ({query}) TO '{made}'")
    made.rename(file)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "d.roo").write_text(RULES.format("D"))
    goods = "SELECT i AS id, '870323' AS code, 100.00 AS \"values.net cost\", 'MX' AS produced_in FROM range(6) t(i)"
    for ending in ("parquet", "csv"):
        written(tmp_path / f"goods.{ending}", goods)
        written(tmp_path / f"lines.{ending}", MATERIALS.format("CASE WHEN i < 3 THEN 30.00 ELSE 90.00 END"))
    return tmp_path


def batch(
    folder: Path, *more: str, data: tuple[str, ...] = ("goods.parquet", "lines.parquet"), out: str = "v.parquet"
) -> Run:
    files = [str(folder / name) for name in data]
    return roolang("batch", str(folder / "d.roo"), *files, "-o", str(folder / out), *(more or ("--on", "2021-01-01")))


def in_twos(folder: Path) -> Run:
    return batch(folder, "--on", "2021-01-01", "--slice", "2")


def verdicts(folder: Path, out: str = "v.parquet") -> dict[int, str]:
    found = parquet.ParquetFile(folder / out).read(["id", "verdict"]).to_pylist()
    assert len(found) == len(BY_HAND)
    return {int(row["id"]): row["verdict"] for row in found}


def stopped(folder: Path, monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    """A run in slices of two goods that is interrupted at a slice."""
    judge, judged = Slice.judge, []

    def stopping(self: Slice) -> Any:
        judged.append(self)
        if len(judged) > before:
            raise KeyboardInterrupt
        return judge(self)

    with monkeypatch.context() as patch:
        patch.setattr(Slice, "judge", stopping)
        assert in_twos(folder).status == 130


# ---- names


@pytest.mark.parametrize("ending", ["parquet", "csv"])
@pytest.mark.parametrize(("name", "other"), [("m[3]", "m3"), ("m*", "mine"), ("m?", "m1"), ("[m", "m")])
def test_a_name_is_no_pattern(folder: Path, name: str, other: str, ending: str) -> None:
    (folder / f"lines.{ending}").rename(folder / f"{name}.{ending}")
    written(folder / f"{other}.{ending}", MATERIALS.format("90.00"))
    done = batch(folder, data=(f"goods.{ending}", f"{name}.{ending}"))
    assert done.status == 0, done.err
    assert verdicts(folder) == BY_HAND


def test_the_folders_that_a_file_lies_in_are_no_columns(folder: Path) -> None:
    (folder / "originating=true").mkdir()
    written(folder / "originating=true/l.parquet", f"SELECT * EXCLUDE (originating) FROM ({MATERIALS.format('90.00')})")
    assert batch(folder, data=("goods.parquet", "originating=true/l.parquet")).status == 0
    assert set(verdicts(folder).values()) == {"undetermined"}


@pytest.mark.parametrize("name", ["v[1].parquet", "id=7/v.parquet"])
def test_slices_of_an_output_whose_name_looks_like_more(folder: Path, name: str) -> None:
    (folder / "id=7").mkdir()
    done = batch(folder, "--on", "2021-01-01", "--slice", "2", out=name)
    assert done.status == 0, done.err
    assert verdicts(folder, name) == BY_HAND
    assert not (folder / f"{name}.parts").exists()


def test_goods_and_materials_in_two_files_of_duckdb(folder: Path) -> None:
    for name, table, source in (("a[1]", "goods", "goods"), ("b", "materials", "lines")):
        with duckdb.connect(str(folder / f"{name}.duckdb")) as con:
            con.execute(f"CREATE TABLE {table} AS FROM '{folder}/{source}.parquet'")
    done = batch(folder, data=("a[1].duckdb", "b.duckdb"))
    assert done.status == 0, done.err
    assert verdicts(folder) == BY_HAND


# ---- taking up

CODES = [f"84.{each:02}" for each in range(1, 11)]


def interrupted(_: Parts) -> None:
    raise KeyboardInterrupt


def test_a_run_that_is_refused_is_refused_again(folder: Path) -> None:
    """Of two texts one names what there is not: the other alone is no answer, however often it is asked for."""
    text = RULES.format("D") + RULES.format("E").replace("net cost", "nett cots")
    (folder / "d.roo").write_text(text)
    first = in_twos(folder)
    assert first.status == 1 and not (folder / "v.parquet").exists(), first.err
    assert not list((folder / "v.parquet.parts").glob("*.parquet"))
    again = in_twos(folder)
    assert (again.status, again.err) == (first.status, first.err)
    assert not (folder / "v.parquet").exists()


def test_warnings_of_texts_are_told_by_the_run_that_goes_on(folder: Path, monkeypatch: Any) -> None:
    """The alternatives are too many to be judged with the tolerance; the run is stopped when all slices are done."""
    many = " and ".join(f"(change from any other heading or change from heading {each})" for each in CODES)
    text = RULES.format("D") + "tolerance 10% of transaction value\n" + f"rule for 87.04 requires {many}\n"
    (folder / "d.roo").write_text(text)
    whole = batch(folder)
    assert whole.status == 0 and "RL4105" in whole.err
    with monkeypatch.context() as patch:
        patch.setattr(Parts, "gone", interrupted)
        assert in_twos(folder).status == 130
    again = in_twos(folder)
    assert again.status == 0 and again.err.count("RL4105") == whole.err.count("RL4105")


def test_a_slice_whose_file_is_gone_is_judged_again_and_counted_once(folder: Path, monkeypatch: Any) -> None:
    stopped(folder, monkeypatch, 2)
    (folder / "v.parquet.parts/00000.parquet").unlink()
    done = batch(folder, "--on", "2021-01-01", "--slice", "2", "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert told["goods"] == 6 and told["verdicts"]["D"] == {"originating": 3, "non-originating": 3}
    assert verdicts(folder) == BY_HAND


@pytest.mark.parametrize("which", ["code", "engine"])
def test_slices_of_other_code_or_another_engine_are_refused(folder: Path, monkeypatch: Any, which: str) -> None:
    stopped(folder, monkeypatch, 1)
    if which == "code":
        monkeypatch.setattr("roolang.cli.slices.stamp", lambda: "changed since")
    else:
        monkeypatch.setattr(duckdb, "__version__", "0.0.1")
    other = in_twos(folder)
    assert other.status == 1 and "RL7410" in other.err
    monkeypatch.undo()
    assert in_twos(folder).status == 0 and verdicts(folder) == BY_HAND


@pytest.mark.parametrize("size", ["2", "6"])
@pytest.mark.parametrize("judged", [1, 3])
def test_data_that_change_under_way(folder: Path, monkeypatch: Any, size: str, judged: int) -> None:
    """With the last material or in the middle: verdicts of two states are never put together."""
    judge, done = Slice.judge, []

    def changing(self: Slice) -> Any:
        found = judge(self)
        done.append(found)
        if len(done) == min(judged, 6 // int(size)):
            written(folder / "lines.parquet", MATERIALS.format("90.00"))
        return found

    monkeypatch.setattr(Slice, "judge", changing)
    run = batch(folder, "--on", "2021-01-01", "--slice", size)
    assert run.status == 1 and "RL7410" in run.err and "lines.parquet" in run.err
    assert not (folder / "v.parquet").exists()


# ---- two at once


def test_two_runs_of_one_command(folder: Path, monkeypatch: Any) -> None:
    stopped(folder, monkeypatch, 1)
    lock = folder / "v.parquet.parts" / LOCK
    assert not lock.exists()
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    lock.write_text(str(other.pid))
    try:
        refused = in_twos(folder)
    finally:
        other.communicate(b"\n")
    assert refused.status == 1 and "RL7410" in refused.err and f"process {other.pid}" in refused.err
    assert lock.read_text() == str(other.pid) and not (folder / "v.parquet").exists()
    assert in_twos(folder).status == 0 and verdicts(folder) == BY_HAND


def test_a_claim_that_another_run_took_over(folder: Path, monkeypatch: Any) -> None:
    judge = Slice.judge

    def robbed(self: Slice) -> Any:
        (folder / "v.parquet.parts" / LOCK).write_text(str(os.getppid()))
        return judge(self)

    monkeypatch.setattr(Slice, "judge", robbed)
    run = in_twos(folder)
    assert run.status == 1 and "RL7410" in run.err
    assert (folder / "v.parquet.parts" / LOCK).read_text() == str(os.getppid())
    assert json.loads((folder / "v.parquet.parts" / STATE).read_text())["done"] == {}


def test_slices_that_cannot_be_deleted(folder: Path, monkeypatch: Any) -> None:
    def failing(self: Path, target: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", failing)
    run = in_twos(folder)
    assert run.status == 1 and "RL7409" in run.err and "the verdicts are written" in run.err
    assert verdicts(folder) == BY_HAND
    monkeypatch.undo()
    assert in_twos(folder).status == 0 and not (folder / "v.parquet.parts").exists()


def test_an_empty_folder_is_nobodys(folder: Path) -> None:
    parts = Parts(str(folder / "w.parquet"), "i", 2)
    parts.folder.mkdir()
    with parts:
        assert parts.taken_up() == Done()


# ---- cuts


@pytest.mark.parametrize(
    ("ids", "size", "held"),
    [
        ([1, 2], 1, [[1], [2]]),
        ([1, 2, 3], 1, [[1], [2], [3]]),
        ([1, 2, 3, 4, 5], 2, [[1, 2], [3, 4], [5]]),
        ([None, None], 1, [[None, None]]),
    ],
)
def test_slices_by_numbers_hold_no_more_than_was_asked(ids: list[int | None], size: int, held: object) -> None:
    engine = engines.Engine()
    listed = ", ".join(f"({each if each is not None else 'NULL'})" for each in ids)
    relation = f"(SELECT CAST(i AS BIGINT) AS i FROM (VALUES {listed}) t(i))"
    goods, lines = (Table("t", "", relation, [Column("i", "BIGINT", field)]) for field in ("id", "good"))
    for at in (0, 1):
        pieces = [each[at] for each in sliced(engine, goods, lines, size)]
        assert [[i for (i,) in engine.rows(f"FROM {each.relation} ORDER BY 1")] for each in pieces] == held
    engine.close()
