"""A sheet as it was read: cells with what they hold, by row and column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from roolang.diagnostics.place import Place, Square, shown
from roolang.domain.loading.tidy import Numeral

Content: TypeAlias = "str | Numeral | bool | date | None"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds. `shape` is the form in which a spreadsheet shows its number (`0.00%`).

    `fault` is the error that a formula came to (`#REF!`), or `uncounted` if nobody has worked it out.
    `set_in` is by how many steps a spreadsheet indents it.
    """

    content: Content = None
    shape: str = ""
    fault: str = ""
    set_in: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.content is None and not self.fault

    @property
    def indent(self) -> int:
        """How far its words are from the left, in blanks: those before them, and two for each step of an indent."""
        before = self.content[: -len(self.content.lstrip()) or None] if isinstance(self.content, str) else ""
        return 2 * self.set_in + len(before.expandtabs(4))

    @property
    def words(self) -> str:
        """What stands in it, as text on one line."""
        match self.content:
            case str():
                return " ".join(self.content.split())
            case Numeral(text=text):
                return text
            case bool():
                return "yes" if self.content else "no"
            case date():
                return self.content.isoformat()
        return ""


UNCOUNTED = "uncounted"
"""The fault of a formula whose result is not in the file."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number, from one as a spreadsheet counts, and its cells from the first column."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of a column (from zero)."""
        return self.cells[column] if column < len(self.cells) else Cell()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file; a CSV file is one sheet, named as the file without its ending, that goes unnamed in places.

    `hidden_rows` by number, `hidden_columns` from zero; `merged` holds ranges such as `B4:B6`; `grouped_rows` are those
    that the outline of a spreadsheet puts under others.
    `role` says what its rows are (`goods`, `materials`) where the way in which the file was given says so.
    """

    file: str
    name: str
    rows: tuple[Row, ...]
    named: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    grouped_rows: frozenset[int] = frozenset()
    merged: tuple[str, ...] = ()
    role: str = ""

    def at(self, row: int | None = None, column: int | None = None) -> str:
        """A cell, a row, a column or the whole sheet, as a spreadsheet names it: `BOM!D17`."""
        return called(self._square(row, column))

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """The same with its file, for findings."""
        return placed(self.file, self._square(row, column))

    def _square(self, row: int | None, column: int | None) -> Square:
        return Square(self.name if self.named else "", row, column)


def placed(file: str, square: Square) -> Place:
    """The place of a cell, a row, a column or a sheet."""
    return Place(file, called(square), square=square)


def called(square: Square) -> str:
    """What a spreadsheet calls it: `BOM!D17`; what stands in a text goes without a sheet."""
    row, column = square.row, square.column
    cell = f"{letters(column) if column is not None else ''}{row if row is not None else ''}"
    if row is not None and column is None:
        cell = f"row {row}"
    elif column is not None and row is None:
        cell = f"column {cell}"
    sheet = shown(square.sheet, 40)
    if not sheet:
        return cell
    if row is not None and column is not None:
        return f"{sheet}!{cell}" if sheet.isidentifier() else f"'{sheet}'!{cell}"
    return f"{sheet}, {cell}" if cell else sheet


def letters(column: int) -> str:
    """A column (from zero) as spreadsheets call it."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
