"""Which rule applies, and what is said where that is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from roolang.domain.hs import printed
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, Answer, agreed, all_, any_, not_
from roolang.interpret.covering import leave_nothing
from roolang.interpret.lines import Line
from roolang.interpret.predicates import holds
from roolang.interpret.reasons import no_rule
from roolang.interpret.scene import Scene
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n
from roolang.ir.cases import possible
from roolang.limits import MAX_CANDIDATES

WHICH = "it is not known which applies"
Says: TypeAlias = tuple[Answer, Trace]
"""Whether a case is the one that applies, and what it then says."""


def select(expr: n.Select, scene: Scene) -> Trace:
    """The most specific case that applies, or every one where they apply together; what all agree on where in doubt."""
    expr = replace(expr, cases=possible(expr.cases, scene.bench.code(scene.good)))
    joint = NO if expr.together is None else scene.ask(expr.together)
    alone = replace(expr, together=None)
    if joint.truth is Truth.NO:
        return _one(alone, scene)
    if joint.truth is Truth.YES:
        return _together(expr, scene)
    return _consensus(expr, [(joint, _together(expr, scene)), (not_(joint), _one(alone, scene))])


def _consensus(expr: n.Select, traces: list[Says], many: int = 0) -> Trace:
    """What all say; `many` is how many candidates there are, of which so many are told as there is room for."""
    answer = agreed([(choice, trace.answer) for choice, trace in traces])
    told = _told([trace for _, trace in traces])
    return Trace("select", expr.origin, answer, told, note=f"{WHICH}{_how_many(told, many)}")


def _told(traces: list[Trace]) -> tuple[Trace, ...]:
    """Of very many candidates the first ones; the last judged is among them, since they may differ by that one."""
    return tuple(traces if len(traces) <= MAX_CANDIDATES else [*traces[: MAX_CANDIDATES - 1], traces[-1]])


def _how_many(told: tuple[Trace, ...], many: int) -> str:
    return f": {len(told)} of {many} that may are told" if many > len(told) else ""


def _one(expr: n.Select, scene: Scene) -> Trace:
    """The most specific case that applies; all candidates where a guard is unknown, and what they agree on."""
    candidates, rest = applicable(expr, scene)
    if not candidates and rest is None:
        return nothing(expr, scene)
    if rest is not None:
        candidates.append((rest, expr.otherwise))
    traces = list(_judged(candidates, scene))
    if len(candidates) == 1 and traces[0][0].truth is Truth.YES:
        chosen = traces[0][1]
        return replace(chosen, origin=replace(chosen.origin, cites=(*chosen.origin.cites, *expr.origin.cites)))
    return _consensus(expr, traces, len(candidates))


def _judged(candidates: list[tuple[Answer, n.Expr | None]], scene: Scene) -> Iterator[Says]:
    """Candidates with what they say. Once two disagree, none that may not apply settles it: then few will do.

    Of a good without a code there are as many candidates as an annex has rules.
    """
    surely = max((i for i, (choice, _) in enumerate(candidates) if choice.truth is Truth.YES), default=-1)
    said: set[Truth] = set()
    for i, (choice, body) in enumerate(candidates):
        if i >= _enough(scene) and i > surely and said not in ({Truth.YES}, {Truth.NO}):
            return
        trace = _body(body, scene)
        said.add(trace.truth)
        yield choice, trace


def ruleless(name: str, code: str) -> str:
    """What RL6104 says of a text and the code of a good, or several."""
    return f"{no_rule(name, code)}; the treaty itself may have one"


def nothing(expr: n.Select, scene: Scene) -> Trace:
    """No rule: nobody knows whether the good originates."""
    known = scene.bench.code(scene.good)
    code = printed(known) if known else "a good of unknown code"
    said = ruleless(scene.bench.program.name, code)
    scene.bench.note("RL6104", said, scene.good.name)
    return Trace("no rule", expr.origin, Answer(Truth.UNKNOWN), note=said)


def _body(body: n.Expr | None, scene: Scene) -> Trace:
    if body is None:
        return Trace("no rule", n.Origin(words="no rule for the good"), Answer(Truth.UNKNOWN))
    return scene.bench.evaluate(body, scene)


def applicable(expr: n.Select, scene: Scene) -> tuple[list[tuple[Answer, n.Expr | None]], Answer | None]:
    """Cases that may apply, each with whether it is the one; and whether none applies (`None`: some does).

    A case is looked at as if those before it did not apply: a description that would have made one of them apply
    is taken as denied, so that "any other good" is what is left over; and one that alone kept it from applying as so.
    """
    found: list[tuple[Answer, n.Expr | None]] = []
    denied: list[Answer] = []
    tried: list[n.Expr] = []
    ranked = sorted(expr.cases, key=lambda case: case.rank, reverse=True)
    for _, same_rank in groupby(ranked, key=lambda case: case.rank):
        cases = list(same_rank)
        guards = [(scene.ask(case.guard), case.body) for case in cases]
        open_guards = [(guard, body) for guard, body in guards if guard.truth is not Truth.NO]
        sure_ones = [body for guard, body in open_guards if guard.truth is Truth.YES]
        if len({id(body) for body in sure_ones}) > 1 and not denied and expr.together is None:
            scene.bench.note("RL6109", "two rules of the same standing apply", scene.good.name)
        none_before, several = all_(denied), len({id(body) for _, body in open_guards}) > 1
        for guard, body in open_guards:
            choice = all_((guard, none_before))
            doubtful = several and guard.truth is Truth.YES
            found.append((Answer(Truth.UNKNOWN) if doubtful else choice, body))
        if sure_ones:
            return found, None
        denied.extend(not_(guard) for guard, _ in open_guards)
        tried += [case.guard for case, (guard, _) in zip(cases, guards, strict=True) if guard.truth is not Truth.NO]
        if leave_nothing(tried, scene):
            return found, None
        scene = replace(scene, supposed=scene.supposed.union(*(_turning_on(case.guard, scene) for case in cases)))
    if not found:
        return [], (all_(()) if expr.otherwise is not None else None)
    return found, all_(denied)


Supposed: TypeAlias = frozenset[tuple[str, bool]]
"""Descriptions of the good, and whether they fit it."""


def _turning_on(guard: n.Expr, scene: Scene) -> Supposed:
    """The descriptions of the good that surely fit it, or surely do not, if the guard fails."""
    match guard:
        case n.GoodMeets(where):
            return _turning(where, scene)
        case n.All(parts):
            unsure = [part for part in parts if scene.ask(part).truth is not Truth.YES]
            return _turning_on(unsure[0], scene) if len(unsure) == 1 else frozenset()
        case n.Any(parts):
            return frozenset[tuple[str, bool]]().union(*(_turning_on(part, scene) for part in parts))
    return frozenset()


def _turning(pred: n.Pred, scene: Scene) -> Supposed:
    match pred:
        case n.DescribedAs(words) if scene.described(scene.good, words) is None:
            return frozenset({(words, False)})
        case n.Fails(n.DescribedAs(words)) if scene.described(scene.good, words) is None:
            return frozenset({(words, True)})
        case n.Both(parts):
            unsure = [p for p in parts if holds(p, Line(scene.good), scene).truth is not Truth.YES]
            return _turning(unsure[0], scene) if len(unsure) == 1 else frozenset()
        case n.Either(parts):
            return frozenset[tuple[str, bool]]().union(*(_turning(part, scene) for part in parts))
    return frozenset()


def _together(expr: n.Select, scene: Scene) -> Trace:
    """Every applicable case must be met, of those for the narrowest goods: not a rule for the chapter as well."""
    asked = [(case, scene.ask(case.guard)) for case in expr.cases]
    level = max((case.rank[:1] for case, guard in asked if guard.truth is not Truth.NO), default=None)
    if level is None:
        return _one(expr, scene)
    here = [(case, guard) for case, guard in asked if case.rank[:1] == level]
    may = [(case.body, guard) for case, guard in here if guard.truth is not Truth.NO]
    judged = list(_required(may, scene))
    answer = all_(any_((not_(guard), trace.answer)) for guard, trace in judged)
    _, rest = applicable(replace(expr, cases=tuple(case for case, _ in here)), scene)
    if rest is not None:
        answer = agreed([(not_(rest), answer), (rest, _below(expr, level, scene, known=len(judged) == len(may)))])
    told = _told([trace for _, trace in judged])
    return Trace(
        "all", expr.origin, answer, told, note=f"every rule that applies must be met{_how_many(told, len(may))}"
    )


def _enough(scene: Scene) -> int:
    """How many candidates are judged that settle nothing more: those that are told, of the cut that is told of."""
    return 1 if scene.varied else MAX_CANDIDATES


def _required(may: list[tuple[n.Expr, Answer]], scene: Scene) -> Iterator[Says]:
    """Cases that must be met if they apply, judged; where one is open, no other that may not apply settles it."""
    surely = max((i for i, (_, guard) in enumerate(may) if guard.truth is Truth.YES), default=-1)
    is_open = False
    for i, (body, guard) in enumerate(may):
        if i >= _enough(scene) and i > surely and is_open:
            return
        trace = scene.bench.evaluate(body, scene)
        is_open = is_open or any_((not_(guard), trace.answer)).truth is Truth.UNKNOWN
        yield guard, trace


def _below(expr: n.Select, level: tuple[int, ...], scene: Scene, *, known: bool) -> Answer:
    """What the cases for wider goods say; not asked where those for narrower ones leave it open in any case."""
    if not known:
        return Answer(Truth.UNKNOWN)
    below = replace(expr, cases=tuple(case for case in expr.cases if case.rank[:1] < level))
    return _together(below, scene).answer
