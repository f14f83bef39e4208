"""What a bracket holds decides how it is written."""

from __future__ import annotations

from typing import Any

from roolang.format.classes import entries
from roolang.format.conditions import bracketed_parts, enumerated
from roolang.format.doc import FILL, HARD, Doc, joined
from roolang.format.writing import bracket, form, write
from roolang.syntax import tree as t

MODIFIERS = (t.OnBase, t.CountingOnly, t.Tracing, t.Exception_, t.Allowance)
ENTRIES = (
    *(t.CodeRange, t.Described, t.AnyOtherGood, t.AnyOther, t.AnyAt, t.SameLevel, t.MoreThan, t.NamedClass),
    *(t.Codes, t.Slot),
)


@form.register(t.Bracketed)
def _bracketed(node: t.Bracketed[Any]) -> Doc:
    first = node.content[0]
    while isinstance(first, t.Bracketed) and not first.join:
        first = first.content[0]
    if node.join:
        return bracketed_parts(node)
    if isinstance(first, t.Labelled):
        return bracket(node.attribution, enumerated(node.content))
    if isinstance(first, MODIFIERS):
        return bracket(node.attribution, joined((write(part) for part in node.content), FILL))
    if isinstance(first, ENTRIES):
        return entries(node)
    return bracket(node.attribution, joined((write(part) for part in node.content), HARD))
