"""The sheets of a file, whatever its format."""

from __future__ import annotations

from dataclasses import replace

from roolang.diagnostics.place import Place, shown
from roolang.domain.loading.report import Report
from roolang.domain.tables.columns import recognised
from roolang.domain.tables.csv_text import read_csv, text_of
from roolang.domain.tables.grid import Sheet
from roolang.domain.tables.kinds import is_excel, stranger
from roolang.domain.tables.mapping import Mapping, stem
from roolang.limits import MAX_BYTES


def sheets_of(name: str, content: bytes, role: str, mapping: Mapping, report: Report) -> list[Sheet]:
    """The sheets of a file; none, with a finding, if it is no table or too large."""
    name = shown(name, 300)
    if len(content) > MAX_BYTES:
        message = f"the file has {len(content):,} bytes, and {MAX_BYTES:,} is the most that is read"
        report.add("RL6202", Place(name), message, "divide it into several files")
        return []
    if other := stranger(name, content):
        report.add("RL6201", Place(name), *other)
        return []
    if is_excel(name):
        from roolang.domain.tables.excel import read_workbook

        sheets = read_workbook(name, content, report)
    else:
        text = text_of(name, content, report)
        sheet = read_csv(name, stem(name), text, mapping.delimiter, recognised, report) if text is not None else None
        sheets = [sheet] if sheet else []
    if (not sheets and not report.failed) or (sheets and not any(sheet.rows for sheet in sheets)):
        report.add("RL6204", Place(name), "nothing is written in this table", "write a row of headings and rows below")
        return []
    return [replace(sheet, role=role) for sheet in sheets]
