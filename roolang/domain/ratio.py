"""Fractions of whole numbers, made quickly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import Any

_make = object.__new__


def ratio(above: int, below: int) -> Fraction:
    """`Fraction(above, below)` for whole numbers, `below` more than nothing, in a third of the time.

    The class looks at what it is given in many ways first; its own arithmetic fills the two slots as is done here.
    """
    common = gcd(above, below)
    made: Fraction = _make(Fraction)
    made._numerator = above // common  # type: ignore[attr-defined]
    made._denominator = below // common  # type: ignore[attr-defined]
    return made


def over(number: Fraction, below: int) -> tuple[int, int]:
    """A fraction as a whole number and its denominator, which is `below` where that will do."""
    found: Any = number
    own = found._denominator
    common = below if below % own == 0 else lcm(below, own)
    return found._numerator * (common // own), common


def all_over(numbers: Sequence[Fraction], below: int) -> tuple[list[int], int]:
    """Fractions as whole numbers over one denominator, a multiple of `below`."""
    found: Any = numbers
    common = lcm(below, *{number._denominator for number in found})
    return [number._numerator * (common // number._denominator) for number in found], common
