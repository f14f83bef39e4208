"""Rows that may be no lines of the table: remarks, costs that are no materials, a second row of headings."""

from __future__ import annotations

import re

from roolang.diagnostics.place import quoted
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Numeral
from roolang.domain.tables.columns import Headings, known_headings
from roolang.domain.tables.grid import Row, Sheet
from roolang.domain.tables.headings import MEASURED, MONEY_FIELDS, is_cost
from roolang.domain.tables.words import nothing_known

_AMOUNTS = (*MONEY_FIELDS, *MEASURED, "quantity", "values")
_REMARK = re.compile(r"[*(†#!].*|.*:", re.DOTALL)
"""A star, a bracket or the like at the start, or a colon at the end: nothing that begins or ends the name of a part."""
_WORDS = re.compile(r"(?:\S+\s+){2,}\S+", re.DOTALL)
"""Three words: no name, where nothing is left out that could be a part."""
_FEW = 3
"""With fewer columns than these, a row of one cell says as much as any other."""


def headings_again(sheet: Sheet, row: Row, headings: Headings, report: Report, *, first: bool) -> bool:
    """RL6205 where a row below the headings has further headings: those of another table, or a second row of them."""
    filled = [cell for cell in row.cells if not cell.blank]
    if any(isinstance(cell.content, Numeral | bool) or re.search(r"\d", cell.words) for cell in filled):
        return False
    known = known_headings([cell.words for cell in filled])
    if known < _FEW and not (first and _names_amounts(row, headings)):
        return False
    message = "this looks like a second row of headings: the cells are words, where the columns hold amounts or codes"
    help_ = (
        "write the headings of a column into one cell, or name the columns by --column; divide a sheet of two tables"
    )
    at = next(i for i, cell in enumerate(row.cells) if not cell.blank)
    report.add("RL6205", sheet.place(row.number, at), message, help_)
    return True


def _names_amounts(row: Row, headings: Headings) -> bool:
    """Whether words stand where amounts should, and nothing that would be the name or the code of a line."""
    if any(name in headings.read and not row.cell(headings.read[name].index).blank for name in ("id", "code")):
        return False
    amounts = [each for name, each in headings.read.items() if name.partition(".")[0] in _AMOUNTS]
    return any(not nothing_known(row.cell(each.index)) for each in amounts)


def remarks_in(sheet: Sheet, headings: Headings, kept: list[Row], *, parts: bool) -> list[Row]:
    """Rows of one cell that are no lines: by their marks or their merged cell; where the lines are no `parts`, by
    several words or after the last line as well. A part whose name has three words is a part all the same (`doubt`).
    """
    if len(headings.read) < _FEW:
        return []
    merged = {int(row) for span in sheet.merged for row in re.findall(r"(?<=\D)\d+", span)[:1] if _over_columns(span)}
    remarks = [row for row in kept if (words := alone(row)) and (row.number in merged or _REMARK.fullmatch(words))]
    if parts:
        return remarks
    remarks += [row for row in kept if _WORDS.fullmatch(alone(row)) and row not in remarks]
    numbers = {row.number for row in remarks}
    lines = [row for row in kept if row.number not in numbers]
    while len(lines) > 1 and alone(lines[-1]) and lines[-1].number - lines[-2].number > 1:
        remarks.append(lines.pop())
    return sorted(remarks, key=lambda row: row.number)


def _over_columns(span: str) -> bool:
    first, _, last = span.partition(":")
    return re.sub(r"\d", "", first) != re.sub(r"\d", "", last)


def alone(row: Row) -> str:
    """The words of a row of which only one cell is filled, with words."""
    filled = [cell for cell in row.cells if not cell.blank]
    return filled[0].words if len(filled) == 1 and isinstance(filled[0].content, str) else ""


def doubt(sheet: Sheet, row: Row, headings: Headings, report: Report) -> None:
    """RL7203 where a row of materials may be no material: a cost, or what has neither a name nor a code."""
    columns = [headings.read[name] for name in ("id", "code", "description") if name in headings.read]
    named = [column for column in columns if not row.cell(column.index).blank]
    coded = any(column.guess.field == "code" for column in named)
    cost = next((column for column in named if not coded and is_cost(row.cell(column.index).words)), None)
    names = {column.guess.field for column in columns}
    if cost is not None:
        message = f"{quoted(row.cell(cost.index).words)} is a cost or a value by its words, and no material"
    elif (names >= {"id", "code"} and {column.guess.field for column in named} <= {"description"}) or (
        len(names) > 1 and not named
    ):
        message = "this row has neither a name nor a tariff code: nobody can tell whether it is a material"
    elif len(headings.read) >= _FEW and alone(row):
        message = f"{quoted(alone(row))} stands alone in this row: it may be a material, a title or a remark"
    else:
        return
    at = cost.index if cost else next((i for i, cell in enumerate(row.cells) if not cell.blank), None)
    help_ = (
        "delete the row or put `#` before the words if it is none; a material has a tariff code, or more that is known"
    )
    report.add("RL7203", sheet.place(row.number, at), message, help_)
