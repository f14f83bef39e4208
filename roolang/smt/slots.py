"""Kinds of lines of a product, and what two texts see in them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from roolang.smt.formula import FALSE, Formula
from roolang.smt.kinds import Facts

ADDED = "value added"
View = tuple[str, ...]


@dataclass(eq=False)
class Slot:
    """Lines of one kind: their code, what is declared of them, what the texts see in them, what they are made of.

    `twin` marks the second of two slots of one kind, of which one may be opened and the other not. `pool` is the first
    of the slots that are looked into alike: it holds what is in all of them, and all of them are opened or none.
    """

    name: str
    code: str
    facts: Facts
    views: dict[View, Formula]
    among: str = "materials"
    inner: list[Slot] = field(default_factory=list)
    twin: bool = False
    pool: Slot | None = None

    def sees(self, *view: str) -> Formula:
        """A view."""
        return self.views.get(view, FALSE)

    @property
    def openable(self) -> bool:
        """Whether some text may open lines of the kind."""
        return any(view is not FALSE for key, view in self.views.items() if key[0] == "may open")

    @property
    def first(self) -> Slot:
        """The slot that holds what is in lines of this kind."""
        return self if self.pool is None else self.pool


def twins(slots: list[Slot]) -> list[Slot]:
    """The slots, and a second one of each kind of which some lines may be opened and others not."""
    return [*slots, *(replace(slot, inner=list(slot.inner), twin=True) for slot in slots if slot.openable)]
