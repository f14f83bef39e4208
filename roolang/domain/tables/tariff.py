"""Tariff codes in cells, which spreadsheets like to turn into numbers: 8703.20 into 8703.2, 0805 into 805."""

from __future__ import annotations

import re

from roolang.diagnostics.place import quoted
from roolang.domain.loading.tidy import Numeral
from roolang.domain.tables.figures import Local
from roolang.domain.tables.grid import Cell

_SHAPE = re.compile(r'0+(?:(?:"\."|\\?\.)0+)*')
"""Forms of numbers in which every digit of a code is shown."""
_GROUPS = re.compile(r"\d+(?:[.\s\u00a0]+\d+)*", re.ASCII)
_TEXT = "format the column as text and write the code anew"


def code_in(cell: Cell, form: str) -> str | Local:
    """The code as it is printed; or why it cannot be told, and what to do.

    A number is taken in the form in which the sheet shows it (`0000.00`), else in the form that was said, else only
    if it is whole and of six, eight or ten digits, which have lost nothing.
    """
    text = cell.words
    if isinstance(cell.content, Numeral):
        shape = cell.shape.split(";")[0]
        if _SHAPE.fullmatch(shape):
            told = in_form(text, re.sub(r'["\\]', "", shape))
            return told or _lost(text)
        if form:
            return in_form(text, form) or _misfit(text, form)
        return text if re.fullmatch(r"(?:\d{6}|\d{8}|\d{10})", text, re.ASCII) else _lost(text)
    if not isinstance(cell.content, str) or not _GROUPS.fullmatch(text):
        return text
    if all(len(group) % 2 == 0 for group in re.split(r"[.\s\u00a0]+", text)):
        return text
    if form and re.fullmatch(r"\d+(?:\.\d+)?", text, re.ASCII):
        return in_form(text, form) or _misfit(text, form)
    return _lost(text)


def in_form(text: str, form: str) -> str:
    """The number with the zeros that the form shows; nothing if it does not fit."""
    if re.search(r"[^\d.]", text) or not text[:1].isdecimal():
        return ""
    if form.count(".") != 1:
        digits = form.replace(".", "")
        return text.rjust(len(digits), "0") if text.isdecimal() and len(text) <= len(digits) else ""
    before, after = form.split(".")
    head, _, tail = text.partition(".")
    if len(head) > len(before) or len(tail) > len(after):
        return ""
    return f"{head.rjust(len(before), '0')}.{tail.ljust(len(after), '0')}"


def _lost(text: str) -> Local:
    message = f"{quoted(text)} is a number here, and a tariff code loses its zeros so"
    meant = candidates(text)
    ask = f"; it may be {' or '.join(f'`{each}`' for each in meant)}" if meant else ""
    help_ = f'{_TEXT}{ask}; or say the form of all of them: --codes "0000.00"'
    return Local(message, help_)


def _misfit(text: str, form: str) -> Local:
    return Local(f"{quoted(text)} has more digits than the form `{form}`", "mend this cell, or the form in --codes")


def candidates(text: str) -> list[str]:
    """The codes that a number may have been."""
    head, _, tail = text.partition(".")
    if not head.isdecimal() or len(head) > 10 or (tail and not tail.isdecimal()):
        return []
    heads = [head.rjust(len(head) + len(head) % 2, "0")]
    if tail:
        return [f"{each.rjust(4, '0')}.{tail.ljust(len(tail) + len(tail) % 2, '0')}" for each in heads]
    return heads + ([f"{heads[0]}.00"] if len(heads[0]) == 4 else [])
