"""Goods under shipped agreements by columns, against the interpreter; ordinary goods by chance, again and again.

Both leave out what would settle goods that are open. The goods are those that the plan judges; how many of all made
by chance these are is told.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from benchmarks.timing import row

KINDS = 200
"""So many goods are made by chance; the others are these once more, under ids of their own."""
TEXTS = ("CPTPP", "RCEP", "PEM_1995")


def report(count: int) -> Iterator[str]:
    """The lines of this part of the report, of one round."""
    from roolang.columnar.engine import Engine
    from tests.batch.generate import Case
    from tests.batch.holding import by_columns, by_the_interpreter
    from tests.batch.shipped import SHIPPED, Trade

    for shipped in (each for each in SHIPPED if each.text in TEXTS):
        made = Trade(shipped, "measured").case(KINDS)
        planned = {id_ for id_, (_, who) in by_columns(made, Engine()).items() if who == "plan"}
        goods = [good for good in made.goods if str(good["id"]) in planned]
        lines = [line for line in made.materials if str(line["good"]) in planned]
        times = max(1, count // len(goods))
        many = Case(made.program, _again(goods, "id", times), _again(lines, "good", times))
        start = time.perf_counter()
        by_the_interpreter(Case(made.program, goods, lines))
        one = (time.perf_counter() - start) / len(goods)
        seconds, done = _judged(many)
        yield f"{shipped.text}: {len(goods)} of {KINDS} goods by the plan"
        yield row("  the interpreter, a good", one, 1)
        yield row(f"  {done:,} goods by columns, a good", seconds / done, seconds / done / one)
        yield f"  {done / seconds:,.0f} goods a second, {one * done / seconds:,.0f} times as many"


def _again(rows: list[dict[str, Any]], key: str, times: int) -> list[dict[str, Any]]:
    """Rows again and again, each time under other ids."""
    return [{**row_, key: row_[key] + KINDS * turn} for turn in range(times) for row_ in rows]


def _judged(case: Any) -> tuple[float, int]:
    """How long all goods take by columns, with clauses and figures, once they are tables; and how many there were."""
    from roolang.columnar.engine import Engine
    from roolang.columnar.run import Slice
    from tests.batch.holding import tables_of

    engine = Engine()
    tables = tables_of(case, engine)
    start = time.perf_counter()
    done = Slice(engine, *tables, lambda day: [case.program], day=case.program.day).judge()
    engine.rows("SELECT verdict, count(*), count(clause), sum(slack) FROM verdicts GROUP BY 1")
    assert not done.findings and not done.rows, (done.findings, done.rows)
    return time.perf_counter() - start, done.goods
