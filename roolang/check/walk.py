"""The fields that hold words, and the place of a word within a node."""

from __future__ import annotations

import re
from typing import Any

from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.walk import members


def words_of(kind: type[t.Node]) -> tuple[str, ...]:
    """The fields of a kind of node that hold words."""
    return members(kind)[1]


def place_of(span: Span, pattern: str, group: int = 0) -> Span:
    """The first place within a span that a pattern fits; the whole span if none does."""
    found = re.search(pattern, span.text)
    if found is None:
        return span
    return Span(span.source, span.start + found.start(group), span.start + found.end(group))


def place_of_name(span: Span, name: str) -> Span:
    """Where a name stands within a span, however it is spaced."""
    words = r"[\s_]+".join(map(re.escape, name.split()))
    return place_of(span, rf"(?<![\w-]){words}(?![\w-])")


def head_of(guarded: t.Guarded) -> Span:
    """The words of a guard, up to the condition it stands before."""
    span = guarded.span
    span = Span(span.source, span.start, max(span.start + 1, guarded.cond.span.start))
    return Span(span.source, span.start, span.start + len(span.text.rstrip()))


def unlabelled(part: Any) -> Any:
    """A condition without its label, citations and notes; one with allowances is another than without them."""
    while isinstance(part, t.Labelled) or (isinstance(part, t.Annotated) and not part.allowances):
        part = part.cond
    return part
