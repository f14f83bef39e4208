"""CSV: which characters its bytes are, what stands between its cells, and the cells."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Callable
from itertools import islice

from roolang.diagnostics.place import Place
from roolang.domain.loading.report import Report
from roolang.domain.tables.escape import unescaped
from roolang.domain.tables.grid import Cell, Row, Sheet
from roolang.limits import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SEARCH
from roolang.source import wide

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
LONG = f"a cell holds more than {MAX_CELL:,} characters", "shorten it"
Lines = list[list[str]]


def text_of(name: str, content: bytes, report: Report) -> str | None:
    """The characters of the file; `None`, with a finding, if nobody can tell."""
    place = Place(name)
    if wide(content) == "UTF-32" or b"\x00\x00\x00" in (content[:3], content[1:4]):
        report.add("RL6201", place, "the file is UTF-32, and tables are UTF-8 or UTF-16", "save it as CSV UTF-8")
        return None
    if wide(content):
        encoding = "utf-16"
    elif content.startswith(BOM_UTF8):
        encoding = "utf-8-sig"
    elif len(content) > 1 and 0 in content[:200]:
        encoding = "utf-16-be" if content[0] == 0 else "utf-16-le"
        message = f"the bytes look like {encoding.upper()}, and nothing in the file says so"
        report.add("RL6305", place, message, 'check the words below; in your spreadsheet program, save as "CSV UTF-8"')
    else:
        encoding = "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        pass
    if encoding != "utf-8":
        report.add("RL6201", place, "the file begins as UTF-16 or UTF-8 and does not go on so", "save it as CSV UTF-8")
        return None
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        report.add("RL6201", place, "the bytes are neither UTF-8 nor Windows-1252", 'save the file as "CSV UTF-8"')
        return None
    odd = next((word for word in text.split() if not word.isascii()), "")
    message = f"the bytes are not UTF-8, and were read as Windows-1252 (`{odd[:40]}`)"
    report.add("RL6305", place, message, 'check that word; in your spreadsheet program, save as "CSV UTF-8"')
    return text


def read_csv(
    name: str, sheet: str, text: str, delimiter: str, recognised: Callable[[Lines], int], report: Report
) -> Sheet | None:
    """The one sheet of a CSV file. `recognised` says how many headings of the first lines it knows."""
    text, said = _said_first(text)
    delimiter = delimiter or said or _guessed(name, text, recognised, report)
    if not delimiter:
        return None
    rows: list[Row] = []
    count = 0
    try:
        for number, line in enumerate(_lines(text, delimiter), 2 if said else 1):
            count += len(line)
            if any(len(value) > MAX_CELL for value in line):
                report.add("RL6202", Place(name, f"row {number}"), *LONG)
                return None
            if trouble := _too_much(number, len(line), count):
                report.add("RL6202", Place(name), trouble, "divide it into several files")
                return None
            rows.append(Row(number, tuple(Cell(unescaped(value) if value.strip() else None) for value in line)))
    except csv.Error as error:
        at = Place(name, f"row {len(rows) + 1}")
        if "field limit" in str(error):
            report.add("RL6202", at, *LONG)
            return None
        message = f"the cells of this row cannot be told apart: {error}"
        report.add("RL6201", at, message, 'write a quotation mark inside quotation marks twice: `"a 5"" pipe"`')
        return None
    return Sheet(name, sheet, tuple(rows), named=False)


def _too_much(rows: int, columns: int, cells: int) -> str:
    for what, found, most in (("rows", rows, MAX_ROWS), ("columns", columns, MAX_COLUMNS), ("cells", cells, MAX_CELLS)):
        if found > most:
            return f"the table has more than {most:,} {what}"
    return ""


def _lines(text: str, delimiter: str) -> csv.Reader:  # type: ignore[name-defined]
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _said_first(text: str) -> tuple[str, str]:
    """The text without a first line `sep=;`, which some programs write, and what that line says."""
    first, _, rest = text.partition("\n")
    said = first.strip("\r\ufeff").strip('"')
    if said.casefold().startswith("sep=") and said[4:5] in DELIMITERS:
        return rest, said[4]
    return text, ""


def _guessed(name: str, text: str, recognised: Callable[[Lines], int], report: Report) -> str:
    """The mark between cells: the one by which most headings are known, else by which there are most cells."""
    scores: dict[str, tuple[int, int]] = {}
    for delimiter in DELIMITERS:
        lines = _first(text, delimiter)
        scores[delimiter] = recognised(lines), max(map(len, lines), default=0)
    best = max(scores.values())
    meant = [delimiter for delimiter, score in scores.items() if score == best]
    if len(meant) == 1 or best[1] <= 1:
        return meant[0]
    names = " or a ".join(DELIMITERS[each] for each in meant)
    message = f"a {names} may stand between the cells"
    report.add("RL6205", Place(name), message, 'say it in a mapping: `delimiter = ";"`')
    return ""


def _first(text: str, delimiter: str) -> Lines:
    found: Lines = []
    try:
        for line in islice(_lines(text, delimiter), MAX_SEARCH):
            found.append(line)
    except csv.Error:
        pass
    return found
