"""Fungible materials: what was taken out of a common stock, divided by the method that text and declaration agree on.

A material with records becomes one material for each origin among the units taken, with its share of every amount.
Where the text does not permit the method, nobody knows the origin of what was taken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from roolang.domain.amount import COUNT, MONEY, Amount
from roolang.domain.declaration import Declaration, Inventory, Item, Movement, with_entries, with_goods
from roolang.interpret.lines import postorder
from roolang.interpret.scene import by_text
from roolang.ir.program import Program
from roolang.record import record

ORIGINS = {True: "originating", False: "non-originating", None: "of unknown origin"}


@record(frozen=True, slots=True)
class Layer:
    """Units of one origin, and what one of them is worth if that is known."""

    quantity: Fraction
    originating: bool | None
    value: Fraction | None


Layers: TypeAlias = list[Layer]
Note: TypeAlias = tuple[str, str, str]


def drawn(program: Program, declaration: Declaration) -> tuple[Declaration, tuple[Note, ...]]:
    """The declaration with its fungible materials divided by origin, and warnings where that cannot be."""
    notes: list[Note] = []
    return with_goods(declaration, lambda good: _drawn(good, program, notes)), tuple(notes)


def _drawn(good: Item, program: Program, notes: list[Note]) -> Item:
    made: dict[int, tuple[Item, ...]] = {}
    for item in postorder(good):
        made[id(item)] = _divided(item, program, notes) if item.inventory is not None else (_holding(item, made),)
    (found,) = made[id(good)]
    return found


def _holding(item: Item, made: dict[int, tuple[Item, ...]]) -> Item:
    """An item with its lists as they are now; further parts of a material stand at the end of its list."""
    now = with_entries(item, lambda entry: made[id(entry)][0])
    more = {
        name: tuple(part for each in held.items for part in made[id(each)][1:]) for name, held in item.holdings.items()
    }
    grown = {name: replace(held, items=held.items + more[name]) for name, held in now.holdings.items() if more[name]}
    return replace(now, holdings={**now.holdings, **grown}) if grown else now


def _divided(item: Item, program: Program, notes: list[Note]) -> tuple[Item, ...]:
    assert item.inventory is not None
    stock = item.inventory
    if stock.method not in program.inventory:
        method = stock.method or "inventory"
        permitted = ", ".join(program.inventory) or "none"
        message = f"{program.name} does not permit the {method} method for {item.name} (permitted: {permitted})"
        notes.append(("RL5608", message, item.name))
        return (replace(item, inventory=None),)
    portions = _merged(_taken(stock, program))
    whole = stock.movements[-1].quantity
    return tuple(_part(item, portion, whole, alone=len(portions) == 1) for portion in portions)


def _part(item: Item, portion: Layer, whole: Fraction, *, alone: bool) -> Item:
    share = portion.quantity / whole
    amounts = {name: _scaled(amount, share) for name, amount in item.amounts.items()}
    amounts.setdefault("number", Amount.exactly(portion.quantity, COUNT))
    if portion.value is not None:
        amounts["value"] = Amount.exactly(portion.quantity * portion.value, MONEY)
    name = item.name if alone else f"{item.name} ({ORIGINS[portion.originating]})"
    return replace(item, name=name, amounts=amounts, originating=portion.originating, inventory=None)


def _scaled(amount: Amount, share: Fraction) -> Amount:
    return Amount(amount.low * share, None if amount.high is None else amount.high * share, amount.unit)


def _merged(layers: Iterable[Layer]) -> list[Layer]:
    """One layer for each origin, each unit of it at the mean of what they are worth."""
    by_origin: dict[bool | None, Layers] = {}
    for layer in layers:
        if layer.quantity:
            by_origin.setdefault(layer.originating, []).append(layer)
    return [
        Layer(sum((each.quantity for each in some), Fraction(0)), originating, _mean(some))
        for originating, some in by_origin.items()
    ]


def _mean(layers: Layers) -> Fraction | None:
    """What a unit of some layers is worth on average."""
    quantity = sum((each.quantity for each in layers), Fraction(0))
    worth = [each.quantity * each.value for each in layers if each.value is not None]
    return sum(worth, Fraction(0)) / quantity if quantity and len(worth) == len(layers) else None


# ---- the methods: what the last withdrawal takes


def _taken(stock: Inventory, program: Program) -> Layers:
    match stock.method:
        case "fifo":
            return _in_layers(stock, program, first=True)
        case "lifo":
            return _in_layers(stock, program, first=False)
        case "average":
            return _averaged(stock, program)
        case "period average":
            received = [_layer(each, program) for each in stock.movements if each.receipt]
            return _even(received, stock.movements[-1].quantity)
        case "specific identification":
            return [_layer(stock.movements[-1], program)]
        case other:
            raise AssertionError(f"no inventory method is called {other}")


def _layer(movement: Movement, program: Program) -> Layer:
    return Layer(movement.quantity, by_text(movement.originating, program), movement.value)


def _in_layers(stock: Inventory, program: Program, *, first: bool) -> Layers:
    """Units leave in the order of their receipts, or (`first` unset) against it."""
    layers: deque[Layer] = deque()
    taken: Layers = []
    for movement in stock.movements:
        if movement.receipt:
            layers.append(_layer(movement, program))
            continue
        taken, wanted = [], movement.quantity
        while wanted > 0:
            layer = layers.popleft() if first else layers.pop()
            used = min(wanted, layer.quantity)
            taken.append(replace(layer, quantity=used))
            wanted -= used
            if layer.quantity > used:
                rest = replace(layer, quantity=layer.quantity - used)
                layers.appendleft(rest) if first else layers.append(rest)
    return taken


def _averaged(stock: Inventory, program: Program) -> Layers:
    """Every withdrawal takes of each origin in proportion to what is there before it, at the mean value."""
    layers: Layers = []
    taken: Layers = []
    for movement in stock.movements:
        if movement.receipt:
            layers.append(_layer(movement, program))
            continue
        there = sum((each.quantity for each in layers), Fraction(0))
        taken = _even(layers, movement.quantity)
        layers = _even(layers, there - movement.quantity)
    return taken


def _even(layers: Layers, quantity: Fraction) -> Layers:
    """So many units, of each origin in proportion, each at the mean value of all."""
    there = sum((each.quantity for each in layers), Fraction(0))
    mean = _mean(layers)
    return [replace(each, quantity=each.quantity * quantity / there, value=mean) for each in _merged(layers)]
