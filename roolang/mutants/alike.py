"""Whether two programs mean the same, as far as that is seen without proofs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import names_of


def alike(one: Program, other: Program) -> bool:
    """The same core, but for sentences that say what holds without them, and for names of methods that do not count."""
    return one == other or _same(_bare(one), _bare(other), one.methods_named | other.methods_named)


def _bare(program: Program) -> Program:
    """Without roll-up where no sentence says that it does not apply: an originating material counts whole anyway."""
    return replace(program, rolling=()) if all(each.applies for each in program.rolling) else program


def _same(one: Any, other: Any, named: frozenset[str]) -> bool:
    """The same, but for what the methods of comparisons are called: of those not `named` the formula is what counts."""
    if one is other:
        return True
    if one.__class__ is not other.__class__:
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and all(_same(a, b, named) for a, b in zip(one, other, strict=True))
    names = names_of(one.__class__)
    if names is None:
        return bool(one == other)
    free = isinstance(one, n.Compare) and not named & {fold(one.method), fold(other.method)}
    said = (name for name in names if not (free and name == "method"))
    return all(_same(getattr(one, name), getattr(other, name), named) for name in said)
