"""Measures of lines that are worked out of others: the value of a material, out of its price and what is added to it.

What the declaration gives stands. A measure that it does not give is worked out if it gives any of the parts; parts
that it leaves out are unknown. What a formula is for may hang on the origin of a line, and that on the values inside
it: so statuses and measures are worked out in turn, until nothing is new (`judge.settled`). What is known of an origin
with a value unknown stays so when it is known, and an origin that hangs on its own value stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from roolang.domain.amount import Amount, unknown
from roolang.domain.declaration import Item, with_entries, with_goods
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer, all_
from roolang.interpret.bench import Bench
from roolang.interpret.facts import Fact
from roolang.interpret.forms import bounds, touches, uses
from roolang.interpret.inventory import Note
from roolang.interpret.lines import Line, held, postorder
from roolang.interpret.predicates import holds
from roolang.interpret.scene import Scene
from roolang.ir.program import Derived

BELOW = "RL5653"
"""The code of a note on a measure that comes out below nothing."""


class Working:
    """What can be worked out on a bench: the declaration with it, the codes assumed for its items as they are now.

    Where nothing is new, `declaration` is the one that was given. `notes` tell of measures below nothing, `doubts` of
    those that hang on an origin.
    """

    def __init__(self, bench: Bench) -> None:
        self.notes: list[Note] = []
        self.doubts: list[Note] = []
        self._kept: list[Item] = []
        self.assumed = dict(bench.assumed)
        self.bench = replace(bench, assumed=self.assumed, statuses=dict(bench.statuses), notes=[])
        self.declaration = with_goods(bench.declaration, self._item)

    def _item(self, good: Item) -> Item:
        """A good with its lines as they are now, those inside others first."""
        materials = {id(each) for item in postorder(good) for each in _materials(item)}
        made: dict[int, Item] = {}
        for item in postorder(good):
            new = with_entries(item, lambda entry: made[id(entry)])
            new = self._for(item, new) if new is not item else item
            made[id(item)] = new if item is good else self._with_measures(new, material=id(item) in materials)
        return made[id(good)]

    def _for(self, old: Item, new: Item) -> Item:
        """A line in the place of another: its code and its status are the same."""
        self._kept.append(new)  # so that no other item gets its identity
        if (code := self.assumed.get(id(old))) is not None:
            self.assumed[id(new)] = code
        if (status := self.bench.statuses.get(id(old))) is not None:
            self.bench.settle({id(new): status})
        return new

    def _with_measures(self, item: Item, *, material: bool) -> Item:
        """A line with what can be worked out of its amounts; one measure may need another, so until nothing is new."""
        while (found := self._next(item, material=material)) is not None:
            got = self._measure(found, item)
            item = self._for(item, replace(item, amounts={**item.amounts, found.measure: got}))
        return item

    def _next(self, item: Item, *, material: bool) -> Derived | None:
        """A formula that is surely for a line that does not have its measure, and of which some parts are given.

        One that may be for the line, by what the line is, keeps those before it from counting. One that uses another
        measure, which can be worked out too, waits for it.
        """
        open_: dict[str, Note | None] = {}
        found: dict[str, Derived] = {}
        for entry in self.bench.program.derived:
            done = entry.measure in item.amounts or entry.measure in open_ or entry.measure in found
            if done or (entry.materials and not material):
                continue
            scene = Scene(self.bench, item, tuple(held(item)))
            if not touches(entry.form, scene):
                continue
            meant, asked = self._meant(entry, item), scene.ask(entry.condition)
            if all_((meant, asked)).truth is Truth.YES:
                found[entry.measure] = entry
            elif meant.truth is Truth.UNKNOWN and asked.truth is not Truth.NO:
                open_[entry.measure] = _doubt(entry, item, meant, scene)
        if not found:
            self.doubts += [note for note in open_.values() if note]
        ready = (entry for name, entry in found.items() if not uses(entry.form) & (found.keys() - {name}))
        return next(ready, next(iter(found.values()), None))

    def _meant(self, entry: Derived, item: Item) -> Answer:
        """Whether a formula is for a line, by what the line and the good are."""
        root = Scene(self.bench, self.bench.declaration.good, ())
        return all_((holds(entry.where, Line(item), root), root.ask(entry.goods)))

    def _measure(self, entry: Derived, item: Item) -> Amount:
        """What a formula comes to; nothing is less than nothing, so that what would be is not known."""
        scene = Scene(self.bench, item, tuple(held(item)))
        got, least = bounds(entry.form, scene), unknown(entry.unit)
        if got.high is not None and got.high < 0:
            said = scene.spelled(entry.measure)
            self.notes.append(
                (BELOW, f"{said} of {item.name} comes out below zero, and is taken as not known", item.name)
            )
            return least
        return Amount(least.low if got.low is None else max(got.low, least.low), got.high, entry.unit)


def _materials(item: Item) -> tuple[Item, ...]:
    holding = item.holdings.get("materials")
    return holding.items if holding else ()


def _doubt(entry: Derived, item: Item, meant: Answer, scene: Scene) -> Note | None:
    """The note on a measure that is not worked out for want of an origin."""
    if not any(fact.kind == "origin" for fact in _asked(meant)):
        return None
    message = f"how {scene.spelled(entry.measure)} of {item.name} is worked out hangs on its origin, which is not known"
    return "RL5652", message, item.name


def _asked(answer: Answer) -> Iterator[Fact]:
    for way in (*answer.to_yes, *answer.to_no):
        yield from way
