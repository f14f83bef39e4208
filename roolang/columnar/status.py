"""The status of a material that is made of others: by its own rule in columns, and all else by the interpreter."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.columnar.kinds import Kind
from roolang.columnar.parts import Part, obtained_part, part_of
from roolang.columnar.settled import is_settled
from roolang.columnar.unplanned import Unplanned
from roolang.columnar.worked import refuse_worked_out
from roolang.domain.truth import Truth
from roolang.interpret.bench import Status
from roolang.interpret.doubtful import note_place
from roolang.interpret.intermediates import of_own_parts
from roolang.interpret.judge import counts_here, status_of
from roolang.interpret.lines import has_list
from roolang.interpret.scene import by_text
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import questions_in

ASKED = Status(Truth.UNKNOWN, "its own rule is asked of columns")


def status_part(kind: Kind) -> Part:
    """Whether a material of a kind originates, before treatments, where it is used."""
    program, bench, item, user = kind.program, kind.scene.bench, kind.good, kind.user
    refuse_worked_out(kind)
    if not all(_settles(each, kind) for each in _asked(program)):
        raise Unplanned("accumulation that is asked of one material after another")
    if of_own_parts(item, kind.scene).truth is not Truth.NO:
        raise Unplanned("materials of the producer's own making")
    found = status_of(item, user, bench, lambda *_: ASKED)
    note_place(item, bench)
    if bench.notes:
        raise Unplanned("what is stated of materials is to be told")
    if found is not ASKED and not (has_list(item) and by_text(item.originating, program) is not None):
        return Part("given", n.Origin(), "settled", truth=found.truth)
    if found is not ASKED:
        raise Unplanned("materials of which both the origin and the parts are given")
    met = part_of(kind.ready.verdict(item, declared=False), kind)
    return Part(
        "good", n.Origin(), "status", (met, obtained_part(kind, n.Origin())), truth=counts_here(item, user, bench)
    )


def _asked(program: Program) -> Iterator[n.Expr]:
    for entry in program.accumulating:
        yield from (n.GoodMeets(entry.where), entry.goods, entry.condition)


def _settles(expr: n.Expr, kind: Kind) -> bool:
    """Whether a condition hangs on nothing but what a kind declares of itself."""
    return is_settled(expr, kind, kind.user) and not (isinstance(expr, n.GoodMeets) and _has_status(expr.where))


def _has_status(pred: n.Pred) -> bool:
    return any(isinstance(each, n.HasStatus | n.Regarded) for each in questions_in(pred))
