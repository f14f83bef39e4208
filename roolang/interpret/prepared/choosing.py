"""Which rule applies, prepared: where codes alone decide, they are looked at once for each code."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from roolang.domain.truth import Truth
from roolang.interpret.prepared.found import Node
from roolang.interpret.prepared.run import Run
from roolang.interpret.select import select
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n
from roolang.ir.cases import possible

if TYPE_CHECKING:
    from roolang.interpret.prepared.programs import Prepared


def selecting(expr: n.Select, of: Prepared) -> Node:
    """The case that surely applies; where that is not plain, `select` itself."""
    by_code: dict[str, Node] = {}

    def node(run: Run) -> Trace:
        code = run.goods.code
        chosen = by_code.get(code)
        if chosen is None:
            chosen = by_code[code] = _for_code(expr, code or None, run, of)
        return chosen(run)

    return node


def _for_code(expr: n.Select, code: str | None, run: Run, of: Prepared) -> Node:
    """What a `Select` comes to for goods of a code: the one case that its codes pick, if nothing else matters."""
    if expr.together is not None or expr.origin.cites:
        return lambda run: select(expr, run.scene)
    ranked = _ranked(possible(expr.cases, code))
    top = list(takewhile(lambda cases: all(by_codes(case.guard) for case in cases), ranked))
    if code is not None and (body := _chosen(top, run, of)) is not None:
        return of.node(body)

    def node(run: Run) -> Trace:
        body = _chosen(ranked, run, of, expr.otherwise)
        return select(expr, run.scene) if body is None else of.node(body)(run)

    return node


def by_codes(guard: n.Expr) -> bool:
    """Whether a guard hangs on nothing but the good's code."""
    match guard:
        case n.Given():
            return True
        case n.GoodMeets(where):
            return _codes_only(where)
        case n.All(parts) | n.Any(parts):
            return all(map(by_codes, parts))
        case n.Not(part):
            return by_codes(part)
    return False


def _codes_only(pred: n.Pred) -> bool:
    match pred:
        case n.Always() | n.InCodes():
            return True
        case n.Both(parts) | n.Either(parts):
            return all(map(_codes_only, parts))
        case n.Fails(part) | n.OfGood(part):
            return _codes_only(part)
    return False


def _ranked(cases: tuple[n.Case, ...]) -> list[list[n.Case]]:
    """Cases of the same rank together, the most specific first."""
    groups: dict[tuple[int, ...], list[n.Case]] = {}
    for case in sorted(cases, key=lambda case: case.rank, reverse=True):
        groups.setdefault(case.rank, []).append(case)
    return list(groups.values())


def _chosen(ranked: list[list[n.Case]], run: Run, of: Prepared, otherwise: n.Expr | None = None) -> n.Expr | None:
    """The body of the one most specific case that applies, if all guards down to it are known and it stands alone.

    Where no case applies, for certain, it is what stands otherwise.
    """
    for cases in ranked:
        answers = [of.node(case.guard)(run).answer for case in cases]
        if any(answer.truth is Truth.UNKNOWN for answer in answers):
            return None
        sure_ones = [case.body for case, answer in zip(cases, answers, strict=True) if answer.truth is Truth.YES]
        if sure_ones:
            return sure_ones[0] if len(sure_ones) == 1 else None
    return otherwise
