"""Measures of lines that are worked out of others: the value of a material, out of its price and what is added to it.

What the declaration gives stands. A measure that it does not give is worked out if it gives any of the parts; parts
that it leaves out are unknown.
"""

from __future__ import annotations

from dataclasses import replace

from roolang.domain.amount import Amount
from roolang.domain.declaration import Declaration, Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import all_
from roolang.interpret.evaluate import evaluate
from roolang.interpret.forms import bounds, touches
from roolang.interpret.lines import Line, held, postorder
from roolang.interpret.predicates import holds
from roolang.interpret.scene import Bench, Scene
from roolang.ir.program import Derived, Program

ZERO = Amount.exactly(0)


def worked_out(program: Program, declaration: Declaration) -> Declaration:
    """The declaration with the measures of its lines that the text works out."""
    if not program.derived:
        return declaration
    bench = Bench(program, declaration, evaluate)
    good, pool = _item(declaration.good, bench), declaration.averaging
    if pool is not None:
        pool = replace(pool, goods=tuple(replace(each, good=_item(each.good, bench)) for each in pool.goods))
    return replace(declaration, good=good, averaging=pool)


def _item(good: Item, bench: Bench) -> Item:
    """A good with its lines as they are now, those inside others first."""
    materials = {id(each) for item in postorder(good) for each in _materials(item)}
    made: dict[int, Item] = {}
    for item in postorder(good):
        lists = {
            name: replace(holding, items=tuple(made[id(entry)] for entry in holding.items))
            for name, holding in item.holdings.items()
        }
        new = replace(item, holdings=lists) if lists else item
        made[id(item)] = new if item is good else _with_measures(new, bench, material=id(item) in materials)
    return made[id(good)]


def _materials(item: Item) -> tuple[Item, ...]:
    holding = item.holdings.get("materials")
    return holding.items if holding else ()


def _with_measures(item: Item, bench: Bench, *, material: bool) -> Item:
    """A line with what can be worked out of its amounts; one measure may need another, so until nothing is new."""
    for _ in bench.program.derived:
        found = next((each for each in bench.program.derived if _meant(each, item, bench, material=material)), None)
        if found is None:
            return item
        got = bounds(found.form, Scene(bench, item, tuple(held(item))))
        low = max(got.low, ZERO.low) if got.low is not None else ZERO.low
        item = replace(item, amounts={**item.amounts, found.measure: Amount(low, got.high, found.unit)})
    return item


def _meant(entry: Derived, item: Item, bench: Bench, *, material: bool) -> bool:
    """Whether a formula is surely for a line that does not have its measure, and some of its parts are given."""
    if entry.measure in item.amounts or (entry.materials and not material):
        return False
    scene = Scene(bench, item, tuple(held(item)))
    if not touches(entry.form, scene):
        return False
    root = Scene(bench, bench.declaration.good, ())
    return (
        all_((holds(entry.where, Line(item), root), root.ask(entry.goods), scene.ask(entry.condition))).truth
        is Truth.YES
    )
