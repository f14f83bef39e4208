"""Rows as declarations: for the one that stands for a kind of goods, and for goods that go through the interpreter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from roolang.columnar.columns import Column, Table
from roolang.columnar.engine import Engine, quoted
from roolang.columnar.rows import Rows, Spot, spots_of
from roolang.columnar.sites import Sites
from roolang.diagnostics import Finding, Place
from roolang.domain.declaration import Declaration, Item
from roolang.domain.fields import BY_TEXT, CLAIMS, FLAGS, IN_ROW, NAMED
from roolang.domain.loading import declarations_from
from roolang.record import record

LISTS = (*CLAIMS, "processes", "complete")
ANSWERS = (*BY_TEXT, *FLAGS)
"""Fields that are so or not so, as a column may say in words."""
FLAG = {2: ("true", "yes", "y", "1"), 0: ("false", "no", "n", "0")}
"""How a column says that it is so, or not, in words: by the number that stands for the truth in a plan."""
WORDS = {word: number == 2 for number, words in FLAG.items() for word in words}
Data = dict[str, Any]


def plain(value: Any) -> Any:
    """A value of a row as a declaration has it: exact, empty ones not there."""
    match value:
        case Decimal():
            return format(value, "f")
        case str():
            return value.strip() or None
        case list():
            return [plain(each) for each in value]
        case dict():
            return {key: said for key, each in value.items() if (said := plain(each)) is not None}
    return value


def good_of(constants: Mapping[str, str], columns: Sequence[Column], row: Sequence[Any]) -> Data:
    """What is said of a good: by its row, and of all goods where its row does not say it."""
    cells = [(column.field, plain(value)) for column, value in zip(columns, row, strict=True)]
    said = {field for field, value in cells if value is not None}
    found: Data = {}
    for field, value in [*((name, words) for name, words in constants.items() if name not in said), *cells]:
        put(found, field, value)
    return found


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
        so = WORDS.get(value.casefold(), value) if isinstance(value, str) and _answers(head, value) else value
        said = into.get(head)
        into[head] = {**(said if isinstance(said, dict) else {}), name: _dated(so)}


def _answers(head: str, value: str) -> bool:
    """Whether a field with a name behind it is so or not so: of `values.FOB` a 1 is an amount, as it is of a quota."""
    return head in (*BY_TEXT, "established") or (head == "quotas" and not value.strip().isdigit())


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


def declared(
    data: Data, where: str, origins: Mapping[str, Place] | None = None
) -> tuple[Declaration | None, list[Finding]]:
    """A declaration, or what is wrong with it, at the places that `origins` has for its fields."""
    found, findings = declarations_from(data, where, origins)
    return (found[0] if found else None), list(findings)


@record(frozen=True, slots=True, eq=False)
class Given:
    """A good by its number, its declaration, what was found of it, and where it stands."""

    number: Any
    declaration: Declaration | None
    findings: Sequence[Finding]
    sites: Sites


def one_by_one(engine: Engine, goods: Table, lines: Table, wanted: str, constants: Mapping[str, str]) -> list[Given]:
    """The declarations of the goods whose numbers stand in a table, with what is wrong with them."""
    rows = Rows(engine)
    line_columns = [column for column in lines.columns if column.field != "good"]
    held: dict[Any, tuple[list[Data], list[Spot]]] = {}
    told = _rows_of(rows, lines, line_columns, "good", wanted)
    for (g, _, _, *row), spot in zip(told, _spots(lines, told), strict=True):
        items, spots = held.setdefault(g, ([], []))
        items.append(item_of(line_columns, row))
        spots.append(spot)
    judged = []
    given = _rows_of(rows, goods, goods.columns, "id", wanted)
    for (g, name, _, *row), spot in zip(given, _spots(goods, given), strict=True):
        item = good_of(constants, goods.columns, row)
        rows_, spots = held.get(g, ([], []))
        items, order = nested(rows_, spots, str(name))
        sites = Sites(spot, goods.columns, order, line_columns, items)
        if len(order) < len(rows_):
            judged.append(Given(g, None, [_adrift(spots, order)], Sites(spot, goods.columns)))
            continue
        judged.append(_given(g, document(name, item, items or None), f"{goods.name}: {name}", sites))
    return judged


def _given(number: Any, data: Data, source: str, sites: Sites) -> Given:
    """A good; where its fields stand is only worked out if something is found of one."""
    declaration, findings = declared(data, source)
    if findings:
        declaration, findings = declared(data, source, sites.everything())
    if declaration is not None:
        sites.names = tuple(_names(declaration.good))
        declaration = replace(declaration, places=sites)
    return Given(number, declaration, findings, sites)


def nested(rows: Sequence[Data], spots: Sequence[Spot], good: str) -> tuple[list[Data], list[Spot]]:
    """Rows that name what they are part of as materials within materials; and their spots, each before those within it.

    Of a row that is part of nothing, or of itself, nothing comes.
    """
    inside: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        parent = str(row.pop("parent", None) or good)
        inside.setdefault("" if parent == good else parent, []).append(number)
    order: list[Spot] = []

    def of(parent: str) -> list[Data]:
        found = []
        for number in inside.get(parent, ()):
            order.append(spots[number])
            own = str(rows[number].get("id") or "")
            parts = of(own) if own in inside and own else []
            found.append({**rows[number], **({"materials": parts} if parts else {})})
        return found

    return of(""), order


def _adrift(spots: Sequence[Spot], order: Sequence[Spot]) -> Finding:
    """RL6211 at the first row of which nothing came."""
    lost = next(spot for spot in spots if spot not in order)
    message, help_ = "this is part of no material of its good, or of itself", "look at the parents"
    return Finding("RL6211", message, where=lost.place, help=help_)


def _names(item: Item) -> Iterator[str]:
    """The names of a good and of all it is made of, each before what is within it."""
    yield item.name
    holding = item.holdings.get("materials")
    for part in holding.items if holding else ():
        yield from _names(part)


def _rows_of(rows: Rows, table: Table, columns: Sequence[Column], key: str, wanted: str) -> list[tuple[Any, ...]]:
    """The rows of a table whose key is wanted, in their order: number and id of the good, row, and cells."""
    listed = "".join(f", t.{quoted(column.heading)}" for column in columns)
    return rows.ordered(
        f"SELECT w.g, w.id, t.row_{listed} FROM (SELECT *, row_number() OVER () AS row_ FROM {table.whole}) t "
        f"JOIN {wanted} w ON CAST(t.{quoted(table.heading(key))} AS VARCHAR) = w.id ORDER BY row_"
    )


def _spots(table: Table, rows: Sequence[tuple[Any, ...]]) -> list[Spot]:
    return spots_of(table, [(row, id_) for _, id_, row, *_ in rows])
