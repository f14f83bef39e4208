"""Rows of tables as their reader counts them, and the first of which something is so.

In a text the headings stand in row 1 and blank rows count, as in a spreadsheet; in tables without rows of headings
(Parquet, Arrow, DuckDB, frames) the first row of data is 1, and is called that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from roolang.columnar.columns import Table
from roolang.columnar.engine import Engine, quoted
from roolang.columnar.files import MARKS, cells_of
from roolang.diagnostics.place import Place, shown
from roolang.record import record


@record(frozen=True, slots=True)
class Spot:
    """A row of a file, perhaps a column of it: `what` the reader calls it, and its number, or 0 if it has none."""

    file: str
    what: str
    number: int = 0
    column: str = ""

    @property
    def place(self) -> Place:
        """The same for findings."""
        return place_of(self, [self.number])


def place_of(spot: Spot, numbers: Sequence[int], more: int = 0) -> Place:
    """Several rows of one kind, and how many there are besides."""
    listed = [f"{each:,}" for each in numbers if each]
    several = "s" if len(listed) + more > 1 and listed else ""
    listed += [f"{more:,} more"] if more else []
    joined = (
        f" {', '.join(listed[:-1])} and {listed[-1]}" if len(listed) > 1 else "".join(f" {each}" for each in listed)
    )
    column = f", column `{shown(spot.column)}`" if spot.column else ""
    return Place(spot.file, f"{spot.what}{several}{joined}{column}")


@dataclass(slots=True)
class Rows:
    """The rows of tables in an engine."""

    engine: Engine

    def count(self, table: Table, condition: str) -> int:
        """Of how many rows that are judged something is so."""
        return int(self.engine.one(f"SELECT count(*) FROM {table.relation} WHERE {condition}")[0])

    def first(self, table: Table, condition: str, most: int, told: str = "''") -> list[tuple[Spot, Any]]:
        """The first rows of which it is so, with what is told of each."""
        wrong = f"({table.within}) AND ({condition})" if table.within else f"({condition})"
        whose = quoted(table.heading("good")) if table.nested else "NULL"
        found = self.ordered(
            f"SELECT row, whose, told FROM (SELECT row_number() OVER () AS row, {whose} AS whose, {told} AS told, "
            f"({wrong}) AS bad FROM {table.whole}) WHERE bad ORDER BY row LIMIT {most}"
        )
        spots = spots_of(table, [(row, whose) for row, whose, _ in found])
        return [(spot, value) for spot, (*_, value) in zip(spots, found, strict=True)]

    def ordered(self, sql: str) -> list[tuple[Any, ...]]:
        """What a query gives that asks for the order of rows."""
        self.engine.run("SET preserve_insertion_order = true")
        try:
            return self.engine.rows(sql)
        finally:
            self.engine.run("SET preserve_insertion_order = false")


def spots_of(table: Table, rows: Sequence[tuple[int, Any]]) -> list[Spot]:
    """Rows by their numbers among the data, each with the good that it is of."""
    if table.nested:
        return [Spot(table.name, f"materials of `{shown(str(whose))}`") for _, whose in rows]
    if not table.text:
        return [Spot(table.name, "data row", row) for row, _ in rows]
    shift = _shifts(table, max((row for row, _ in rows), default=0))
    return [Spot(table.name, "row", shift.get(row, row + 1)) for row, _ in rows]


def _shifts(table: Table, most: int) -> dict[int, int]:
    """The rows of a text by their numbers among the data, up to one; nothing if its headings are not found."""
    headings = {column.heading for column in table.columns}
    for mark in MARKS:
        found: dict[int, int] = {}
        for number, cells in cells_of(table.text, mark):
            if found and cells:
                found[len(found)] = number
            elif not found and headings <= {each.strip() for each in cells}:
                found[0] = number
            if len(found) > most:
                break
        if found:
            return found
    return {}
