"""Goods prepared: what depends on the declaration alone is worked out once, whatever the programs it is judged by.

Materials are numbered as they are listed, and what is asked of them over and over stands in columns, each made in one
go: most goods have few materials, and steps taken for one after another are what would cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeAlias

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret import reasons
from roolang.interpret.answer import Answer, Ways
from roolang.interpret.bench import Status
from roolang.interpret.lines import has_list, made_by_producer, postorder
from roolang.interpret.prepared.columns import Column, Price, column, measures_of, price
from roolang.interpret.scene import of_unknown_origin

Matches: TypeAlias = tuple[Sequence[int], Sequence[int], Callable[[int], Answer]]
"""Materials by their numbers: those of which something holds, those of which it may hold, and the answers for these."""
Origins: TypeAlias = tuple[list[int], list[int], list[int]]
"""The materials that do not originate, those that do, and those of which nobody knows."""
KEPT = 8
"""So many goods stay prepared."""
DECLARED = {answer: Status(Truth.of(answer), "declared") for answer in (True, False)}
NO_OTHERS: list[Item] = []
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
    `by_origin` is there if there are no others; `found` then has what was found of the materials for any program.
    `measures` are the names and units of all amounts of the good and of everything in it, but for what a material is
    worth. `united` has the good as it reads with a union in the place of some states.
    `digits` says how many the shortest code of a material has: none, where one is not known.
    """

    others: list[Item] = NO_OTHERS
    _states: frozenset[str] | None = None
    _statuses: dict[int, Status] | None = None

    def __init__(self, good: Item) -> None:
        holdings = good.holdings
        holding = holdings.get("materials")
        self.good, self.code = good, good.code or ""
        self.items: tuple[Item, ...] = holding.items if holding else ()
        self.codes = codes = [item.code or "" for item in self.items]
        self.digits = min(map(len, codes)) if codes else 0
        self.by_origin = _declared(self.items) if holding is not None and len(holdings) == 1 else None
        self.plain = holding is not None and holding.complete
        self.doubt = _doubts(self.items)
        self.matches: dict[object, Matches] = {}
        self.found: dict[object, Any] = {}
        self.united: dict[frozenset[str], Item] = {}
        self._prices: dict[str, Price | None] = {}
        self._columns: dict[str, Column] = {}
        if self.by_origin is None:
            self.plain = self.plain and not any(map(_apart, self.items))
            self._settle()
        self.measures = measures_of(good.amounts, self.items if self.by_origin is not None else postorder(good))
        self.settled = self.plain and not self.others and (good.produced_in is None or good.imported is None)

    # ---- amounts

    def price(self, name: str) -> Price | None:
        """An amount of the good in hundredths; nothing for one that is no whole number of them."""
        found = self._prices.get(name)
        if found is None:
            found = self._prices[name] = price(self.good.amounts.get(name))
        return found

    def column(self, measure: str) -> Column:
        """A measure of the materials over one denominator, whatever that is."""
        found = self._columns.get(measure)
        if found is None:
            found = self._columns[measure] = column([item.amounts.get(measure) for item in self.items])
        return found

    # ---- origins

    def _settle(self) -> None:
        """The statuses that no program can change, and of what it has to be asked."""
        self._statuses = {}
        others: list[Item] = []
        for item in postorder(self.good):
            status = by_itself(item)
            if status is None:
                others += [item] if item is not self.good else []
            elif item is not self.good or status.truth is not Truth.UNKNOWN:
                self._statuses[id(item)] = status
        self.others = others

    def statuses(self) -> dict[int, Status]:
        """The statuses that no program can change, by the identity of materials."""
        if self._statuses is None:
            self._statuses = {id(item): status for item in self.items if (status := by_itself(item))}
        return self._statuses

    @property
    def ambiguous(self) -> bool:
        """Whether a code came from another edition and may be one of several."""
        return any(item.candidates for item in postorder(self.good))

    @property
    def states(self) -> frozenset[str]:
        """Where the good and everything in it was made, and where something was done with it."""
        if self._states is None:
            inside = postorder(self.good)
            places = {item.produced_in for item in inside} | {done.place for item in inside for done in item.processes}
            self._states = frozenset(place for place in places if place)
        return self._states


def _doubts(items: Sequence[Item]) -> Callable[[int], Answer]:
    """What would settle whether a material originates, and just as well whether it does not, by its number.

    A function that knows the materials alone: what is found of a good keeps it, and would else keep the good itself.
    """
    kept: dict[int, Answer] = {}

    def doubt(i: int) -> Answer:
        found = kept.get(i)
        if found is None:
            ways = partial(_origin_of, items[i])
            found = kept[i] = Answer(Truth.UNKNOWN, ways, ways)
        return found

    return doubt


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
