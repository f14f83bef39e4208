"""A condition with one of its parts left out: every alternative, and everything that is asked beside others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from roolang.ir import nodes as n
from roolang.record import record

TOLERANCE = "tolerance"
"""The role of what a tolerance lets in."""


@record(frozen=True, slots=True)
class Dropped:
    """A part, whether it is an alternative or asked beside others, and the whole without it."""

    part: n.Expr
    alternative: bool
    without: n.Expr


def dropped(expr: n.Expr) -> Iterator[Dropped]:
    """Every part of a condition that has others beside it, at any depth of `and` and `or`.

    A clause with the tolerance that covers it is one part: what meets the clause is within the tolerance, always.
    """
    if not isinstance(expr, n.All | n.Any) or any(part.origin.role == TOLERANCE for part in expr.parts):
        return
    for i, part in enumerate(expr.parts):
        rest = (*expr.parts[:i], *expr.parts[i + 1 :])
        if rest:
            without = rest[0] if len(rest) == 1 else replace(expr, parts=rest)
            yield Dropped(part, isinstance(expr, n.Any), without)
        for inner in dropped(part):
            parts = (*expr.parts[:i], inner.without, *expr.parts[i + 1 :])
            yield Dropped(inner.part, inner.alternative, replace(expr, parts=parts))
