"""Amounts of a good that a text works out where they are not declared, and what their formulas look at."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.held import Held
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import nodes_in

MOST_PROGRAMS = 16
"""Of so many programs is held what is asked anew for each code."""


def formulas(program: Program) -> dict[str, set[n.Form | None]]:
    """How the amounts of the good that a program names are worked out where they are not declared."""
    return _formulas.of(program)


def _formulas_of(program: Program) -> dict[str, set[n.Form | None]]:
    found: dict[str, set[n.Form | None]] = {}
    for node in nodes_in(program):
        if isinstance(node, n.GoodAmount):
            found.setdefault(node.name, set()).add(node.formula)
    return found


_formulas: Held[Program, dict[str, set[n.Form | None]]] = Held(_formulas_of, MOST_PROGRAMS)


def worked_out(a: Program, b: Program) -> Iterator[str]:
    """The amounts of which two texts may make something else of one product, because of its lines or units.

    An amount that one text alone names is of itself no figure of both. But even one text makes something else of
    lines where it opens them, as full accumulation lets it.
    """
    mine, theirs = formulas(a), formulas(b)
    alike, parties = lines_alike(a, b), a.parties == b.parties
    units = units_apart(a, b)
    opens = any(entry.full for program in (a, b) for entry in program.accumulating)
    for name in mine.keys() | theirs.keys():
        one, other = mine.get(name, set()), theirs.get(name, set())
        parts = list(nodes_in(*(each for each in one | other if each is not None)))
        judged = any(map(_judged, parts)) or (not parties and any(_of_territory(part) for part in parts))
        unlike = any(units & amounts_of(part) for part in parts)
        apart = one and other and (unlike or (judged and not (alike and one == other)))
        if apart or (opens and (judged or any(_of_cut(part) for part in parts))):
            yield name


def lines_alike(a: Program, b: Program) -> bool:
    """Whether the two texts see the same in every line and every clause."""
    same = ("parties", "treatments", "accumulating", "rolling")
    return all(getattr(a, each) == getattr(b, each) for each in same)


def units_apart(a: Program, b: Program) -> frozenset[str]:
    """The amounts, and quotas, of which two texts have different units."""
    both = a.vocabulary.keys() & b.vocabulary.keys()
    units = ((each, a.vocabulary[each].unit, b.vocabulary[each].unit) for each in both)
    return frozenset(each for each, one, other in units if one and other and one != other)


def amounts_of(node: object) -> frozenset[str]:
    """The amount that a part of a program itself names."""
    match node:
        case n.GoodAmount(name=name) | n.Sum(measure=name) | n.EachLine(measure=name) | n.Measures(name=name):
            return frozenset({name})
    return frozenset()


def _judged(part: object) -> bool:
    """Whether what is asked of lines hangs on provisions of the text."""
    if isinstance(part, n.Sum | n.NoLine | n.EachLine) and part.scope.kind == "imports":
        return True
    return isinstance(part, n.HasStatus | n.Regarded | n.Imported | n.Obtained | n.RuleMet)


def _of_territory(part: object) -> bool:
    """Whether it hangs on the parties which lines are looked at."""
    return isinstance(part, n.Sum | n.NoLine | n.EachLine) and part.scope.kind in ("tree", "outermost")


def _of_cut(part: object) -> bool:
    """Whether other lines are looked at where materials are opened."""
    return isinstance(part, n.OnlyDone) or (
        isinstance(part, n.Sum | n.NoLine | n.EachLine) and part.scope.kind == "lines"
    )
