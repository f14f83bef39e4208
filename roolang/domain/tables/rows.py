"""The rows below the headings: which are lines of the table, and which are blank, totals or headings once more."""

from __future__ import annotations

import re
from collections.abc import Callable

from roolang.diagnostics.place import quoted
from roolang.domain.loading.report import Report
from roolang.domain.tables.beyond import tell_beyond
from roolang.domain.tables.columns import Column, Headings
from roolang.domain.tables.doubtful import alone, doubt, headings_again, remarks_in
from roolang.domain.tables.grid import Row, Sheet, letters
from roolang.domain.tables.headings import is_cost, plain
from roolang.domain.tables.lookalike import tell_lookalikes
from roolang.domain.tables.roles import INVENTORY, ITEMS
from roolang.domain.tables.totals import Amounts, Totals
from roolang.limits import MAX_LEVELS, MAX_LISTED


def lines_of(sheet: Sheet, headings: Headings, amounts: Amounts, report: Report, *, role: str) -> list[Row]:
    """The rows that are lines, as the sheet has them; everything else is reported."""
    kept: list[Row] = []
    blank: list[int] = []
    again: list[int] = []
    aside: list[int] = []
    totals = Totals(sheet, headings, amounts, _levels(sheet, headings), report)
    for row in sheet.rows:
        if row.number <= headings.row:
            continue
        if all(cell.blank for cell in row.cells):
            blank.append(row.number)
        elif all(row.cell(column.index).blank for column in headings.read.values()):
            aside.append(row.number)
        elif _is_heading(row, headings):
            again.append(row.number)
        elif headings_again(sheet, row, headings, report, first=not kept):
            continue
        elif _is_line(row, headings, role) or not totals.is_total(row):
            kept.append(row)
            if not alone(row):
                totals.add(row)
    kept = _without_remarks(sheet, headings, kept, report, parts=role in ITEMS)
    for row in kept if role in ITEMS else ():
        doubt(sheet, row, headings, report)
    while blank and kept and blank[-1] > kept[-1].number:
        blank.pop()
    _tell(sheet, "RL6302", blank, "blank", report)
    _tell(sheet, "RL6302", again, "the headings once more", report)
    _tell(sheet, "RL6302", aside, "without anything in a column that is read", report)
    _tell_hidden(sheet, headings, kept, report)
    tell_beyond(sheet, headings, kept, report)
    tell_lookalikes(sheet, headings, kept, report)
    return kept


def _is_line(row: Row, headings: Headings, role: str) -> bool:
    """Whether a row is a line whatever its words are: a movement in a stock, or a cost such as `Total cost`."""
    column = headings.read.get("name")
    return role == INVENTORY or (column is not None and is_cost(row.cell(column.index).words))


def _without_remarks(sheet: Sheet, headings: Headings, kept: list[Row], report: Report, *, parts: bool) -> list[Row]:
    """The rows without remarks and titles, which are told with their words."""
    remarks = remarks_in(sheet, headings, kept, parts=parts)
    for row in remarks:
        words = next(cell.words for cell in row.cells if not cell.blank)
        message = f"row {row.number} is left out: {quoted(words)} stands alone in it, as a title or a remark"
        report.add("RL6302", sheet.place(row.number), message, "if it is a material, give it a tariff code")
    numbers = {row.number for row in remarks}
    return [row for row in kept if row.number not in numbers]


def _levels(sheet: Sheet, headings: Headings) -> Callable[[Row], int]:
    """How deep a row stands: by the column of levels, else by those of ids and parents; 0 where nothing says it."""
    by_level, own, above = (headings.read.get(name) for name in ("level", "id", "parent"))
    if by_level is not None:
        return lambda row: _depth(row.cell(by_level.index).words)
    if own is None or above is None:
        return lambda row: 0
    parents = {
        row.cell(own.index).words: row.cell(above.index).words for row in sheet.rows if row.number > headings.row
    }

    def level(row: Row) -> int:
        deep, words = 0, row.cell(above.index).words
        while words in parents and words and deep < MAX_LEVELS:
            deep, words = deep + 1, parents[words]
        return deep

    return level


def _depth(words: str) -> int:
    """A measure that grows with the level, whether that is a number, dots or `1.2.1`."""
    if re.fullmatch(r"\d+", words):
        return int(words[:6])
    return words.count(".")


def _is_heading(row: Row, headings: Headings) -> bool:
    columns = headings.read.values()
    return len(columns) > 1 and all(plain(row.cell(each.index).words) == plain(each.heading) for each in columns)


# ---- what is told


def _tell(sheet: Sheet, code: str, rows: list[int], what: str, report: Report) -> None:
    if rows:
        is_are = "is" if len(rows) == 1 else "are"
        report.add(code, sheet.place(rows[0]), f"{listed('row', rows)} {is_are} left out: {what}")


def _tell_hidden(sheet: Sheet, headings: Headings, kept: list[Row], report: Report) -> None:
    """Rows and columns that are read although nobody sees them; cells that are merged over several rows."""
    hidden = [row.number for row in kept if row.number in sheet.hidden_rows]
    help_ = "show them and look, or delete them"
    if hidden:
        verb = "is hidden and" if len(hidden) == 1 else "are hidden and"
        report.add("RL6303", sheet.place(hidden[0]), f"{listed('row', hidden)} {verb} read as the others", help_)
    columns: list[Column] = [each for each in headings.read.values() if each.index in sheet.hidden_columns]
    for column in columns:
        message = f"column {letters(column.index)} {quoted(column.heading)} is hidden and read as the others"
        report.add("RL6303", sheet.place(headings.row, column.index), message, help_)
    numbers = {row.number for row in kept}
    for span in sheet.merged:
        ends = [int(each) for each in re.findall(r"\d+", span)[:2]]
        if not _is_read(span, headings):
            continue
        if len(ends) == 2 and ends[0] < ends[1] and numbers & set(range(ends[0], min(ends[1], ends[0] + 10_000) + 1)):
            message = f"{span} is one cell over {ends[1] - ends[0] + 1} rows: only the first of them has what it holds"
            report.add("RL6307", sheet.place(ends[0]), message, "unmerge it, and fill in every row")


def _is_read(span: str, headings: Headings) -> bool:
    """Whether a merged cell, `B4:B6`, lies over a column that is read."""
    first, last = (_in_order(re.sub("[^A-Z]", "", end)) for end in (span.partition(":")[0], span.rpartition(":")[2]))
    return any(first <= _in_order(letters(column.index)) <= last for column in headings.read.values())


def _in_order(column: str) -> tuple[int, str]:
    """What puts the names of columns in order: `Z` is before `AA`."""
    return len(column), column


def listed(what: str, numbers: list[int]) -> str:
    """`row 4`, `rows 4, 7 and 9`, or the first of many."""
    if len(numbers) == 1:
        return f"{what} {numbers[0]}"
    shown = [str(number) for number in numbers[:MAX_LISTED]]
    if len(numbers) > MAX_LISTED:
        return f"{what}s {', '.join(shown)} and {len(numbers) - MAX_LISTED} more"
    return f"{what}s {', '.join(shown[:-1])} and {shown[-1]}"
