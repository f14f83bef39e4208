"""Amounts of a good that a text works out where they are not declared, and what their formulas look at."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import nodes_in


def formulas(program: Program) -> dict[str, set[n.Form | None]]:
    """How the amounts of the good that a program names are worked out where they are not declared."""
    found: dict[str, set[n.Form | None]] = {}
    for node in nodes_in(program):
        if isinstance(node, n.GoodAmount):
            found.setdefault(node.name, set()).add(node.formula)
    return found


def of_lines(found: set[n.Form | None]) -> bool:
    """Whether formulas look at lines, so that what a text says of lines bears on them."""
    parts = nodes_in(*(each for each in found if each is not None))
    return any(isinstance(part, n.Sum | n.NoLine | n.EachLine | n.OnlyDone | n.RuleMet) for part in parts)


def worked_out(a: Program, b: Program, *, alike: bool) -> Iterator[str]:
    """The amounts of which two texts may make something else of one product, because of its lines.

    `alike` says that the two see the same in every line. Even then a formula comes to something else where a material
    is opened, as full accumulation lets it. An amount that one text alone names is of itself no figure of both.
    """
    mine, theirs = formulas(a), formulas(b)
    opens = any(entry.full for program in (a, b) for entry in program.accumulating)
    for name in mine.keys() | theirs.keys():
        one, other = mine.get(name, set()), theirs.get(name, set())
        if of_lines(one | other) and (opens or (one and other and not (alike and one == other))):
            yield name
