"""Permitted cuts: where the materials used may be taken, and the judgement of a good over all of them.

A cut takes each material whole or opened into its own. A self-produced material may always be opened; any other
only if it does not originate, under full accumulation and on that provision's condition. The producer may choose,
so the good qualifies if it does on some cut, the same for all conditions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, combinations, islice

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import NO, YES, Answer, all_, any_, asking, not_, sure
from roolang.interpret.intermediates import of_own_parts
from roolang.interpret.lines import Line, held, outside
from roolang.interpret.predicates import holds
from roolang.interpret.room import Rooms, rooms_of
from roolang.interpret.scene import Bench, Scene, Status
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n
from roolang.limits import MAX_CUT_LINES, MAX_CUTS

SIFTED = 2_000
"""Of so many combinations of materials those that differ are taken."""
FEW = 3
"""From so many openable lines on, the relaxed judgement is tried first."""
ASKED = 12
"""Of so many open cuts it is asked what would settle them."""
SUPPOSED = 3
"""Of so many opened materials of unknown status it is asked whether the rule is met as well if they originate."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The lines of a cut, and what must hold for it to be permitted; `doubted` were opened and may yet originate."""

    lines: tuple[Line, ...]
    permitted: tuple[Answer, ...] = ()
    doubted: tuple[Item, ...] = ()


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
    cut = _cut(scene.lines, chosen, openable, scene)
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
    cut = _cut(scene.lines, chosen - supposed.keys(), openable, scene)
    found = _on(whole.on(cut.lines), expr, claim)
    return found.answer.truth, found.claim.answer.truth if found.claim else Truth.YES


def _with_statuses(scene: Scene, supposed: dict[int, Status]) -> Scene:
    """The good among materials of other statuses."""
    return Scene(scene.bench.supposing(supposed, scene.seen), scene.good, scene.lines, several=True)


def _relaxed(expr: n.Expr, scene: Scene, openable: frozenset[int]) -> Truth:
    """The judgement with every openable line undecided between whole and opened: no cut can do better."""
    lines = tuple(replace(line, openable=openable) for line in scene.lines)
    return scene.bench.evaluate(expr, scene.on(lines)).truth


class Openable:
    """Every material at any depth that may be opened once what it is in has been, and on what condition."""

    def __init__(self, top: tuple[Line, ...], scene: Scene) -> None:
        self.permitted: dict[int, Answer] = {}
        self.above: dict[int, tuple[int, ...]] = {}
        waiting: list[tuple[Line, tuple[int, ...]]] = [(line, ()) for line in reversed(top)]
        while waiting:
            line, above = waiting.pop()
            permitted = _may_open(line, scene)
            if permitted.truth is not Truth.NO:
                node = id(line.item)
                self.permitted[node], self.above[node] = permitted, above
                waiting += [(inner, (*above, node)) for inner in reversed(held(line.item, bounded=True))]

    def choices(self, most: int) -> tuple[list[frozenset[int]], bool]:
        """Which materials to open, other than none, up to so many ways; and whether these are all."""
        if self._count(most) <= most:
            return [choice for choice in self._every() if choice], True
        return list(islice(self._some(), most)), False

    def joined(self, choices: list[frozenset[int]], helped: list[bool]) -> frozenset[int]:
        """All the materials that by themselves were better opened than not."""
        alone = {frozenset((node, *above)) for node, above in self.above.items()}
        tried = zip(choices, helped, strict=True)
        return frozenset[int]().union(*(choice for choice, better in tried if better and choice in alone))

    def _count(self, most: int) -> int:
        """In how many ways materials can be opened besides not at all; beyond `most`, some number above it."""
        ways = dict.fromkeys(self.permitted, 1)
        total = 1
        for node in reversed(self.permitted):
            *_, parent = (None, *self.above[node])
            if parent is None:
                total *= ways[node] + 1
            else:
                ways[parent] *= ways[node] + 1
            if total > most + 1 or ways[node] > most:
                return most + 1
        return total - 1

    def _every(self) -> list[frozenset[int]]:
        """Each way to open materials, none within one that stays closed: all of them, then ever more."""
        found: list[frozenset[int]] = [frozenset()]
        for node in self.permitted:
            found += [choice | {node} for choice in found if choice.issuperset(self.above[node])]
        return sorted(found, key=lambda choice: (len(choice) < len(self.permitted), len(choice)))

    def _some(self) -> Iterator[frozenset[int]]:
        """The likeliest ways: all that surely may be, and all; one; all but one; then ever more of them."""
        whole, sure_ones = frozenset(self.permitted), frozenset(self._sure())
        seen: set[frozenset[int]] = {frozenset()}
        inside = {
            node: {each for each in whole if node in self.above[each]} for node in list(self.permitted)[:MAX_CUTS]
        }
        almost = (most - {node} - inner for most in (sure_ones, whole) for node, inner in inside.items())
        larger = (some for size in range(1, len(whole)) for some in combinations(self.permitted, size))
        opened = (frozenset(some).union(*(self.above[node] for node in some)) for some in islice(larger, SIFTED))
        singles = islice(opened, len(whole))
        for choice in chain((sure_ones, whole), singles, almost, opened):
            if choice not in seen:
                seen.add(choice)
                yield choice

    def _sure(self) -> Iterator[int]:
        """The materials that surely may be opened, as what they are in may."""
        for node in self.permitted:
            if all(self.permitted[each].truth is Truth.YES for each in (node, *self.above[node])):
                yield node


def _cut(lines: tuple[Line, ...], chosen: frozenset[int], openable: dict[int, Answer], scene: Scene) -> Cut:
    """The lines with the chosen materials opened; one inside a closed material stays unseen."""
    kept: list[Line] = []
    permitted: list[Answer] = []
    doubted: list[Item] = []
    for line in lines:
        if line.hidden or id(line.item) not in chosen:
            kept.append(line)
            continue
        inside = _cut(tuple(held(line.item, bounded=True)), chosen, openable, scene)
        kept += inside.lines
        permitted += [openable[id(line.item)], *inside.permitted]
        unsure = scene.status(line.item) is Truth.UNKNOWN and not line.item.self_produced
        doubted += [*([line.item] if unsure else ()), *inside.doubted]
    return Cut(tuple(kept), tuple(permitted), tuple(doubted))


def _may_open(line: Line, scene: Scene) -> Answer:
    """Whether a line may be replaced by what it is made of."""
    if line.hidden or outside(line.item, scene.bench.territory) is Truth.YES:
        return NO
    own = of_own_parts(line.item, scene)
    if own.truth is Truth.YES or scene.status(line.item) is Truth.YES:
        return own
    return any_((own, *_accumulates(line, scene)))


def _accumulates(line: Line, scene: Scene) -> Iterator[Answer]:
    """For each provision of full accumulation: whether it opens the line."""
    item = line.item
    for entry in scene.bench.program.accumulating:
        if entry.full:
            made = _made_in(item, entry.states or scene.bench.program.parties, scene)
            meant = all_((holds(entry.where, line, scene), scene.ask_once(entry.goods), made))
            yield meant if meant.truth is Truth.NO else all_((meant, scene.ask(entry.condition, item)))


def _made_in(item: Item, states: tuple[str, ...], scene: Scene) -> Answer:
    """Whether an item was made in one of the states; anywhere inside will do where they are all of the territory."""
    if item.produced_in is not None:
        return sure(item.produced_in in states)
    inside = outside(item, scene.bench.territory) is Truth.NO and scene.bench.territory <= set(states)
    return YES if inside else asking(facts.place(item))
