"""Declarations out of tables of columns: Parquet, Arrow, DuckDB, as `roolang batch` reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from roolang.diagnostics import Finding, Place, has_errors
from roolang.domain.declaration import Declaration

if TYPE_CHECKING:
    from roolang.columnar.columns import Table
    from roolang.columnar.engine import Engine

ENDINGS = (".parquet", ".arrow", ".feather", ".ipc", ".duckdb", ".db")
MOST = 200_000
"""So many declarations are held at once: some kilobytes each, and each is judged by itself."""


def is_columnar(path: str) -> bool:
    """Whether a file holds a table of columns, by its name."""
    return Path(path).suffix.lower() in ENDINGS


def declarations_of(
    paths: Sequence[str], columns: Mapping[str, str], good: Mapping[str, str]
) -> tuple[list[Declaration], list[Finding]]:
    """The declarations in tables of goods and of materials, by their ids, and what is wrong with rows.

    `columns` says what headings are, `good` what holds of all goods.
    """
    from roolang.columnar.engine import Engine, Refused
    from roolang.columnar.sources import opened

    try:
        with closing(Engine()) as engine:
            found = opened(engine, tuple(paths), columns)
            return ([], found) if isinstance(found, list) else _of(engine, *found, good)
    except Refused as refused:
        return [], [refused.finding]


def _of(engine: Engine, goods: Table, lines: Table, good: Mapping[str, str]) -> tuple[list[Declaration], list[Finding]]:
    from roolang.columnar.constants import contradicting
    from roolang.columnar.declared import one_by_one
    from roolang.columnar.load import Loading

    if wrong := contradicting(engine, goods, good):
        return [], wrong
    loading = Loading(engine, goods, lines)
    loaded = loading.load()
    findings = loaded.findings or loading.twice() or loading.orphans()
    if has_errors(findings):
        return [], findings
    if loaded.count > MOST:
        message = f"{loaded.count:,} goods are more than are judged one by one"
        return [], [Finding("RL7431", message, where=Place(goods.name), help="roolang batch judges them by columns")]
    engine.run("CREATE TEMP TABLE wanted AS SELECT g, coalesce(id, CAST(g AS VARCHAR)) AS id FROM g0")
    judged = sorted(one_by_one(engine, goods, lines, "wanted", good), key=lambda each: each.number)
    declarations = [each.declaration for each in judged if each.declaration and not has_errors(each.findings)]
    return declarations, [found for each in judged for found in each.findings]
