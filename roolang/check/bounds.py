"""Limits that no good can keep together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from roolang.check.figures import Bound, bounds, contradict
from roolang.check.texts import Corpus
from roolang.check.walk import unlabelled
from roolang.diagnostics import Finding, Label
from roolang.syntax import tree as t


def contradictions(corpus: Corpus) -> Iterator[Finding]:
    """RL5203: limits of one figure, required together, that shut each other out."""
    counted = Counter(placed.order for _, placed in corpus.each(t.Compare))
    for order, placed in {placed.order: placed for _, placed in corpus.each(t.Compare)}.items():
        if counted[order] > 1:
            yield from _in(getattr(placed.statement, "cond", None), [])


def _in(cond: Any, around: list[Bound]) -> Iterator[Finding]:
    """Contradictions in a condition, beside limits that hold wherever it does."""
    match cond:
        case t.Chain(join="and", parts=parts) | t.Enumeration(head="all of", items=parts):
            here = list(around)
            for part in _required(parts):
                for bound in _bounds(part):
                    yield from _against(bound, here)
                    here.append(bound)
            for part in _required(parts):
                if not isinstance(part, t.Compare):
                    yield from _in(part, here)
        case t.Chain(join="or", parts=parts) | t.Enumeration(head="any of", items=parts):
            for part in parts:
                yield from _in(unlabelled(part), around)
        case t.Compare():
            for bound in _bounds(cond):
                yield from _against(bound, around)
        case t.Annotated(cond=inner) | t.Labelled(cond=inner) | t.Guarded(cond=inner):
            yield from _in(inner, around)


def _required(parts: tuple[Any, ...]) -> Iterator[Any]:
    """What is required together: the parts, and those of requirements inside."""
    for part in map(unlabelled, parts):
        match part:
            case t.Chain(join="and", parts=inner) | t.Enumeration(head="all of", items=inner):
                yield from _required(inner)
            case t.Bracketed():
                pass
            case _:
                yield part


def _bounds(part: Any) -> Iterator[Bound]:
    """The limit that a condition is; of several limits any will do, so they bind nothing."""
    if isinstance(part, t.Compare) and len(part.limits) == 1:
        yield from bounds(part)


def _against(bound: Bound, others: list[Bound]) -> Iterator[Finding]:
    for other in others:
        if contradict(bound, other):
            words = " ".join(bound.node.span.text.split())
            message = f"no good can keep `{words}` beside another limit of the same figure"
            said = (Label(other.node.span, "the other limit"),)
            help_ = "see whether a number or one of the two signs is not as it was meant"
            yield Finding("RL5203", message, Label(bound.node.span), others=said, help=help_)
            return
