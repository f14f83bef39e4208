"""Fractions made quickly are fractions."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from roolang.domain.ratio import ratio


@given(st.integers(), st.integers(min_value=1))
def test_ratio(above: int, below: int) -> None:
    found, wanted = ratio(above, below), Fraction(above, below)
    assert (found.numerator, found.denominator) == (wanted.numerator, wanted.denominator)
    assert found == wanted and hash(found) == hash(wanted) and type(found) is Fraction
    assert found + 1 == wanted + 1 and str(found) == str(wanted)
