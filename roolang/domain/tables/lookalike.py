"""RL6254: headings, names and codes with characters that look like plain ones and are others."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.diagnostics.place import quoted
from roolang.domain.loading.report import Report
from roolang.domain.tables.columns import Column, Headings
from roolang.domain.tables.fields import ANSWERS, PLACES
from roolang.domain.tables.grid import Row, Sheet
from roolang.domain.tables.headings import MEASURED, MONEY_FIELDS, guess
from roolang.source import called
from roolang.source.alike import in_latin, odd

NAMES = ("id", "parent", "good")
"""Columns of names of their own, which may be in any script."""
PLAIN = (
    *("code", "currency", "date", "nomenclature", "quantity", "unit", "per", "level", "list"),
    *ANSWERS, *PLACES, *MONEY_FIELDS, *MEASURED,
)  # fmt: skip
"""Columns that hold plain letters and figures."""


def tell_lookalikes(sheet: Sheet, headings: Headings, kept: list[Row], report: Report) -> None:
    """A heading that would be understood in plain letters, and cells that are nothing but for such a character.

    Names of their own may be in any letters; one that looks plain is told where others of its column are.
    """
    for column in headings.left:
        plain = in_latin(column.heading)
        if plain != column.heading and guess(plain, goods=True) not in (None, guess(column.heading, goods=True)):
            _tell(sheet, headings.row, column, column.heading, report)
    names = [words for field in NAMES if field in headings.read for _, words in _words(kept, headings.read[field])]
    latin = any(words.isascii() and not words.isdecimal() for words in names)
    for field, column in headings.read.items():
        if odd(column.heading):
            _tell(sheet, headings.row, column, column.heading, report)
        plain_ones = (*NAMES, *PLAIN) if latin else PLAIN
        for row, words in _words(kept, column) if field.partition(".")[0] in plain_ones else ():
            _tell(sheet, row.number, column, words, report)


def _words(kept: list[Row], column: Column) -> Iterator[tuple[Row, str]]:
    for row in kept:
        content = row.cell(column.index).content
        if isinstance(content, str) and content.strip():
            yield row, content


def _tell(sheet: Sheet, row: int, column: Column, words: str, report: Report) -> None:
    """Of words that hold such a character, if they do."""
    char = odd(words)
    if not char:
        return
    plain = in_latin(words)
    seen = f"looks like `{in_latin(char)}`" if in_latin(char) else "shows nothing"
    message = f"{quoted(words)} holds {called(char)}, which {seen}"
    report.add("RL6254", sheet.place(row, column.index), message, f"write {quoted(plain)}")
