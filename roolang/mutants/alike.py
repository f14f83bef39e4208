"""Whether two programs mean the same, as far as that is seen without proofs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import names_of


def alike(one: Program, other: Program) -> bool:
    """The same core, but for sentences that say what holds without them, and for the names of methods."""
    if one == other:
        return True
    one, other = _bare(one), _bare(other)
    return one == other if names_matter(one, other) else _same(one, other)


def names_matter(*programs: Program) -> bool:
    """Whether it matters what a method is called: figures are averaged by one method alone."""
    return any(each.method for program in programs for each in program.pooling)


def _bare(program: Program) -> Program:
    """Without roll-up where no sentence says that it does not apply: an originating material counts whole anyway."""
    return replace(program, rolling=()) if all(each.applies for each in program.rolling) else program


def _same(one: Any, other: Any) -> bool:
    """The same, but for what the methods of comparisons are called: the formula is what counts."""
    if one is other:
        return True
    if one.__class__ is not other.__class__:
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))
    names = names_of(one.__class__)
    if names is None:
        return bool(one == other)
    said = (name for name in names if not (name == "method" and isinstance(one, n.Compare)))
    return all(_same(getattr(one, name), getattr(other, name)) for name in said)
