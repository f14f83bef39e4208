"""Whether nothing was done but certain operations: to a good, and to what its producer made on the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from roolang.domain.declaration import Item, Process, fold
from roolang.domain.operations import doubted
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import NO, YES, Answer, all_, any_, asking, known_or, not_
from roolang.interpret.intermediates import own_making
from roolang.interpret.lines import Line, held
from roolang.interpret.trace import Trace, noted
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.scene import Scene

NAMED = 5
"""So many operations are named."""


def only_done(expr: n.OnlyDone, scene: Scene) -> Trace:
    """The answer over everything that belongs to the production of the good, as the cut takes it."""
    asked = [(Line(scene.good), only(expr, scene.good, scene)), *_inside(expr, scene.good, scene)]
    notes = tuple(
        noted(line, answer) for line, answer in asked if answer.truth is not Truth.YES and line.item is not scene.good
    )
    return Trace("only done", expr.origin, all_(answer for _, answer in asked), lines=notes, note=called(expr, scene))


def called(expr: n.OnlyDone, scene: Scene) -> str:
    """The operations as the text writes them, or of many what they are called together."""
    if len(expr.names) > NAMED:
        return expr.called
    *names, last = map(scene.spelled, expr.names)
    return f"{', '.join(names)} or {last}" if names else last


def only(expr: n.OnlyDone, item: Item, scene: Scene) -> Answer:
    """Whether every operation on the item is one of these, or took place elsewhere."""
    others = [process for process in item.processes if fold(process.name) not in expr.names]
    found = [all_((_counts(each.name, each.place, expr, item), _more(each, expr, item, scene))) for each in others]
    if not item.processes_complete:
        found.append(asking(facts.done_more(item, expr.called)))
    return not_(any_(found))


def _counts(name: str, place: str | None, expr: n.OnlyDone, item: Item) -> Answer:
    """Whether an operation took place where it counts."""
    if not expr.places or place in expr.places:
        return YES
    return asking(facts.where(item, name)) if place is None else NO


def _more(process: Process, expr: n.OnlyDone, item: Item, scene: Scene) -> Answer:
    """Whether an operation is none of these; of one that the text does not know, its name may be another for one."""
    name = fold(process.name)
    if scene.knows(name, "operation") or not doubted(name, expr.names):
        return YES
    words = f"{name} is more than {expr.called}"
    return known_or(item.facts.get(words), facts.established(item, words))


def _inside(expr: n.OnlyDone, item: Item, scene: Scene, *, whole: bool = False) -> Iterator[tuple[Line, Answer]]:
    """The materials of an item whose making belongs to the production: opened ones, and those of the producer's own.

    `whole`: the item is taken whole, so what is in it was not opened.
    """
    kept = {id(line.item): line for line in scene.look() if not line.hidden}
    for line in held(item):
        taken = kept.get(id(line.item), line if whole else None)
        if line.hidden:
            yield line, asking(line.fact)
        elif taken is not None and taken.undecided:
            yield line, _doubtful(expr, line, scene, opened=True)
        elif taken is None or (own := own_making(line.item, scene)).truth is Truth.YES:
            yield line, only(expr, line.item, scene)
            yield from _inside(expr, line.item, scene, whole=taken is not None)
        elif own.truth is Truth.UNKNOWN:
            yield line, _doubtful(expr, line, scene, opened=False)


def _doubtful(expr: n.OnlyDone, line: Line, scene: Scene, *, opened: bool) -> Answer:
    """A material of which it is not known whether its making counts: no matter, if it was no more than that."""
    inside = (answer for _, answer in _inside(expr, line.item, scene, whole=not opened))
    own, item = all_((only(expr, line.item, scene), *inside)), line.item
    doubt = facts.Fact(f"how the materials of {item.name} are taken") if opened else facts.own(item)
    return any_((own, asking(doubt)))
