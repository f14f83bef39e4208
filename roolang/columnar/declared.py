"""Rows as declarations: for the one that stands for a kind of goods, and for goods that go through the interpreter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from roolang.columnar.columns import Column, Table
from roolang.columnar.engine import Engine, quoted
from roolang.columnar.load import plain
from roolang.diagnostics import Finding
from roolang.domain.declaration import Declaration
from roolang.domain.fields import BY_TEXT, CLAIMS, FLAGS, IN_ROW, NAMED
from roolang.domain.loading import declarations_from

LISTS = (*CLAIMS, "processes", "complete")
ANSWERS = (*BY_TEXT, *FLAGS)
"""Fields that are so or not so, as a column may say in words."""
WORDS = {"true": True, "yes": True, "false": False, "no": False}
Data = dict[str, Any]


def item_of(columns: Sequence[Column], row: Sequence[Any]) -> Data:
    """A row of a table as the fields of an item."""
    found: Data = {}
    for column, value in zip(columns, row, strict=True):
        put(found, column.field, plain(value))
    return found


def put(into: Data, field: str, value: Any) -> None:
    """Puts what a column says where a declaration has it."""
    if value is None:
        return
    head, _, name = field.partition(".")
    if head in ANSWERS and isinstance(value, str):
        value = WORDS.get(value.casefold(), value)
    if not name and isinstance(into.get(head), dict) and head in ANSWERS:
        return  # what is said text by text goes before what is said of all, as in a bill of materials
    if not name:
        into[field] = _parted(field, value) if field in LISTS and isinstance(value, str) else _dated(value)
    elif head == "described_as":
        so = WORDS.get(value.casefold(), value) if isinstance(value, str) else value
        into.setdefault("described_as" if so else "not_described_as", []).append(name)
    elif head in NAMED:
        so = WORDS.get(value.casefold(), value) if isinstance(value, str) and head not in ("codes", "dates") else value
        said = into.get(head)
        into[head] = {**(said if isinstance(said, dict) else {}), name: _dated(so)}


def _parted(field: str, text: str) -> list[Any]:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return [_process(part) for part in parts] if field == "processes" else parts


def _process(words: str) -> Any:
    name, _, place = words.rpartition(" in ")
    return {"name": name, "in": place} if len(place) == 2 and place.isupper() and name else words


def _dated(value: Any) -> Any:
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


def document(id_: str, good: Data, materials: list[Data] | None) -> Data:
    """A declaration as a file would have it."""
    top = {name: good.pop(name) for name in IN_ROW if name in good}
    dates = {"dates": good.pop("dates")} if "dates" in good else {}
    held = {} if materials is None else {"materials": materials}
    good.pop("id", None)
    return {"id": id_, **top, **dates, "good": {**good, **held}}


def declared(data: Data, where: str) -> tuple[Declaration | None, list[Finding]]:
    """A declaration, or what is wrong with it."""
    found, findings = declarations_from(data, where)
    return (found[0] if found else None), list(findings)


def one_by_one(
    engine: Engine, goods: Table, lines: Table, wanted: str, constants: Mapping[str, str]
) -> list[tuple[Any, Declaration | None, list[Finding]]]:
    """The declarations of the goods whose numbers stand in a table, with what is wrong with them."""
    id_ = quoted(_heading(goods, "id"))
    good_columns, line_columns = goods.columns, [column for column in lines.columns if column.field != "good"]
    listed = ", ".join(f"t.{quoted(column.heading)}" for column in good_columns)
    key = "w.g"
    match_ = f"CAST(t.{id_} AS VARCHAR) = w.id"
    rows = engine.rows(f"SELECT {key}, w.id, {listed} FROM {goods.relation} t JOIN {wanted} w ON {match_}")
    parts = ", ".join(f"t.{quoted(column.heading)}" for column in line_columns) or "1"
    good = quoted(_heading(lines, "good"))
    engine.run("SET preserve_insertion_order = true")
    found = engine.rows(
        f"SELECT w.g, {parts} FROM (SELECT *, row_number() OVER () AS row_ FROM {lines.relation}) t "
        f"JOIN {wanted} w ON CAST(t.{good} AS VARCHAR) = w.id ORDER BY row_"
    )
    engine.run("SET preserve_insertion_order = false")
    held: dict[Any, list[Data]] = {}
    for g, *row in found:
        held.setdefault(g, []).append(item_of(line_columns, row) if line_columns else {})
    judged = []
    for g, name, *row in rows:
        item: Data = {}
        for field, words in constants.items():
            put(item, field, words)
        item |= item_of(good_columns, row)
        judged.append((g, *declared(document(name, item, held.get(g)), f"{goods.name}: {name}")))
    return judged


def _heading(table: Table, field: str) -> str:
    column = table.of(field)
    assert column is not None
    return column.heading
