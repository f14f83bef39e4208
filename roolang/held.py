"""What is worked out once of things that stay, found by the things themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

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
