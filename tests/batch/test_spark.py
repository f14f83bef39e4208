"""Spark as the engine: the same verdicts, in local mode; skipped by name where there is no PySpark or no Java."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

pytest.importorskip("pyspark", reason="PySpark is not installed")

from roolang.columnar import spark
from roolang.columnar.engine import Engine, Refused
from tests.batch.generate import Maker
from tests.batch.holding import differences
from tests.batch.test_shapes import BY_HAND, RULES, judged
from tests.cli.run import roolang

needs_java = pytest.mark.skipif(not spark.has_java(), reason="Spark runs on Java, which is not found here")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("SELECT sum(m.x0) FROM m", "SELECT SUM(CAST(m.x0 AS DECIMAL(19, 0))) FROM m"),
        ("SELECT 3 * CAST(x0 AS HUGEINT) FROM d", "SELECT 3 * CAST(x0 AS DECIMAL(38, 0)) FROM d"),
        ("SELECT regexp_full_match(x, '[0-9]+') FROM d", "SELECT x RLIKE '^([0-9]+)$' FROM d"),
        ("SELECT row_number() OVER () AS r FROM d", "SELECT ROW_NUMBER() OVER (ORDER BY monotonically_increasing_id()) AS r FROM d"),
        ("SELECT a.* EXCLUDE (g) FROM a", "SELECT a.* EXCEPT (g) FROM a"),
    ],
)  # fmt: skip
def test_statements_in_the_dialect_of_spark(told: str, expected: str) -> None:
    assert spark.parsed(told).sql("spark").upper() == expected.upper()


def test_without_java_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "has_java", lambda: False)
    with pytest.raises(Refused) as refused:
        spark.SparkEngine()
    assert refused.value.finding.code == "RL7430" and "Java" in refused.value.finding.message


def test_an_engine_that_there_is_not(tmp_path: Path) -> None:
    found = roolang("batch", "nafta", "a.parquet", "b.parquet", "-o", str(tmp_path / "o.parquet"), "--engine", "flink")
    assert found.status == 2 and "RL7430" in found.err and "flink" in found.err


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = spark.SparkEngine(threads=2)
    yield made
    made.close()


@needs_java
def test_verdicts_by_hand(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "a.roo").write_text(RULES, "utf-8")
    judged(tmp_path, engine)
    rows = set(engine.rows("SELECT id, verdict, judged_by FROM verdicts"))
    assert rows == {(str(i), verdict, "plan") for i, (*_, verdict) in enumerate(BY_HAND)}


@needs_java
def test_spark_says_what_the_interpreter_says(engine: Engine) -> None:
    found, who = differences(Maker("s1").case(60), engine)
    assert not found and who["plan"] > 0 and who["interpreter"] > 0


@needs_java
def test_tables_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.roo").write_text(RULES, "utf-8")
    with duckdb.connect() as con:
        con.execute("CREATE TABLE g (id VARCHAR, code VARCHAR)")
        con.executemany("INSERT INTO g VALUES (?, ?)", [(f"n{i}", code) for i, (code, *_) in enumerate(BY_HAND)])
        con.execute("CREATE TABLE m (good VARCHAR, code VARCHAR, originating BOOLEAN)")
        con.executemany(
            "INSERT INTO m VALUES (?, ?, false)", [(f"n{i}", code) for i, (_, code, _) in enumerate(BY_HAND)]
        )
        con.execute(f"COPY g TO '{tmp_path}/g.parquet'; COPY m TO '{tmp_path}/m.parquet'")
    names = [str(tmp_path / name) for name in ("a.roo", "g.parquet", "m.parquet")]
    out = tmp_path / "out.parquet"
    how = ("--on", "2021-01-01", "--good", "produced_in=MX", "--engine", "spark", "--threads", "2", "--json")
    for _ in range(2):  # the folder of the first is replaced
        found = roolang("batch", *names, "-o", str(out), *how)
        assert found.status == 0, found.err
        assert json.loads(found.out)["goods"] == len(BY_HAND)
    rows = set(duckdb.connect().execute(f"SELECT id, verdict FROM '{out}/*.parquet'").fetchall())
    assert rows == {(f"n{i}", verdict) for i, (*_, verdict) in enumerate(BY_HAND)}
