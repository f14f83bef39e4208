"""Brackets side by side that hold the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Fix, Label
from roolang.source import Span
from roolang.syntax import tree as t


def brackets(corpus: Corpus) -> Iterator[Finding]:
    """RL5290: two parties propose the same in two brackets."""
    for slot, _ in corpus.each(t.Slot):
        known: list[t.Option[Any]] = []
        for i, option in enumerate(slot.options):
            other = next((each for each in known if _proposed(each) and each.content == option.content), None)
            if other is not None and _proposed(option):
                yield _same(other, option, beside=slot.options[i - 1] is other)
            known.append(option)


def _proposed(option: t.Option[Any]) -> tuple[str, ...]:
    """The parties of a bracket that says nothing else of itself than who proposes it."""
    held = option.attribution
    if held.alternative is not None or held.reading is not None or len(held.stances) != 1:
        return ()
    return held.stances[0].parties if held.stances[0].verb == "propose" else ()


def _same(one: t.Option[Any], two: t.Option[Any], *, beside: bool) -> Finding:
    parties = ", ".join(dict.fromkeys((*_proposed(one), *_proposed(two))))
    first, second = _words(one), _words(two)
    new = f"[{parties}: {first.text}]"
    close = two.span.source.text.find("]", second.end) + 1
    span = Span(one.span.source, one.span.start, close)
    fixes = (Fix(span, new),) if beside and "[" not in first.text else ()
    message = "these words stand in the bracket of another party too, so nothing is in dispute between the two"
    return Finding(
        "RL5290", message, Label(second), others=(Label(first, "the same"),), help=f"write `{new}`", fixes=fixes
    )


def _words(option: t.Option[Any]) -> Span:
    """What stands in a bracket; a single word of the language, as `chapter`, does not know its place."""
    if isinstance(option.content, t.Node):
        return option.content.span
    text, start = option.span.source.text, option.span.end
    end = max(start, text.find("]", start))
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    return Span(option.span.source, start + lead, end)
