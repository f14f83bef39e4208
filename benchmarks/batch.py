"""Goods by columns: W1 out of Parquet files, against SQL written by hand for DuckDB, and against plain Python.

Verdicts alone are counted on both sides, with codes as the files have them and, by hand, as numbers too. Beside that:
what clauses and figures cost, what doubtful origins cost, and what many rules cost against one.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import engines
from benchmarks.plain import RULES
from benchmarks.timing import in_turn, middle, ratio, row
from benchmarks.verdicts import VERDICTS
from benchmarks.workload import Line, Product, products
from roolang.columnar.alike import Alike
from roolang.columnar.columns import Table
from roolang.columnar.engine import Engine
from roolang.columnar.run import Slice
from roolang.columnar.sources import opened
from roolang.domain.nomenclature import codes_of
from roolang.workspace.batching import Texts
from roolang.workspace.rules import Rules

AT_LEAST, TIMES, ENGINE = 0.9, 10, 30
"""The speed of SQL by hand that is to be reached, and how much quicker than plain Python and than a rule engine."""
TOLD, OPEN, MANY = 1.15, 1.7, 1.5
"""How much longer verdicts with clauses and figures may take, those with doubtful origins, and those by many rules."""
CLAUSES_AND_FIGURES = "id, text, verdict, clause, number_from, number_to, base_from, base_to"
RULES_IN_A_BOOK = 5000
FEW = 10_000
"""So many goods a rule engine is asked of, one by one: what a good takes is compared."""
PLAIN = 300_000
"""Of more goods plain Python is not asked: it takes minutes."""
W1 = Path(__file__).with_name("w1.roo")
BY_HAND = """
WITH lines AS (
  SELECT m.good, m.value, m.originating, g.code AS own, m.code AS code
  FROM {materials} m JOIN {goods} g ON m.good = g.id),
sums AS (
  SELECT good,
    coalesce(bool_or({heading}) FILTER (originating IS FALSE), false) AS known,
    coalesce(bool_or({heading}) FILTER (originating IS NULL), false) AS doubtful,
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
  FROM (SELECT id, "values.net cost" AS nc, "values.transaction value" AS tv FROM {goods}) g
  JOIN sums ON sums.good = g.id)
SELECT id, heading AS "R1", least(heading, net) AS "R2", greatest(c, least(s, price)) AS "R3" FROM parts
"""
TEXTS = {
    "heading": "left(code, 4) = left(own, 4)",
    "chapter": "left(code, 2) = left(own, 2) OR left(code, 2) BETWEEN '50' AND '55'",
}
NUMBERS = {
    "heading": "code // 100 = own // 100",
    "chapter": "code // 10000 = own // 10000 OR code BETWEEN 500000 AND 559999",
}


def report(count: int, rounds: int) -> Iterator[str]:
    """The lines of this part of the report; wall time, since both engines use every core."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        made = products(count)
        few = made[:FEW]
        goods, materials = written(made, Path(folder))
        del made
        found: dict[str, Any] = {}
        sure = f"{folder}/sure.parquet"
        decided = "SELECT * REPLACE (coalesce(originating, false) AS originating) FROM"
        duckdb.execute(f"COPY ({decided} read_parquet('{materials}')) TO '{sure}' (FORMAT parquet)")
        books = {number: _book(Path(folder), number) for number in (0, RULES_IN_A_BOOK)}

        def ours(
            name: str, lines: str = materials, rules: Path = W1, *, brief: bool = True, columns: str = ""
        ) -> Callable[[], object]:
            return lambda: found.update({name: _judged(goods, lines, rules, brief=brief, columns=columns)})

        works: dict[str, Callable[[], object]] = {
            "hand": lambda: found.update(hand=_by_hand(goods, materials, as_numbers=False)),
            "numbers": lambda: found.update(numbers=_by_hand(goods, materials, as_numbers=True)),
            "ours": ours("ours"),
            "alone": ours("alone", columns="*"),
            "told": ours("told", brief=False, columns=CLAUSES_AND_FIGURES),
            "all": ours("all", brief=False, columns="*"),
            "sure": ours("sure", sure),
            "one": ours("one", rules=books[0]),
            "many": ours("many", rules=books[RULES_IN_A_BOOK]),
        }
        works |= {"plain": lambda: found.update(plain=_plain(goods, materials))} if count <= PLAIN else {}
        times = in_turn(works, rounds, time.perf_counter)
        beside = [_zen(few) for _ in range(rounds)] if engines.installed() else []
    anchors = [found[name] for name in ("hand", "numbers", "told", "plain") if name in found]
    unlike = [name for name in RULES if any(each[name] != found["ours"][name] for each in anchors)]
    for name in RULES:
        counts = ", ".join(f"{each} {found['ours'][name][each]:,}" for each in VERDICTS)
        yield f"{name}: {counts}; {'UNLIKE THE ANCHORS' if name in unlike else 'as many as by hand'}"
    hand = middle(times["hand"])
    yield row(f"{count:,} goods out of Parquet, three texts: SQL by hand", hand, 1)
    for name, words in (("hand", "roolang batch, verdicts alone"), ("numbers", "the same, by hand codes as numbers")):
        speed = 1 / ratio(times, "ours", name)
        yield row(f"  {words}", middle(times["ours"]), speed) + _goal(speed, AT_LEAST)
    if "plain" in times:
        faster = ratio(times, "plain", "ours")
        yield row("  plain Python: so many times as long", middle(times["plain"]), faster) + _goal(faster, TIMES)
    if beside:
        each, whole = middle(beside), middle(times["ours"]) / count
        yield row("  zen, a good: so many times as long", each, each / whole) + _goal(each / whole, ENGINE)
    else:
        yield "  zen is not installed: pip install zen-engine"
    yield row("  handed over, a row for each verdict", middle(times["alone"]), ratio(times, "alone", "ours"))
    yield row("    with clauses and figures", middle(times["told"]), ratio(times, "told", "alone"), TOLD)
    yield row("    with all columns", middle(times["all"]), ratio(times, "all", "alone"))
    yield row("  against origins that are all known", middle(times["ours"]), ratio(times, "ours", "sure"), OPEN)
    words = f"  {RULES_IN_A_BOOK:,} rules against one"
    yield row(words, middle(times["many"]), ratio(times, "many", "one"), MANY)
    assert not unlike, f"verdicts unlike the anchors: {', '.join(unlike)}"


def _zen(few: list[Product]) -> float:
    """The seconds a good by the rule engine, whose verdicts must be those of the plain functions."""
    taken, verdicts = engines.judged(few)
    assert verdicts == [tuple(rule(product) for rule in RULES.values()) for product in few]
    return taken / len(few)


def _goal(reached: float, goal: float) -> str:
    return f"   goal {goal:g} x or more{'' if reached >= goal else ' (missed)'}"


def written(made: list[Product], folder: Path) -> tuple[str, str]:
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


def _book(folder: Path, number: int) -> Path:
    """A text with so many product rules, each for a subheading of its own, and one for all other goods."""
    chance = Random(7)
    written = ["language 1\nagreement BOOK\nparties CA, MX, US\ntolerance 10% of transaction value\n"]
    for code in codes_of(2022, 6)[:number]:
        level, share = chance.choice(("chapter", "heading", "subheading")), chance.choice((35, 40, 45, 60, 62.5, 75))
        but, join = chance.choice(("", " except from chapters 50 to 55")), chance.choice(("and", "or"))
        content = f"regional value content at least {share}% by {chance.choice(('net cost', 'transaction value'))}"
        rule = f"change from any other {level}{but} {join} {content}"
        written.append(f"rule for {code[:4]}.{code[4:]} requires {rule}\n")
    written.append(
        "rule for all other goods requires change from any other heading except from chapters 50 to 55\n"
        "  or regional value content at least 62.5% by net cost\n"
    )
    file = folder / f"book{number}.roo"
    file.write_text("".join(written), "utf-8")
    return file


def _judged(
    goods: str, materials: str, file: Path, *, brief: bool = True, columns: str = ""
) -> dict[str, Counter[str]]:
    """The counts of verdicts by our own engine, with clauses and figures or `brief`; `columns` are handed to Arrow."""
    rules, engine = Rules(str(file)), Engine()
    tables = opened(engine, (goods, materials), {})
    assert not isinstance(tables, list), tables
    on = date(2021, 1, 1)
    texts = Texts(rules)
    both: tuple[Table, Table] = tables
    done = Slice(engine, *both, texts, day=on, constants={"produced_in": "MX"}, brief=brief, alike=Alike(texts)).judge()
    assert not done.findings, done.findings
    if columns:
        engine.table(f"SELECT {columns} FROM verdicts")
    engine.close()
    counts: dict[str, Counter[str]] = {}
    for (text, verdict), number in done.verdicts.items():
        counts.setdefault(text, Counter())[verdict] += number
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


def _by_hand(goods: str, materials: str, *, as_numbers: bool) -> dict[str, Counter[str]]:
    """The counts by SQL written by hand."""
    import duckdb

    read = "(SELECT * REPLACE (CAST(code AS INTEGER) AS code) FROM read_parquet('{}'))" if as_numbers else "'{}'"
    how = NUMBERS if as_numbers else TEXTS
    query = BY_HAND.format(goods=read.format(goods), materials=read.format(materials), **how)
    with duckdb.connect(config={"preserve_insertion_order": False}) as connection:
        rows = connection.execute(f'SELECT "R1", "R2", "R3", count(*) FROM ({query}) GROUP BY ALL').fetchall()
    counts: dict[str, Counter[str]] = {name: Counter() for name in RULES}
    for *each, number in rows:
        for name, verdict in zip(RULES, each, strict=True):
            counts[name][VERDICTS[verdict]] += number
    return counts
