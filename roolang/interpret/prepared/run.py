"""One plain good being judged: its materials as they are listed, and what was found out about them so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from roolang.domain.declaration import Item
from roolang.interpret.answer import Answer
from roolang.interpret.lines import has_list, held, made_by_producer
from roolang.interpret.scene import Bench, Scene

Matches: TypeAlias = list[tuple[Item, Answer]]
"""Materials of which something holds or may hold, each with the answer."""
Test: TypeAlias = "Callable[[Item, Run], Answer]"


class Run:
    """A good with a complete list of materials, none of them perhaps self-produced: each counts as it stands."""

    __slots__ = ("_scene", "bench", "good", "items", "matches")

    def __init__(self, bench: Bench, good: Item, items: tuple[Item, ...]) -> None:
        self.bench = bench
        self.good = good
        self.items = items
        self.matches: dict[object, Matches] = {}
        self._scene: Scene | None = None

    @property
    def scene(self) -> Scene:
        """The good as `evaluate` looks at it."""
        if self._scene is None:
            self._scene = Scene(self.bench, self.good, tuple(held(self.good)))
        return self._scene


def run_of(bench: Bench, good: Item) -> Run | None:
    """The run of a good, if it is plain."""
    if bench.declaration.averaging is not None and bench.program.pooling:
        return None
    holding = good.holdings.get("materials")
    if holding is None or not holding.complete:
        return None
    for item in holding.items:
        if item.self_produced or (item.holdings and _perhaps_own(item)):
            return None
    return Run(bench, good, holding.items)


def _perhaps_own(item: Item) -> bool:
    """Whether the producer of the good may have made a material with parts himself, for all that it says."""
    return has_list(item) and made_by_producer(item) is None
