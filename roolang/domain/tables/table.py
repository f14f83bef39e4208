"""A sheet with its headings understood: the lines in it, and the mapping by which it was read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from roolang.domain.loading.report import Report
from roolang.domain.tables.cells import Reader
from roolang.domain.tables.choose import Chosen
from roolang.domain.tables.columns import Headings, headings_of, said
from roolang.domain.tables.fields import UNREAD, written
from roolang.domain.tables.figures import form_of
from roolang.domain.tables.grid import Sheet, letters
from roolang.domain.tables.headings import plain
from roolang.domain.tables.items import values_in
from roolang.domain.tables.line import Line
from roolang.domain.tables.mapping import Mapping, SheetMapping
from roolang.domain.tables.passed_over import tell_passed_over
from roolang.domain.tables.roles import MAIN
from roolang.domain.tables.rows import lines_of


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of goods or of materials, ready to be read."""

    sheet: Sheet
    role: str
    headings: Headings
    reader: Reader
    report: Report
    _lines: list[Line] = field(default_factory=list)

    def lines(self) -> list[Line]:
        """Its rows that are goods or materials, with what is read of each; they are read once."""
        if not self._lines:
            self._lines.extend(self._read())
        return self._lines

    def _read(self) -> list[Line]:
        rows = lines_of(self.sheet, self.headings, self.reader.amount_in, self.report, role=self.role)
        return [Line(row, values_in(row, self.reader)) for row in rows]

    @property
    def edition(self) -> str:
        """The edition of the nomenclature that the heading of the codes names."""
        column = self.headings.read.get("code")
        return column.guess.unit if column else ""


def table_of(chosen: Chosen, mapping: Mapping, report: Report) -> Table:
    """The sheet with its columns understood, and a note of how if that was guessed."""
    headings = headings_of(chosen.sheet, chosen.header, chosen.role, mapping, report)
    form = form_of(mapping.numbers) if mapping.numbers else None
    reader = Reader(chosen.sheet, headings, form, mapping.codes, report)
    if not headings.given:
        report.add("RL6301", chosen.sheet.place(), *said(chosen.sheet, headings, coded=chosen.role in MAIN))
        tell_passed_over(chosen, headings, report)
    return Table(chosen.sheet, chosen.role, headings, reader, report)


def mapping_of(tables: dict[str, Table], mapping: Mapping) -> Mapping:
    """The mapping that says all that was guessed."""
    goods, materials = (_sheet(tables[role]) if role in tables else mapping.of(role) for role in MAIN)
    others = {**mapping.others, **{role: _sheet(table) for role, table in tables.items() if role not in MAIN}}
    return replace(mapping, columns={}, sheets={}, file="", goods=goods, materials=materials, others=others)


def _sheet(table: Table) -> SheetMapping:
    every = sorted([*table.headings.read.values(), *table.headings.left], key=lambda column: column.index)
    names = [plain(column.heading) for column in every]
    columns = {}
    for column in every:
        twice = not column.heading or names.count(plain(column.heading)) > 1
        key = f"column {letters(column.index)}" if twice else column.heading
        columns[key] = UNREAD if column in table.headings.left else written(column.guess)
    return SheetMapping(table.sheet.name, table.headings.row, columns)
