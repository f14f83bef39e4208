"""Questions about one line, answered with what would settle them."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from roolang.domain import hs
from roolang.domain.declaration import Item, fold
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer, all_, any_, asking, known_or, not_, sure
from roolang.interpret.lines import Line, outside
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.scene import Scene


def holds(pred: n.Pred, line: Line, scene: Scene) -> Answer:
    """Whether the predicate holds of the line. A hidden line may be anything its list could bring to light."""
    match pred:
        case n.Always():
            return sure(True)
        case n.Both(parts):
            return _shortest(parts, line, scene, stop=Truth.NO)
        case n.Either(parts):
            return _shortest(parts, line, scene, stop=Truth.YES)
        case n.Fails(part):
            return not_(holds(part, line, scene))
        case n.OfGood(part):
            return holds(part, Line(scene.good), scene)
    if line.hidden:
        return asking(line.fact)
    return _of_item(pred, line.item, scene)


def _shortest(parts: tuple[n.Pred, ...], line: Line, scene: Scene, stop: Truth) -> Answer:
    """`and` or `or` over parts, left as soon as one part decides."""
    answers = []
    for part in parts:
        answer = holds(part, line, scene)
        if answer.truth is stop:
            return answer
        answers.append(answer)
    return all_(answers) if stop is Truth.NO else any_(answers)


def _of_item(pred: n.Pred, item: Item, scene: Scene) -> Answer:
    match pred:
        case n.InCodes(low, high):
            return _code(item, lambda code: hs.in_range(code, low, high))
        case n.SameAs(length):
            if scene.good.code is None:
                return asking(f"code of {scene.good.name}")
            good = scene.good.code
            return _code(item, lambda code: hs.same_at(length, code, good))
        case n.DescribedAs(words):
            return known_or(item.descriptions.get(words), f'whether {item.name} is "{words}"')
        case n.MadeIn(states):
            if item.produced_in is None:
                return asking(f"place of production of {item.name}")
            return sure(item.produced_in in states)
        case n.Imported():
            truth = outside(item, scene.territory)
            return known_or(
                None if truth is Truth.UNKNOWN else truth.worst, f"place of production of {item.name}"
            )
        case n.HasStatus(originating, purpose):
            return scene.status_for(item, originating, purpose)
        case n.Obtained():
            return obtained(item, scene)
        case n.Underwent(name, places):
            return done(item, name, places)
        case n.Always() | n.Both() | n.Either() | n.Fails() | n.OfGood():
            raise AssertionError("answered above")
        case _:
            assert_never(pred)


def _code(item: Item, test: object) -> Answer:
    assert callable(test)
    if item.code is None:
        return asking(f"code of {item.name}")
    truth = test(item.code)
    return asking(f"full code of {item.name}") if truth is Truth.UNKNOWN else sure(truth is Truth.YES)


def obtained(item: Item, scene: Scene) -> Answer:
    """Whether an item is wholly obtained: as declared; else not, if anything known in it is not."""
    if item.wholly_obtained is not None:
        return sure(item.wholly_obtained)
    if outside(item, scene.territory) is Truth.YES:
        return sure(False)
    holding = item.holdings.get("materials")
    for part in holding.items if holding else ():
        status = scene.status(part)
        if part.wholly_obtained is False or status is Truth.NO:
            return sure(False)
    if item is not scene.good and scene.status(item) is Truth.NO:
        return sure(False)
    return asking(f"whether {item.name} is wholly obtained")


def done(item: Item, name: str, places: tuple[str, ...] = (), after: str = "") -> Answer:
    """Whether an operation took place on the item, in one of the places if any are named, and after another."""
    start = 0
    if after:
        before = [i for i, process in enumerate(item.processes) if fold(process.name) == after]
        start = before[0] + 1 if before else len(item.processes)
    found = [process for process in item.processes[start:] if fold(process.name) == name]
    if not places and found:
        return sure(True)
    if any(process.place in places for process in found):
        return sure(True)
    if any(process.place is None for process in found):
        return asking(f"where {name} of {item.name} took place")
    if item.processes_complete:
        return sure(False)
    order = f" after {after}" if after else ""
    return asking(f"whether {item.name} underwent {name}{order}")
