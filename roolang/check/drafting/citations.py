"""Citations of other goods, citations that stand twice, and quotation marks around nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.check.drafting.edits import without
from roolang.check.intervals import WIDTH, Interval, apart, outer
from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Label
from roolang.source import Span
from roolang.syntax import tree as t

CODE = re.compile(r"(?<![\d./])(\d{2})\.(\d{2})(?:\.(\d{2}))?(?![\d.]*\d)")
OTHERS = re.compile(
    r"\b(?:from|except|change|production|materials?|obtained|art(?:icle)?s?|para(?:graph)?s?|section|rule)\b",
    re.IGNORECASE,
)
"""Words with which a citation tells what is asked, or counts articles: then a code in it is not that of the goods."""


def citations(corpus: Corpus) -> Iterator[Finding]:
    """RL5276 to RL5278."""
    for rule, placed in corpus.each(t.ProductRule):
        borrowed = placed.text is not None and isinstance(placed.text.header, t.Proposal)
        for cite in () if borrowed else rule.cites:
            yield from _other_goods(cite, rule)
    for node, _ in corpus.each(t.ProductRule, t.Annotated, t.Tolerance, t.Accumulation, t.Treat, t.Test):
        yield from _twice(node.cites)
    for node, _ in corpus.each(t.Cite, t.Note):
        if not node.words.strip():
            yield _empty(node.span)
    for node, _ in corpus.each(t.Test):
        if not node.name.strip():
            yield _empty(Span(node.span.source, node.span.start, node.span.start + len("test")))


def _other_goods(cite: t.Cite, rule: t.ProductRule) -> Iterator[Finding]:
    named = ["".join(part or "" for part in found) for found in CODE.findall(cite.words)]
    held = outer(rule.scope.goods.codes) if rule.scope.goods.codes and named else None
    if not held or OTHERS.search(cite.words):
        return
    if apart([_lines(min(named), max(named))], held):
        message = "this citation names a code that the rule is not for"
        others = (Label(rule.scope.span, "the goods"),)
        help_ = "see whether it was copied with another rule"
        yield Finding("RL5276", message, Label(cite.span), others=others, help=help_)


def _lines(low: str, high: str) -> Interval:
    return int(low.ljust(WIDTH, "0")), int(high.ljust(WIDTH, "9"))


def _twice(cites: tuple[t.Cite, ...]) -> Iterator[Finding]:
    known: dict[str, t.Cite] = {}
    for cite in cites:
        first = known.setdefault(cite.words, cite)
        if first is not cite:
            others = (Label(first.span, "the other"),)
            help_ = "delete it, or write the place that was meant"
            message = "this place is cited already"
            yield Finding("RL5278", message, Label(cite.span), others=others, help=help_, fixes=(without(cite.span),))


def _empty(span: Span) -> Finding:
    return Finding("RL5277", "nothing stands between the quotation marks", Label(span), help="say it, or delete it")
