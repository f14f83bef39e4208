"""A number and its unit in one text: `32 %`, `1998 cc`, `USD 5`."""

from __future__ import annotations

import re
from fractions import Fraction

from roolang.diagnostics.place import quoted
from roolang.domain.amount import PLAIN
from roolang.domain.loading.advice import write
from roolang.domain.loading.numerals import FRACTION, GROUPED, NUMBER, Trouble, number_of, ungrouped
from roolang.domain.units import reckoned

_LONGEST = 40
_UNIT = r"[^\W\d_]\S*(?: \S+)*|%|°\S*"


def measure_of(text: str, currency: str | None) -> tuple[Fraction, str] | Trouble:
    """A number and its unit: `32 %`, `1998 cc`, `USD 5`, `1/3 l`, or a bare number."""
    text = " ".join(text.split())
    number, word = _parted(text)
    if len(word) > _LONGEST:
        return Trouble(
            f"{quoted(word)} is too long for a unit", write("write a number and its unit, such as {}", "32 %")
        )
    value = number_of(number)
    if isinstance(value, Trouble):
        return _with_unit(value, number, word)
    if not word:
        return value, PLAIN
    unit, size = reckoned(word, currency)
    return value * size, unit


def _parted(text: str) -> tuple[str, str]:
    """The number and the unit in a text; no unit if they cannot be told apart."""
    number = f"{FRACTION}|{NUMBER}|{GROUPED}"
    if re.fullmatch(number, text, re.ASCII):
        return text, ""
    if found := re.fullmatch(rf"([A-Z]{{3}}) ?({number})", text, re.ASCII):
        return found[2], found[1]
    for numeral in (FRACTION, NUMBER, GROUPED):
        if found := re.fullmatch(rf"({numeral}) ?({_UNIT})", text):
            return found[1], found[2]
    return text, ""


def _with_unit(trouble: Trouble, number: str, word: str) -> Trouble:
    """The same trouble, with the unit in what can be pasted."""
    if not word and not any(char.isdecimal() for char in number):
        help = write("write a number and its unit, such as {}; words belong in `described_as`", "32 %")
        return Trouble(trouble.message, help)
    if (
        not word
        or not re.fullmatch(GROUPED, number, re.ASCII)
        or re.fullmatch(f"{NUMBER}|{FRACTION}", number, re.ASCII)
    ):
        return trouble
    return Trouble(trouble.message, "write " + " or ".join(f"`{plain} {word}`" for plain in ungrouped(number)))
