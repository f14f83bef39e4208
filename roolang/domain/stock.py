"""Methods that settle the origin of what is taken out of a common stock, by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from roolang.domain.declaration import Movement, fold
from roolang.record import record

METHODS = ("FIFO", "LIFO", "average", "period average", "specific identification")
"""First in, first out; last in, first out; the mean before each withdrawal; that of a whole period; as recorded."""


def method_of(words: str) -> str:
    """The method that some words name, folded; nothing if they name none."""
    return fold(words) if fold(words) in map(fold, METHODS) else ""


@record(frozen=True, slots=True)
class Fault:
    """Why records of a stock do not add up, and at which of them."""

    at: int | None
    message: str
    help: str


def fault(movements: Sequence[Movement]) -> Fault | None:
    """What is taken out was there; days run forward; the last record is what went into the good."""
    there = Fraction(0)
    last: date | None = None
    for i, each in enumerate(movements):
        there += each.quantity if each.receipt else -each.quantity
        if there < 0:
            return Fault(i, "more is withdrawn than there is in stock", "begin with what was in stock, as receipts")
        if each.day is not None and last is not None and each.day < last:
            return Fault(
                i, f"this record is of {each.day}, and the one before it of {last}", "write the records in their order"
            )
        last = each.day or last
    if not movements or movements[-1].receipt or not movements[-1].quantity:
        message = "the last record has to be the withdrawal of what went into this good"
        return Fault(None, message, 'end with `{"withdrawn": 100}`')
    return None
