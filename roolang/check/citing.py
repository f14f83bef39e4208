"""Clauses without a citation, in a text that demands one of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roolang.check.texts import Corpus, Placed
from roolang.diagnostics import Finding, Label
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

FREE = (
    *(t.Language, t.Use, t.Agreement, t.Proposal, t.Consolidated, t.PartOf, t.Parties, t.Nomenclature, t.InForce),
    *(t.DatesBy, t.CitationsRequired, t.RulesCover, t.MeasureDefinition, t.Test),
    *(t.Delete, t.AddToRule, t.AmendValue),
)
"""Statements that say nothing of their own about origin, or have no place for a citation."""


def uncited(corpus: Corpus) -> Iterator[Finding]:
    """RL5101: clauses of a text with `citations required` that cite nothing, in themselves or in their conditions."""
    demanding = {placed.text for placed in corpus.placed if isinstance(placed.statement, t.CitationsRequired)}
    for placed in corpus.own if demanding else ():
        if placed.text in demanding and not isinstance(placed.statement, FREE) and not _cites(placed.statement):
            span = _beginning(placed)
            message = "this clause does not say where the law says so, and the text demands it"
            yield Finding("RL5101", message, Label(span), help='write its place after it, as in `cite "Art. 4.2(a)"`')


def _cites(statement: Any) -> bool:
    return any(isinstance(node, t.Cite) for node in walk(statement))


def _beginning(placed: Placed) -> Span:
    """The words that say which clause it is: up to its condition, or its first line."""
    span: Span = placed.statement.span
    if isinstance(placed.statement, t.ProductRule):
        return Span(span.source, span.start, placed.statement.scope.span.end)
    return Span(span.source, span.start, span.start + len(span.text.split("\n")[0].rstrip()))
