"""What a text says of itself twice: its parties, its edition, its time in force; and a party that is named twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from roolang.check.holding import EVERYBODY
from roolang.check.texts import Corpus, Placed
from roolang.diagnostics import Finding, Label
from roolang.source import Span
from roolang.syntax import tree as t

ONCE = {t.Parties: "who its parties are", t.Nomenclature: "its nomenclature", t.InForce: "when it is in force"}
"""Statements of which only one counts, and what they say; in brackets each belongs to somebody."""
LISTS = {t.Parties: r"\bparties\b", t.Proposal: r"\sby\s", t.Consolidated: r"\samong\s"}
"""Statements that list parties, and the word before the list."""


def doubled(corpus: Corpus) -> Iterator[Finding]:
    """RL4005 for a header that stands twice in one text, and for a party that stands twice in one list."""
    first: dict[tuple[int, type], Placed] = {}
    for placed in corpus.placed:
        kind = type(placed.statement)
        if kind in ONCE and placed.text and not placed.amending and placed.holding == EVERYBODY:
            before = first.setdefault((id(placed.text), kind), placed)
            if before is not placed and placed.own:
                yield _again(placed, before)
        if kind in LISTS and placed.own:
            yield from _named_twice(placed.statement)


def _again(placed: Placed, before: Placed) -> Finding:
    name = placed.text.name if placed.text else ""
    message = f"`{name}` says twice {ONCE[type(placed.statement)]}"
    others = (Label(before.statement.span, "it says so here"),)
    return Finding("RL4005", message, Label(placed.statement.span), others=others, help="keep one of the two")


def _named_twice(node: t.Parties | t.Proposal | t.Consolidated) -> Iterator[Finding]:
    names = node.names if isinstance(node, t.Parties) else node.parties
    for party in (name for name, times in Counter(names).items() if times > 1):
        first, second = _places(node.span, LISTS[type(node)], party)
        message = f"`{party}` stands twice in one list of parties"
        yield Finding("RL4005", message, Label(second), others=(Label(first, "it stands here"),), help="name it once")


def _places(span: Span, head: str, party: str) -> tuple[Span, Span]:
    """The first two places of a party in its list; the whole statement where they cannot be told."""
    begins = re.search(head, span.text)
    found = list(re.finditer(rf"\b{party}\b", span.text))
    places = [
        Span(span.source, span.start + each.start(), span.start + each.end())
        for each in found
        if begins and each.start() >= begins.end()
    ]
    return (places[0], places[1]) if len(places) > 1 else (span, span)
