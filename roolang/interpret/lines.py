"""Lines: the materials a judgement looks at, and the ways of walking a product's tree to get them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from roolang.domain.declaration import SET, Item
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.facts import Fact
from roolang.record import record


@record(frozen=True, slots=True, eq=False)
class Line:
    """One material as a judgement sees it.

    `hidden` marks what nobody listed: a line that stands for any number of unknown materials inside `item`,
    worth no more than `item` itself where it is a material (the good hides without a bound). `doubts` are the
    facts on which it hangs whether the line is there to be looked at. `openable` marks a material that may be
    taken whole or opened, not yet decided: it stands for itself or what is inside it, and of that the materials
    named there may be opened in their turn. `kind` is the list of a hidden one.
    """

    item: Item
    hidden: bool = False
    bounded: bool = False
    doubts: tuple[Fact, ...] = ()
    openable: frozenset[int] = frozenset()
    kind: str = "materials"

    @property
    def name(self) -> str:
        """How findings call it."""
        return f"{self.kind} of {self.item.name} not listed" if self.hidden else self.item.name

    @property
    def undecided(self) -> bool:
        """Whether it is left open how the line is taken."""
        return not self.hidden and id(self.item) in self.openable

    def opened(self) -> list[Line]:
        """The lines in its place if it is opened."""
        return [replace(inner, openable=self.openable) for inner in held(self.item, bounded=True)]

    @property
    def fact(self) -> Fact:
        """The fact that would bring to light what is hidden."""
        return facts.listed(self.item, self.kind)


def held(item: Item, kind: str = "materials", *, bounded: bool = False) -> list[Line]:
    """The lines of a list of an item, and one more for whatever nobody listed."""
    lines: list[Line] = []
    if kind == "materials" and _is_set(item):
        kind, lines = "components", [Line(entry) for entry in _listed(item, "materials")]
    holding = item.holdings.get(kind)
    lines += [Line(entry) for entry in _listed(item, kind)]
    if holding is None or not holding.complete:
        lines.append(Line(item, hidden=True, bounded=bounded, kind=kind))
    return lines


def _is_set(item: Item) -> bool:
    """Whether an item is a set of which the components are listed, and no materials: they are what it is made of."""
    return item.descriptions.get(SET) is True and "components" in item.holdings and not made_of(item)


def made_of(item: Item) -> bool:
    """Whether the declaration says of what an item is made, and not only what is used with it."""
    holding = item.holdings.get("materials")
    return holding is not None and (any(not part.serves for part in holding.items) or not holding.items)


def used(item: Item) -> tuple[Item, ...]:
    """What the declaration lists of what an item is made of."""
    return (*(_listed(item, "components") if _is_set(item) else ()), *_listed(item, "materials"))


def _listed(item: Item, kind: str) -> tuple[Item, ...]:
    holding = item.holdings.get(kind)
    return holding.items if holding else ()


def has_list(item: Item) -> bool:
    """Whether the declaration says anything of what the item is made of."""
    return "materials" in item.holdings


def made_by_producer(item: Item) -> bool | None:
    """Whether the producer of the good made an item itself: as declared; not, if it was imported or has a supplier.

    A supplier's statement, held or not, is asked of what somebody supplied.
    """
    if item.self_produced is not None:
        return item.self_produced
    return False if item.imported or item.supplier_statement not in (None, {}) else None


def taken_in(item: Item) -> bool:
    """Whether a material surely stands in the list as it came to the producer, since nobody says what it is made of."""
    return item.self_produced is None and not has_list(item)


def outside(item: Item, territory: frozenset[str], reached: frozenset[str] = frozenset()) -> Truth:
    """Whether the item came from outside the territory.

    `imported` decides if it is declared; else where it was produced; an item declared originating was made
    inside, unless materials made elsewhere may originate too (`reached`). Otherwise nobody knows, nor where nobody
    says who the parties are.
    """
    if item.imported is not None:
        return Truth.of(item.imported)
    if item.produced_in is not None:
        return Truth.of(item.produced_in not in territory) if territory else Truth.UNKNOWN
    return Truth.NO if item.originating is True and reached <= territory else Truth.UNKNOWN


Outside: TypeAlias = Callable[[Item], Truth]
"""Whether an item came from outside, in one judgement."""


def tree(item: Item, outside: Outside, doubts: tuple[Fact, ...] = (), *, top: bool = True) -> Iterator[Line]:
    """Every part at every tier of production in the territory; what came from outside is not opened.

    The insides of a part of unknown provenance hang on the place where it was made.
    """
    for line in held(item, bounded=not top):
        yield Line(line.item, line.hidden, line.bounded, doubts)
        if line.hidden:
            continue
        match outside(line.item):
            case Truth.NO:
                yield from tree(line.item, outside, doubts, top=False)
            case Truth.UNKNOWN:
                yield from tree(line.item, outside, (*doubts, facts.place(line.item)), top=False)


def within(line: Line) -> Iterator[Line]:
    """A line and every line inside it, listed or not."""
    yield line
    if not line.hidden:
        for inner in held(line.item, bounded=True):
            yield from within(inner)


def postorder(root: Item) -> list[Item]:
    """Every item below and with the root, insides first, without recursion."""
    order, waiting = [], [root]
    while waiting:
        item = waiting.pop()
        order.append(item)
        waiting.extend(entry for holding in item.holdings.values() for entry in holding.items)
    order.reverse()
    return order


def consumers(good: Item, listed: Item) -> dict[int, Item]:
    """For all that is listed in a good, by identity: whose material it is.

    What its producer made of it may be left out of account, so a self-produced part hands that down. `good` stands for
    the one that is `listed` where nobody says of a good in a pool where it was made.
    """
    found: dict[int, Item] = {}
    waiting = [(listed, good)]
    while waiting:
        item, user = waiting.pop()
        for holding in item.holdings.values():
            for part in holding.items:
                found[id(part)] = user
                if part.holdings:
                    waiting.append((part, user if part.self_produced else part))
    return found
