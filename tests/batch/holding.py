"""Cases judged by columns and by the interpreter, and what differs."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from roolang.columnar.columns import Table, understood
from roolang.columnar.declared import declared, document, nested, put
from roolang.columnar.engine import Engine
from roolang.columnar.run import Done, Slice
from roolang.columnar.told import told
from roolang.interpret import judge
from roolang.ir.program import Program
from tests.batch.generate import TYPES, Case

DAY = date(2018, 1, 1)
MATERIAL = ("good", "code", "value", "originating", "net_weight_kg", "produced_in")


def arrow(rows: list[dict[str, Any]], names: list[str]) -> pa.Table:
    """Rows as a table, amounts as exact decimals."""
    types = {name: getattr(pa, TYPES[name])() if name in TYPES else pa.decimal128(18, 2) for name in names}
    types |= {"id": pa.string()} if "parent" in names else {}
    return pa.table({name: pa.array([row[name] for row in rows], type_) for name, type_ in types.items()})


def by_columns(case: Case, engine: Engine) -> tuple[dict[str, tuple[Any, ...]], Done]:
    """The verdict of each good by columns: verdict, clause, slack, and who found it."""
    tables = []
    lines = list((case.materials or [dict.fromkeys(MATERIAL)])[0])
    for role, rows, names in (("goods", case.goods, list(case.goods[0])), ("materials", case.materials, lines)):
        engine.register(role, arrow(rows, names))
        tables.append(Table(role, role, role))
        assert not understood(tables[-1], engine.described(role, role), {}, set())
    done = Slice(engine, *tables, lambda day: [case.program], day=case.program.day).judge()
    assert not done.findings, done.findings
    found = engine.rows("SELECT id, verdict, clause, slack, judged_by FROM verdicts")
    return {id_: row for id_, *row in found}, done


def by_the_interpreter(case: Case) -> dict[str, tuple[Any, ...]]:
    """The same by the interpreter, from the same rows."""
    held: dict[int, list[dict[str, Any]]] = {}
    for line in case.materials:
        held.setdefault(line["good"], []).append(data({k: v for k, v in line.items() if k != "good"}))
    found = {}
    for good in case.goods:
        rows = held.get(good["id"], [])
        materials, _ = nested(rows, [None] * len(rows), str(good["id"]))  # type: ignore[list-item]
        declaration, findings = declared(document(str(good["id"]), data(good), materials or None), "case")
        assert declaration is not None, findings
        found[str(good["id"])] = judged(case.program, declaration)
    return found


def judged(program: Program, declaration: Any) -> tuple[Any, ...]:
    judgement = judge(program, declaration)
    trace = told(judgement.trace)
    figure = trace.figure.figure if trace.figure is not None else None
    slack = figure.slack.low if figure is not None else None
    return judgement.verdict, trace.clause, slack


def data(row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        put(found, name, format(value, "f") if isinstance(value, Decimal) else value)
    return found


def differences(case: Case, engine: Engine) -> tuple[list[str], Counter[str]]:
    """What columns say otherwise than the interpreter, and how many each judged."""
    columns, _ = by_columns(case, engine)
    told_ = []
    for id_, (verdict, clause, slack) in by_the_interpreter(case).items():
        found_verdict, found_clause, found_slack, _ = columns[id_]
        same = found_slack is None or slack is None or found_slack == slack
        if (found_verdict, found_clause) != (verdict, clause) or not same:
            told_.append(
                f"{id_}: {(found_verdict, found_clause, found_slack)} is {(verdict, clause, slack)} by the interpreter"
            )
    assert len(columns) == len(case.goods)
    return told_, Counter(row[-1] for row in columns.values())
