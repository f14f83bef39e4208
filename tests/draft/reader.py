"""A reader that stands in for English in tests of what lies around it: the words of a rule are in our own language."""

from __future__ import annotations

from roolang.draft.english import Reading
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
