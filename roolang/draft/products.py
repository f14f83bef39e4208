"""What tells two readings of a text apart: a product for each pair of readings, looked for once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from roolang.draft.english import Ambiguity
from roolang.draft.entries import RowRead
from roolang.draft.parts import Part
from roolang.draft.statements import goods_of
from roolang.limits import MAX_READINGS_TOLD_APART
from roolang.syntax import tree as t

Apart: TypeAlias = Callable[[t.Codes, t.Cond, t.Cond], str]
"""A product on which two readings of a rule for some goods differ, in words; given from above, since it is judged."""


def with_products(reads: Sequence[RowRead], apart: Apart) -> list[RowRead]:
    """Rows whose doubtful words have a product that tells their readings apart, the first of them in the document."""
    known: dict[tuple[t.Cond, t.Cond], str] = {}

    def found(read: RowRead, number: int, part: Part, each: Ambiguity) -> Ambiguity:
        chosen = part.reading.condition
        if chosen is None or ((chosen, each.other) not in known and len(known) >= MAX_READINGS_TOLD_APART):
            return each
        if (chosen, each.other) not in known:
            known[chosen, each.other] = apart(goods_of(read, part, number), chosen, each.other)
        return replace(each, product=known[chosen, each.other])

    def whole(read: RowRead, number: int, part: Part) -> Part:
        if not part.reading.ambiguities:
            return part
        ambiguities = tuple(found(read, number, part, each) for each in part.reading.ambiguities)
        return replace(part, reading=replace(part.reading, ambiguities=ambiguities))

    def row(read: RowRead, number: int) -> RowRead:
        return replace(read, parts=tuple(whole(read, number, part) for part in read.parts))

    return [row(read, number) for number, read in enumerate(reads, 1)]
