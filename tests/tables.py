"""Tables made for tests: workbooks by openpyxl, rows of text as CSV, and what reading them comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import openpyxl

from roolang.diagnostics import Finding
from roolang.domain.loading.report import Report
from roolang.domain.tables.load import Reading, TableFile, read_tables
from roolang.domain.tables.mapping import Mapping, checked

Rows = Sequence[Sequence[object]]


def workbook(sheets: dict[str, Rows], change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook of some sheets; `change` may do more to it before it is written."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    if change is not None:
        change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def csv(text: str) -> bytes:
    """Lines of text as a CSV file, without the indent that they have in a test."""
    return "\n".join(line.strip() for line in text.strip().splitlines()).encode()


def reading(content: bytes | str, name: str = "bom.csv", materials: bytes | None = None, **options: Any) -> Reading:
    """What a table comes to."""
    raw = csv(content) if isinstance(content, str) else content
    mapping = checked(Mapping(**options), Report())
    return read_tables(
        TableFile(name, raw), mapping, {"materials": TableFile("materials.csv", materials)} if materials else None
    )


def placed(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Codes of findings and the cells that they are at, but for the note of the columns."""
    return [(each.code, str(each.where).partition(": ")[2]) for each in findings if each.code != "RL6301"]


def codes(findings: Sequence[Finding]) -> set[str]:
    """Codes of findings, but for the note of the columns."""
    return {each.code for each in findings} - {"RL6301"}
