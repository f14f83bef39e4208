"""One plain good being judged: what was found out about its materials so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from roolang.domain.declaration import Item
from roolang.interpret.answer import Answer
from roolang.interpret.bench import Bench
from roolang.interpret.lines import held
from roolang.interpret.prepared.goods import Goods, Matches, by_origin, goods_of
from roolang.interpret.scene import Scene

Test: TypeAlias = "Callable[[Item, Run], Answer]"


class Run:
    """A good with a complete list of materials proper, none of them perhaps self-produced: each counts as it stands.

    `matches` are those of this run alone, `by_status` those that hang on codes and origins; where no program can change
    the origins these are found once for all. The bench is asked for when something hangs on it.
    """

    _bench: Bench | None = None
    _scene: Scene | None = None

    def __init__(self, goods: Goods, settle: Callable[[], Bench]) -> None:
        self.goods = goods
        self.matches: dict[object, Matches] = {}
        self._settle = settle
        if goods.by_origin is not None:
            self.by_origin, self.by_status = goods.by_origin, goods.matches
        else:
            self.by_origin, self.by_status = by_origin([self.bench.statuses[id(item)] for item in goods.items]), {}

    @property
    def bench(self) -> Bench:
        """What the good is judged on."""
        if self._bench is None:
            self._bench = self._settle()
        return self._bench

    @property
    def scene(self) -> Scene:
        """The good as `evaluate` looks at it."""
        if self._scene is None:
            self._scene = Scene(self.bench, self.goods.good, tuple(held(self.goods.good)))
        return self._scene

    @property
    def notes(self) -> tuple[tuple[str, str, str], ...]:
        """The warnings met so far: none, where nothing was asked of the bench."""
        return tuple(self._bench.notes) if self._bench else ()


def run_of(bench: Bench, good: Item) -> Run | None:
    """The run of a good, if it is plain."""
    goods = goods_of(good)
    if not goods.plain or (bench.declaration.averaging is not None and bench.program.pooling):
        return None
    return Run(goods, lambda: bench)
