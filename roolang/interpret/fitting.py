"""Amounts in another unit than the rules reckon in: they say nothing of what is asked, and are not known."""

from __future__ import annotations

from dataclasses import replace

from roolang.domain.amount import AREA, LENGTH, MASS, MONEY, PERCENT, PLAIN, VOLUME
from roolang.domain.declaration import QUOTA, Declaration, Item, with_entries, with_goods
from roolang.interpret.inventory import Note
from roolang.interpret.lines import postorder
from roolang.interpret.prepared import goods_of
from roolang.ir.program import Program, Word

CALLED = {MONEY: "money", VOLUME: "litres", PERCENT: "per cent"}
NEVER_BARE = {MASS, VOLUME, AREA, LENGTH, PERCENT}
"""Units without which a number does not say how much; money has the currency of the declaration, pieces are pieces."""


def fitted(program: Program, declaration: Declaration) -> tuple[Declaration, tuple[Note, ...]]:
    """The declaration without the amounts whose unit cannot be that of the rules, and RL6113 for each of them."""
    pooled = declaration.averaging.goods if declaration.averaging else ()
    judged = (declaration.good, *[each.good for each in pooled])
    if not any(_differs(*named, program) for each in judged for named in goods_of(each).measures):
        return declaration, ()
    notes: list[Note] = []
    return with_goods(declaration, lambda good: _fitted(good, program, notes)), tuple(notes)


def _fitted(good: Item, program: Program, notes: list[Note]) -> Item:
    words = program.vocabulary
    made: dict[int, Item] = {}
    for item in postorder(good):
        wrong = {name for name, amount in item.amounts.items() if _differs(name, amount.unit, program)}
        notes += [_note(item, name, words[name]) for name in sorted(wrong)]
        fitting = {name: amount for name, amount in item.amounts.items() if name not in wrong}
        new = with_entries(item, lambda entry: made[id(entry)])
        made[id(item)] = replace(new, amounts=fitting) if wrong else new
    return made[id(good)]


def _differs(name: str, unit: str, program: Program) -> bool:
    """Whether an amount cannot be held against a limit in the unit of the word; one without unit may count things."""
    word = program.vocabulary.get(name) if name != "value" and not name.startswith(QUOTA) else None
    if word is None or not word.unit or unit == word.unit:
        return False
    return unit != PLAIN or word.unit in NEVER_BARE


def _note(item: Item, name: str, word: Word) -> Note:
    given = item.amounts[name].unit
    said = f"is given in {CALLED.get(given, given)}" if given else "is given without a unit"
    message = f"{word.said} of {item.name} {said}, and the rules reckon it in {CALLED.get(word.unit, word.unit)}"
    return "RL6113", f"{message}; it is taken as not known", item.name
