"""What a test looks at besides the verdict: figures that no rule asks for, and how one material counts."""

from __future__ import annotations

from roolang.domain.declaration import Declaration, Item, fold, items_of
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer, all_
from roolang.interpret.codes import ready
from roolang.interpret.evaluate import evaluate
from roolang.interpret.intermediates import own_making, stands_whole
from roolang.interpret.judge import settled
from roolang.interpret.judgement import VERDICTS
from roolang.interpret.lines import held
from roolang.interpret.scene import Scene
from roolang.interpret.trace import Trace
from roolang.ir.nodes import Expr
from roolang.ir.program import Program


def looked_at(program: Program, declaration: Declaration, expr: Expr) -> Trace:
    """A comparison asked of the good, its materials taken as they are declared: none is opened."""
    bench = settled(program, ready(program, declaration)[0])
    good = bench.declaration.good
    return evaluate(expr, Scene(bench, good, tuple(held(good))))


def standing(program: Program, declaration: Declaration, name: str, purpose: str, *, whole: bool) -> str | None:
    """How the material of a name counts for a purpose; `None` if there is no such material.

    With `whole`: whether it counts as the material that it is by a designation of its producer; else its status.
    """
    bench = settled(program, ready(program, declaration)[0])
    good = bench.declaration.good
    item = next((each for each in items_of(good) if each is not good and fold(each.name) == fold(name)), None)
    if item is None:
        return None
    scene = Scene(bench, good, tuple(held(good)))
    return _designated(item, scene) if whole else _status(item, scene, fold(purpose))


def _designated(item: Item, scene: Scene) -> str:
    answer = all_((own_making(item, scene), stands_whole(item, scene), scene.originates(item)))
    said = {Truth.YES: "as intermediate", Truth.NO: "not as intermediate", Truth.UNKNOWN: "undetermined"}
    return said[answer.truth]


def _status(item: Item, scene: Scene, purpose: str) -> str:
    counts, against = (_answer(item, scene, purpose, originating) for originating in (True, False))
    if counts.truth is against.truth is Truth.NO:
        return "disregarded"
    return VERDICTS[counts.truth]


def _answer(item: Item, scene: Scene, purpose: str, originating: bool) -> Answer:
    return scene.status_for(item, originating=originating, purpose=purpose)
