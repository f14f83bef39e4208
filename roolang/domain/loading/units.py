"""Units as people write them after a number, brought to the few in which amounts are reckoned."""

from __future__ import annotations

import re
from fractions import Fraction

from roolang.domain.amount import COUNT, MASS, MONEY, PERCENT, PLAIN, VOLUME
from roolang.domain.loading.numerals import FRACTION, GROUPED, NUMBER, Trouble, number_of, ungrouped
from roolang.domain.loading.report import quoted

_LONGEST = 40
_UNIT = r"[^\W\d_]\S*(?: \S+)*|%|°\S*"
_WORDS: dict[str, tuple[str, Fraction]] = {
    word: (unit, Fraction(size))
    for unit, size, words in (
        (PERCENT, "1", "%|per cent|percent"),
        (MASS, "1", "kg|kilogram|kilograms|kilogramme|kilogrammes"),
        (MASS, "1/1000", "g|gram|grams|gramme|grammes"),
        (MASS, "1/1000000", "mg|milligram|milligrams"),
        (MASS, "1000", "t|tonne|tonnes|metric ton|metric tons"),
        (VOLUME, "1", "l|litre|litres|liter|liters"),
        (VOLUME, "1/100", "cl"),
        (VOLUME, "100", "hl"),
        (VOLUME, "1/1000", "ml|millilitre|millilitres|milliliter|milliliters"),
        (COUNT, "1", "piece|pieces|unit|units|pcs"),
    )
    for word in words.split("|")
}
_CAPITALS = {"KG", "G", "L", "ML"}


def unit_of(word: str, currency: str | None) -> tuple[str, Fraction]:
    """The unit in which amounts of `word` are reckoned, and how many of it one `word` is."""
    word = " ".join(word.split())
    if currency is not None and word == currency:
        return MONEY, Fraction(1)
    lower = word.lower() if word in _CAPITALS or len(word) > 3 else word
    return _WORDS.get(lower, (word, Fraction(1)))


def measure_of(text: str, currency: str | None) -> tuple[Fraction, str] | Trouble:
    """A number and its unit: `32 %`, `1998 cc`, `USD 5`, `1/3 l`, or a bare number."""
    text = " ".join(text.split())
    number, word = _parted(text)
    if len(word) > _LONGEST:
        return Trouble(f"{quoted(word)} is too long for a unit", 'write a number and its unit, such as `"32 %"`')
    value = number_of(number)
    if isinstance(value, Trouble):
        return _with_unit(value, number, word)
    if not word:
        return value, PLAIN
    unit, size = unit_of(word, currency)
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
        help = 'write a number and its unit, such as `"32 %"`; words belong in `described_as`'
        return Trouble(trouble.message, help)
    if (
        not word
        or not re.fullmatch(GROUPED, number, re.ASCII)
        or re.fullmatch(f"{NUMBER}|{FRACTION}", number, re.ASCII)
    ):
        return trouble
    return Trouble(trouble.message, "write " + " or ".join(f"`{plain} {word}`" for plain in ungrouped(number)))
