"""Which row is part of which by how far its words are set in, where no column says it."""

from __future__ import annotations

from roolang.domain.loading.report import Report
from roolang.domain.tables.columns import Headings
from roolang.domain.tables.grid import Row, Sheet, letters
from roolang.domain.tables.headings import guess
from roolang.domain.tables.line import Line


def by_indent(sheet: Sheet, headings: Headings, lines: list[Line], report: Report) -> None:
    """Parents by the indent of names or descriptions, with a warning that says so; a stray blank is none."""
    for name in ("id", "description"):
        if (column := headings.read.get(name)) is None:
            continue
        depths = [line.row.cell(column.index).indent for line in lines]
        if len(set(depths)) > 1:
            _by_depths(sheet, column.index, lines, depths, report)
            return
    grouped = [line for line in lines if line.row.number in sheet.grouped_rows]
    if grouped and len(grouped) < len(lines):
        message = (
            "rows are grouped under others here, and no column says that they are parts of them: all are materials"
        )
        _tell(sheet, grouped[0].row.number, None, f"{message} of the good", report)


def set_in(sheet: Sheet, header: Row) -> bool:
    """Whether the names or descriptions of some rows are set in under the first one, by two blanks or more."""
    rows = [row for row in sheet.rows if row.number > header.number and any(not cell.blank for cell in row.cells)]
    for at, cell in enumerate(header.cells):
        found = guess(cell.content, goods=False) if isinstance(cell.content, str) else None
        if found is not None and found.field in ("id", "description"):
            depths = [row.cell(at).indent for row in rows if not row.cell(at).blank]
            if depths and max(depths) - depths[0] >= 2 and min(depths) == depths[0]:
                return True
    return False


def _by_depths(sheet: Sheet, column: int, lines: list[Line], depths: list[int], report: Report) -> None:
    steps = sorted(set(depths))
    first = next(i for i, depth in enumerate(depths) if depth > steps[0])
    row = lines[first].row.number
    if len(steps) == 2 and steps[1] - steps[0] < 2:
        _tell(sheet, row, column, "a row begins with a blank here; it is not taken for part of the row above", report)
        return
    open_lines: dict[int, Line] = {}
    for line, depth in zip(lines, depths, strict=True):
        if depth > steps[0] and (not open_lines or (depth < max(open_lines) and depth not in open_lines)):
            message = "this row is set in by as much as no row above it, so nobody can tell of which it is a part"
            help_ = "set it in like those beside it, or add a column `level`"
            report.add("RL6210", sheet.place(line.row.number, column), message, help_)
        open_lines = {each: above for each, above in open_lines.items() if each < depth}
        line.parent = open_lines[max(open_lines)] if open_lines else None
        open_lines[depth] = line
    message = f"rows that are set in are taken for parts of the row above, by the words in column {letters(column)}"
    _tell(sheet, row, column, message, report)


def _tell(sheet: Sheet, row: int, column: int | None, message: str, report: Report) -> None:
    report.add("RL7204", sheet.place(row, column), message, "to be sure, add a column `level` (1, 2, 3) or `parent`")
