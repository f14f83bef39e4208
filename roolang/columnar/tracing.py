"""Tracing as a question about the materials of all tiers: what came from outside, and what hides where nobody looks.

What stands here is what `pieces.py` of the interpreter takes of each: a part from outside at its own value, one made
inside by what is in it, down to the tier asked; what hides in a part without a list, or in one of unknown place, comes
to no more than the part.
"""

from __future__ import annotations

from roolang.columnar.kinds import Kind
from roolang.columnar.lines import NO, OPEN, Lines, Origin, Stands, Stated, every, lines_of, some
from roolang.columnar.unplanned import Unplanned
from roolang.domain.truth import Truth
from roolang.interpret.lines import Line
from roolang.interpret.pieces import TRACED
from roolang.interpret.predicates import holds
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import nodes_in


def traces(program: Program) -> bool:
    """Whether some rule of a program traces."""
    return any(isinstance(each, n.Sum) and each.scope.kind == "imports" for each in nodes_in(program))


def direct(where: Lines, kind: Kind) -> Lines:
    """A question about the materials of what is judged itself, among those of all tiers."""
    return every([Stands(), where]) if kind.traced else where


def traced(form: n.Sum, kind: Kind) -> Lines:
    """Which materials a sum over imports takes."""
    if not kind.traced or kind.sorts is None:
        raise Unplanned("tracing of materials of which nobody says where they were made")
    if TRACED in kind.amounts.of_lines:
        raise Unplanned("tracing by what is declared to be traced of materials")
    kind.traces = True
    last, where = form.scope.tier, lines_of(form.where, kind)
    if last is not None and kind.ready.treats(""):
        raise Unplanned("tracing beside treatments of materials")
    outside, open_, inside = (_places(truth, kind) for truth in (Truth.YES, Truth.UNKNOWN, Truth.NO))
    hidden = NO if holds(form.where, Line(kind.good, hidden=True), kind.scene).truth is Truth.NO else OPEN
    walked = Stands(1, last, walked=True)
    taken = [every([walked, outside, where]), every([walked, open_, some([hidden, every([OPEN, where])])])]
    if last is None:
        return some([*taken, every([Stands(1, None, walked=True, parts=False), inside, hidden])])
    stopped = every([Stands(last, last, walked=True), inside, Origin(False), where])
    return some([*taken, stopped, *_above(last, inside, hidden)])


def _above(last: int, inside: Lines, hidden: Lines) -> list[Lines]:
    """What hides in parts above the last tier."""
    return [every([Stands(1, last - 1, walked=True, parts=False), inside, hidden])] if last > 1 else []


def _places(truth: Truth, kind: Kind) -> Lines:
    """The materials that came from outside, or did not, or of which nobody knows."""
    sorts = tuple(i for i, item in enumerate(kind.items) if kind.scene.outside(item) is truth)
    return Stated(sorts, sorts) if sorts else NO
