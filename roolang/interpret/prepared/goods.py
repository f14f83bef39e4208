"""Goods prepared: what depends on the declaration alone is worked out once, whatever the programs it is judged by.

Materials are numbered as they are listed, and what is asked of them over and over stands in columns, each made in one
go: most goods have few materials, and steps taken for one after another are what would cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeAlias

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret import reasons
from roolang.interpret.answer import Answer, Ways
from roolang.interpret.lines import has_list, made_by_producer, postorder
from roolang.interpret.prepared.columns import Cents, Columns, units_of
from roolang.interpret.scene import Status, of_unknown_origin
from roolang.interpret.trace import Counted

Matches: TypeAlias = tuple[Sequence[int], Sequence[int], Callable[[int], Answer]]
"""Materials by their numbers: those of which something holds, those of which it may hold, and the answers for these."""
Origins: TypeAlias = tuple[list[int], list[int], list[int]]
"""The materials that do not originate, those that do, and those of which nobody knows."""
Measures: TypeAlias = frozenset[tuple[str, str]]
KEPT = 8
"""So many goods stay prepared."""
DECLARED = {answer: Status(Truth.of(answer), "declared") for answer in (True, False)}
ONE_LIST = {"materials"}
_PREPARED: dict[int, Goods] = {}
_UNSAID: dict[bool, Status] = {}


def goods_of(good: Item) -> Goods:
    """The good, prepared once; what is kept keeps it alive."""
    found = _PREPARED.get(id(good))
    if found is None:
        if len(_PREPARED) >= KEPT:
            _PREPARED.clear()
        found = _PREPARED[id(good)] = Goods(good)
    return found


class Goods:
    """A good and its materials.

    `plain` says that the list of materials is complete, all are materials proper, and none is perhaps self-produced;
    `settled` that no program can change anything of their statuses besides, nor has anything to note on them.
    `statuses` are those that no program can change; of the `others` the program has to be asked, in this order.
    `by_origin` is there if there are no others; `matches` is then what was found of the materials for any program,
    and `counted` what they contributed to sums.
    `united` has the good as it reads with a union in the place of some states.
    `digits` says how many the shortest code of a material has: none, where one is not known.
    """

    def __init__(self, good: Item) -> None:
        holding = good.holdings.get("materials")
        self.good, self.code = good, good.code or ""
        self.items: tuple[Item, ...] = holding.items if holding else ()
        self.codes, self.amounts = [item.code or "" for item in self.items], [item.amounts for item in self.items]
        self.digits = min(map(len, self.codes)) if self.items else 0
        self.cents, self.columns = Cents(good.amounts), Columns(self.amounts)
        self.by_origin = _declared(self.items) if good.holdings.keys() == ONE_LIST else None
        self.plain = holding is not None and holding.complete
        self.others: list[Item] = []
        self.matches: dict[object, Matches] = {}
        self.counted: dict[object, tuple[Counted, ...]] = {}
        self.united: dict[frozenset[str], Item] = {}
        self._asked: dict[int, Answer] = {}
        self._states: frozenset[str] | None = None
        self._measures: Measures | None = None
        self._statuses: dict[int, Status] | None = None
        if self.by_origin is None:
            self.plain = self.plain and not any(map(_apart, self.items))
            self._settle()
        self.settled = self.plain and not self.others and (good.produced_in is None or good.imported is None)

    def _settle(self) -> None:
        """The statuses that no program can change, and of what it has to be asked."""
        self._statuses = {}
        for item in postorder(self.good):
            status = by_itself(item)
            if status is None:
                self.others += [item] if item is not self.good else []
            elif item is not self.good or status.truth is not Truth.UNKNOWN:
                self._statuses[id(item)] = status

    def statuses(self) -> dict[int, Status]:
        """The statuses that no program can change, by the identity of materials."""
        if self._statuses is None:
            self._statuses = {id(item): status for item in self.items if (status := by_itself(item))}
        return self._statuses

    @property
    def ambiguous(self) -> bool:
        """Whether a code came from another edition and may be one of several."""
        return any(item.candidates for item in postorder(self.good))

    def doubt(self, i: int) -> Answer:
        """What would settle whether a material originates, and just as well whether it does not."""
        found = self._asked.get(i)
        if found is None:
            item = self.items[i]
            ways = partial(_origin_of, item)
            found = self._asked[i] = Answer(Truth.UNKNOWN, ways, ways)
        return found

    @property
    def states(self) -> frozenset[str]:
        """Where the good and everything in it was made, and where something was done with it."""
        if self._states is None:
            inside = postorder(self.good)
            places = {item.produced_in for item in inside} | {done.place for item in inside for done in item.processes}
            self._states = frozenset(place for place in places if place)
        return self._states

    @property
    def measures(self) -> Measures:
        """The names and units of all amounts of the good and of everything in it, but for what a material is worth."""
        if self._measures is None:
            inside = self.amounts if self.by_origin is not None else [item.amounts for item in postorder(self.good)]
            self._measures = units_of(inside).union([(name, held.unit) for name, held in self.good.amounts.items()])
        return self._measures


def _origin_of(item: Item) -> Ways:
    return of_unknown_origin(item).to_yes


def _declared(items: Sequence[Item]) -> Origins | None:
    """Materials proper by their origin, if each has one declared and no place or parts, or nothing of the kind at all.

    Most lists are of such materials; nothing, where one is not.
    """
    found: Origins = [], [], []
    not_, own, open_ = found
    for i, item in enumerate(items):
        if item.holdings or item.serves or item.self_produced or item.produced_in is not None:
            return None
        said = item.originating
        if said is False:
            not_.append(i)
        elif said is True:
            own.append(i)
        elif said is None and item.imported is None:
            open_.append(i)
        else:
            return None
    return found


def by_origin(statuses: Iterable[Status]) -> Origins:
    """The numbers of materials by their status."""
    found: Origins = [], [], []
    of = {Truth.NO: found[0], Truth.YES: found[1], Truth.UNKNOWN: found[2]}
    for i, status in enumerate(statuses):
        of[status.truth].append(i)
    return found


def by_itself(item: Item) -> Status | None:
    """The status that every program gives an item: its origin is declared and no place, or nothing of either."""
    if item.produced_in is not None or item.holdings:
        return None
    said = item.originating
    if said is True or said is False:
        return DECLARED[said]
    return _unsaid(item) if said is None and item.imported is None else None


def _unsaid(item: Item) -> Status:
    """Of an item of which neither origin nor parts are given; all that differs is whether its code is."""
    coded = item.code is not None
    if coded not in _UNSAID:
        _UNSAID[coded] = Status(Truth.UNKNOWN, reasons.not_worked_out(item))
    return _UNSAID[coded]


def _apart(item: Item) -> bool:
    """Whether a material is none proper, or its parts may count: the producer of the good made it, for all it says."""
    if item.serves or item.self_produced:
        return True
    return bool(item.holdings) and has_list(item) and made_by_producer(item) is None
