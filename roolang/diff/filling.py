"""What is in which material of an example: the solver says it of all together that are looked into alike."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from roolang.ir.statuses import VALUE
from roolang.smt.cut import amount, there
from roolang.smt.pair import Pair
from roolang.smt.question import Model
from roolang.smt.slots import Slot

Share = tuple[Slot, Fraction]
"""A kind of lines, and which part of all that there is of it."""


def contents(pair: Pair, model: Model) -> dict[str, list[Share]]:
    """What is in each kind of materials: whole kinds where one has room, else as much as fits."""
    found: dict[str, list[Share]] = {}
    for first in pair.slots:
        parts = [part for part in first.inner if model.booleans.get(there(part))]
        room = {slot.name: _worth(model, slot) for slot in pair.slots
                if parts and slot.first is first and model.booleans.get(there(slot))}  # fmt: skip
        for part in sorted(parts, key=lambda each: -_worth(model, each)):
            worth = _worth(model, part)
            for name, size in _divided(worth, room):
                room[name] -= size
                found.setdefault(name, []).append((part, size / worth if worth else Fraction(1)))
    order = {part.name: at for at, part in enumerate(pair.every_slot())}
    return {name: sorted(shares, key=lambda each: order[each[0].name]) for name, shares in found.items()}


def _divided(worth: Fraction, room: dict[str, Fraction]) -> Iterator[tuple[str, Fraction]]:
    whole = next((name for name, size in room.items() if size >= worth), None)
    if whole is not None:
        yield whole, worth
        return
    for name, size in room.items():
        if worth > 0 and size > 0:
            yield name, min(worth, size)
            worth -= min(worth, size)


def _worth(model: Model, slot: Slot) -> Fraction:
    return model.numbers.get(amount(slot, VALUE), Fraction(0))
