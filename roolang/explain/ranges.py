"""Amounts that are not known, in words: those that nobody declares, and those of which only a range is declared."""

from __future__ import annotations

from collections.abc import Sequence

from roolang.explain.numbers import NOT_KNOWN, Scale
from roolang.explain.story import in_words, plain
from roolang.interpret import Bounds
from roolang.interpret.facts import Fact

MOST = 3
"""So many amounts of either kind are named."""


def range_of(fact: Fact, currency: str) -> str:
    """Between what the amount lies that a fact asks for; nothing where none is declared, or a single number is."""
    amount = fact.item.amounts.get(fact.words) if fact.kind == "amount" and fact.item is not None else None
    if amount is None or amount.known:
        return ""
    scale = Scale(amount.unit, currency)
    said = scale.span(Bounds(amount.low, amount.high))
    return f"at least {scale.show(amount.low)}" if said == NOT_KNOWN else said


def ranged(fact: Fact, currency: str) -> str:
    """` (declared only as a range: at least 90.00 USD)`; nothing of what has none."""
    said = range_of(fact, currency)
    return f" (declared only as a range: {said})" if said else ""


def unknown_amounts(facts: Sequence[Fact], currency: str) -> tuple[list[str], list[str]]:
    """The amounts that are not declared, and those that are only as a range, with it; some of many."""
    absent = [f"the {plain(fact)}" for fact in facts if not range_of(fact, currency)]
    open_ones = [f"the {plain(fact)} ({said})" for fact in facts if (said := range_of(fact, currency))]
    return _some(absent), _some(open_ones)


def unknown_said(facts: Sequence[Fact], currency: str) -> str:
    """`the value of m0 is not declared, and the FOB is declared only as a range (at least 90.00 USD)`."""
    hows = ("not declared", "declared only as a range")
    each = zip(unknown_amounts(facts, currency), hows, strict=True)
    return ", and ".join(f"{in_words(some)} {'is' if len(some) == 1 else 'are'} {how}" for some, how in each if some)


def _some(said: list[str]) -> list[str]:
    return [*said[:MOST], f"{len(said) - MOST} more amounts"] if len(said) > MOST else said
