"""Readers for tests: of English, and one that stands in for it where the words of a rule are in our own language."""

from __future__ import annotations

from roolang.draft.english import Reading, read_rule
from roolang.format import show
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t


def ours(text: str, goods: str | None = None) -> Reading:
    """The reading of a condition that is written as in a rule file."""
    module, findings = parse(SourceFile("rule", "rule for 84.07 requires " + text.strip().rstrip(".")))
    if findings or len(module.statements) != 1:
        return Reading(text, "refused", None, unread=((0, len(text)),), reason="not in our language")
    statement = module.statements[0]
    assert isinstance(statement, t.ProductRule)
    return Reading(text, "compiled", statement.cond)


def read(text: str, goods: str | None = None) -> tuple[str, str]:
    """The rule that a text comes to, in our own language, and its status."""
    reading = read_rule(text, goods)
    assert reading.condition is not None, reading.reason
    return show(reading.condition), reading.status
