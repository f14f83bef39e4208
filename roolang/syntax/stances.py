"""Whose words stand in a bracket, and what one calls the readings it offers."""

from __future__ import annotations

from roolang.syntax import tree as t

FOR = ("propose", "support")
"""What a party does with words that stand in its text."""


def holders(attribution: t.Attribution) -> list[str]:
    """The parties in whose text the words of a bracket stand."""
    return [party for stance in attribution.stances if stance.verb in FOR for party in stance.parties]


def reading_of(attribution: t.Attribution) -> str:
    """The name by which the words of a bracket are chosen: a reading's, a numbered alternative's, or nothing."""
    if attribution.reading is not None:
        return attribution.reading
    return "" if attribution.alternative is None else f"alternative {attribution.alternative}"
