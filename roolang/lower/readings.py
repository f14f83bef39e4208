"""Readings: the questions on which a text bears several meanings, and every combination of answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from math import prod
from typing import Any, TypeAlias

from roolang.limits import MAX_READINGS
from roolang.lower.once import bracketed
from roolang.syntax import tree as t
from roolang.syntax.stances import reading_of
from roolang.syntax.walk import nodes

Asked: TypeAlias = list[tuple[str, ...]]
"""Questions: for each the names to choose from."""


def questions(statements: Any) -> Asked:
    """The questions on which a text has readings: for each, the names to choose from, in order of appearance.

    A reading that stands alone at a bracket is chosen or left out (`without NAME`).
    """
    groups: dict[int, list[str]] = {}
    group_of: dict[str, int] = {}
    for number, names in enumerate(_offered(tuple(statements))):
        touched = dict.fromkeys(group_of[name] for name in names if name in group_of)
        merged = [name for known in sorted(touched) for name in groups.pop(known)]
        groups[number] = list(dict.fromkeys([*merged, *names]))
        group_of.update(dict.fromkeys(groups[number], number))
    return [tuple(known) if len(known) > 1 else (known[0], f"without {known[0]}") for known in groups.values()]


def _offered(statements: tuple[Any, ...]) -> Iterator[list[str]]:
    """The reading names that stand side by side in a slot, or alone at a bracket."""
    for node in (node for statement in statements if bracketed(statement) for node in nodes(statement)):
        if isinstance(node, t.Slot):
            found = [reading_of(option.attribution) for option in node.options]
        else:
            found = [reading_of(node.attribution)] if isinstance(node, t.Bracketed) else []
        if names := [name for name in found if name]:
            yield names


def narrowed(asked: Asked, named: Iterable[str] = ()) -> Asked:
    """Questions with what is left to choose from where some readings are named."""
    chosen = frozenset(named)
    return [tuple(name for name in names if name in chosen) or names for names in asked]


def readings_of(asked: Asked, named: Iterable[str] = ()) -> list[tuple[str, ...]]:
    """Every combination of answers to some questions, those named alone for theirs; one empty one where none is asked.

    Of more than `MAX_READINGS`, only so many that each reading stands in one.
    """
    left = narrowed(asked, named)
    if prod(map(len, left)) > MAX_READINGS:
        count = min(MAX_READINGS, max(map(len, left)))
        return [tuple(names[i % len(names)] for names in left) for i in range(count)]
    return list(product(*left))
