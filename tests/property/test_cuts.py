"""The ways to take the materials: all of them are listed, each once, and no way does better than the loose judgement."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import assume, given
from hypothesis import strategies as st

from roolang.domain.declaration import Declaration, Holding, Item
from roolang.domain.truth import Truth
from roolang.interpret.cuts import _relaxed
from roolang.interpret.evaluate import evaluate
from roolang.interpret.judge import settled
from roolang.interpret.lines import held
from roolang.interpret.opening import Openable, cut_of
from roolang.interpret.scene import Scene
from roolang.ir import nodes as n
from roolang.ir.program import Program
from tests.strategies.core import conditions, programs
from tests.strategies.declarations import declarations, declared, grown
from tests.strategies.effort import often


def scene_of(text: Program, declaration: Declaration) -> Scene:
    """The good of a declaration with all its materials whole, the statuses of these settled."""
    good = declaration.good
    return Scene(settled(text, declaration), good, tuple(held(good)))


def ways(lines: list[Item], openable: frozenset[int]) -> Iterator[frozenset[int]]:
    """Every set of materials that may be opened together, by plain recursion."""
    if not lines:
        yield frozenset()
        return
    for rest in ways(lines[1:], openable):
        yield rest
        if id(lines[0]) in openable:
            inner = lines[0].holdings.get("materials", Holding()).items
            yield from (rest | {id(lines[0])} | inside for inside in ways(list(inner), openable))


@often(150)
@given(programs(), conditions, st.one_of(declarations, grown().map(declared)))
def test_no_cut_does_better_than_all_left_undecided(text: Program, condition: n.Expr, declaration: Declaration) -> None:
    scene = scene_of(text, declaration)
    nodes = Openable(scene.lines, scene)
    assume(nodes.permitted)
    loose = _relaxed(condition, scene, frozenset(nodes.permitted))
    for chosen in nodes.choices(500)[0]:
        exact = evaluate(condition, scene.on(cut_of(scene.lines, chosen, nodes.permitted, scene).lines)).truth
        assert Truth.UNKNOWN in (loose, exact) or loose is exact


@often(60)
@given(programs(), grown().map(declared))
def test_every_cut_is_tried_once(text: Program, declaration: Declaration) -> None:
    scene = scene_of(text, declaration)
    nodes = Openable(scene.lines, scene)
    items = [line.item for line in scene.lines if not line.hidden]
    expected = {way for way in ways(items, frozenset(nodes.permitted)) if way}
    tried, are_all = nodes.choices(500)
    assert are_all
    assert sorted(map(sorted, tried)) == sorted(map(sorted, expected))
    some, are_all = nodes.choices(3)
    assert len(set(some)) == len(some) == min(3, len(expected))
    assert are_all is (len(expected) <= 3)
    assert set(some) <= expected
