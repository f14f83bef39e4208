"""Columns that are not read and look as if they held what the table lacks: its codes, its amounts."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.diagnostics.place import quoted
from roolang.domain.currency import CURRENCIES
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Numeral
from roolang.domain.tables.choose import Chosen
from roolang.domain.tables.columns import Column, Headings
from roolang.domain.tables.figures import looks_numeric
from roolang.domain.tables.grid import Cell
from roolang.domain.tables.headings import MONEY_FIELDS, guess, nearly
from roolang.domain.tables.roles import MAIN
from roolang.domain.tables.scaled import is_scaled, written_out
from roolang.domain.tables.shown import SIGNS
from roolang.domain.tables.words import looks_like_codes, nothing_known


def tell_passed_over(chosen: Chosen, headings: Headings, report: Report) -> None:
    """RL6250 where no column is read as tariff codes, RL6490 where none is read as values, and one looks like it.

    RL6491 where a heading is nearly one that is known and that no other column has.
    """
    if report.failed or chosen.role not in MAIN:
        return
    _tell_slips(chosen, headings, report)
    if not any(name == "code" or name.startswith("codes.") for name in headings.read):
        _tell_codes(chosen, headings, report)
    if chosen.role == "materials" and not any(name in MONEY_FIELDS for name in headings.read):
        _tell_amounts(chosen, headings, report)


def _tell_slips(chosen: Chosen, headings: Headings, report: Report) -> None:
    for column in headings.left:
        near = nearly(column.heading, goods=chosen.role == "goods", role=chosen.role)
        if near and near[1] not in headings.read:
            known, field = near
            message = f"{quoted(column.heading)} is not read, and is nearly {quoted(known)}"
            help_ = f'if that is meant, say so: --column "{column.heading}={field}"; else --column "{column.heading}=-"'
            report.add("RL6491", chosen.sheet.place(headings.row, column.index), message, help_)


def _tell_codes(chosen: Chosen, headings: Headings, report: Report) -> None:
    likely = next((each for each in headings.left if looks_like_codes(_below(each, chosen, headings))), None)
    if likely:
        message = (
            f"no column is read as the tariff codes of the {chosen.role}, and {quoted(likely.heading)} looks like it"
        )
        help_ = f'if it holds them, say so: --column "{likely.heading}=code"'
        report.add("RL6250", chosen.sheet.place(headings.row, likely.index), message, help_)


def _tell_amounts(chosen: Chosen, headings: Headings, report: Report) -> None:
    likely = [(column, *why) for column in headings.left if (why := _amounts(column, chosen, headings))]
    told = [each for each in likely if "above" in each[1] or "heading" in each[1]] or likely
    if len(told) == 1:
        ((column, because, unit),) = told
        message = f"no column is read as the value of the materials, and {quoted(column.heading)} may be it: {because}"
        said = f"{column.heading}=value{f' in {unit}' if unit else ''}"
        help_ = written_out(column.heading) if is_scaled(column.heading) else f'say so: --column "{said}"'
        report.add("RL6490", chosen.sheet.place(headings.row, column.index), message, help_)


def _amounts(column: Column, chosen: Chosen, headings: Headings) -> tuple[str, str] | None:
    """Why a column that is not read may hold amounts of money, and in what currency; nothing if it hardly does."""
    cells = [cell for cell in _below(column, chosen, headings) if not nothing_known(cell)]
    if not cells or not all(_is_amount(cell) for cell in cells):
        return None
    words = column.heading.strip()
    unit = SIGNS.get(words, words)
    above = (row.cell(column.index).words for row in chosen.sheet.rows if row.number < headings.row)
    for each in above:
        found = guess(each, goods=False, role=chosen.role) if each else None
        if found and found.field in MONEY_FIELDS:
            return f"{quoted(each)} stands above it", unit if unit in CURRENCIES else found.unit
    if unit in CURRENCIES:
        return "its heading is a currency", unit
    if _begins_with_money(words, chosen.role) and is_scaled(words):
        return "its heading names amounts, and not in whole units of a currency", ""
    return (
        ("it holds amounts, and a column says in which currency they are", "") if "currency" in headings.read else None
    )


def _begins_with_money(heading: str, role: str) -> bool:
    """Whether the first words of a heading are those of a value: `Value in cents`."""
    words = heading.split()
    starts = (guess(" ".join(words[:many]), goods=False, role=role) for many in range(1, len(words)))
    return any(each is not None and each.field in MONEY_FIELDS for each in starts)


def _is_amount(cell: Cell) -> bool:
    return isinstance(cell.content, Numeral) or (isinstance(cell.content, str) and looks_numeric(cell.content))


def _below(column: Column, chosen: Chosen, headings: Headings) -> Iterator[Cell]:
    return (row.cell(column.index) for row in chosen.sheet.rows if row.number > headings.row)
