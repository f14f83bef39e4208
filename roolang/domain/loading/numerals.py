"""Numbers as people write them, read exactly or refused with the way to write them."""

from __future__ import annotations

import re
from fractions import Fraction

from roolang.diagnostics.place import quoted
from roolang.domain.loading.advice import Advice, write
from roolang.limits import MAX_EXPONENT, MAX_NUMBER_LENGTH
from roolang.record import record

NUMBER = r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?"
FRACTION = r"[+-]?\d+\s?/\s?\d+"
GROUPED = r"[+-]?\d[\d.,'’_ \u00a0\u202f]*\d"
"""Digits with marks or blanks between them, of which only one decimal point is read."""

_LEAVE_OUT = "write the number, or leave the field out if it is not known"

_ONE = "a cell holds one amount: leave it empty if it is not known, or declare it in JSON"


@record(frozen=True, slots=True)
class Trouble:
    """Why a text cannot be read as what it should be."""

    message: str
    help: str | Advice = ""


def number_of(text: str) -> Fraction | Trouble:
    """The number: digits with at most one decimal point, perhaps a power of ten, or a fraction `1/3`."""
    text = text.strip()
    if len(text) > MAX_NUMBER_LENGTH:
        return Trouble(f"{quoted(text)} has more than {MAX_NUMBER_LENGTH} characters", "write fewer digits")
    if text.isascii() and text.isdecimal():
        return Fraction(int(text))
    if re.fullmatch(FRACTION, text, re.ASCII):
        above, below = text.split("/")
        return (
            Fraction(int(above), int(below)) if int(below) else Trouble(f"{quoted(text)} divides by zero", _LEAVE_OUT)
        )
    if re.fullmatch(NUMBER, text, re.ASCII):
        power = re.split("[eE]", text)[1:]
        if power and abs(int(power[0])) > MAX_EXPONENT:
            return Trouble(f"{quoted(text)} is beyond ten to the power of {MAX_EXPONENT}, up or down", _LEAVE_OUT)
        return Fraction(text)
    return _refusal(text)


def _refusal(text: str) -> Trouble:
    """Why this is no number."""
    if not text:
        return Trouble("a number is expected here, and nothing is written", _LEAVE_OUT)
    if re.fullmatch(GROUPED, text, re.ASCII):
        meant = ungrouped(text)
        doubt = "has marks between its digits that can be read in two ways" if len(meant) > 1 else "is in a local form"
        return Trouble(f"{quoted(text)} {doubt}", f"write {' or '.join(f'`{plain}`' for plain in meant)}")
    if (found := re.fullmatch(rf"({NUMBER})\s*(?:-|–|—|to|\.\.+)\s*({NUMBER})\s?(\D*)", text, re.ASCII)) and _rising(
        found
    ):
        low, high = (f'"{end} {found[3]}"' if found[3] else end for end in found.groups()[:2])
        return Trouble(f"{quoted(text)} is a range", Advice(f'write `{{"at least": {low}, "at most": {high}}}`', _ONE))
    if found := re.match(rf"({NUMBER})\s+[^\W\d]+\Z", text, re.ASCII):
        return Trouble(f"{quoted(text)} is more than a number", f"write `{found[1]}`")
    return Trouble(f"{quoted(text)} is not a number", write("write digits and a decimal point, such as {}", "1234.5"))


def _rising(ends: re.Match[str]) -> bool:
    """Whether the ends of a range stand in their order."""
    low, high = number_of(ends[1]), number_of(ends[2])
    return isinstance(low, Fraction) and isinstance(high, Fraction) and low <= high


def ungrouped(text: str) -> list[str]:
    """The ways in which a number with marks between its digits may be meant, likeliest first."""
    packed = re.sub(r"['’_\s\u00a0\u202f]", "", text)
    marks = re.sub(r"[^.,]", "", packed)
    whole = re.sub(r"[.,]", "", packed)
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return [whole]
    cut = max(packed.rfind("."), packed.rfind(","))
    decimal = re.sub(r"[.,]", "", packed[:cut]) + "." + packed[cut + 1 :]
    if marks == "," and len(packed) - cut == 4:
        return [whole, decimal]
    return [decimal]
