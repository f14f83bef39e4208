"""What holds of all goods, as the command line says it, held against the columns that say it of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from roolang.columnar.columns import Column, Table
from roolang.columnar.engine import Engine, literal, quoted
from roolang.columnar.rows import Rows
from roolang.diagnostics import Finding, Place
from roolang.diagnostics.place import quoted as said
from roolang.domain.tables.completing import contradicted
from roolang.domain.tables.told import declaration_of, good_of

SPELLINGS = 10_000
"""Spellings of what a column holds that are looked at one by one: so many mostly are so many meanings."""


def amounts_in(constants: Mapping[str, str]) -> list[Finding]:
    """RL7401 for each amount among what holds of all goods: sums by columns want a column of it."""
    amounts = [name for name in constants if Column("", "", name).amount]
    message = "an amount of goods that are judged by columns stands in a column"
    where = Place(option="--good")
    return [
        Finding("RL7401", message, where=where, help=f"give the table of goods a column {said(each)}")
        for each in amounts
    ]


def contradicting(engine: Engine, goods: Table, constants: Mapping[str, str]) -> list[Finding]:
    """RL6205 for each constant of which some row says something else, at the first such row; a blank says nothing."""
    return [
        found
        for name, words in constants.items()
        if (column := goods.of(name)) is not None
        for found in _of_column(engine, goods, column, words)
    ]


def _of_column(engine: Engine, goods: Table, column: Column, words: str) -> Iterator[Finding]:
    cell = f"CAST({quoted(column.heading)} AS VARCHAR)"
    other = f"{cell} IS NOT NULL AND trim({cell}) <> '' AND {cell} <> {literal(words)}"
    spellings = engine.rows(f"SELECT DISTINCT {cell} FROM {goods.relation} WHERE {other} LIMIT {SPELLINGS}")
    wrong = [literal(each) for (each,) in spellings if _differ(column.field, words, each)]
    if not wrong:
        return
    ((spot, there),) = Rows(engine).first(goods, f"{cell} IN ({', '.join(wrong)})", 1, cell)
    message = f"this row says {said(str(there))} for {said(column.field)}, and --good says {said(words)}"
    help_ = "mend the cell; or leave that field out of --good, or the column out"
    yield Finding("RL6205", message, where=spot.place, help=help_)


def _differ(field: str, words: str, cell: str) -> bool:
    (top, good), (other_top, other_good) = _meant(field, words), _meant(field, cell)
    return bool(contradicted({**top, "good": good}, other_top, other_good))


def _meant(field: str, words: str) -> tuple[dict[str, Any], dict[str, Any]]:
    said = {field: words}
    return declaration_of(said), good_of(said)
