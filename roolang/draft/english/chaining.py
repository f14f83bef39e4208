"""Conditions under `and` and `or`, as the clauses of an alternative are joined."""

from __future__ import annotations

from roolang.draft.english.building.base import Builder
from roolang.draft.english.staging import Alternative
from roolang.syntax import tree as t


def together(b: Builder, found: Alternative) -> t.Cond:
    """All clauses of an alternative: what stands behind `provided that` is one group."""
    parts = found.parts
    if not found.grouped:
        return row(b, parts)
    return chain(
        b,
        "and",
        [row(b, parts[: found.grouped]), row(b, [("and", parts[found.grouped][1]), *parts[found.grouped + 1 :]])],
    )


def row(b: Builder, parts: list[tuple[str, t.Cond]]) -> t.Cond:
    """`and` binds tighter than `or`."""
    rows: list[list[t.Cond]] = [[]]
    for join, cond in parts:
        if join == "or" and rows[-1]:
            rows.append([])
        rows[-1].append(cond)
    return chain(b, "or", [chain(b, "and", each) for each in rows])


def chain(b: Builder, join: str, conds: list[t.Cond]) -> t.Cond:
    """Conditions under one connective."""
    if len(conds) == 1:
        return conds[0]
    flat: list[t.Cond] = []
    for cond in conds:
        flat += (
            [each for each in cond.parts if not isinstance(each, t.Bracketed)]
            if isinstance(cond, t.Chain) and cond.join == join
            else [cond]
        )
    return t.Chain(join, tuple(flat), span=b.span(flat[0].span.start, max(each.span.end for each in flat)))
