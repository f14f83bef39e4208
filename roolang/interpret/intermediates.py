"""Materials of the producer's own making: which of them count as materials, and not by what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import NO, Answer, all_, any_, asking, known_or, not_
from roolang.interpret.lines import Line, held, made_by_producer, taken_in
from roolang.interpret.predicates import holds
from roolang.ir.nodes import Expr
from roolang.ir.program import Designating

if TYPE_CHECKING:
    from roolang.interpret.scene import Scene


def own_making(item: Item, scene: Scene) -> Answer:
    """Whether the producer of the good made a material itself; not, if it came from outside."""
    if item.self_produced is None and scene.outside(item) is Truth.YES:
        return NO
    return known_or(made_by_producer(item), facts.own(item))


def of_own_parts(item: Item, scene: Scene) -> Answer:
    """Whether a material may be looked at as its producer's own: what nobody lists the insides of was taken in."""
    return NO if taken_in(item) else own_making(item, scene)


def stands_whole(item: Item, scene: Scene) -> Answer:
    """Whether a provision lets the material, if it originates, count as the material that it is."""
    entries = scene.bench.program.designating
    answer = any_(_under(entry, item, scene) for entry in entries)
    if item.designated_intermediate and answer.truth is Truth.NO:
        text = scene.bench.program.name
        message = f"{text} does not permit that {item.name} is designated; it counts by what is in it"
        scene.bench.note("RL5603", message, item.name)
    return answer


def _under(entry: Designating, item: Item, scene: Scene) -> Answer:
    meant = _meant(entry, item, scene)
    if not entry.needed or meant.truth is Truth.NO:
        return meant
    designated = known_or(item.designated_intermediate, facts.designated(item))
    if designated.truth is Truth.NO:
        return NO
    return all_((designated, meant, not_(_blocked(entry, item, scene))))


def _meant(entry: Designating, item: Item, scene: Scene) -> Answer:
    """Whether the provision is for the good and for the material, and its condition holds of the material."""
    first = all_((holds(entry.where, Line(item), scene), scene.ask_once(entry.goods)))
    return first if first.truth is Truth.NO else all_((first, scene.ask(entry.condition, item)))


def _blocked(entry: Designating, item: Item, scene: Scene) -> Answer:
    """Whether something inside is designated as well, and both need the figure to meet their rules."""
    if entry.plain is None:
        return NO
    inside = any_(_another(entry, entry.plain, line, scene) for line in _within(item, scene))
    return inside if inside.truth is Truth.NO else all_((inside, _tested(entry.plain, item, scene)))


def _another(entry: Designating, plain: Expr, line: Line, scene: Scene) -> Answer:
    """Whether a material inside another is designated too, and needs the figure."""
    if line.hidden:
        return asking(line.fact)
    designated = known_or(line.item.designated_intermediate, facts.designated(line.item))
    found = all_((own_making(line.item, scene), designated, _meant(entry, line.item, scene)))
    return found if found.truth is Truth.NO else all_((found, _tested(plain, line.item, scene)))


def _within(item: Item, scene: Scene) -> Iterator[Line]:
    """Every line inside an item, as far as the producer of the good may have made what it is in."""
    for line in held(item, bounded=True):
        yield line
        if not line.hidden and own_making(line.item, scene).truth is not Truth.NO:
            yield from _within(line.item, scene)


def _tested(plain: Expr, item: Item, scene: Scene) -> Answer:
    """Whether a material needs the figure: its product rule is not met without it."""
    noted = len(scene.bench.notes)
    answer = not_(scene.ask(plain, item))
    del scene.bench.notes[noted:]
    return answer
