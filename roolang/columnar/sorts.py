"""Sorts of materials: all that state the same of themselves but for codes, amounts, and what they are part of.

What a text asks of a material by where it was made or how it is described is the same for a sort, so the interpreter is
asked once, of a material that stands for all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from roolang.columnar.columns import Column, Table
from roolang.columnar.declared import Data, declared, document, item_of
from roolang.columnar.engine import Engine, quoted
from roolang.domain.contradictions import check_facts
from roolang.domain.declaration import Item
from roolang.interpret import Known, check_names
from roolang.interpret.union import united
from roolang.ir.program import Program

MOST = 400
"""If there are more sorts than these, goods with materials that state anything go row by row."""
STATED = ("produced_in", "imported", "self_produced", "described_as", "established")
"""What sorts differ in besides origin, by what stands before a point."""


@dataclass(slots=True)
class Sorts:
    """The sorts of a table by their numbers: what the rows state in these columns."""

    columns: Sequence[Column]
    rows: Sequence[tuple[Any, ...]]
    parted: bool = False
    """Whether materials may have parts of their own."""
    _items: dict[int, tuple[Program, list[Item]]] = field(default_factory=dict)

    @property
    def key(self) -> object:
        """The same for sorts that state the same."""
        return tuple(column.field for column in self.columns), tuple(self.rows), self.parted

    def data(self, number: int) -> Data:
        """What a sort states, as the fields of a material."""
        return item_of(self.columns, self.rows[number])

    def items(self, program: Program) -> list[Item]:
        """One material of each sort, as a program reads it."""
        if id(program) not in self._items:  # the program is kept with them, so that no other has its number
            self._items[id(program)] = program, [self._item(i, program) for i in range(len(self.rows))]
        return self._items[id(program)][1]

    def _item(self, number: int, program: Program) -> Item:
        found, _ = declared(document("the good", {}, [self.data(number)]), "materials")
        if found is None:
            return Item("material")  # what is wrong with it is told row by row
        (item,) = united(program, found).good.holdings["materials"].items
        return item

    def told(self, names: Known) -> Iterable[int]:
        """The sorts of which something is found: these go through the interpreter, which tells it with the row."""
        plain, _ = _found({}, names)
        return [i for i in range(len(self.rows)) if _found(self.data(i), names) != (plain, True)]


def _found(material: Data, names: Known) -> tuple[int, bool]:
    """How many findings there are of a good with such a material, and whether it can be read."""
    declaration, findings = declared(document("the good", {}, [material]), "materials")
    if declaration is None:
        return len(findings), False
    return len([*findings, *check_names(declaration, names), *check_facts(declaration)]), True


def stated(column: Column) -> bool:
    """Whether sorts of materials differ in a column."""
    return column.field.partition(".")[0] in STATED


def sorts_of(engine: Engine, lines: Table) -> tuple[Sorts, str]:
    """The sorts of a table of materials, and how its rows `l` are joined with theirs, `q`."""
    columns = [each for each in lines.columns if stated(each) or each.field == "originating"]
    headings = [quoted(column.heading) for column in columns]
    listed, parted = ", ".join(headings), lines.of("parent") is not None
    if not columns:
        return Sorts((), [()], parted), ""
    engine.run(
        f"CREATE OR REPLACE TEMP TABLE sorts AS SELECT row_number() OVER (ORDER BY {listed}) - 1 AS sort, * "
        f"FROM (SELECT DISTINCT {listed} FROM {lines.relation})",
        lines.name,
    )
    rows = engine.rows(f"SELECT {listed} FROM sorts ORDER BY sort LIMIT {MOST + 1}")
    if len(rows) > MOST:
        return Sorts((), [()], parted), ""
    same = " AND ".join(f"l.{heading} IS NOT DISTINCT FROM q.{heading}" for heading in headings)
    return Sorts(columns, rows, parted), f" JOIN sorts q ON {same}"


def placed(lines: Table, sorts: Sorts) -> list[str]:
    """Where a material stands: its number, its id, what it is part of, its sort, and the digits of its code."""

    def said(field_: str) -> str:
        column = lines.of(field_)
        return f"nullif(trim(CAST(l.{quoted(column.heading)} AS VARCHAR)), '')" if column else "CAST(NULL AS VARCHAR)"

    sort = "CAST(q.sort AS INTEGER)" if sorts.columns else "CAST(0 AS INTEGER)"
    code = f"regexp_replace({said('code')}, '[.\\s]', '', 'g')"
    return [
        "row_number() OVER () AS n", f"{said('id')} AS i", f"{said('parent')} AS p", f"{sort} AS sort", f"{code} AS cd",
    ]  # fmt: skip
