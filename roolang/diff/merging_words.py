"""The words of a merged text: what means the same in the words that are there, and those that delete a provision."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from roolang.diff.edits_clauses import NEAR, likeness
from roolang.format import show
from roolang.syntax import tree as t


def joined(cond: t.Cond) -> list[t.Cond]:
    """A condition, and what it joins."""
    within = cond.parts if isinstance(cond, t.Chain) else ()
    return [cond, *(each for each in within if not isinstance(each, t.Bracketed))]


def in_words_of(known: Sequence[t.Cond], own: t.Cond, meaning: Callable[[t.Cond], Any]) -> t.Cond:
    """The condition of a rule; it, or what it joins, in words that are known and have the same `meaning` there."""
    meanings = [(meaning(each), each) for each in known]

    def said(part: Any) -> Any:
        if isinstance(part, t.Bracketed):
            return part
        mine = meaning(part)
        return next((each for meant, each in meanings if meant == mine), part)

    cond: t.Cond = said(own)
    if cond is own and isinstance(cond, t.Chain):
        return replace(cond, parts=tuple(map(said, cond.parts)))
    return cond


def arranged(one: t.Cond, other: t.Cond) -> t.Cond:
    """A condition with its parts in the order of another's: it means the same, and the two can be laid side by side."""
    if not isinstance(one, t.Chain) or not isinstance(other, t.Chain) or one.join != other.join:
        return other
    left, placed = list(other.parts), []
    for part in one.parts:
        best = max(left, key=lambda each: likeness(part, each), default=None)
        if best is not None and likeness(part, best) >= NEAR:
            left = [each for each in left if each is not best]
            placed.append(best)
    return replace(other, parts=(*placed, *left))


def deletion(statement: Any) -> str:
    """The words by which a provision is deleted; nothing if it can be called by none."""
    cites = (getattr(statement, "cite", None), *getattr(statement, "cites", ()))
    match statement:
        case t.ProductRule(verb="requires", scope=scope):
            return f"delete rule for {show(scope)}"
        case t.ListDefinition():
            return f"delete {show(statement).split(':')[0]}"
        case t.Tolerance(name=name) if name:
            return f"delete tolerance {show(statement).split(':')[0].removeprefix('tolerance ')}"
        case t.Threshold(goods=goods, condition=None):
            return f"delete threshold for goods of {show(goods)}"
        case t.Trace(goods=goods) if goods is not None:
            by = f" by {statement.method}" if statement.method else ""
            return f"delete trace for goods of {show(goods)}{by}"
    named: Iterator[str] = (cite.words for cite in cites if cite)
    return next((f'delete provision "{words}"' for words in named), "")
