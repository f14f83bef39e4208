"""Plain numbers, weights and amounts of money where a percentage is meant."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.check.texts import Corpus
from roolang.check.vocabulary import vocabulary
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.declaration import fold
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.shares import no_share

WHOLE = "more than the whole of what it is a share of"


def percentages(corpus: Corpus) -> Iterator[Finding]:
    """What is no share where one stands: RL3003 and RL1104 for a number above one, RL3001 for so many kilograms.

    A share stands before its base, in a tolerance, and where a ratio is held against something.
    """
    for value, why, based in _shares(corpus):
        if (found := no_share(value, based=based, whole=why == WHOLE)) is not None:
            yield found
        elif isinstance(value, t.Number) and value.number > 1:
            yield _number(value, why)


def _shares(corpus: Corpus) -> Iterator[tuple[t.Value, str, bool]]:
    """Each number that must be a share, why it must, and whether its base is said, or is that of a method."""
    ratios = vocabulary(corpus).ratios
    for share, _ in corpus.each(t.Share):
        if share.base is not None:
            yield from ((value, WHOLE, True) for value in _values(share.steps))
    for node, _ in corpus.each(t.Tolerance, t.Treat):
        share = node.share if isinstance(node, t.Tolerance) else node.up_to
        if isinstance(share, t.Share) and share.base is None:
            yield from ((value, "a tolerance is a share of something", False) for value in _values(share.steps))
        for portion in node.portions if isinstance(node, t.Tolerance) else ():
            yield from ((value, WHOLE, True) for value in _values(portion.steps))
    yield from _by_name(corpus)
    for node, _ in corpus.each(t.Compare, t.Threshold):
        name = node.left.name if isinstance(node, t.Compare) else node.quantity
        target = node.left.target if isinstance(node, t.Compare) else None
        if fold(name) in ratios and not isinstance(target, t.Mats):
            for limit in node.limits:
                share = limit.amount
                if isinstance(share, t.Share) and share.base is None:
                    why = _part(name) if limit.method is None else WHOLE
                    yield from ((value, why, True) for value in _values(share.steps))
    yield from _expected(corpus, ratios)


def _by_name(corpus: Corpus) -> Iterator[tuple[t.Value, str, bool]]:
    """The numbers of parameters that stand before a base, or for a part of what a tolerance overlooks."""
    named = {fold(node.name) for node, _ in corpus.each(t.NamedShare) if node.base is not None}
    for node, _ in corpus.each(t.Tolerance):
        named |= {fold(each.steps.name) for each in node.portions if isinstance(each.steps, t.NamedShare)}
    for defined, _ in corpus.each(t.ParameterDefinition):
        if fold(defined.name) in named:
            yield from ((value, WHOLE, True) for value in _values(defined.steps))


def _expected(corpus: Corpus, ratios: set[str]) -> Iterator[tuple[t.Value, str, bool]]:
    """The numbers that tests expect of ratios."""
    for figure, _ in corpus.each(t.Figure):
        if figure.value is not None and fold(figure.name.partition(" by ")[0]) in ratios:
            yield figure.value, _part(figure.name), True
    for expect, _ in corpus.each(t.Expect):
        for asked in expect.asked:
            if fold(asked.operand.name) in ratios and not isinstance(asked.operand.target, t.Mats):
                yield asked.value, _part(asked.operand.name), True


def _part(name: str) -> str:
    return f"`{name}` is a part of one"


def _values(steps: t.Steps | t.Slot[t.Steps] | t.NamedShare) -> Iterator[t.Value]:
    """The numbers of a share, in whosever words; those of a name are seen to where they are defined."""
    if isinstance(steps, t.NamedShare):
        return
    for each in [steps] if isinstance(steps, t.Steps) else [option.content for option in steps.options]:
        yield from (step.value for step in each.steps)


def _number(value: t.Number, why: str) -> Finding:
    span = value.span
    written = f"{span.text.strip()}%"
    message = f"`{span.text.strip()}` is a plain number here: {why}"
    fixes = (Fix(Span(span.source, span.start, span.end), written),) if value.number <= 100 else ()
    return Finding("RL1104", message, Label(span), help=f"write `{written}` if per cent is meant", fixes=fixes)
