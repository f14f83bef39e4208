"""Numbers that nobody has filled in, out of a condition that questions are asked about."""

from __future__ import annotations

from dataclasses import replace

from roolang.ir import nodes as n
from roolang.ir.walking import nodes_in


def whatever_filled_in(expr: n.Expr, known: dict[n.Expr, str] | None = None) -> n.Expr:
    """The condition, in which each clause with an open number holds or does not as it likes.

    What is proved of that is so whatever is filled in. Of the condition as it stands nothing follows: a clause with an
    open number is never surely met. Clauses that say the same are one unknown; each keeps its origin.
    """
    known = {} if known is None else known
    match expr:
        case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
            return replace(expr, parts=tuple(whatever_filled_in(part, known) for part in parts))
        case n.Not(part):
            return replace(expr, part=whatever_filled_in(part, known))
    if not any(isinstance(each, n.Open) for each in nodes_in(expr)):
        return expr
    words = known.setdefault(expr, f"what is open is met {len(known)}")
    return n.Fact("established", words, origin=expr.origin)
