"""What is asked for again and again, made once: statements in views, and programs of the same statements.

Both are found by the identity of what they are made of, which is kept with them, so that nothing else takes its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from roolang.syntax import tree as t
from roolang.syntax.walk import dated, walk

MOST_STATEMENTS = 20_000
"""So many statements are held with what views make of them."""
MOST_MADE = 8
"""So many of the last things made of several others are held."""

Thing = TypeVar("Thing")
Made = TypeVar("Made")


class Held(Generic[Thing, Made]):
    """What is worked out of things, each held with it; of so many at most, then of none."""

    def __init__(self, work: Callable[[Thing], Made], most: int) -> None:
        self._work, self._most = work, most
        self._held: dict[int, tuple[Thing, Made]] = {}

    def of(self, thing: Thing) -> Made:
        """What is worked out of this very thing."""
        found = self._held.get(id(thing))
        if found is None:
            if len(self._held) >= self._most:
                self._held.clear()
            found = self._held[id(thing)] = thing, self._work(thing)
        return found[1]


@dataclass(slots=True)
class _Seen:
    """A statement with what views made of it: those on days between which none of its dates lies make the same.

    What begins does so on its day, what ends does so after it.
    """

    starts: tuple[date, ...]
    ends: tuple[date, ...]
    bracketed: bool
    made: dict[Hashable, tuple[Any, ...]] = field(default_factory=dict)


def in_view(statement: t.Node, view: Any, make: Callable[[], Iterable[Any]]) -> list[Any]:
    """What a view makes of a statement."""
    seen = _seen.of(statement)
    place = (bisect_right(seen.starts, view.day), bisect_left(seen.ends, view.day)) if view.dated else ()
    key = view.dated, place, view.later, (view.party, view.readings) if seen.bracketed else ()
    found = seen.made.get(key)
    if found is None:
        found = seen.made[key] = tuple(make())
    return list(found)


def _looked_at(statement: t.Node) -> _Seen:
    """The dates and brackets of a statement."""
    starts, ends, bracketed = set[date](), set[date](), False
    for node in walk(statement):
        bracketed = bracketed or isinstance(node, t.Bracketed | t.Slot)
        for name in dated(type(node)):
            if isinstance(day := getattr(node, name), date):
                (ends if name == "end" else starts).add(day)
    return _Seen(tuple(sorted(starts)), tuple(sorted(ends)), bracketed)


def has_dates(statement: t.Node) -> bool:
    """Whether the day decides on something in a statement."""
    seen = _seen.of(statement)
    return bool(seen.starts or seen.ends)


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
