"""Readings: the questions on which a text bears several meanings, and every combination of answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from roolang.syntax import tree as t
from roolang.syntax.stances import reading_of
from roolang.syntax.walk import walk


def questions(statements: Any) -> list[tuple[str, ...]]:
    """The questions on which a text has readings: for each, the names to choose from, in order of appearance.

    A reading that stands alone at a bracket is chosen or left out (`without NAME`).
    """
    sets: list[list[str]] = []
    for names in _offered(tuple(statements)):
        touching = [known for known in sets if set(known) & set(names)]
        merged = list(dict.fromkeys(name for known in [*touching, names] for name in known))
        sets = [known for known in sets if known not in touching] + [merged]
    return [tuple(known) if len(known) > 1 else (known[0], f"without {known[0]}") for known in sets]


def _offered(statements: tuple[Any, ...]) -> Iterator[list[str]]:
    """The reading names that stand side by side in a slot, or alone at a bracket."""
    for node in walk(statements):
        if isinstance(node, t.Slot):
            found = [reading_of(option.attribution) for option in node.options]
        else:
            found = [reading_of(node.attribution)] if isinstance(node, t.Bracketed) else []
        if names := [name for name in found if name]:
            yield names


def readings_of(statements: Any) -> list[tuple[str, ...]]:
    """Every combination of readings of a text; one empty combination where it has none."""
    return list(product(*questions(statements)))
