"""Cells that stand under no heading: a column that nobody named, or a row that has more cells than the headings."""

from __future__ import annotations

from roolang.diagnostics.place import quoted
from roolang.domain.loading.report import Report
from roolang.domain.tables.columns import Headings
from roolang.domain.tables.grid import Row, Sheet, letters
from roolang.limits import MAX_LISTED


def tell_beyond(sheet: Sheet, headings: Headings, kept: list[Row], report: Report) -> None:
    """RL7201 at each row of text that is longer than the headings, RL7202 for each column without a heading.

    In a text between marks a row that is too long mostly has a mark too many: what follows it stands in wrong columns.
    """
    known = {column.index for column in (*headings.read.values(), *headings.left)}
    width = next((len(row.cells) for row in sheet.rows if row.number == headings.row), 0)
    unnamed: dict[int, list[Row]] = {}
    for row in kept:
        beyond = [i for i, cell in enumerate(row.cells) if not cell.blank and i not in known]
        first = next((i for i in beyond if i >= width), None)
        if first is not None and not sheet.named:
            _too_long(sheet, row, first, width, report)
            continue
        for i in beyond:
            unnamed.setdefault(i, []).append(row)
    for i, rows in sorted(unnamed.items()):
        _unnamed(sheet, i, rows, report)


def _too_long(sheet: Sheet, row: Row, first: int, width: int, report: Report) -> None:
    last = f"end in column {letters(width - 1)}" if width else "are not there"
    message = f"{quoted(row.cell(first).words)} stands beyond the headings, which {last}"
    help_ = (
        'a mark too many moves the cells of a row: put words with a mark inside in quotation marks, `"Engine, 4 cyl"`; '
        "or give the column a heading"
    )
    report.add("RL7201", sheet.place(row.number, first), message, help_)


def _unnamed(sheet: Sheet, column: int, rows: list[Row], report: Report) -> None:
    name = letters(column)
    several = f" and in {len(rows) - 1} more rows" if len(rows) > 1 else ""
    if 1 < len(rows) <= MAX_LISTED:
        several = f" and in rows {', '.join(str(row.number) for row in rows[1:])}"
    message = f"column {name} has no heading and is not read; {quoted(rows[0].cell(column).words)} stands here{several}"
    help_ = f'give it a heading, or say what it is: --column "column {name}=FIELD", or to leave it out `=-`'
    report.add("RL7202", sheet.place(rows[0].number, column), message, help_)
