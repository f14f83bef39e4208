"""Permitted cuts: which materials may be taken apart, and what is then used in their place.

A cut takes each material whole or opened into its own. A self-produced material may always be opened; any other
only if it does not originate, under full accumulation and on that provision's condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, islice

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import NO, YES, Answer, all_, any_, asking, sure
from roolang.interpret.intermediates import of_own_parts
from roolang.interpret.lines import Line, held, outside
from roolang.interpret.predicates import holds
from roolang.interpret.scene import Scene
from roolang.limits import MAX_CUTS

SIFTED = 2_000
"""Of so many combinations of materials those that differ are taken."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The lines of a cut, and what must hold for it to be permitted; `doubted` were opened and may yet originate."""

    lines: tuple[Line, ...]
    permitted: tuple[Answer, ...] = ()
    doubted: tuple[Item, ...] = ()


class Openable:
    """Every material at any depth that may be opened once what it is in has been, and on what condition."""

    def __init__(self, top: tuple[Line, ...], scene: Scene) -> None:
        self.permitted: dict[int, Answer] = {}
        self.above: dict[int, tuple[int, ...]] = {}
        waiting: list[tuple[Line, tuple[int, ...]]] = [(line, ()) for line in reversed(top)]
        while waiting:
            line, above = waiting.pop()
            permitted = _may_open(line, scene)
            if permitted.truth is not Truth.NO:
                node = id(line.item)
                self.permitted[node], self.above[node] = permitted, above
                waiting += [(inner, (*above, node)) for inner in reversed(held(line.item, bounded=True))]

    def choices(self, most: int) -> tuple[list[frozenset[int]], bool]:
        """Which materials to open, other than none, up to so many ways; and whether these are all."""
        if self._count(most) <= most:
            return [choice for choice in self._every() if choice], True
        return list(islice(self._some(), most)), False

    def joined(self, choices: list[frozenset[int]], helped: list[bool]) -> frozenset[int]:
        """All the materials that by themselves were better opened than not."""
        alone = {frozenset((node, *above)) for node, above in self.above.items()}
        tried = zip(choices, helped, strict=True)
        return frozenset[int]().union(*(choice for choice, better in tried if better and choice in alone))

    def _count(self, most: int) -> int:
        """In how many ways materials can be opened besides not at all; beyond `most`, some number above it."""
        ways = dict.fromkeys(self.permitted, 1)
        total = 1
        for node in reversed(self.permitted):
            *_, parent = (None, *self.above[node])
            if parent is None:
                total *= ways[node] + 1
            else:
                ways[parent] *= ways[node] + 1
            if total > most + 1 or ways[node] > most:
                return most + 1
        return total - 1

    def _every(self) -> list[frozenset[int]]:
        """Each way to open materials, none within one that stays closed: all of them, then ever more."""
        found: list[frozenset[int]] = [frozenset()]
        for node in self.permitted:
            found += [choice | {node} for choice in found if choice.issuperset(self.above[node])]
        return sorted(found, key=lambda choice: (len(choice) < len(self.permitted), len(choice)))

    def _some(self) -> Iterator[frozenset[int]]:
        """The likeliest ways: all that surely may be, and all; one; all but one; then ever more of them."""
        whole, sure_ones = frozenset(self.permitted), frozenset(self._sure())
        seen: set[frozenset[int]] = {frozenset()}
        inside = {
            node: {each for each in whole if node in self.above[each]} for node in list(self.permitted)[:MAX_CUTS]
        }
        almost = (most - {node} - inner for most in (sure_ones, whole) for node, inner in inside.items())
        larger = (some for size in range(1, len(whole)) for some in combinations(self.permitted, size))
        opened = (frozenset(some).union(*(self.above[node] for node in some)) for some in islice(larger, SIFTED))
        singles = islice(opened, len(whole))
        for choice in chain((sure_ones, whole), singles, almost, opened):
            if choice not in seen:
                seen.add(choice)
                yield choice

    def _sure(self) -> Iterator[int]:
        """The materials that surely may be opened, as what they are in may."""
        for node in self.permitted:
            if all(self.permitted[each].truth is Truth.YES for each in (node, *self.above[node])):
                yield node


def cut_of(lines: tuple[Line, ...], chosen: frozenset[int], openable: dict[int, Answer], scene: Scene) -> Cut:
    """The lines with the chosen materials opened; one inside a closed material stays unseen."""
    kept: list[Line] = []
    permitted: list[Answer] = []
    doubted: list[Item] = []
    for line in lines:
        if line.hidden or id(line.item) not in chosen:
            kept.append(line)
            continue
        inside = cut_of(tuple(held(line.item, bounded=True)), chosen, openable, scene)
        kept += inside.lines
        permitted += [openable[id(line.item)], *inside.permitted]
        unsure = scene.status(line.item) is Truth.UNKNOWN and not line.item.self_produced
        doubted += [*([line.item] if unsure else ()), *inside.doubted]
    return Cut(tuple(kept), tuple(permitted), tuple(doubted))


def _may_open(line: Line, scene: Scene) -> Answer:
    """Whether a line may be replaced by what it is made of."""
    if line.hidden or outside(line.item, scene.bench.territory) is Truth.YES:
        return NO
    own = of_own_parts(line.item, scene)
    if own.truth is Truth.YES or scene.status(line.item) is Truth.YES:
        return own
    return any_((own, *_accumulates(line, scene)))


def _accumulates(line: Line, scene: Scene) -> Iterator[Answer]:
    """For each provision of full accumulation: whether it opens the line."""
    item = line.item
    for entry in scene.bench.program.accumulating:
        if entry.full:
            made = _made_in(item, entry.states or scene.bench.program.parties, scene)
            meant = all_((holds(entry.where, line, scene), scene.ask_once(entry.goods), made))
            yield meant if meant.truth is Truth.NO else all_((meant, scene.ask(entry.condition, item)))


def _made_in(item: Item, states: tuple[str, ...], scene: Scene) -> Answer:
    """Whether an item was made in one of the states; anywhere inside will do where they are all of the territory."""
    if item.produced_in is not None:
        return sure(item.produced_in in states)
    inside = outside(item, scene.bench.territory) is Truth.NO and scene.bench.territory <= set(states)
    return YES if inside else asking(facts.place(item))
