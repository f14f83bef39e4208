"""Fractions of whole numbers, made quickly."""

from __future__ import annotations

from fractions import Fraction
from math import gcd

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
