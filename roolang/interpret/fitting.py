"""Amounts in another unit than the rules reckon in: they say nothing of what is asked, and are not known."""

from __future__ import annotations

from dataclasses import replace

from roolang.domain.amount import MONEY, PERCENT, VOLUME
from roolang.domain.declaration import QUOTA, Declaration, Item, with_entries, with_goods
from roolang.domain.units import fits
from roolang.interpret.inventory import Note
from roolang.interpret.lines import postorder
from roolang.interpret.prepared import goods_of, prepared
from roolang.ir.program import Program, Word

KEPT = 64
"""So many kinds of goods are kept, by the names and units of their amounts."""
CALLED = {MONEY: "money", VOLUME: "litres", PERCENT: "per cent"}


def fitted(program: Program, declaration: Declaration) -> tuple[Declaration, tuple[Note, ...]]:
    """The declaration without the amounts whose unit cannot be that of the rules, and RL6113 for each of them."""
    if _fits(declaration.good, program):
        pooled = declaration.averaging.goods if declaration.averaging is not None else ()
        if all(_fits(each.good, program) for each in pooled):
            return declaration, ()
    notes: list[Note] = []
    return with_goods(declaration, lambda good: _fitted(good, program, notes)), tuple(notes)


def _fits(good: Item, program: Program) -> bool:
    """Whether all amounts are in units that the rules can reckon in; most goods have the same few amounts."""
    measures, fitting = goods_of(good).measures, prepared(program).fitting
    if measures in fitting:
        return True
    if any(differs(*named, program) for named in measures):
        return False
    if len(fitting) >= KEPT:
        fitting.clear()
    fitting.add(measures)
    return True


def _fitted(good: Item, program: Program, notes: list[Note]) -> Item:
    words = program.vocabulary
    made: dict[int, Item] = {}
    for item in postorder(good):
        wrong = {name for name, amount in item.amounts.items() if differs(name, amount.unit, program)}
        notes += [_note(item, name, words[name]) for name in sorted(wrong)]
        fitting = {name: amount for name, amount in item.amounts.items() if name not in wrong}
        new = with_entries(item, lambda entry: made[id(entry)])
        made[id(item)] = replace(new, amounts=fitting) if wrong else new
    return made[id(good)]


def differs(name: str, unit: str, program: Program) -> bool:
    """Whether an amount cannot be held against a limit in the unit of the word."""
    word = program.vocabulary.get(name) if name != "value" and not name.startswith(QUOTA) else None
    return word is not None and bool(word.unit) and not fits(unit, word.unit)


def _note(item: Item, name: str, word: Word) -> Note:
    given = item.amounts[name].unit
    said = f"is given in {CALLED.get(given, given)}" if given else "is given without a unit"
    message = f"{word.said} of {item.name} {said}, and the rules reckon it in {CALLED.get(word.unit, word.unit)}"
    return "RL6113", f"{message}; it is taken as not known", item.name
