"""Permitted cuts: where the materials used may be taken, and the judgement of a good over all of them.

A cut takes each material whole or opened into its own. Originating materials are taken whole; a self-produced
one may be opened; any other only under full accumulation, on that provision's condition. The producer may
choose, so the good qualifies if it does on some cut, the same for all conditions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, Answer, all_, any_, asking, sure
from roolang.interpret.lines import Line, held, outside
from roolang.interpret.predicates import holds
from roolang.interpret.scene import Bench, Scene
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n

MOST = 256
"""So many cuts are tried; beyond that a relaxed judgement keeps the verdict sound."""
FEW = 3
"""From so many openable lines on, the relaxed judgement is tried first."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The lines of a cut, and what must hold for it to be permitted."""

    lines: tuple[Line, ...]
    permitted: tuple[Answer, ...] = ()


def judge_cuts(expr: n.Expr, good: Item, bench: Bench) -> Trace:
    """The trace of the condition on the best permitted cut; its answer is over all of them."""
    top = tuple(held(good))
    scene = Scene(bench, good, top)
    first = bench.evaluate(expr, scene)
    opening = {id(line): _may_open(line, scene) for line in top}
    openable = [line for line in top if opening[id(line)].truth is not Truth.NO]
    if first.truth is Truth.YES or not openable:
        return first
    if len(openable) >= FEW and _relaxed(expr, scene, openable) is Truth.NO:
        return first
    cuts = list(islice(_cuts(top, scene), MOST + 1))
    found = [(cut, bench.evaluate(expr, Scene(bench, good, cut.lines))) for cut in cuts[1:MOST]]
    judged = [(first.answer, first), *((all_((trace.answer, *cut.permitted)), trace) for cut, trace in found)]
    answer = any_(answer for answer, _ in judged)
    if len(cuts) > MOST and answer.truth is not Truth.YES and _relaxed(expr, scene, openable) is not Truth.NO:
        bench.note("RL6108", f"more than {MOST} ways to take the materials of {good.name}", good.name)
        answer = any_((answer, asking(f"which materials of {good.name} to open")))
    best = max(judged, key=lambda pair: pair[0].truth.value)[1]
    return replace(best, answer=answer)


def _relaxed(expr: n.Expr, scene: Scene, openable: list[Line]) -> Truth:
    """The judgement with nothing known of the openable lines but how much they amount to: no cut can do better."""
    chosen = {id(line) for line in openable}
    lines = tuple(Line(line.item, hidden=True, bounded=True) if id(line) in chosen else line for line in scene.lines)
    return scene.bench.evaluate(expr, Scene(scene.bench, scene.good, lines)).truth


def _cuts(lines: tuple[Line, ...], scene: Scene) -> Iterator[Cut]:
    """Every permitted cut, the unopened one first."""
    if not lines:
        yield Cut(())
        return
    for rest in _cuts(lines[1:], scene):
        for first in _ways(lines[0], scene):
            yield Cut(first.lines + rest.lines, first.permitted + rest.permitted)


def _ways(line: Line, scene: Scene) -> Iterator[Cut]:
    yield Cut((line,))
    permitted = _may_open(line, scene)
    if permitted.truth is not Truth.NO:
        for inside in _cuts(tuple(held(line.item, bounded=True)), scene):
            yield Cut(inside.lines, (permitted, *inside.permitted))


def _may_open(line: Line, scene: Scene) -> Answer:
    """Whether a line may be replaced by what it is made of."""
    if line.hidden or scene.status(line.item) is Truth.YES or outside(line.item, scene.territory) is Truth.YES:
        return NO
    if line.item.self_produced:
        return sure(True)
    return any_(_accumulates(line, scene))


def _accumulates(line: Line, scene: Scene) -> Iterator[Answer]:
    """For each provision of full accumulation: whether it opens the line."""
    item = line.item
    if item.produced_in is None and outside(item, scene.territory) is Truth.UNKNOWN:
        made_inside = asking(f"place of production of {item.name}")
    else:
        made_inside = sure(True)
    for entry in scene.bench.program.accumulating:
        if entry.full:
            first = holds(entry.where, line, scene)
            yield all_((first, scene.ask(entry.goods), made_inside, scene.ask(entry.condition, item)))
