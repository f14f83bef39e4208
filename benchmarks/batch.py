"""Goods by columns: W1 out of Parquet files, against SQL written by hand for DuckDB, and against plain Python."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.plain import RULES
from benchmarks.timing import in_turn, middle, ratio, row
from benchmarks.verdicts import VERDICTS
from benchmarks.workload import Line, Product, products
from roolang.columnar.columns import Table
from roolang.columnar.engine import Engine
from roolang.columnar.run import Slice
from roolang.columnar.sources import opened
from roolang.columnar.writing import put
from roolang.workspace.rules import Rules

AT_LEAST, TIMES = 0.9, 10
"""The speed of SQL by hand that is to be reached, and how much quicker than plain Python."""
W1 = Path(__file__).with_name("w1.roo")
BY_HAND = """
WITH lines AS (
  SELECT m.good, m.value, m.originating, g.code AS own, m.code AS code
  FROM read_parquet('{materials}') m JOIN read_parquet('{goods}') g ON m.good = g.id),
sums AS (
  SELECT good,
    coalesce(bool_or(left(code, 4) = left(own, 4)) FILTER (originating IS FALSE), false) AS known,
    coalesce(bool_or(left(code, 4) = left(own, 4)) FILTER (originating IS NULL), false) AS doubtful,
    coalesce(sum(value) FILTER (originating IS FALSE), 0) AS low,
    coalesce(sum(value) FILTER (originating IS DISTINCT FROM true), 0) AS high,
    coalesce(sum(value) FILTER (originating IS FALSE AND ({chapter})), 0) AS c_low,
    coalesce(sum(value) FILTER (originating IS DISTINCT FROM true AND ({chapter})), 0) AS c_high,
    coalesce(sum(value) FILTER (originating IS FALSE AND code = own), 0) AS s_low,
    coalesce(sum(value) FILTER (originating IS DISTINCT FROM true AND code = own), 0) AS s_high
  FROM lines GROUP BY good),
parts AS (
  SELECT id,
    CASE WHEN known THEN 0 WHEN doubtful THEN 1 ELSE 2 END AS heading,
    CASE WHEN (nc - high) * 1000 >= nc * 625 THEN 2 WHEN (nc - low) * 1000 >= nc * 625 THEN 1 ELSE 0 END AS net,
    CASE WHEN (tv - high) * 100 >= tv * 45 THEN 2 WHEN (tv - low) * 100 >= tv * 45 THEN 1 ELSE 0 END AS price,
    CASE WHEN c_high * 10 <= tv THEN 2 WHEN c_low * 10 <= tv THEN 1 ELSE 0 END AS c,
    CASE WHEN s_high * 10 <= tv THEN 2 WHEN s_low * 10 <= tv THEN 1 ELSE 0 END AS s
  FROM (SELECT id, "values.net cost" AS nc, "values.transaction value" AS tv FROM read_parquet('{goods}')) g
  JOIN sums ON sums.good = g.id)
SELECT id, heading AS "R1", least(heading, net) AS "R2", greatest(c, least(s, price)) AS "R3" FROM parts
"""
CHAPTER = "left(code, 2) = left(own, 2) OR left(code, 2) BETWEEN '50' AND '55'"


def report(count: int, rounds: int) -> Iterator[str]:
    """The lines of this part of the report; wall time, since both engines use every core."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        goods, materials = _written(products(count), Path(folder))
        query = BY_HAND.format(goods=goods, materials=materials, chapter=CHAPTER)
        found: dict[str, Any] = {}

        def by_hand() -> None:
            with duckdb.connect() as connection:
                connection.execute(f"COPY ({query}) TO '{folder}/hand.parquet' (FORMAT parquet)")

        def ours() -> None:
            found["ours"] = _judged(goods, materials, f"{folder}/ours.parquet")

        def plain() -> None:
            found["plain"] = _plain(goods, materials)

        works: dict[str, Callable[[], object]] = {"hand": by_hand, "ours": ours, "plain": plain}
        times = in_turn(works, rounds, time.perf_counter)
        hand = _by_hand(f"{folder}/hand.parquet")
    for name in RULES:
        same = hand[name] == found["plain"][name] == found["ours"][name]
        counts = ", ".join(f"{each} {found['ours'][name][each]:,}" for each in VERDICTS)
        yield f"{name}: {counts}; {'as by hand and in plain Python' if same else 'UNLIKE THE ANCHORS'}"
    speed, faster = 1 / ratio(times, "ours", "hand"), ratio(times, "plain", "ours")
    yield row(f"{count:,} goods out of Parquet, three texts: SQL by hand", middle(times["hand"]), 1)
    ours_, plain_ = middle(times["ours"]), middle(times["plain"])
    yield row("  roolang batch, with clauses and figures", ours_, speed) + _goal(speed, AT_LEAST)
    yield row("  plain Python: so many times as long as batch", plain_, faster) + _goal(faster, TIMES)


def _goal(reached: float, goal: float) -> str:
    return f"   goal {goal:g} x or more{'' if reached >= goal else ' (missed)'}"


def _written(made: list[Product], folder: Path) -> tuple[str, str]:
    """The goods and their materials as two Parquet files."""
    import pyarrow
    from pyarrow import parquet

    money = pyarrow.decimal128(18, 2)
    lines = [(number, line) for number, product in enumerate(made) for line in product.lines]
    tables = {
        "goods": {
            "id": pyarrow.array(range(len(made)), pyarrow.int64()),
            "code": pyarrow.array([each.code for each in made]),
            "values.net cost": pyarrow.array([each.net_cost for each in made], money),
            "values.transaction value": pyarrow.array([each.transaction_value for each in made], money),
        },
        "materials": {
            "good": pyarrow.array([number for number, _ in lines], pyarrow.int64()),
            "code": pyarrow.array([line.code for _, line in lines]),
            "value": pyarrow.array([line.value for _, line in lines], money),
            "originating": pyarrow.array([line.originating for _, line in lines], pyarrow.bool_()),
        },
    }
    for name, columns in tables.items():
        parquet.write_table(pyarrow.table(columns), folder / f"{name}.parquet", store_decimal_as_integer=True)
    return str(folder / "goods.parquet"), str(folder / "materials.parquet")


def _judged(goods: str, materials: str, out: str) -> dict[str, Counter[str]]:
    """The counts of verdicts by our own engine, written to a file on the way."""
    rules, engine = Rules(str(W1)), Engine()
    tables = opened(engine, (goods, materials), {})
    assert not isinstance(tables, list), tables
    on = date(2021, 1, 1)
    texts = [program for program, _ in rules.judging((), on, ()).programs]
    both: tuple[Table, Table] = tables
    Slice(engine, *both, lambda day: texts, day=on, constants={"produced_in": "MX"}).judge()
    put(engine, out)
    rows = engine.rows("SELECT text, verdict, count(*) FROM verdicts GROUP BY ALL")
    engine.close()
    counts: dict[str, Counter[str]] = {name: Counter() for name in RULES}
    for text, verdict, number in rows:
        counts[str(text)][str(verdict)] = int(number)
    return counts


def _plain(goods: str, materials: str) -> dict[str, Counter[str]]:
    """The same by the functions of `plain`, out of the same files."""
    from pyarrow import parquet

    lines: dict[int, list[Line]] = {}
    held = parquet.read_table(materials).to_pydict()
    for good, *rest in zip(*(held[name] for name in ("good", "code", "value", "originating")), strict=True):
        lines.setdefault(good, []).append(Line(*rest))
    counts: dict[str, Counter[str]] = {name: Counter() for name in RULES}
    held = parquet.read_table(goods).to_pydict()
    columns = ("id", "code", "values.transaction value", "values.net cost")
    for number, code, price, cost in zip(*(held[name] for name in columns), strict=True):
        product = Product(code, Decimal(price), Decimal(cost), tuple(lines.get(number, ())))
        for name, rule in RULES.items():
            counts[name][VERDICTS[rule(product)]] += 1
    return counts


def _by_hand(file: str) -> dict[str, Counter[str]]:
    """The counts of what SQL by hand has written."""
    from pyarrow import parquet

    held = parquet.read_table(file, columns=list(RULES)).to_pydict()
    return {name: Counter(VERDICTS[each] for each in held[name]) for name in RULES}
