"""Questions about one line, answered with what would settle them."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from roolang.domain import hs
from roolang.domain.amount import unknown
from roolang.domain.declaration import Item, fold
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import NO, YES, Answer, all_, any_, asking, known_or, not_, sure
from roolang.interpret.bycode import joined, lies
from roolang.interpret.lines import Line, outside, used
from roolang.interpret.possible import left_by
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.scene import Scene

OBTAINED = "wholly obtained"
"""The purpose for which materials are looked at to say whether a good is wholly obtained."""


def holds(pred: n.Pred, line: Line, scene: Scene) -> Answer:
    """Whether the predicate holds of the line. A hidden line may be anything its list could bring to light."""
    key = (id(pred), id(line.item), line.hidden, line.undecided, scene.supposed, scene.untreated)
    if (kept := scene.seen.get(key)) is not None:
        scene.bench.touched |= kept[1]
        found: tuple[n.Pred, Answer] = kept[0]
        return found[1]
    return scene.once(key, lambda: (pred, _holds(pred, line, scene)))[1]


def _holds(pred: n.Pred, line: Line, scene: Scene) -> Answer:
    if line.undecided:
        return _perhaps(pred, line, scene)
    match pred:
        case n.Always():
            return sure(True)
        case n.Both(parts):
            return _by_codes(pred, _shortest(parts, line, scene, stop=Truth.NO), line, scene)
        case n.Either(parts):
            code = None if line.hidden else scene.bench.code(line.item)
            parts = parts if code is None else left_by(pred, code, scene.bench.kept)
            return _by_codes(pred, _shortest(parts, line, scene, stop=Truth.YES), line, scene)
        case n.Fails(part):
            return not_(holds(part, line, scene))
        case n.OfGood(part):
            return holds(part, Line(scene.good), scene)
    if line.hidden:
        return asking(line.fact)
    return _of_item(pred, line.item, scene)


def present(pred: n.Pred, line: Line, scene: Scene) -> Answer:
    """Whether there is such a line and the predicate holds of it."""
    hidden = (asking(line.fact),) if line.hidden else ()
    return all_((*map(asking, line.doubts), *hidden, holds(pred, line, scene)))


def _perhaps(pred: n.Pred, line: Line, scene: Scene) -> Answer:
    """For a material that may be opened: whether the predicate holds of something taken in its place.

    Surely not, if it holds neither of the material nor of anything inside; surely, if it holds of the material, and
    of something inside however that is taken; else nobody knows.
    """
    itself = holds(pred, Line(line.item), scene)
    inside = [present(pred, each, scene).truth for each in line.opened()]
    if itself.truth is Truth.NO and all(truth is Truth.NO for truth in inside):
        return NO
    if itself.truth is Truth.YES and any(truth is Truth.YES for truth in inside):
        return sure(True)
    return asking(facts.Fact(f"how the materials of {line.item.name} are taken"))


def _shortest(parts: tuple[n.Pred, ...], line: Line, scene: Scene, stop: Truth) -> Answer:
    """`and` or `or` over parts, left as soon as one part decides."""
    answers = []
    for part in parts:
        answer = holds(part, line, scene)
        if answer.truth is stop:
            return answer
        answers.append(answer)
    return all_(answers) if stop is Truth.NO else any_(answers)


def _by_codes(pred: n.Both | n.Either, answer: Answer, line: Line, scene: Scene) -> Answer:
    """The answer; where a code is too short for its parts one by one, by what they say of it together."""
    code = scene.bench.code(line.item)
    if answer.truth is not Truth.UNKNOWN or line.hidden or code is None or (found := joined(pred)) is None:
        return answer
    truth = lies(found[0], code, scene.bench.code(scene.good))
    stop = Truth.NO if isinstance(pred, n.Both) else Truth.YES
    if truth is Truth.UNKNOWN:
        return answer
    return sure(truth is Truth.YES) if truth is stop else _shortest(found[1], line, scene, stop)


def _of_item(pred: n.Pred, item: Item, scene: Scene) -> Answer:
    match pred:
        case n.InCodes(low, high):
            code = scene.bench.code(item)
            if code is None:
                return asking(facts.code(item))
            truth = hs.in_range(code, low, high)
            return asking(facts.code(item)) if truth is Truth.UNKNOWN else sure(truth is Truth.YES)
        case n.SameAs(length):
            return _same(item, length, scene)
        case n.DescribedAs(words):
            return known_or(scene.described(item, words), facts.described(item, scene.spelled(words)))
        case n.ListedAs(noun):
            return sure(item.serves == noun)
        case n.MadeIn(states):
            if item.produced_in is None:
                return asking(facts.place(item))
            return sure(item.produced_in in states)
        case n.Imported():
            truth = scene.outside(item)
            return known_or(None if truth is Truth.UNKNOWN else truth.worst, facts.place(item))
        case n.HasStatus(originating, purpose):
            return scene.status_for(item, originating, purpose)
        case n.Regarded(purpose):
            return not_(scene.disregarded(item, purpose))
        case n.Obtained():
            return obtained(item, scene)
        case n.Underwent(name, places, after):
            return done(item, name, places, after, scene)
        case n.Measures():
            return measured(pred, item, scene)
        case n.Always() | n.Both() | n.Either() | n.Fails() | n.OfGood():
            raise AssertionError("answered above")
        case _:
            assert_never(pred)


def measured(pred: n.Measures, item: Item, scene: Scene) -> Answer:
    """Whether an amount of a line meets a limit."""
    from roolang.interpret.compare import meets

    said = scene.bench.declaration.currency
    if pred.currency and pred.currency != said:
        return asking(facts.currency() if said is None else facts.unresolved(f"{n.AMOUNTS_IN}{pred.currency}"))
    amount = item.amounts.get(pred.name) or unknown()
    fact = facts.amount(item, pred.name, scene.spelled(pred.name), of_good=item is scene.root)
    return meets(pred.sign, pred.threshold, amount, fact, scene)


def _same(item: Item, length: int, scene: Scene) -> Answer:
    """Whether two codes agree so far; where either is too short to say, both are asked for."""
    codes = [(each, scene.bench.code(each)) for each in (item, scene.good)]
    (_, own), (_, other) = codes
    truth = Truth.UNKNOWN if own is None or other is None else hs.same_at(length, own, other)
    if truth is not Truth.UNKNOWN:
        return sure(truth is Truth.YES)
    return asking(*(facts.code(each) for each, code in codes if code is None or len(code) < length))


def obtained(item: Item, scene: Scene) -> Answer:
    """Whether an item is wholly obtained in a party: as declared, if it was made there; else not, if anything in it
    is known not to be.
    """
    if item.wholly_obtained is not None and scene.bench.program.obtained is not None:
        _note_otherwise(item, item.wholly_obtained, scene.bench.program.obtained, scene)
    away = _away(item, scene)
    return ruled_out(item, scene) or _as_defined(item, scene, away) or asking(facts.obtained(item))


def is_defined(item: Item, scene: Scene) -> bool:
    """Whether nothing but what the text calls wholly obtained says if an item is."""
    return _away(item, scene) is Truth.NO and ruled_out(item, scene) is None


def _away(item: Item, scene: Scene) -> Truth:
    return outside(item, scene.bench.territory) if scene.territory else Truth.NO


def ruled_out(item: Item, scene: Scene) -> Answer | None:
    """What is said of an item, of where it was made and of what is in it; nothing where that leaves it open."""
    away = _away(item, scene)
    elsewhere = item.produced_in is not None and item.produced_in not in scene.bench.territory
    if (elsewhere and scene.territory) or item.wholly_obtained is False or away is Truth.YES:
        return NO
    if item.wholly_obtained:
        return YES if away is Truth.NO else asking(facts.place(item))
    for part in used(item):
        foreign = part.wholly_obtained is False or scene.status(part) is Truth.NO
        if foreign and scene.disregarded(part, OBTAINED).truth is Truth.NO:
            return NO
    return NO if item is not scene.good and scene.status(item) is Truth.NO else None


def _note_otherwise(item: Item, declared: bool, defined: n.Expr, scene: Scene) -> None:
    """RL6101 where the facts make of an item what the declaration says it is not; the declaration is believed."""
    if scene.ask(defined, item).truth in (Truth.UNKNOWN, Truth.of(declared)):
        return
    said, found = ("wholly obtained", "is not") if declared else ("not wholly obtained", "is")
    message = f"{item.name} is declared {said}, yet by its facts it {found}, as {scene.bench.program.name} has it"
    scene.bench.note("RL6101", message, item.name)


def _as_defined(item: Item, scene: Scene, away: Truth) -> Answer | None:
    """Whether an item is what the text calls wholly obtained; nothing where it does not say, or nobody knows."""
    defined = scene.bench.program.obtained
    truth = Truth.UNKNOWN if defined is None else scene.ask(defined, item).truth
    if truth is Truth.UNKNOWN:
        return None
    return NO if truth is Truth.NO else YES if away is Truth.NO else asking(facts.place(item))


def done(item: Item, name: str, places: tuple[str, ...], after: str, scene: Scene) -> Answer:
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
    said = scene.spelled(name)
    where = asking(facts.where(item, said)) if any(p.place is None for p in found) else NO
    if item.processes_complete:
        return where
    return any_((where, asking(facts.done(item, said, places if found else (), scene.spelled(after)))))
