"""Numbers that are not sums of terms: out of what their parts may be, between what and what they lie."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias, assert_never

from roolang.interpret.trace import Bounds
from roolang.ir import nodes as n

ZERO = Fraction(0)
HALF = Fraction(1, 2)
Bent: TypeAlias = n.Extreme | n.Quotient | n.Whole | n.Product | n.Rounded


def inner_of(form: Bent) -> tuple[n.Form, ...]:
    """The parts of a form that is no sum."""
    match form:
        case n.Extreme(_, parts):
            return parts
        case n.Quotient(one, other) | n.Product(one, other):
            return one, other
        case n.Whole(part) | n.Rounded(part):
            return (part,)
        case _:
            assert_never(form)


def bent(form: Bent, parts: list[Bounds]) -> Bounds:
    """What is not linear, out of what its parts may be."""
    match form:
        case n.Extreme(least):
            return _extreme(parts, least)
        case n.Quotient():
            return _quotient(parts[0], parts[1])
        case n.Product():
            return _product(parts[0], parts[1])
        case n.Whole():
            return _stepped(parts[0], Fraction(1), ZERO)
        case n.Rounded(_, step):
            return _stepped(parts[0], step, HALF)
        case _:
            assert_never(form)


def hull(parts: list[Bounds]) -> Bounds:
    """What a number may be that is one of some, nobody knows which."""
    return Bounds(_extreme(parts, least=True).low, _extreme(parts, least=False).high)


def _extreme(parts: list[Bounds], least: bool) -> Bounds:
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    if least:
        low = None if None in lows else min(low for low in lows if low is not None)
        return Bounds(low, min((high for high in highs if high is not None), default=None))
    high = None if None in highs else max(high for high in highs if high is not None)
    return Bounds(max((low for low in lows if low is not None), default=None), high)


def _quotient(number: Bounds, base: Bounds) -> Bounds:
    """The bounds of a ratio; a base that may be nothing leaves it open."""
    if base.low is None or base.low < 0:
        return Bounds(None, None)
    if base.low == 0 or number.low is None:
        return Bounds(ZERO if number.low is not None and number.low >= 0 else None, None)
    low = number.low / base.low if number.low < 0 else ZERO if base.high is None else number.low / base.high
    if number.high is None:
        return Bounds(low, None)
    high = number.high / base.low if number.high >= 0 else ZERO if base.high is None else number.high / base.high
    return Bounds(low, high)


def _product(one: Bounds, other: Bounds) -> Bounds:
    """The bounds of a product; an end that is open leaves the product open where nothing below zero is known."""
    ends = [one.low, one.high, other.low, other.high]
    if all(end is not None for end in ends):
        found = [a * b for a in (one.low, one.high) for b in (other.low, other.high) if a is not None and b is not None]
        return Bounds(min(found), max(found))
    for factor in (one, other):
        if factor.known and factor.low == 0:
            return Bounds(ZERO, ZERO)
    if one.low is None or other.low is None or one.low < 0 or other.low < 0:
        return Bounds(None, None)
    return Bounds(one.low * other.low, None)


def _stepped(part: Bounds, step: Fraction, more: Fraction) -> Bounds:
    """The greatest multiple of a step up to a number, `more` of a step being added to it first."""
    ends = [None if end is None else (end / step + more) // 1 * step for end in (part.low, part.high)]
    return Bounds(ends[0], ends[1])
