"""What the values of an Excel sheet do not tell: what is hidden or merged, which formulas nobody worked out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from roolang.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
Parts = Callable[..., Iterator[tuple[str, Any]]]
"""The reader of XML that is safe against what files may hold, handed in by the room that loads it."""


@dataclass(slots=True)
class Anatomy:
    """Rows by number from one, columns from zero; `last_row` and `last_column` as rows and columns in all.

    `doubled` are cells, and rows without a column, that do not come after those before them.
    """

    hidden_rows: set[int] = field(default_factory=set)
    grouped_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    uncounted: set[tuple[int, int]] = field(default_factory=set)
    doubled: list[tuple[int, int | None]] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0
    cells: int = 0

    @property
    def excess(self) -> str:
        """Why the sheet is too large to be read, if it is."""
        if self.last_row > MAX_ROWS:
            return f"the sheet has something in row {self.last_row:,}, and {MAX_ROWS:,} rows are read at most"
        if self.last_column > MAX_COLUMNS:
            return f"the sheet has {self.last_column:,} columns, and {MAX_COLUMNS:,} are read at most"
        return f"the sheet has more than {MAX_CELLS:,} cells" if max(self.area, self.cells) > MAX_CELLS else ""

    @property
    def area(self) -> int:
        """How many cells are read: all up to the last row and column, of which a file need not hold many."""
        return self.last_row * self.last_column


def sheet_parts(packed: zipfile.ZipFile, parse: Parts) -> dict[str, str]:
    """The parts of the file that hold the sheets, by the sheets' names."""
    targets: dict[str, str] = {}
    with packed.open("xl/_rels/workbook.xml.rels") as part:
        for _, element in parse(part):
            if local(element) == "Relationship":
                target = element.get("Target", "")
                targets[element.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    found: dict[str, str] = {}
    with packed.open("xl/workbook.xml") as part:
        for _, element in parse(part):
            if local(element) == "sheet":
                found[element.get("name", "")] = targets.get(element.get(_RELATION, ""), "")
    return found


def anatomy_of(packed: zipfile.ZipFile, name: str, parse: Parts) -> Anatomy:
    """The anatomy of one sheet, in one walk that keeps nothing of it; it stops where there is too much."""
    found = Anatomy()
    row = column = 0
    body: Element | None = None
    with packed.open(name) as part:
        for event, element in parse(part, events=("start", "end")):
            kind = local(element)
            if event == "start":
                body = element if kind == "sheetData" else body
                if kind == "row":
                    before, row, column = row, _number(element.get("r")) or row + 1, 0
                    found.doubled += [(row, None)] if row <= before else []
                continue
            if kind == "c":
                column = _take_cell(element, row, column, found)
            elif kind == "row":
                if element.get("hidden") in ("1", "true"):
                    found.hidden_rows.add(row)
                if element.get("outlineLevel", "0") != "0":
                    found.grouped_rows.add(row)
                if body is not None:
                    body.clear()
            elif kind == "col" and element.get("hidden") in ("1", "true"):
                first, last = _number(element.get("min")), min(_number(element.get("max")), MAX_COLUMNS)
                found.hidden_columns.update(range(first - 1, last))
            elif kind == "mergeCell" and len(found.merged) < 1000:
                found.merged.append(element.get("ref", ""))
            if found.excess:
                break
    return found


def _take_cell(element: Element, row: int, column: int, found: Anatomy) -> int:
    """Takes one cell down; the column (from zero) after it."""
    found.cells += 1
    if place := _CELL.fullmatch(element.get("r", "")):
        before, column = column, index_of(place[1])
        found.doubled += [(row, column)] if column < before or int(place[2]) != row else []
    parts = {local(child): child for child in element}
    value, formula = parts.get("v"), parts.get("f")
    empty = value is None or not value.text
    if formula is not None and (value is None or (empty and element.get("t") != "str")):
        found.uncounted.add((row, column))
    if formula is not None or not empty or "is" in parts:
        found.last_row = max(found.last_row, row)
        found.last_column = max(found.last_column, column + 1)
    return column + 1


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def index_of(name: str) -> int:
    """A column (from zero) by the letters it goes by."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0
