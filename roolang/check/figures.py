"""Limits of one figure against each other: which is the stricter, and whether both can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from roolang.check.intervals import covered, interval, plain
from roolang.domain.declaration import fold
from roolang.syntax import tree as t

UP, DOWN = (">=", ">"), ("<=", "<")
SUMS = ("value", "weight", "net weight", "dry weight", "number", "volume")
"""Figures of materials that only grow with the class they are taken of."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One limit of a figure: of what, by which method, on which base, and the numbers with their first days.

    `name` is that of the figure, folded: a long rule holds each of its limits against all others.
    """

    name: str
    node: t.Node
    left: t.Operand
    sign: str
    unit: tuple[Any, ...]
    numbers: tuple[tuple[date, Fraction], ...]

    def on(self, day: date) -> Fraction | None:
        """The number on a day; none before its first step."""
        return next((number for start, number in reversed(self.numbers) if start <= day), None)

    def meets(self, other: Bound) -> bool:
        """Whether both are limits of one figure."""
        return self.name == other.name and self.left.target == other.left.target and self.unit == other.unit

    def days(self, other: Bound) -> list[date]:
        """The days between which neither moves."""
        return sorted({start for each in (self, other) for start, _ in each.numbers})


def bounds(node: t.Compare) -> Iterator[Bound]:
    """The limits of a comparison that are numbers; an open one, or one in brackets, is none."""
    for limit in node.limits:
        share = limit.amount
        if not isinstance(share, t.Share) or not isinstance(share.steps, t.Steps):
            continue
        values = [step.value for step in share.steps.steps]
        kinds = {_kind(value) for value in values}
        if len(kinds) != 1 or None in kinds or any(isinstance(each, t.OpenNumber) for each in values):
            continue
        numbers = tuple((step.start or date.min, step.value.number) for step in share.steps.steps)  # type: ignore[union-attr]
        placed = limit if len(node.limits) > 1 else node
        yield Bound(fold(node.left.name), placed, node.left, node.compare, (*kinds, limit.method, share.base), numbers)


def _kind(value: t.Value) -> tuple[str, str] | None:
    """What may be held against each other: percentages, plain numbers, one currency, one unit."""
    match value:
        case t.Percent() | t.Number():
            return type(value).__name__, ""
        case t.Money(currency, _, per):
            return currency, per
        case t.Measured(_, unit):
            return "measured", unit
    return None


def stricter(one: Bound, other: Bound) -> bool:
    """Whether whoever keeps the one keeps the other too, on every day."""
    if not (one.meets(other) or _within(other, one)):
        return False
    numbers = [(one.on(day), other.on(day)) for day in one.days(other)]
    return all(a is not None and b is not None and _implies(one.sign, a, other.sign, b) for a, b in numbers)


def _implies(sign: str, number: Fraction, other: str, bar: Fraction) -> bool:
    if sign == "=":
        return {">=": number >= bar, ">": number > bar, "<=": number <= bar, "<": number < bar, "=": number == bar}[
            other
        ]
    for side, beyond in ((UP, number > bar), (DOWN, number < bar)):
        if sign in side and other in side:
            return beyond or (number == bar and (sign == other or sign == side[1]))
    return False


def contradict(one: Bound, other: Bound) -> bool:
    """Whether on some day no good keeps both: never, if both say how much there must be, or how much there may."""
    if any(one.sign in side and other.sign in side for side in (UP, DOWN)) or not one.meets(other):
        return False
    numbers = [(one.on(day), other.on(day)) for day in one.days(other)]
    return any(a is not None and b is not None and _apart(one.sign, a, other.sign, b) for a, b in numbers)


def _apart(sign: str, number: Fraction, other: str, bar: Fraction) -> bool:
    if sign in DOWN or (sign == "=" and other in UP):
        sign, number, other, bar = other, bar, sign, number
    if other in DOWN or other == "=":
        low_open, high_open = sign == ">", other == "<"
        if sign == "=" and other == "=":
            return number != bar
        return number > bar or (number == bar and (low_open or high_open)) if sign in (*UP, "=") else False
    return False


def _within(inner: Bound, outer: Bound) -> bool:
    """Whether the one is a ceiling on a part of what the other is a ceiling on."""
    if inner.sign not in DOWN or outer.sign not in DOWN or inner.unit != outer.unit:
        return False
    if fold(inner.left.name) != fold(outer.left.name) or fold(inner.left.name) not in SUMS:
        return False
    part, whole = _only(inner.left.target), _only(outer.left.target)
    return part is not None and whole is not None and _part_of(part, whole)


def _only(target: Any) -> t.Mat | None:
    """The one class of materials that a figure is taken of."""
    if not isinstance(target, t.Mats) or len(target.items) != 1:
        return None
    only = target.items[0]
    return only if isinstance(only, t.Mat) and not only.posts else None


def _part_of(part: t.Mat, whole: t.Mat) -> bool:
    """Whether one class of materials lies within another, by codes or by a list."""
    same = (part.noun, part.described, part.whose) == (whole.noun, whole.described, whole.whose)
    if not same or part == whole or whole.listed:
        return False
    if whole.of is None:
        return part.of is not None or bool(part.listed)
    if part.of is None:
        return False
    ranges = [interval(item) if isinstance(item, t.CodeRange) else None for item in part.of.items]
    return all(each is not None and covered(each, plain(whole.of)) for each in ranges)
