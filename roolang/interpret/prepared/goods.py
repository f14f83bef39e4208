"""Goods prepared: what depends on the declaration alone is worked out once, whatever the programs it is judged by.

Materials are numbered as they are listed, and what is asked of them over and over stands in columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import lcm
from typing import TypeAlias, cast

from roolang.domain.amount import PERCENT, Amount
from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret import reasons
from roolang.interpret.answer import Answer
from roolang.interpret.lines import has_list, made_by_producer, postorder
from roolang.interpret.scene import Status, of_unknown_origin

Column: TypeAlias = tuple[list[int], int, frozenset[int]]
"""A measure of all materials: whole numbers over one denominator, and the materials that have no plain number."""
Ratio: TypeAlias = tuple[int, int]
Doubts: TypeAlias = list[tuple[int, Answer]]
"""Materials by their numbers, each with an answer that is not known."""
Origins: TypeAlias = tuple[list[int], list[int], list[int]]
"""The materials that do not originate, those that do, and those of which nobody knows."""
KEPT = 64
"""So many goods stay prepared."""
CENTS = 100
"""A denominator that fits most sums, since most are of money."""
NEVER_ASKED = (0, 0)
_PREPARED: dict[int, Goods] = {}
DECLARED = {answer: Status(Truth.of(answer), "declared") for answer in (True, False)}


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

    `plain` says that the list of materials is complete, all are materials proper, and none is perhaps self-produced.
    `statuses` are those that no program can change; of the `others` the program has to be asked, in this order.
    `digits` says how many the shortest code of a material has: none, where one is not known.
    """

    def __init__(self, good: Item) -> None:
        holding = good.holdings.get("materials")
        self.good = good
        self.items: tuple[Item, ...] = holding.items if holding else ()
        self.codes = [item.code or "" for item in self.items]
        self.digits = min(map(len, self.codes), default=0)
        self.plain = holding is not None and holding.complete and not any(map(_apart, self.items))
        self.statuses: dict[int, Status] = {}
        self.others: list[Item] = []
        self.by_origin: Origins | None = None
        self._settle()
        self._asked: dict[int, Answer] = {}
        self._measures: frozenset[tuple[str, str]] | None = None
        self._columns: dict[str, Column] = {}
        self._amounts: dict[str, Ratio | None] = {}

    def _settle(self) -> None:
        """The statuses that no program can change. Most goods have one list, and nothing in it."""
        found = [by_itself(item) for item in self.items]
        if len(self.good.holdings) == 1 and "materials" in self.good.holdings and all(found):
            settled = cast("list[Status]", found)
            self.statuses = dict(zip(map(id, self.items), settled, strict=True))
            self.by_origin = by_origin(settled)
            return
        for item in postorder(self.good):
            status = by_itself(item)
            if status is None:
                self.others += [item] if item is not self.good else []
            elif item is not self.good or status.truth is not Truth.UNKNOWN:
                self.statuses[id(item)] = status

    def doubts(self, at: list[int]) -> Doubts:
        """What would settle whether materials originate, and just as well whether they do not."""
        return [(i, self._doubt(i)) for i in at]

    def _doubt(self, i: int) -> Answer:
        found = self._asked.get(i)
        if found is None:
            found = self._asked[i] = of_unknown_origin(self.items[i])
        return found

    @property
    def measures(self) -> frozenset[tuple[str, str]]:
        """The names and units of all amounts of the good and of everything in it."""
        if self._measures is None:
            inside = (self.good, *self.items) if self.by_origin else postorder(self.good)
            self._measures = frozenset([(name, held.unit) for item in inside for name, held in item.amounts.items()])
        return self._measures

    def amount(self, name: str) -> Ratio | None:
        """An amount of the good over a denominator; nothing if it is no plain number."""
        found = self._amounts.get(name, NEVER_ASKED)
        if found is NEVER_ASKED:
            found = self._amounts[name] = _ratio(self.good.amounts.get(name))
        return found

    def column(self, measure: str) -> Column:
        """A measure of the materials."""
        found = self._columns.get(measure)
        if found is None:
            ratios = [_ratio(item.amounts.get(measure)) for item in self.items]
            gaps = frozenset([i for i, ratio in enumerate(ratios) if ratio is None])
            known = [ratio or (0, 1) for ratio in ratios] if gaps else cast("list[Ratio]", ratios)
            over = lcm(CENTS, *[below for _, below in known])
            found = self._columns[measure] = [above * (over // below) for above, below in known], over, gaps
        return found


def by_origin(statuses: Iterable[Status]) -> Origins:
    """The numbers of materials by their status."""
    no, yes = Truth.NO, Truth.YES
    found: Origins = [], [], []
    not_, own, open_ = found
    for i, status in enumerate(statuses):
        truth = status.truth
        (not_ if truth is no else own if truth is yes else open_).append(i)
    return found


def by_itself(item: Item) -> Status | None:
    """The status that every program gives an item: its origin is declared and no place, or nothing of either."""
    if item.produced_in is not None or item.holdings:
        return None
    said = item.originating
    if said is True or said is False:
        return DECLARED[said]
    return Status(Truth.UNKNOWN, reasons.not_worked_out(item)) if said is None and item.imported is None else None


def _apart(item: Item) -> bool:
    """Whether a material is none proper, or its parts may count: the producer of the good made it, for all it says."""
    if item.serves or item.self_produced:
        return True
    return bool(item.holdings) and has_list(item) and made_by_producer(item) is None


def _ratio(amount: Amount | None) -> Ratio | None:
    """The amount over a denominator, if it is one number and no percentage."""
    if amount is None or amount.unit == PERCENT:
        return None
    low, high = amount.low, amount.high
    return low.as_integer_ratio() if low is high or low == high else None
