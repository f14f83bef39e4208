"""Plain numbers where a percentage is meant."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.check.texts import Corpus
from roolang.check.vocabulary import vocabulary
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.declaration import fold
from roolang.source import Span
from roolang.syntax import tree as t


def percentages(corpus: Corpus) -> Iterator[Finding]:
    """RL1104 for a share of more than the whole, and a ratio that is held against more than one."""
    for share, _ in corpus.each(t.Share):
        if share.base is not None:
            yield from _numbers(share, "of what follows, this is more than the whole")
    ratios = vocabulary(corpus).ratios
    for node, _ in corpus.each(t.Compare, t.Threshold):
        name = node.left.name if isinstance(node, t.Compare) else node.quantity
        target = node.left.target if isinstance(node, t.Compare) else None
        if fold(name) in ratios and not isinstance(target, t.Mats):
            for limit in node.limits:
                if isinstance(limit.amount, t.Share) and limit.amount.base is None:
                    yield from _numbers(limit.amount, f"`{name}` is a part of one")
    for figure, _ in corpus.each(t.Figure):
        if isinstance(figure.value, t.Number) and fold(figure.name.partition(" by ")[0]) in ratios:
            yield from _number(figure.value, f"`{figure.name}` is a part of one")


def _numbers(share: t.Share, why: str) -> Iterator[Finding]:
    """The plain numbers above one of a share, in whosever words."""
    steps = [share.steps] if isinstance(share.steps, t.Steps) else [each.content for each in share.steps.options]
    for each in steps:
        for step in each.steps:
            if isinstance(step.value, t.Number):
                yield from _number(step.value, why)


def _number(value: t.Number, why: str) -> Iterator[Finding]:
    if value.number > 1:
        span = value.span
        written = f"{span.text.strip()}%"
        message = f"`{span.text.strip()}` is a plain number here: {why}"
        fixes = (Fix(Span(span.source, span.start, span.end), written),) if value.number <= 100 else ()
        yield Finding("RL1104", message, Label(span), help=f"write `{written}` if per cent is meant", fixes=fixes)
