"""Cases judged by columns and by the interpreter, and what differs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from roolang.columnar.alike import Alike
from roolang.columnar.columns import Table, understood
from roolang.columnar.declared import declared, document, nested, put
from roolang.columnar.engine import Engine
from roolang.columnar.run import Slice
from roolang.columnar.slices import sliced
from roolang.columnar.told import told
from roolang.interpret import judge
from roolang.ir.program import Program
from tests.batch.generate import TYPES, Case

FIGURES = ("number_from", "number_to", "base_from", "base_to", "slack")
SMALLEST = Fraction(1, 10**9)
MATERIAL = ("good", "code", "value", "originating", "net_weight_kg", "produced_in")


@dataclass(frozen=True)
class Found:
    """What is found of a good: figures as the table of verdicts can hold them, None where it cannot."""

    verdict: str
    clause: str
    figures: tuple[Fraction | None, ...]


def arrow(rows: list[dict[str, Any]], names: list[str], *, named: bool) -> pa.Table:
    """Rows as a table, amounts as exact decimals; ids of goods are words if they are `named`."""
    types = {name: getattr(pa, TYPES[name])() if name in TYPES else pa.decimal128(18, 2) for name in names}
    types |= {"id": pa.string()} if "parent" in names else {}
    of_goods = "good" if "good" in names else "id"
    types |= {of_goods: pa.string()} if named else {}
    rows = [{**row, of_goods: f"no. {row[of_goods]}"} for row in rows] if named else rows
    return pa.table({name: pa.array([row[name] for row in rows], type_) for name, type_ in types.items()})


def tables_of(case: Case, engine: Engine) -> list[Table]:
    """The goods and materials of a case as tables of an engine."""
    tables = []
    lines = list((case.materials or [dict.fromkeys(MATERIAL)])[0])
    for role, rows, names in (("goods", case.goods, list(case.goods[0])), ("materials", case.materials, lines)):
        engine.register(role, arrow(rows, names, named=case.named))
        tables.append(Table(role, role, role))
        assert not understood(tables[-1], engine.described(role, role), {}, set())
    return tables


def by_columns(case: Case, engine: Engine) -> dict[str, tuple[Found, str]]:
    """The verdict of each good by columns, and who found it."""
    goods, lines = tables_of(case, engine)
    alike, found = Alike(), list[tuple[Any, ...]]()
    for both in sliced(engine, goods, lines, case.slice) if engine.slices else [(goods, lines)]:
        done = Slice(engine, *both, lambda day: [case.program], day=case.program.day, alike=alike).judge()
        assert not done.findings, done.findings
        found += engine.rows(f"SELECT id, verdict, clause, {', '.join(FIGURES)}, judged_by FROM verdicts")
    assert len(found) == len(case.goods)
    return {
        id_.removeprefix("no. "): (
            Found(verdict, clause, tuple(None if each is None else Fraction(each) for each in told_)),
            by,
        )
        for id_, verdict, clause, *told_, by in found
    }


def by_the_interpreter(case: Case) -> dict[str, Found]:
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


def judged(program: Program, declaration: Any) -> Found:
    judgement = judge(program, declaration)
    trace = told(judgement.trace)
    figure = trace.figure.figure if trace.figure is not None else None
    if figure is None:
        return Found(judgement.verdict, trace.clause, (None,) * len(FIGURES))
    base = (figure.base.low, figure.base.high) if figure.base else (None, None)
    told_ = (figure.number.low, figure.number.high, *base, figure.slack.low)
    return Found(judgement.verdict, trace.clause, tuple(map(held, told_)))


def held(figure: Fraction | None) -> Fraction | None:
    """A figure if the table of verdicts can hold it."""
    return figure if figure is not None and figure % SMALLEST == 0 else None


def data(row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        put(found, name, format(value, "f") if isinstance(value, Decimal) else value)
    return found


def differences(case: Case, engine: Engine) -> tuple[list[str], Counter[str]]:
    """What columns say otherwise than the interpreter, and how many each judged."""
    columns = by_columns(case, engine)
    by_rows = by_the_interpreter(case)
    assert columns.keys() == by_rows.keys()
    unlike = [
        f"{id_}: {columns[id_]} is {found} by the interpreter"
        for id_, found in by_rows.items()
        if columns[id_][0] != found
    ]
    return unlike, Counter(by for _, by in columns.values())
