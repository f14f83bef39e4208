"""Numbers in cells: in the one plain form, or in the form that somebody said the table uses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roolang.diagnostics.place import quoted
from roolang.domain.loading.numerals import FRACTION, GROUPED, NUMBER, ungrouped

BLANKS = "\u00a0\u2007\u2009\u202f "
"""Blanks that may stand between groups of digits."""
_PLAIN = re.compile(rf"(?:{NUMBER}|{FRACTION})", re.ASCII)
_DOUBTFUL = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_TELLING = re.compile(r"[+-]?(?:0?\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d+|0\.\d+)", re.ASCII)
_MARKS = re.compile(r"[.,'’ ]")


@dataclass(frozen=True, slots=True)
class NumberForm:
    """How a table writes numbers: the mark between groups of digits (may be empty) and that before the decimals.

    `pairs`: only the last group before the decimals has three digits, the others two, as in India.
    """

    group: str
    decimal: str
    pairs: bool = False


@dataclass(frozen=True, slots=True)
class Local:
    """A text that is a number in some form, and what may be done about it."""

    message: str
    help: str


def form_of(example: str) -> NumberForm | None:
    """The form that a number shows, such as `1.234,56`; `None` if it shows none."""
    text = _even(example)
    found = re.fullmatch(r"\d{1,3}(?:([.,' ])\d{2,3}(?:\1\d{2,3})*)?([.,])\d{1,2}", text, re.ASCII)
    found = found or re.fullmatch(r"\d+()([.,])\d{1,2}", text, re.ASCII)
    if found is None or found[1] == found[2]:
        return None
    inner = text[: text.rfind(found[2])].split(found[1])[1:-1] if found[1] else []
    return NumberForm(found[1] or "", found[2], any(len(each) == 2 for each in inner))


def looks_numeric(text: str) -> bool:
    """Whether a text is a number in this form or that."""
    text = _even(text)
    return bool(_PLAIN.fullmatch(text) or re.fullmatch(GROUPED, text, re.ASCII))


def establishes_point(text: str) -> bool:
    """Whether a text can only be a number with a decimal point, so that its neighbours have one too."""
    return bool(_TELLING.fullmatch(text.strip()))


def plain_number(text: str, form: NumberForm | None, *, point_is_known: bool) -> str | Local | None:
    """The number in the plain form; why it is refused; or `None` if it is no number at all.

    `point_is_known`: another cell of the column shows that the point stands before decimals.
    """
    text = _even(text)
    if form is not None:
        return _in_form(text, form)
    if _DOUBTFUL.fullmatch(text) and not point_is_known:
        whole = text.replace(".", "")
        return Local(f"{quoted(text)} may be {text} or {whole}", _say("1,234.56", "1.234,56"))
    if _PLAIN.fullmatch(text):
        return text
    if re.fullmatch(GROUPED, text, re.ASCII):
        meant = " or ".join(f"`{each}`" for each in ungrouped(text))
        forms = ("1.234,56", "1 234,56") if "," in text else ("1 234.56", "1.234,56")
        forms = ("1,234.56", "1.234,56") if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text, re.ASCII) else forms
        return Local(f"{quoted(text)} is a number in a local form, perhaps {meant}", _say(*forms))
    return None


def _say(first: str, second: str) -> str:
    return f'say how the table writes numbers: --numbers "{first}" or --numbers "{second}"'


def _in_form(text: str, form: NumberForm) -> str | Local | None:
    """The number, if it is written in the form."""
    group, decimal = re.escape(form.group), re.escape(form.decimal)
    inner = r"\d{2}" if form.pairs else r"\d{3}"
    grouped = rf"[1-9]\d{{0,2}}(?:{group}{inner})*{group}\d{{3}}" if form.group else r"(?!)"
    if re.fullmatch(rf"[+-]?(?:\d+|{grouped})(?:{decimal}\d+)?", text, re.ASCII):
        return (text.replace(form.group, "") if form.group else text).replace(form.decimal, ".")
    if re.fullmatch(FRACTION, text, re.ASCII):
        return text
    if looks_numeric(text) or _MARKS.sub("", text).isdecimal():
        example = f"1{form.group}234{form.decimal}56"
        return Local(f"{quoted(text)} is not written as `{example}` is", "mend this cell, or the form in --numbers")
    return None


def _even(text: str) -> str:
    """The text with one kind of blank and of apostrophe."""
    text = text.strip().replace("’", "'").replace("\u2212", "-")
    return re.sub(rf"[{BLANKS}]+", " ", text).strip()
