"""Excel workbooks, by openpyxl: the only room that knows it. Values that are read are those last worked out."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any, NamedTuple

from roolang.diagnostics import Finding
from roolang.diagnostics.place import Place, quoted
from roolang.domain.amount import exact_text
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Numeral
from roolang.domain.tables.anatomy import Anatomy, anatomy_of, sheet_parts
from roolang.domain.tables.damage import Damaged, reading
from roolang.domain.tables.escape import escaped, unescaped
from roolang.domain.tables.grid import UNCOUNTED, Cell, Content, Row, Sheet, letters
from roolang.domain.tables.guard import opened
from roolang.domain.tables.out import Rows, as_number
from roolang.limits import MAX_CELL, MAX_CELLS, MAX_SHEETS

_INSTALL = "pip install 'roolang[excel]'"
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LONGEST = 32_000
"""Characters that a cell of a workbook holds."""
WIDE_BY = 200
"""So many rows settle how wide a column is."""


def read_workbook(name: str, content: bytes, report: Report) -> list[Sheet]:
    """The sheets that are to be seen, with everything in them."""
    packed = opened(name, content, report)
    if packed is None:
        return []
    try:
        import openpyxl
        from defusedxml.ElementTree import iterparse
    except ImportError as error:
        message = f"Excel workbooks are read with the package `{error.name}`, which is not installed"
        report.add("RL6203", Place(name), message, f"`{_INSTALL}`, or save the sheet as CSV UTF-8")
        return []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with reading("the workbook"):
                book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            return _sheets(name, book, packed, iterparse, report)
    except Damaged as damage:
        report.add("RL6201", Place(name), f"the workbook is damaged: {damage.what}", damage.help)
        return []


def _sheets(name: str, book: Any, packed: zipfile.ZipFile, parse: Any, report: Report) -> list[Sheet]:
    with reading("the list of its sheets"):
        parts = sheet_parts(packed, parse)
    if lacking := [name for name, part in parts.items() if part not in packed.namelist()]:
        raise Damaged(f"nothing is in it of the sheet {quoted(lacking[0])}")
    found: list[Sheet] = []
    cells = 0
    if len(book.worksheets) > MAX_SHEETS:
        report.add("RL6202", Place(name), f"the workbook has more than {MAX_SHEETS} sheets", "keep those that matter")
        return []
    for page in book.worksheets:
        sheet = Sheet(name, page.title, ())
        if page.sheet_state != "visible":
            report.add("RL6303", sheet.place(), "a hidden sheet is left out", "show it, or delete it")
            continue
        with reading(f"the sheet {quoted(page.title)}"):
            anatomy = anatomy_of(packed, parts[page.title], parse)
        cells += anatomy.area
        if trouble := anatomy.excess or ("the workbook has too many cells" if cells > MAX_CELLS else ""):
            help_ = "delete what stands below or beside the table, or save the sheet as CSV UTF-8"
            report.add("RL6202", sheet.place(), trouble, help_)
            continue
        if not _tell_doubled(sheet, anatomy, report):
            found.append(_sheet(sheet, page, anatomy, report))
    return found


def _tell_doubled(sheet: Sheet, anatomy: Anatomy, report: Report) -> bool:
    """RL6201 for each row or cell that the file holds more than once, or out of its order; whether there is any."""
    for row, column in anatomy.doubled:
        what = "row" if column is None else "cell"
        message = f"this {what} stands twice in the file, or out of order, so that nobody can tell what it holds"
        report.add("RL6201", sheet.place(row, column), message, "look at it in a spreadsheet program, and save it anew")
    return bool(anatomy.doubled)


def _sheet(sheet: Sheet, page: Any, anatomy: Anatomy, report: Report) -> Sheet:
    rows: list[Row] = []
    if anatomy.last_row:
        with reading(f"the sheet {quoted(sheet.name)}"):
            page.reset_dimensions()
            lines = [
                [_stored(each) for each in line]
                for line in page.iter_rows(max_row=anatomy.last_row, max_col=anatomy.last_column)
            ]
        for number, line in enumerate(lines, 1):
            cells = [_cell(each, (number, i) in anatomy.uncounted) for i, each in enumerate(line)]
            for column, cell in enumerate(cells):
                if isinstance(cell.content, str) and len(cell.content) > MAX_CELL:
                    message = f"the cell holds more than {MAX_CELL:,} characters"
                    report.add("RL6202", sheet.place(number, column), message, "keep remarks elsewhere")
            rows.append(Row(number, tuple(cells)))
    return Sheet(
        sheet.file, sheet.name, tuple(rows), True,
        frozenset(anatomy.hidden_rows), frozenset(anatomy.hidden_columns), frozenset(anatomy.grouped_rows),
        tuple(anatomy.merged),
    )  # fmt: skip


class _Stored(NamedTuple):
    """A cell as the file has it: its value and kind, the format of numbers, how far words are set in."""

    value: object
    kind: str
    format: str
    set_in: int


def _stored(cell: Any) -> _Stored | None:
    """What is stored of a cell, if it holds anything but space."""
    value = cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    set_in = int(cell.alignment.indent or 0) if isinstance(value, str) and cell.has_style else 0
    return _Stored(value, cell.data_type, cell.number_format or "", set_in)


def _cell(stored: _Stored | None, uncounted: bool) -> Cell:
    if uncounted:
        return Cell(fault=UNCOUNTED)
    if stored is None:
        return Cell()
    if stored.kind == "e":
        return Cell(fault=str(stored.value))
    return Cell(_content(stored.value), stored.format, set_in=stored.set_in)


def _content(value: object) -> Content:
    """A value: numbers as the shortest decimal that is the number stored, a day without an hour as a date."""
    match value:
        case bool():
            return value
        case str():
            return unescaped(value)
        case int():
            return Numeral(str(value))
        case float():
            text = format(Decimal(repr(value)), "f")
            text = text.rstrip("0").rstrip(".") if "." in text else text
            return Numeral("0" if text == "-0" else text)
        case datetime() if (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0):
            return value.date()
        case date() if not isinstance(value, datetime):
            return value
    return str(value)


# ---- workbooks that go out


def write_workbook(sheets: Mapping[str, Rows]) -> bytes | Finding:
    """A workbook of some sheets, the first row of each its headings; or the finding that openpyxl is not installed."""
    try:
        import openpyxl
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font
    except ImportError as error:
        message = f"Excel workbooks are written with the package `{error.name}`, which is not installed"
        return Finding(
            "RL6203", message, where=Place(option="--table"), help=f"`{_INSTALL}`, or write CSV: `--table FILE.csv`"
        )
    book = openpyxl.Workbook(write_only=True)
    bold, wrapped = Font(bold=True), Alignment(vertical="top", wrap_text=True)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        page.freeze_panes = "A2"
        for i, width in enumerate(_widths(rows)):
            page.column_dimensions[letters(i)].width = width
        for number, row in enumerate(rows):
            cells = [WriteOnlyCell(page) for _ in row]
            for cell, value in zip(cells, row, strict=True):
                _put(cell, value)
                cell.alignment = wrapped
                if not number:
                    cell.font = bold
            page.append(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Any, value: str | Fraction | None) -> None:
    """Writes a number as one where that loses nothing, and all else as words that nothing runs."""
    number = as_number(value) if isinstance(value, Fraction) else None
    if number is not None:
        cell.value = Decimal(number)
        return
    words = exact_text(value) if isinstance(value, Fraction) else _ILLEGAL.sub("\ufffd", value or "")
    if words:
        cell.value = escaped(words[:LONGEST])
        cell.data_type = "s"
        cell.number_format = "@"


def _widths(rows: Rows) -> list[int]:
    """Widths of columns that show most of what is in them."""
    some = rows[:WIDE_BY]
    lengths = [max(len(str(value or "")) for value in column) for column in zip(*some, strict=True)]
    return [min(max(length + 2, 8), 60) for length in lengths]
