"""Edits of a text that delete or replace words, and the places of words."""

from __future__ import annotations

import re

from roolang.diagnostics import Fix
from roolang.source import Span


def without(span: Span) -> Fix:
    """These words deleted, with the white space before them."""
    before = span.source.text[: span.start]
    return Fix(Span(span.source, len(before.rstrip()), span.end), "")


def places(span: Span, word: str) -> list[Span]:
    """Every place of a word within a span."""
    pattern = rf"(?<![\w-]){re.escape(word)}(?![\w-])"
    found = re.finditer(pattern, span.text)
    return [Span(span.source, span.start + each.start(), span.start + each.end()) for each in found]


def words(span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(span.text.split())
