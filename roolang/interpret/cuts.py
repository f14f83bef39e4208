"""Permitted cuts: where the materials used may be taken, and the judgement of a good over all of them.

A cut takes each material whole or opened into its own. Originating materials are taken whole; a self-produced
one may be opened; any other only under full accumulation, on that provision's condition. The producer may
choose, so the good qualifies if it does on some cut, the same for all conditions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, combinations, islice

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, Answer, all_, any_, asking, sure
from roolang.interpret.lines import Line, held, outside
from roolang.interpret.predicates import holds
from roolang.interpret.scene import Bench, Scene
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n

MOST = 64
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
    if first.truth is Truth.YES:
        return first
    openable = dict(_openable(top, scene))
    outer = [line for line in top if id(line.item) in openable and not line.hidden]
    if not openable or (len(outer) >= FEW and _relaxed(expr, scene, outer) is Truth.NO):
        return first
    cuts = [_cut(top, chosen, openable) for chosen in islice(_choices(list(openable)), MOST)]
    found = [(cut, bench.evaluate(expr, Scene(bench, good, cut.lines))) for cut in cuts]
    judged = [(first.answer, first), *((all_((trace.answer, *cut.permitted)), trace) for cut, trace in found)]
    answer = any_(answer for answer, _ in judged)
    tried_all = 2 ** len(openable) - 1 <= len(cuts)
    if not tried_all and answer.truth is Truth.NO and _relaxed(expr, scene, outer) is not Truth.NO:
        bench.note("RL6108", f"only {MOST} of the ways to take the materials of {good.name} were tried", good.name)
        answer = Answer(Truth.UNKNOWN)
    best = max(judged, key=lambda pair: pair[0].truth.value)[1]
    return replace(best, answer=answer)


def _relaxed(expr: n.Expr, scene: Scene, openable: list[Line]) -> Truth:
    """The judgement with every openable line undecided between whole and opened: no cut can do better."""
    chosen = {id(line) for line in openable}
    lines = tuple(Line(line.item, perhaps=True) if id(line) in chosen else line for line in scene.lines)
    return scene.bench.evaluate(expr, Scene(scene.bench, scene.good, lines)).truth


def _openable(lines: tuple[Line, ...], scene: Scene) -> Iterator[tuple[int, Answer]]:
    """Every material at any depth that may be opened once what it is in has been, and on what condition."""
    for line in lines:
        permitted = _may_open(line, scene)
        if permitted.truth is not Truth.NO:
            yield id(line.item), permitted
            yield from _openable(tuple(held(line.item, bounded=True)), scene)


def _choices(nodes: list[int]) -> Iterator[frozenset[int]]:
    """Which materials to open: all; one; all but one; then ever more of them."""
    whole = frozenset(nodes)
    seen: set[frozenset[int]] = {frozenset()}
    singles = (frozenset({node}) for node in nodes)
    almost = (whole - {node} for node in nodes)
    larger = (frozenset(some) for size in range(2, len(nodes)) for some in combinations(nodes, size))
    for choice in chain((whole,), singles, almost, larger):
        if choice not in seen:
            seen.add(choice)
            yield choice


def _cut(lines: tuple[Line, ...], chosen: frozenset[int], openable: dict[int, Answer]) -> Cut:
    """The lines with the chosen materials opened; one inside a closed material stays unseen."""
    kept: list[Line] = []
    permitted: list[Answer] = []
    for line in lines:
        if line.hidden or id(line.item) not in chosen:
            kept.append(line)
            continue
        inside = _cut(tuple(held(line.item, bounded=True)), chosen, openable)
        kept += inside.lines
        permitted += [openable[id(line.item)], *inside.permitted]
    return Cut(tuple(kept), tuple(permitted))


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
