"""The judgement of a good over all its permitted cuts.

The producer may choose where the materials used are taken, so the good qualifies if it does on some cut, the same for
all conditions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import Answer, all_, any_, not_
from roolang.interpret.bench import Bench, Status
from roolang.interpret.lines import held
from roolang.interpret.opening import Openable, cut_of
from roolang.interpret.room import Rooms, rooms_of
from roolang.interpret.scene import Scene
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n
from roolang.limits import MAX_CUT_LINES, MAX_CUTS

FEW = 3
"""From so many openable lines on, the relaxed judgement is tried first."""
ASKED = 12
"""Of so many open cuts it is asked what would settle them."""
SUPPOSED = 3
"""Of so many opened materials of unknown status it is asked whether the rule is met as well if they originate."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition on one cut: the answer as far as the cut is permitted, its trace, and what a claim comes to there."""

    answer: Answer
    trace: Trace
    claim: Trace | None = None


def judge_cuts(expr: n.Expr, good: Item, bench: Bench) -> Trace:
    """The trace of the condition on the best permitted cut; its answer is over all of them."""
    return judge_claims(expr, None, good, bench)[0]


def judge_claims(
    expr: n.Expr, claim: n.Expr | None, good: Item, bench: Bench, *, shown: bool = False
) -> tuple[Trace, Trace | None]:
    """The condition and what a claim asks besides, both on the best permitted cut; their answers are over all of them.

    Where several cuts are as good, the one with the most room in its closest limit is `shown`.
    """
    top = tuple(held(good))
    scene = Scene(bench, good, top, several=True)
    first = _on(scene, expr, claim)
    nodes = Openable(top, scene) if shown or first.answer.truth is not Truth.YES else None
    if nodes is None or not nodes.permitted:
        return first.trace, first.claim
    openable = frozenset(nodes.permitted)
    hopeless = first.answer.truth is Truth.NO and len(openable) >= FEW
    if hopeless and not shown and _relaxed(expr, scene, openable) is Truth.NO:
        return first.trace, first.claim
    noted = len(bench.notes)
    most = max(1, min(MAX_CUTS, MAX_CUT_LINES // (len(top) + len(nodes.permitted))))
    choices, tried_all = nodes.choices(most)
    judged = [first, *(_judged(expr, claim, chosen, nodes.permitted, scene) for chosen in choices)]
    if not tried_all:
        better = nodes.joined(choices, [_helps(each, first) for each in judged[1:]])
        judged += [_judged(expr, claim, better, nodes.permitted, scene)] if better not in choices else []
    if first.answer.truth is Truth.YES:
        del bench.notes[noted:]
    search = _Search(scene, openable, most, tried_all)
    answer = search.over_all(expr, _on_any([each.answer for each in judged], good))
    best = max(judged, key=_rank)
    return replace(best.trace, answer=answer), _claimed(best, judged, answer, claim, search)


@dataclass(frozen=True, slots=True)
class _Search:
    """Which cuts of a good were tried: the most there may be, and whether these were all."""

    scene: Scene
    openable: frozenset[int]
    most: int
    tried_all: bool

    def over_all(self, expr: n.Expr, answer: Answer) -> Answer:
        """An answer over all cuts from that over the tried ones: a no is open while some cut was not tried."""
        if self.tried_all or answer.truth is not Truth.NO or _relaxed(expr, self.scene, self.openable) is Truth.NO:
            return answer
        name = self.scene.good.name
        self.scene.bench.note(
            "RL6108", f"only {self.most} of the ways to take the materials of {name} were tried", name
        )
        return Answer(Truth.UNKNOWN)


def _on(scene: Scene, expr: n.Expr, claim: n.Expr | None) -> Judged:
    scene.bench.looked += len(scene.lines)
    trace = scene.bench.evaluate(expr, scene)
    return Judged(trace.answer, trace, None if claim is None else scene.bench.evaluate(claim, scene))


def _on_any(answers: list[Answer], good: Item) -> Answer:
    """Whether it holds on some cut; of very many open cuts only the first are asked what would settle it.

    Those take all whole, open all, open one. What makes it fail on each of them, and is no amount and of no material,
    makes it fail on the others as well.
    """
    found = any_(answers)
    still_open = [each for each in answers if each.truth is Truth.UNKNOWN]
    if found.truth is not Truth.UNKNOWN or len(still_open) <= ASKED:
        return found
    some = any_(still_open[:ASKED])
    return Answer(
        Truth.UNKNOWN,
        lambda: some.to_yes,
        lambda: tuple(way for way in some.to_no if all(_is_wholly_of(good, each) for each in way)),
    )


def _is_wholly_of(good: Item, fact: facts.Fact) -> bool:
    return (fact.item is None or fact.item is good) and fact.kind != "amount"


def _rank(each: Judged) -> tuple[int, int, Rooms]:
    """The better a cut, the higher: origin, then a claim, then the room in the limits that are closest to turning.

    Of a good that fails the limit counts that is furthest from being met.
    """
    truth = each.answer.truth
    claim = 0 if each.claim is None else each.claim.truth.value
    if truth is Truth.UNKNOWN:
        return truth.value, claim, ()
    return truth.value, claim, rooms_of(each.trace)[: 1 if truth is Truth.NO else None]


def _helps(each: Judged, first: Judged) -> bool:
    """Whether a cut surely does better than taking everything whole."""
    return each.answer.truth is not Truth.UNKNOWN and _rank(each) > _rank(first)


def _claimed(best: Judged, judged: list[Judged], answer: Answer, claim: n.Expr | None, search: _Search) -> Trace | None:
    """What a claim comes to: it asks for a cut on which the good originates too."""
    if claim is None or best.claim is None or answer.truth is Truth.NO:
        return best.claim
    claims = [each.claim.answer for each in judged if each.claim]
    if len({each.truth for each in claims}) == 1:
        return replace(best.claim, answer=search.over_all(claim, best.claim.answer))
    both = any_(all_((each.answer, each.claim.answer)) for each in judged if each.claim)
    return replace(best.claim, answer=search.over_all(claim, both))


def _judged(
    expr: n.Expr, claim: n.Expr | None, chosen: frozenset[int], openable: dict[int, Answer], scene: Scene
) -> Judged:
    """The condition on the cut that opens the chosen materials, and the answer as far as the cut is permitted."""
    cut = cut_of(scene.lines, chosen, openable, scene)
    found = _on(scene.on(cut.lines), expr, claim)
    found = replace(found, answer=all_((found.answer, *cut.permitted)))
    if not cut.doubted or found.answer.truth is Truth.NO:
        return found
    permitted = [not_(scene.originates(item)) for item in cut.doubted]
    supposed = _supposed(expr, claim, cut.doubted, chosen, openable, scene) if found.answer.truth is Truth.YES else []
    if not supposed or any(truth is not Truth.YES for truth, _ in supposed):
        return replace(found, answer=all_((found.answer, *permitted)))
    if found.claim is None or all(truth is Truth.YES for _, truth in supposed):
        return found
    return replace(found, claim=replace(found.claim, answer=all_((found.claim.answer, *permitted))))


def _supposed(
    expr: n.Expr, claim: n.Expr | None, doubted: tuple[Item, ...],
    chosen: frozenset[int], openable: dict[int, Answer], scene: Scene,
) -> list[tuple[Truth, Truth]]:  # fmt: skip
    """The condition and the claim for each way in which some of the doubted materials originate; none for too many."""
    if len(doubted) > SUPPOSED:
        return []
    whole = (some for size in range(len(doubted)) for some in combinations(doubted, size + 1))
    return [_supposing(items, expr, claim, chosen, openable, scene) for items in whole]


def _supposing(
    originating: tuple[Item, ...], expr: n.Expr, claim: n.Expr | None,
    chosen: frozenset[int], openable: dict[int, Answer], scene: Scene,
) -> tuple[Truth, Truth]:  # fmt: skip
    """The condition and the claim if these of the opened materials originate, and so are taken whole."""
    supposed = {id(item): Status(Truth.YES, "supposed") for item in originating}
    whole = scene.once(("supposing", frozenset(supposed)), lambda: _with_statuses(scene, supposed))
    cut = cut_of(scene.lines, chosen - supposed.keys(), openable, scene)
    found = _on(whole.on(cut.lines), expr, claim)
    return found.answer.truth, found.claim.answer.truth if found.claim else Truth.YES


def _with_statuses(scene: Scene, supposed: dict[int, Status]) -> Scene:
    """The good among materials of other statuses."""
    return Scene(scene.bench.supposing(supposed, scene.seen), scene.good, scene.lines, several=True)


def _relaxed(expr: n.Expr, scene: Scene, openable: frozenset[int]) -> Truth:
    """The judgement with every openable line undecided between whole and opened: no cut can do better."""
    lines = tuple(replace(line, openable=openable) for line in scene.lines)
    return scene.bench.evaluate(expr, scene.on(lines)).truth
