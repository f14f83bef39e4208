"""Editions of the nomenclature, and correlations between them, out of the bytes of CSV files that users give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.diagnostics.place import Place, quoted
from roolang.domain.correlation import Correlation
from roolang.domain.hs import digits_of
from roolang.domain.loading.report import Report
from roolang.domain.tables.csv_text import Lines, read_csv, text_of
from roolang.domain.tables.grid import Row, Sheet
from roolang.domain.tables.headings import plain
from roolang.domain.tables.kinds import stranger
from roolang.limits import MAX_BYTES

_CODES = ("code", "hs", "hs code", "hscode", "id", "commodity code", "product code", "heading", "codigo", "partida")
_WORDS = ("description", "text", "label", "designation", "descripcion", "libelle", "commodity", "name")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)", re.ASCII)
_BETWEEN = re.compile(r"[;/+\n]")
_PARTLY = re.compile(r"^\(?ex\)?\.?\s*(?=\d)|\s*\(?ex\)?\.?$", re.IGNORECASE)
_FIRST = 20
"""Rows among which headings are looked for."""


def read_nomenclature(name: str, content: bytes, report: Report) -> dict[str, str]:
    """Descriptions by code; what is no code is found at its cell."""
    sheet = _sheet(name, content, report)
    if sheet is None:
        return {}
    header, codes, words = _columns(sheet)
    found: dict[str, str] = {}
    for row in _below(sheet, header):
        text = row.cell(codes).words
        if text and text.upper() != "TOTAL" and (code := _code(text, sheet, row, codes, report)):
            found.setdefault(code, row.cell(words).words.lstrip("- "))
    if not found and not report.failed:
        help_ = "a column `code` and a column `description` are expected"
        report.add("RL6401", Place(name), "this table holds no codes", help_)
    return found


def read_correlation(
    name: str, content: bytes, editions: tuple[int, int], report: Report, *, rest_alike: bool = False
) -> Correlation | None:
    """The correlation of two editions; `None`, with findings, if the table does not hold it."""
    sheet = _sheet(name, content, report)
    columns = _sides(sheet, editions, report) if sheet else None
    if sheet is None or columns is None:
        return None
    header, first, second = columns
    pairs: set[tuple[str, str]] = set()
    for row in _below(sheet, header):
        ours, theirs = (list(_codes(row, column, sheet, report)) for column in (first, second))
        pairs.update((one, other) for one in ours for other in theirs)
    if not pairs and not report.failed:
        report.add("RL6401", Place(name), "this table relates no codes", "two columns of codes are expected")
    return None if report.failed else Correlation(*editions, frozenset(pairs), rest_alike)


def _sheet(name: str, content: bytes, report: Report) -> Sheet | None:
    if len(content) > MAX_BYTES:
        report.add("RL6401", Place(name), f"the file is larger than {MAX_BYTES:,} bytes", "give the codes alone")
        return None
    if other := stranger(name, content):
        report.add("RL6401", Place(name), other[0], "save it as CSV UTF-8")
        return None
    text = text_of(name, content, report)
    return read_csv(name, "", text, "", _recognised, report) if text is not None else None


def _recognised(lines: Lines) -> int:
    """How many cells of the best line are headings or codes; to tell what stands between cells."""
    whole = (line for line in lines if not any('"' in cell for cell in line))  # else the mark parts a quotation
    return max((sum(_tells(cell) for cell in line) for line in whole), default=0)


def _tells(cell: str) -> bool:
    codes = (digits_of(_PARTLY.sub("", each.strip())) for each in _BETWEEN.split(cell))
    return plain(cell) in (*_CODES, *_WORDS) or all(codes)


def _columns(sheet: Sheet) -> tuple[int, int, int]:
    """The row of the headings (zero: none), the column of the codes and that of the descriptions."""
    for row in sheet.rows[:_FIRST]:
        names = [plain(cell.words) for cell in row.cells]
        codes = next((i for i, name in enumerate(names) if name in _CODES), None)
        words = next((i for i, name in enumerate(names) if name in _WORDS), None)
        if codes is not None and words is not None:
            return row.number, codes, words
    return 0, 0, 1


def _sides(sheet: Sheet, editions: tuple[int, int], report: Report) -> tuple[int, int, int] | None:
    """The row of the headings (zero: none) and the columns of the two editions, named by their years or in order."""
    for row in sheet.rows[:_FIRST]:
        years = {int(found[1]): i for i, cell in enumerate(row.cells) if (found := _YEAR.search(cell.words))}
        texts = [cell.words for cell in row.cells if cell.words]
        if set(editions) <= set(years):
            return row.number, years[editions[0]], years[editions[1]]
        if len(years) > 1 and not any(digits_of(text) and not _YEAR.fullmatch(text) for text in texts):
            told = " and ".join(f"HS {year}" for year in years)
            message = f"the headings name {told}, and not HS {editions[0]} and HS {editions[1]}"
            report.add("RL6401", sheet.place(row.number), message, "name the editions as the table does")
            return None
        if any(digits_of(_PARTLY.sub("", text)) for text in texts):
            return row.number - 1, 0, 1
    report.add("RL6401", sheet.place(), "this table relates no codes", "two columns of codes are expected")
    return None


def _below(sheet: Sheet, header: int) -> Iterator[Row]:
    return (row for row in sheet.rows if row.number > header)


def _codes(row: Row, column: int, sheet: Sheet, report: Report) -> Iterator[str]:
    """The codes in a cell: one, a part of one (`ex 8703.21`), or several with a semicolon between them."""
    for text in _BETWEEN.split(str(row.cell(column).content or "")):
        bare = _PARTLY.sub("", text.strip())
        if bare and (code := _code(bare, sheet, row, column, report)):
            yield code[:6]


def _code(text: str, sheet: Sheet, row: Row, column: int, report: Report) -> str | None:
    code = digits_of(text) if text.isascii() else None
    if code is None or len(code) % 2 or len(re.sub(r"\D", "", text)) != len(code):
        help_ = "write two, four or six digits; a spreadsheet may have taken a zero at the beginning"
        report.add("RL6401", sheet.place(row.number, column), f"{quoted(text)} is no tariff code", help_)
        return None
    return code
