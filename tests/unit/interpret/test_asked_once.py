"""What is asked of a part is worked out once, until a status changes; the warnings met in it are given each time."""

from __future__ import annotations

from roolang.domain.declaration import Declaration, Holding, Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import YES
from roolang.interpret.bench import Bench, Status
from roolang.interpret.lines import held
from roolang.interpret.scene import Scene
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n
from tests.strategies.core import program

NOTE = ("RL6105", "the base is not positive", "part")


def test_what_is_asked_of_a_part_is_worked_out_once_for_each_status() -> None:
    part = Item("part")
    good = Item("good", holdings={"materials": Holding((part,), True)})
    asked: list[Item] = []

    def evaluate(expr: n.Expr, scene: Scene) -> Trace:
        asked.append(scene.good)
        scene.bench.note(*NOTE)
        return Trace("given", expr.origin, YES)

    bench = Bench(program(n.Given(True)), Declaration("d", good), evaluate)
    scene, condition = Scene(bench, good, tuple(held(good))), n.Given(True)
    assert scene.ask(condition, part) is YES
    bench.notes.clear()
    assert scene.ask(condition, part) is YES
    assert asked == [part] and bench.notes == [NOTE]
    bench.settle({id(part): Status(Truth.YES, "declared")})
    scene.ask(condition, part)
    assert asked == [part, part]
