"""Whether two programs mean the same, as far as that is seen without proofs."""

from __future__ import annotations

from dataclasses import replace

from roolang.ir.program import Program


def alike(one: Program, other: Program) -> bool:
    """The same core, but for sentences that say what holds without them."""
    return one == other or _bare(one) == _bare(other)


def _bare(program: Program) -> Program:
    """Without roll-up where no sentence says that it does not apply: an originating material counts whole anyway."""
    return replace(program, rolling=()) if all(each.applies for each in program.rolling) else program
