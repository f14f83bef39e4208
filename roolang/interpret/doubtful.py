"""Facts of an item that cannot all be so under a program, and facts that it does not hear: told, never passed over."""

from __future__ import annotations

from collections.abc import Mapping

from roolang.domain.declaration import ByText, Item
from roolang.interpret.bench import Bench
from roolang.interpret.scene import by_text

MOST = 3
"""So many items are named."""


def note_place(item: Item, bench: Bench) -> None:
    """RL6110 where an item was made on one side of the border and is said to come from the other."""
    place, parties = item.produced_in, bench.program.parties
    if place is None or item.imported is None or not parties:
        return
    if item.imported and place in parties:
        followed = "it is not asked" if item is bench.declaration.good else "it counts as imported"
        bench.note("RL6110", f"{item.name} was produced in {place}, a party, and is said to be imported; {followed}",
                   item.name)  # fmt: skip
    elif not item.imported and place not in bench.territory:
        followed = "it does not originate by its place, and is not traced as an import"
        bench.note("RL6110", f"{item.name} was produced in {place}, and is said not to be imported; {followed}",
                   item.name)  # fmt: skip


def unheard(said: ByText, bench: Bench) -> bool:
    """Whether an answer is given for some texts, and for none that the program speaks for."""
    return isinstance(said, Mapping) and bool(said) and by_text(said, bench.program) is None


def note_unheard(items: list[Item], bench: Bench) -> None:
    """RL6112 for items whose origin is declared for other texts alone."""
    if not items:
        return
    texts = sorted({name for item in items if isinstance(item.originating, Mapping) for name in item.originating})
    names = ", ".join(item.name for item in items[:MOST])
    more = f" and {len(items) - MOST} more" if len(items) > MOST else ""
    message = f"the origin of {names}{more} is declared for {', '.join(texts)}, and not for {bench.program.name}"
    bench.note("RL6112", message, items[0].name)
