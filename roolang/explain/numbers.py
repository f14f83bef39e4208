"""Numbers as readers expect them: money with its currency, percentages to four places, weights exact."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from roolang.domain.amount import MONEY, PERCENT, decimal_text, exact_text
from roolang.interpret.trace import Bounds
from roolang.record import record

PLACES = 4
"""Decimals of a computed percentage."""
SMALL = 4
"""Decimals of an amount of money below one that is not in whole hundredths."""
NOT_KNOWN = "not known"
POINTS = "percentage points"


@record(frozen=True, slots=True)
class Scale:
    """How numbers of one unit are written; `currency` may be unknown."""

    unit: str
    currency: str = ""

    def bare(self, number: Fraction) -> str:
        """The number without its unit."""
        if self.unit == MONEY:
            return decimal_text(number, 2 if abs(number) >= 1 or (100 * number).denominator == 1 else SMALL)
        return written(number)[:-1] if self.unit == PERCENT else exact_text(number)

    def show(self, number: Fraction) -> str:
        """The number with its unit."""
        return f"{self.bare(number)}{self.mark}"

    def size(self, number: Fraction) -> str:
        """How large a difference is; one too small to be seen is not called nothing."""
        shown = f"{self.bare(abs(number))} {POINTS}" if self.unit == PERCENT else self.show(abs(number))
        least = Fraction(1, 10**SMALL)
        if number and self.unit == MONEY and abs(number) < least / 2:
            return f"less than {self.show(least)}"
        return shown

    @property
    def mark(self) -> str:
        """The unit as it follows a number."""
        if self.unit == MONEY:
            return f" {self.currency}" if self.currency else ""
        return "%" if self.unit == PERCENT else f" {self.unit}" if self.unit else ""

    def span(self, bounds: Bounds) -> str:
        """The number, or what is known of it."""
        return span(bounds, self.bare, self.mark)


def span(bounds: Bounds, bare: Callable[[Fraction], str], mark: str) -> str:
    """One number, or between what and what it lies; an amount that may be anything is not known."""
    low, high = bounds.low, bounds.high
    if low is not None and high is not None:
        first = f"{bare(low)}{mark if mark == '%' else ''}"
        return f"{bare(low)}{mark}" if low == high else f"between {first} and {bare(high)}{mark}"
    if low is not None and low > 0:
        return f"at least {bare(low)}{mark}"
    return NOT_KNOWN if high is None else f"at most {bare(high)}{mark}"


def percent(share: Fraction) -> str:
    """A computed share of one as a percentage, to four places."""
    return f"{decimal_text(100 * share, PLACES)}%"


def within(share: Fraction, *, upwards: bool) -> Fraction:
    """The share that can be printed and does not pass another one: not below it (`upwards`), or not above."""
    parts = 100 * 10**PLACES
    scaled = share * parts
    return Fraction(-(-scaled.numerator // scaled.denominator) if upwards else scaled // 1, parts)


def written(share: Fraction) -> str:
    """A share of one as a text writes it: exact if that can be printed."""
    exact = exact_text(100 * share)
    return percent(share) if "/" in exact else f"{exact}%"


def points(difference: Fraction) -> str:
    """The size of a difference of two shares, in percentage points."""
    shown = decimal_text(100 * abs(difference), PLACES)
    least = decimal_text(Fraction(1, 10**PLACES), PLACES)
    if difference and not any(digit in shown for digit in "123456789"):
        return f"less than {least} {POINTS}"
    return f"{shown} {POINTS}"
