"""Exact amounts, known or known only within bounds."""

from __future__ import annotations

from fractions import Fraction

from roolang.record import record

MONEY, MASS, VOLUME, COUNT, PERCENT, PLAIN = "money", "kg", "l", "pieces", "%", ""
AREA, LENGTH = "m2", "m"


@record(frozen=True, slots=True)
class Amount:
    """A number between `low` and `high` inclusive (`high` None: no bound), in `unit`.

    Units: `money` (the declaration's currency), `kg`, `l`, `pieces`, `%` (0 to 100), or a unit of its own
    such as `m2`; the empty string for a bare number.
    """

    low: Fraction
    high: Fraction | None
    unit: str = PLAIN

    def __post_init__(self) -> None:
        if self.high is not None and self.high < self.low:
            raise ValueError(f"no amount lies between {self.low} and {self.high}")

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    @staticmethod
    def exactly(number: Fraction | int, unit: str = PLAIN) -> Amount:
        """A known amount."""
        exact = Fraction(number)
        return Amount(exact, exact, unit)


def unknown(unit: str = PLAIN) -> Amount:
    """An amount of which nothing is known but that it is not negative."""
    return Amount(Fraction(0), None, unit)


def exact_text(number: Fraction) -> str:
    """The number with nothing lost: a decimal where one ends, else a fraction `p/q`."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = 0
    while (number * 10**digits).denominator != 1:
        digits += 1
    return decimal_text(number, digits, grouped=False)


def decimal_text(number: Fraction, digits: int, *, grouped: bool = True) -> str:
    """The number rounded half up (away from zero) to `digits` decimals, for people."""
    scaled = abs(number) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = str(whole).rjust(digits + 1, "0")
    head, tail = (text[:-digits], text[-digits:]) if digits else (text, "")
    if grouped:
        head = f"{int(head):,}"
    sign = "-" if number < 0 and whole else ""
    return f"{sign}{head}.{tail}" if digits else f"{sign}{head}"
