"""One plain good being judged: what was found out about its materials so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from roolang.domain.declaration import Item
from roolang.interpret.answer import Answer
from roolang.interpret.lines import held
from roolang.interpret.prepared.goods import Doubts, Goods, by_origin, goods_of
from roolang.interpret.scene import Bench, Scene

Matches: TypeAlias = tuple[list[int], Doubts]
"""Materials by their numbers: those of which something holds, and those of which it may hold, each with the answer."""
Test: TypeAlias = "Callable[[Item, Run], Answer]"


class Run:
    """A good with a complete list of materials proper, none of them perhaps self-produced: each counts as it stands."""

    __slots__ = ("_scene", "bench", "by_origin", "good", "goods", "items", "matches")

    def __init__(self, bench: Bench, goods: Goods) -> None:
        self.bench = bench
        self.goods = goods
        self.good = goods.good
        self.items = goods.items
        self.matches: dict[object, Matches] = {}
        self.by_origin = goods.by_origin or by_origin([bench.statuses[id(item)] for item in goods.items])
        self._scene: Scene | None = None

    @property
    def scene(self) -> Scene:
        """The good as `evaluate` looks at it."""
        if self._scene is None:
            self._scene = Scene(self.bench, self.good, tuple(held(self.good)))
        return self._scene

    def of_status(self, originating: bool) -> Matches:
        """The materials that originate, or those that do not, as far as anybody knows."""
        by_origin = self.by_origin
        return by_origin[originating], self.goods.doubts(by_origin[2]) if by_origin[2] else []


def run_of(bench: Bench, good: Item) -> Run | None:
    """The run of a good, if it is plain."""
    goods = goods_of(good)
    if not goods.plain or (bench.declaration.averaging is not None and bench.program.pooling):
        return None
    return Run(bench, goods)
