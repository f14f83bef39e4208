"""Member states of a union that is a party as a whole: what was made or done in one was made or done in the union."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from roolang.domain.declaration import Declaration, Item, Process, with_entries, with_goods
from roolang.domain.loading.countries import UNION, union_of
from roolang.interpret.lines import postorder
from roolang.interpret.prepared import goods_of, prepared
from roolang.ir.program import Program


def united(program: Program, declaration: Declaration) -> Declaration:
    """The declaration with the union of the program in the place of its members on the day; or the very same."""
    ready = prepared(program)
    if not ready.unites:
        return declaration
    named = ready.named

    def read(state: str | None) -> str | None:
        return union_of(state, named, program.day) or state if state else state

    found = with_goods(declaration, lambda good: _united(good, read_in(good, named, program)))
    ways = read(found.exported_from), read(found.imported_into)
    if ways == (found.exported_from, found.imported_into):
        return found
    return replace(found, exported_from=ways[0], imported_into=ways[1])


def read_in(good: Item, named: frozenset[str], program: Program) -> frozenset[str]:
    """The states in a good that are members of the union of a program."""
    return frozenset(each for each in goods_of(good).states if union_of(each, named, program.day))


def _united(good: Item, members: frozenset[str]) -> Item:
    """A good with the union in the place of some states; one copy serves all programs."""
    if not members:
        return good
    kept = goods_of(good).united
    if members not in kept:
        kept[members] = _copy(good, members)
    return kept[members]


def _copy(good: Item, members: frozenset[str]) -> Item:
    made: dict[int, Item] = {}
    for item in postorder(good):
        new = with_entries(item, lambda entry: made[id(entry)])
        if members & set(states_of(item)):
            place = UNION if item.produced_in in members else item.produced_in
            done = tuple(Process(each.name, UNION) if each.place in members else each for each in item.processes)
            new = replace(new, produced_in=place, processes=done)
        made[id(item)] = new
    return made[id(good)]


def states_of(item: Item) -> Iterator[str]:
    """The states in which an item was made, and in which something was done with it."""
    places = (item.produced_in, *(each.place for each in item.processes))
    return (place for place in places if place)
