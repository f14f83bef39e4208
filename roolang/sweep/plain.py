"""Whether all that a moving number decides is the limit of comparisons whose figures the trace has.

A verdict is followed from figure to figure only then. A number may also stand in a formula, in the cap of a treatment,
in a condition on each line, or decide what a material is by its own materials: a trace has no figures of those.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, TypeAlias

from roolang.domain.declaration import items_of
from roolang.interpret import Judgement
from roolang.interpret.lines import has_list
from roolang.interpret.trace import Figure, Trace
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import names_of

ELSEWHERE = "the number is more than the limit of a comparison, or decides what a material is"
INSIDE = "what a product is made of is judged by its own materials, or over a period"
BOTH = "neither a figure nor what it is held against is known"
MANY = "a product has more kinks than are looked at"
"""Why a course is not exact."""
Moves: TypeAlias = frozenset[tuple[Fraction, Fraction]]
"""The limits that moved: what each was, and what it became."""
SHOWN = ("origin", "lost", "rules")
"""The parts of a program that the trace of a verdict shows."""


def doubt(one: Judgement, other: Judgement, moves: Moves, *, lines: bool = False) -> str:
    """Why the verdicts between two of them may turn where no figure tells; nothing if they cannot.

    With `lines`, characteristics of single lines may be held against the number besides.
    """
    if not plain(one.program, other.program, moves, lines=lines):
        return ELSEWHERE
    declared = one.declaration
    inside = any(item is not declared.good and has_list(item) for item in items_of(declared.good))
    return INSIDE if inside or declared.averaging is not None else ""


def uncertain(judgement: Judgement) -> str:
    """Why the figures of a judgement do not tell where they turn, if they do not.

    Of two unknown amounts what is worst for one may be best for the other: their ends do not make the worst share.
    """
    for figure in figures(judgement.trace):
        if figure.base is not None and not figure.number.known and not figure.base.known:
            return BOTH
    return ""


def figures(trace: Trace) -> Iterator[Figure]:
    """The figures of all comparisons of a trace."""
    if trace.figure is not None:
        yield trace.figure
    for part in trace.parts:
        yield from figures(part)


def plain(one: Program, other: Program, moves: Moves, *, lines: bool = False) -> bool:
    """Whether two programs differ in limits alone whose figures are shown, and no material is judged by the rules."""
    waiting: list[tuple[Any, Any, bool]] = [
        (getattr(one, name), getattr(other, name), name in SHOWN) for name in names_of(Program) or ()
    ]
    while waiting:
        first, second, shown = waiting.pop()
        if first.__class__ is not second.__class__ or (isinstance(first, n.RuleMet) and not shown):
            return False
        if isinstance(first, tuple):
            if len(first) != len(second):
                return False
            waiting += [(*pair, shown) for pair in zip(first, second, strict=True)]
        elif (names := names_of(first.__class__)) is None:
            if first != second:
                return False
        else:
            limit = (shown and isinstance(first, n.Compare)) or (lines and isinstance(first, n.Measures))
            waiting += [
                (getattr(first, name), getattr(second, name), shown and _looked_into(first, name))
                for name in names
                if not (limit and name == "threshold" and (first.threshold, second.threshold) in moves)
            ]
    return True


def _looked_into(node: Any, name: str) -> bool:
    """Whether a trace shows what is in a part of a node: not what is in its formulas, nor when a rule applies."""
    return not isinstance(node, n.Compare) and not (isinstance(node, n.Case) and name == "guard")
