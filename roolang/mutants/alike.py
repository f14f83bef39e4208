"""Whether two programs mean the same, as far as that is seen without proofs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import names_of


def alike(one: Program, other: Program) -> bool:
    """The same core, but for sentences that say what holds without them, and for the names of methods.

    What a method is called matters where figures are averaged by one method alone.
    """
    if one == other:
        return True
    one, other = _bare(one), _bare(other)
    named = any(each.method for each in (*one.pooling, *other.pooling))
    return one == other if named else _same(one, other)


def _bare(program: Program) -> Program:
    """Without roll-up where no sentence says that it does not apply: an originating material counts whole anyway."""
    return replace(program, rolling=()) if all(each.applies for each in program.rolling) else program


def _same(one: Any, other: Any) -> bool:
    """The same, but for what the methods of comparisons are called: the formula is what counts."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    names = names_of(type(one))
    if names is None:
        return bool(one == other)
    said = (name for name in names if not (name == "method" and isinstance(one, n.Compare)))
    return all(_same(getattr(one, name), getattr(other, name)) for name in said)
