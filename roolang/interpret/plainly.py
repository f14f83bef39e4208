"""Goods that are judged by the short way alone: nothing about them hangs on the program but the conditions themselves.

What `judge_as` says of any good, sooner; what is asked of these goods besides is made when somebody asks for it.
"""

from __future__ import annotations

from roolang.domain.declaration import Declaration
from roolang.domain.trade import declared_trade
from roolang.domain.truth import Truth
from roolang.interpret.judge import settled
from roolang.interpret.judgement import VERDICTS, Judgement
from roolang.interpret.prepared import Run, goods_of, prepared
from roolang.interpret.union import united
from roolang.ir.program import Program


def judged_plainly(program: Program, declaration: Declaration, *, burden_of_proof: bool = False) -> Judgement | None:
    """The verdict with its reasons; nothing where there may be more to it."""
    ready = prepared(program)
    if ready.unites:
        declaration = united(program, declaration)
    good = declaration.good
    goods = goods_of(good)
    if not (goods.settled and ready.bare and goods.measures in ready.fitting):
        return None
    if declaration.averaging is not None or declaration.fungible:
        return None
    if program.barred(declared_trade(declaration)):
        return None
    run = Run(goods, lambda: settled(program, declaration, burden_of_proof=burden_of_proof))
    trace = ready.conferring(good)(run)
    truth = trace.answer.truth
    if truth is Truth.UNKNOWN and goods.ambiguous:
        return None
    verdict = "non-originating" if burden_of_proof and truth is Truth.UNKNOWN else VERDICTS[truth]
    return Judgement(program, declaration, verdict, trace, None, run.notes, goods.statuses, burden_of_proof)
