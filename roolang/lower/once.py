"""What is asked for again and again, made once: statements in views, and programs of the same statements.

Both are found by the identity of what they are made of, which is kept with them, so that nothing else takes its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from roolang.held import Held
from roolang.syntax import tree as t
from roolang.syntax.walk import MOST_STATEMENTS, dated, nodes

MOST_MADE = 8
"""So many of the last things made of several others are held."""

Made = TypeVar("Made")


@dataclass(slots=True)
class _Seen:
    """A statement with what views made of it: those on days between which none of its dates lies make the same.

    What begins does so on its day, what ends does so after it. One that is `plain` is as it is written in every view
    in which no number by name begins later.
    """

    starts: tuple[date, ...]
    ends: tuple[date, ...]
    bracketed: bool
    plain: bool
    made: dict[Hashable, tuple[Any, ...]] = field(default_factory=dict)


def in_view(statement: t.Node, view: Any, make: Callable[[], Iterable[Any]]) -> list[Any]:
    """What a view makes of a statement."""
    seen = _seen.of(statement)
    if seen.plain and not view.later:
        return [statement]
    place = (bisect_right(seen.starts, view.day), bisect_left(seen.ends, view.day)) if view.dated else ()
    key = view.dated, place, view.later, (view.party, view.readings) if seen.bracketed else ()
    found = seen.made.get(key)
    if found is None:
        found = seen.made[key] = tuple(make())
    return list(found)


def dates_in(statement: t.Node) -> tuple[date, ...]:
    """The days on which something in a statement begins, those on which it ends, and the days after these.

    After the last day of a text itself nothing is left to look at.
    """
    seen = _seen.of(statement)
    ending = () if isinstance(statement, t.InForce) else (day for day in seen.ends if day < date.max)
    return *seen.starts, *seen.ends, *(day + timedelta(days=1) for day in ending)


def bracketed(statement: t.Node) -> bool:
    """Whether anything in a statement is in brackets of somebody."""
    return _seen.of(statement).bracketed


def _looked_at(statement: t.Node) -> _Seen:
    """The dates and brackets of a statement."""
    starts, ends, in_brackets, loose = set[date](), set[date](), False, False
    for node in nodes(statement):
        kind = type(node)
        in_brackets = in_brackets or kind in BRACKETS
        loose = loose or (kind in LISTS and _loose(node))
        for name in dated(kind):
            if isinstance(day := getattr(node, name), date):
                (ends if name == "end" else starts).add(day)
    plain = not (starts or ends or in_brackets or loose)
    return _Seen(tuple(sorted(starts)), tuple(sorted(ends)), in_brackets, plain)


BRACKETS = frozenset((t.Bracketed, t.Slot))
LISTS = {t.Steps: "steps", t.Mats: "items", t.Codes: "items", t.Chain: "parts", t.Enumeration: "items"}
"""Nodes that a view may tidy with no bracket or date in them, and what they list."""


def _loose(node: t.Node) -> bool:
    """Whether a list is empty, or is of several steps, or holds others of its kind side by side."""
    held = getattr(node, LISTS[type(node)])
    return not held or (isinstance(node, t.Steps) and len(held) > 1) or any(isinstance(each, t.Mats) for each in held)


_seen = Held(_looked_at, MOST_STATEMENTS)


class Once(Generic[Made]):
    """The last few things made, each with what it was made of."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[tuple[Any, ...], Made]] = {}

    def of(self, parts: tuple[Any, ...], key: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of these very parts, and of what compares equal as the key."""
        place = (*map(id, parts), key)
        found = self._made.pop(place, None) or (parts, make())
        self._made[place] = found
        if len(self._made) > MOST_MADE:
            del self._made[next(iter(self._made))]
        return found[1]
