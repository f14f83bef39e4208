"""What no comparison of words shows: provisions that both texts have, and of which another one stands.

Which of several rules or provisions is for a good hangs on their order and on how narrow each is. Where two texts say
the same in other places or in other portions, the core tells whether that matters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from roolang.diff.canonical import interval
from roolang.diff.edits import ClauseEdit, Edit, Passage
from roolang.diff.edits_rules import touched
from roolang.diff.forms import unlike_codes
from roolang.diff.goods import USUAL, closed
from roolang.diff.plain import words
from roolang.diff.side import Side
from roolang.diff.telling import digits

TITLE = "which of several provisions stands"
WHAT = "both texts have it, but not in the same order, or not for classes of goods that are as narrow"


def prevailing(one: Side, other: Side, edits: Sequence[Edit]) -> Iterator[Edit]:
    """An edit of the goods for which something else prevails though the words are the same; of what bears on all
    goods, where that differs, nothing is to be added."""
    told = {each.place for edit in edits for each in (edit.before, edit.after) if each}
    left, right = _untold(one, told), _untold(other, told)
    if any(each.subject != "rule" for each in edits) or (left == right and one.defines_as(other)):
        return
    ranges = [interval(*each) for edit in edits for each in edit.codes]
    codes = [
        code
        for code in unlike_codes(one.program, other.program)
        for low, high in (interval(code, code),)
        if not any(a <= high and low <= b for a, b in ranges)
    ]
    if codes:
        goods = closed(other.nomenclature or USUAL, codes)
        clause = ClauseEdit("clause", WHAT, *_swapped(left, right))
        yield Edit("provision", "moved", TITLE, clauses=(clause,), codes=tuple(map(digits, goods)),
                   touches=touched(goods, other))  # fmt: skip


def _untold(side: Side, told: set[str]) -> list[Any]:
    """What a text says besides, in its order, with the layers that it stands in."""
    every = [*side.rules, *zip(side.layers, side.provisions, strict=True)]
    return [(layer, each) for layer, each in every if str(each.span) not in told]


def _swapped(left: list[Any], right: list[Any]) -> tuple[Passage | None, Passage | None]:
    """The first two neighbours of the one text that stand the other way round in the other."""
    places = [(right.index(each), each[1]) for each in left if each in right]
    for (place, first), (next_, second) in pairwise(places):
        if next_ < place and type(first) is type(second):
            return _passage(first, second), _passage(second, first)
    return None, None


def _passage(first: Any, second: Any) -> Passage:
    return Passage(f"{words(first)} {words(second)}", str(first.span))
