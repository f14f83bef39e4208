"""Tables that go out: rows of words and numbers as CSV, each cell so that no spreadsheet runs it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from roolang.domain.amount import exact_text
from roolang.domain.tables.escape import escaped

Value: TypeAlias = "str | Fraction | None"
Rows: TypeAlias = Sequence[Sequence[Value]]
DIGITS = 15
"""So many digits of a number a spreadsheet keeps."""
_DOUBTFUL = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


def as_csv(rows: Rows) -> str:
    """Rows as CSV with a byte order mark, which spreadsheets want; the first of them are the headings."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_text(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _text(value: Value) -> str:
    return number_text(value) if isinstance(value, Fraction) else escaped(value or "")


def number_text(value: Fraction) -> str:
    """The number, exactly; `1.234`, which may be read as a thousand and more, with one more zero."""
    text = exact_text(value)
    return f"{text}0" if _DOUBTFUL.fullmatch(text) else text


def as_number(value: Fraction) -> str | None:
    """The number as a spreadsheet keeps it, if that loses nothing."""
    text = exact_text(value)
    digits = text.replace(".", "").lstrip("-0")
    return text if "/" not in text and len(digits) <= DIGITS else None
