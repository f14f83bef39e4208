"""The words of one rule to its reading."""

from __future__ import annotations

import re

from roolang.draft.english.model import Reading
from roolang.source import SourceFile, Span
from roolang.syntax import tree as t

PLAIN = re.compile(r"\s*A change to heading (\d\d)\.?(\d\d) from any other (chapter|heading)\.?\s*")


def read_rule(text: str, goods: str | None = None) -> Reading:
    """What the text of one rule says: never raises, never guesses.

    `goods` is what the rule stands for in its table (`8703`, `8701-8705`, `ex Chapter 28`): what "that heading"
    means. Alternatives that a table keeps apart are given as one text, joined by `; or `.
    """
    found = PLAIN.fullmatch(text)
    if found is None:
        return Reading(text, "refused", None, unread=((0, len(text)),), reason="the sentence is of no known form")
    span = Span(SourceFile("rule", text), 0, len(text))
    digits = found[1] + found[2]
    scope = t.Codes((t.CodeRange(digits, digits, span=span),), span=span)
    change = t.Change(t.Codes((t.AnyOther(found[3], span=span),), span=span), span=span)
    return Reading(text, "compiled", change, scope)
