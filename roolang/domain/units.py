"""Units as people write them after a number, and the few in which amounts are reckoned: one table for all."""

from __future__ import annotations

from fractions import Fraction

from roolang.domain.amount import AREA, COUNT, LENGTH, MASS, MONEY, PERCENT, PLAIN, VOLUME

POWER, TITRE = "kW", "dtex"
_WORDS: dict[str, tuple[str, Fraction]] = {
    word: (unit, Fraction(size))
    for unit, size, words in (
        (PERCENT, "1", "%|per cent|percent"),
        (MASS, "1", "kg|kilogram|kilograms|kilogramme|kilogrammes"),
        (MASS, "1/1000", "g|gram|grams|gramme|grammes"),
        (MASS, "1/1000000", "mg|milligram|milligrams"),
        (MASS, "1000", "t|tonne|tonnes|metric ton|metric tons"),
        (VOLUME, "1", "l|litre|litres|liter|liters|dm3"),
        (VOLUME, "1/100", "cl|centilitre|centilitres"),
        (VOLUME, "100", "hl|hectolitre|hectolitres"),
        (VOLUME, "1/1000", "ml|millilitre|millilitres|milliliter|milliliters|cc|ccm|cm3|cm³|cubic centimetres"),
        (VOLUME, "1000", "m3|m³|cubic metres|cubic meters"),
        (AREA, "1", "m2|m²|square metres|square meters"),
        (LENGTH, "1", "m|metre|metres|meter|meters"),
        (LENGTH, "1/100", "cm|centimetre|centimetres|centimeter|centimeters"),
        (LENGTH, "1/1000", "mm|millimetre|millimetres|millimeter|millimeters"),
        (LENGTH, "1000", "km|kilometre|kilometres|kilometer|kilometers"),
        (POWER, "1", "kW|kilowatt|kilowatts"),
        (POWER, "1/1000", "W|watt|watts"),
        (TITRE, "1", "dtex|decitex"),
        (TITRE, "10", "tex"),
        (TITRE, "10/9", "denier|deniers"),
        (COUNT, "1", "piece|pieces|unit|units|pcs"),
        (MONEY, "1", "money"),
        (PLAIN, "1", "plain numbers"),
    )
    for word in words.split("|")
}
_CAPITALS = {"KG", "G", "L", "ML", "CC"}
"""Units that are also written in capitals; other short ones mean something else so (`MG`, `T`)."""


def reckoned(word: str, currency: str | None = None) -> tuple[str, Fraction]:
    """The unit in which amounts of `word` are reckoned, and how many of it one `word` is.

    A word that is in no table stands for itself, as does a currency other than `currency`.
    """
    word = " ".join(word.split())
    if currency is not None and word == currency:
        return MONEY, Fraction(1)
    lower = word.lower() if word in _CAPITALS or len(word) > 3 else word
    return _WORDS.get(lower, (word, Fraction(1)))


NEVER_BARE = {MASS, VOLUME, AREA, LENGTH, PERCENT}
"""Units without which a number does not say how much; money has the currency of the declaration, pieces are pieces."""


def fits(given: str, wanted: str) -> bool:
    """Whether an amount in one unit can be one of a word that is reckoned in another; one without unit may count."""
    return given == wanted or (given == PLAIN and wanted not in NEVER_BARE)


_NAMES = {
    MONEY: "a value",
    MASS: "a weight",
    VOLUME: "a volume",
    AREA: "an area",
    LENGTH: "a length",
    COUNT: "a number of pieces",
    PERCENT: "a percentage",
    PLAIN: "a plain number",
}


def called(unit: str) -> str:
    """What an amount in a unit is called: a weight, a value."""
    return _NAMES.get(unit, f"a quantity in {unit}")
