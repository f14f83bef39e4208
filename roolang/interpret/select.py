"""Which rule applies, and what is said where that is not known."""

from __future__ import annotations

from itertools import groupby

from roolang.domain.hs import printed
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer, all_, agreed, any_, not_
from roolang.interpret.scene import Scene
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n


def select(expr: n.Select, scene: Scene) -> Trace:
    """The most specific case that applies; all candidates where a guard is unknown, and what they agree on."""
    if expr.together is not None and scene.ask(expr.together).truth is Truth.YES:
        return _together(expr, scene)
    candidates, rest = _candidates(expr, scene)
    if not candidates and rest is None:
        code = printed(scene.good.code) if scene.good.code else "a good of unknown code"
        text = scene.bench.program.name
        scene.bench.note("RL6104", f"{text} has no rule for {code}", scene.good.name)
        return Trace("no rule", expr.origin, Answer(Truth.UNKNOWN), note=f"{text} has no rule for {code}")
    if rest is not None:
        candidates.append((rest, expr.otherwise))
    traces = [(choice, _body(body, scene)) for choice, body in candidates]
    if len(traces) == 1 and traces[0][0].truth is Truth.YES:
        return traces[0][1]
    answer = agreed([(choice, trace.answer) for choice, trace in traces])
    return Trace(
        "select",
        expr.origin,
        answer,
        tuple(trace for _, trace in traces),
        note="it is not known which applies",
    )


def _body(body: n.Expr | None, scene: Scene) -> Trace:
    if body is None:
        return Trace("no rule", n.Origin(words="no rule for the good"), Answer(Truth.UNKNOWN))
    return scene.bench.evaluate(body, scene)


def _candidates(expr: n.Select, scene: Scene) -> tuple[list[tuple[Answer, n.Expr | None]], Answer | None]:
    """Cases that may apply, each with whether it is the one; and whether none applies (`None`: some does)."""
    found: list[tuple[Answer, n.Expr | None]] = []
    none_before: list[Answer] = []
    ranked = sorted(expr.cases, key=lambda case: case.rank, reverse=True)
    for _, same_rank in groupby(ranked, key=lambda case: case.rank):
        guards = [(scene.ask(case.guard), case.body) for case in same_rank]
        open_guards = [(guard, body) for guard, body in guards if guard.truth is not Truth.NO]
        sure_ones = [body for guard, body in open_guards if guard.truth is Truth.YES]
        if len({id(body) for body in sure_ones}) > 1:
            scene.bench.note("RL6109", "two rules of the same standing apply", scene.good.name)
        for guard, body in open_guards:
            choice = all_((guard, *map(not_, none_before)))
            doubtful = len({id(body) for _, body in open_guards}) > 1 and guard.truth is Truth.YES
            found.append((Answer(Truth.UNKNOWN) if doubtful else choice, body))
        if sure_ones:
            return found, None
        none_before.extend(guard for guard, _ in open_guards)
    if not found:
        return [], (all_(()) if expr.otherwise is not None else None)
    return found, not_(any_(none_before))


def _together(expr: n.Select, scene: Scene) -> Trace:
    """Every applicable case must be met."""
    parts, traces = [], []
    for case in expr.cases:
        guard = scene.ask(case.guard)
        if guard.truth is not Truth.NO:
            trace = scene.bench.evaluate(case.body, scene)
            traces.append(trace)
            parts.append(any_((not_(guard), trace.answer)))
    return Trace("all", expr.origin, all_(parts), tuple(traces), note="every rule that applies must be met")
