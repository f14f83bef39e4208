"""Days between dates on which nothing is written, and words whose days were over when they were tabled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from roolang.check.coverage import covers
from roolang.check.texts import Corpus, Placed
from roolang.check.walk import head_of
from roolang.diagnostics import Finding, Label
from roolang.source import Span
from roolang.syntax import tree as t

DAY = timedelta(days=1)


def passing(corpus: Corpus) -> Iterator[Finding]:
    """RL5205 for gaps between dated items, and between dated rules for the same goods; RL5206 for what had passed."""
    for node, _ in corpus.each(t.Enumeration, t.Chain):
        yield from _items(node)
    yield from _rules(corpus)
    for node, placed in corpus.each(t.Guarded, t.ProductRule):
        yield from _passed(node, placed)


# ---- gaps


def _items(node: t.Enumeration | t.Chain) -> Iterator[Finding]:
    """Items all of which have dates, with days in between on which none is written."""
    parts = node.items if isinstance(node, t.Enumeration) else node.parts
    guards = [part.cond if isinstance(part, t.Labelled) else part for part in parts]
    if len(guards) < 2 or not all(isinstance(each, t.Guarded) and each.goods is None for each in guards):
        return
    dated: list[tuple[date, date, Any]] = [(each.start or date.min, each.end or date.max, each) for each in guards]  # type: ignore[union-attr]
    for before, after, guard in _gaps(dated):
        yield _gap(before, after, head_of(guard), "none of these items is written")


def _rules(corpus: Corpus) -> Iterator[Finding]:
    """Rules for the same goods, all of them with dates, where no other rule takes their place in between."""
    same: dict[Any, list[Placed]] = defaultdict(list)
    for placed in corpus.placed:
        rule = placed.statement
        if isinstance(rule, t.ProductRule) and rule.in_force and rule.verb == "requires" and placed.text:
            same[placed.text, rule.scope].append(placed)
    for (text, scope), held in same.items():
        rules = [placed.statement for placed in held]
        found = [(rule.in_force.start, rule.in_force.end or date.max, rule) for rule in rules]
        for before, after, rule in _gaps(found) if len(rules) > 1 else ():
            own = any(placed.statement is rule and placed.own for placed in held)
            if own and not covers(corpus, text, scope.goods, rules):
                words = " ".join(scope.span.text.split())
                yield _gap(before, after, rule.in_force.span, f"no rule is for `{words}`")


def _gaps(dated: list[tuple[date, date, Any]]) -> Iterator[tuple[date, date, Any]]:
    """The first and last days between what is dated on which none holds, each with what ends them."""
    last = None
    for start, end, node in sorted(dated, key=lambda each: each[:2]):
        if last is not None and last < date.max and start > last + DAY:
            yield last + DAY, start - DAY, node
        last = end if last is None else max(last, end)


def _gap(first: date, last: date, span: Span, what: str) -> Finding:
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return Finding("RL5205", f"{when} {what}", Label(span), help=f"begin on {first}, or say what holds in between")


# ---- past


def _passed(node: t.Guarded | t.ProductRule, placed: Placed) -> Iterator[Finding]:
    """Words of a tabled text that ended before it was tabled."""
    header = placed.text.header if placed.text else None
    tabled = header.dated if isinstance(header, t.Proposal | t.Consolidated) else None
    dates = node.in_force if isinstance(node, t.ProductRule) else node
    end = dates.end if dates is not None else None
    if dates is None or tabled is None or end is None or end >= tabled or end == date.min:
        return
    span = head_of(node) if isinstance(node, t.Guarded) else dates.span
    message = f"this ended on {end}, before the text was tabled on {tabled}"
    yield Finding("RL5206", message, Label(span), help="leave it out, or see whether the year is meant")
