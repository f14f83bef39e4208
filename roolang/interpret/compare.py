"""Comparisons: exact, inclusive at equality as the sign says, in worst and best case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache

from roolang.domain.amount import Amount
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import Answer, agreed, all_, any_, asking, not_, sure
from roolang.interpret.averaging import entered, pool_terms, pooled
from roolang.interpret.bends import ZERO
from roolang.interpret.forms import amount_piece, terms
from roolang.interpret.lines import Line
from roolang.interpret.pieces import Piece, pieces
from roolang.interpret.predicates import holds
from roolang.interpret.reaching import reach
from roolang.interpret.scene import Scene
from roolang.interpret.sums import ONE, Group, Summed, Term, difference, margin
from roolang.interpret.trace import Bounds, Counted, Figure, Trace, noted, unwritten
from roolang.ir import nodes as n

LIMIT = "a limit"
"""What a limit is called whose quantity has no name."""


def compare(expr: n.Compare, scene: Scene) -> Trace:
    """`number OP threshold * base`, with the figures that went into it: those of the good, or of its pool."""
    pool = pooled(expr, scene)
    if pool.truth is Truth.NO:
        return _own(expr, scene)
    if pool.truth is Truth.YES:
        return _of_pool(expr, scene)
    both = ((pool, _of_pool(expr, scene)), (not_(pool), _own(expr, scene)))
    answer = agreed([(choice, trace.answer) for choice, trace in both])
    return Trace("select", expr.origin, answer, tuple(trace for _, trace in both))


def _own(expr: n.Compare, scene: Scene) -> Trace:
    """Of the good by itself."""
    key = "compared", id(expr), scene.supposed, scene.untreated
    return scene.once(key, lambda: (expr, _worked_out(expr, scene)))[1]


def _worked_out(expr: n.Compare, scene: Scene) -> Trace:
    number = Summed(terms(expr.number, ONE, scene))
    base = Summed(terms(expr.base, ONE, scene)) if expr.base is not None else None
    return _compared(expr, number, base, scene)


def _of_pool(expr: n.Compare, scene: Scene) -> Trace:
    assert expr.base is not None
    found = _compared(expr, Summed(pool_terms(expr.number, scene)), Summed(pool_terms(expr.base, scene)), scene)
    cites, said = entered(expr, scene)
    assert found.figure is not None
    origin = replace(found.origin, cites=(*found.origin.cites, *cites))
    return replace(found, origin=origin, figure=replace(found.figure, pool=said))


def _compared(expr: n.Compare, number: Summed, base: Summed | None, scene: Scene) -> Trace:
    name = expr.method or expr.quantity or (f"`{expr.origin.words}`" if expr.origin.words else "")
    answer = _decide(expr.sign, expr.threshold, number, base, scene, name)
    return unwritten(answer, lambda: _written(expr, answer, number, base, scene))


def _written(expr: n.Compare, answer: Answer, number: Summed, base: Summed | None, scene: Scene) -> Trace:
    """With its figure, which of most cuts nobody looks at."""
    figure = _figure(expr, number, base, scene)
    return Trace("compare", expr.origin, answer, figure=figure, note=_open_note(expr))


def meets(sign: str, threshold: Fraction | n.Open, amount: Amount, fact: facts.Fact, scene: Scene) -> Answer:
    """Whether an amount of one line meets a limit."""
    piece = amount_piece((fact,), fact, sure(True), amount)
    return _decide(sign, threshold, Summed((Term(ONE, piece),)), None, scene, fact)


def baseless(text: str, name: str) -> str:
    """What RL6105 says of a text and the quantity of a limit, or of any limit."""
    told = "is not positive, so nothing follows from it; check the amounts that it is made of"
    return f"{text}: the base of {name or LIMIT} {told}"


def _decide(
    sign: str,
    threshold: Fraction | n.Open,
    number: Summed,
    base: Summed | None,
    scene: Scene,
    name: str,
) -> Answer:
    if base is not None and threshold != 1:
        top = base.bounds.high
        if top is not None and top <= 0:
            name = name or LIMIT
            scene.bench.note("RL6105", baseless(scene.bench.program.label, name), scene.good.name)
            return asking(facts.base(name))
    if isinstance(threshold, Fraction):
        return _settle(sign, margin(number, base, threshold), cache(lambda: difference(number, base, threshold)))
    return _open(sign, threshold, number, base)


def _open(sign: str, threshold: n.Open, number: Summed, base: Summed | None) -> Answer:
    """Against a number nobody has filled in, from nothing to a whole (or to any size): what holds for all or none."""

    def at(end: Fraction, how: str) -> Truth:
        return _settle(how, margin(number, base, end), lambda: difference(number, base, end)).truth

    least, most = ("<=", "<"), (">=", ">")
    never = (sign not in least and at(ZERO, ">=" if sign == "=" else sign) is Truth.NO) or (
        threshold.percent and sign not in most and at(ONE, "<=" if sign == "=" else sign) is Truth.NO
    )
    always = (sign in least and at(ZERO, sign) is Truth.YES) or (
        threshold.percent and sign in most and at(ONE, sign) is Truth.YES
    )
    return sure(False) if never else sure(True) if always else asking(facts.Fact(threshold.name))


def _settle(sign: str, found: Bounds, groups: Callable[[], list[Group]]) -> Answer:
    """The truth of `sum OP 0`, and the fewest facts that would settle it, by the groups that are summed."""
    if sign == "=":
        return all_((_settle(">=", found, groups), _settle("<=", found, groups)))
    if sign in ("<=", "<"):
        return _settle(">=" if sign == "<=" else ">", found.turned(), cache(lambda: _turned(groups())))
    strict = sign == ">"
    if found.low is not None and (found.low > 0 if strict else found.low >= 0):
        return sure(True)
    if found.high is not None and (found.high <= 0 if strict else found.high < 0):
        return sure(False)
    return Answer(
        Truth.UNKNOWN,
        lambda: reach(groups(), strict=strict),
        lambda: reach(_turned(groups()), strict=not strict),
    )


def _turned(groups: list[Group]) -> list[Group]:
    return [g.turned() for g in groups]


# ---- what an explanation needs


def _figure(expr: n.Compare, number: Summed, base: Summed | None, scene: Scene) -> Figure:
    over = number.bounds
    under = None if base is None else base.bounds
    share = None
    if over.known and under is not None and under.known and under.low is not None and under.low > 0:
        assert over.low is not None
        share = over.low / under.low
    slack = Bounds(None, None)
    if isinstance(expr.threshold, Fraction):
        slack = margin(number, base, expr.threshold)
        if expr.sign in ("<=", "<"):
            slack = slack.turned()
    return Figure(
        expr.quantity, expr.method, expr.unit, expr.sign, expr.threshold, over, under, share, slack,
        tuple(_counted(term) for term in number.terms if term.piece.line is not None),
        part=expr.part,
        base_name=scene.spelled(expr.base.name) if isinstance(expr.base, n.GoodAmount) else "",
        counting=expr.counting,
    )  # fmt: skip


def _counted(term: Term) -> Counted:
    piece = term.piece
    assert piece.line is not None
    item, named = (None, piece.name) if piece.line.hidden else (piece.line.item, "")
    return Counted(item, Bounds(piece.low, piece.high), piece.counts, term.factor > 0, named)


def _open_note(expr: n.Compare) -> str:
    """For a number nobody has filled in: for which numbers the comparison would hold."""
    return f"open number {expr.threshold.name}" if isinstance(expr.threshold, n.Open) else ""


# ---- each line by itself


def each_line(expr: n.EachLine, scene: Scene) -> Trace:
    """Whether every line that counts meets the limit by itself."""
    base = Summed(terms(expr.base, ONE, scene)) if expr.base is not None else None
    answers, notes = [], []
    for piece in pieces(n.Sum(expr.measure, expr.where, expr.scope), scene):
        assert piece.line is not None
        answers.append(_within(expr, piece, piece.line, base, scene))
        if answers[-1].truth is not Truth.YES:
            notes.append(noted(piece.line, not_(answers[-1])))
    return Trace("each line", expr.origin, all_(answers), lines=tuple(notes))


def _within(expr: n.EachLine, piece: Piece, line: Line, base: Summed | None, scene: Scene) -> Answer:
    """The limit holds of the line, or the line does not count; of one not decided on, unless nothing of it counts."""
    if line.undecided:
        none = holds(expr.where, line, scene).truth is Truth.NO
        return sure(True) if none else asking(facts.Fact(f"how the materials of {line.item.name} are taken"))
    number = Summed((Term(ONE, Piece(piece.key, piece.name, sure(True), piece.low, piece.high, piece.facts, line)),))
    met = _decide(expr.sign, expr.threshold, number, base, scene, expr.measure)
    hidden = (asking(line.fact),) if line.hidden else ()
    return any_((not_(all_((*hidden, piece.counts))), met))
