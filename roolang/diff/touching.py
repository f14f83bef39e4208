"""For which goods two texts ask something else, by a rule or by a provision that bears on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roolang.diff.canonical import Range, common, union
from roolang.diff.edits_rules import VERBS
from roolang.diff.edits_texts import UNSAID, Definitions, meaning, regrouped
from roolang.diff.goods import ALL, USUAL, editions_of, held, pieces, ranges_of, subheadings
from roolang.diff.side import Side
from roolang.domain import nomenclature
from roolang.syntax import tree as t


def differing(one: Side, other: Side) -> tuple[Range, ...]:
    """The goods of which two texts ask something else, by a rule or by a provision that bears on it."""
    found: list[Range] = []
    governed: list[Range] = []
    same_names = one.defines_as(other)
    editions = editions_of(one, other)
    for verb in VERBS:
        every = verb != "requires" or any(isinstance(each, t.AllApply) for each in other.provisions)
        for piece in pieces(held(one, verb), held(other, verb), editions, every=every):
            governed += piece.ranges
            alike = same_names and piece.before == piece.after
            if not alike and {*map(one.body, piece.before)} != {*map(other.body, piece.after)}:
                found += piece.ranges
    for provision, where in _unlike_provisions(one, other):
        found += common(goods_of(provision, where), governed)
    return union(found)


def _unlike_provisions(one: Side, other: Side) -> Iterator[tuple[Any, Side]]:
    """The provisions of either text that the other has not, or of which names mean something else there."""
    moved = frozenset[str]() if one.defines_as(other) else Definitions(one, other).names_differing()
    mine, theirs = ([each for each in side.provisions if not isinstance(each, UNSAID)] for side in (one, other))
    for each in list(mine):
        if not moved & one.mentions(each) and (twin := next((i for i, it in enumerate(theirs) if it == each), -1)) >= 0:
            mine = [it for it in mine if it is not each]
            del theirs[twin]
    mine, theirs = (mine, theirs) if moved else regrouped(mine, theirs, one, other, {})
    left = [(meaning(each, other), each) for each in theirs]
    for each in mine:
        said = meaning(each, one)
        place = next((i for i, (it, _) in enumerate(left) if it == said), None)
        if place is None or moved & one.mentions(each):
            yield each, one
        if place is not None:
            del left[place]
    for _, each in left:
        yield each, other


# ---- goods


def goods_of(statement: Any, where: Side) -> tuple[Range, ...]:
    """The goods that a rule or a provision is for; all, if it says nothing of them."""
    scope = getattr(statement, "scope", None)
    goods = scope.goods if scope is not None else getattr(statement, "goods", None)
    return ranges_of(goods, where) if isinstance(goods, t.Goods) else (ALL,)


def counted(goods: tuple[Range, ...], where: Side) -> int:
    """How many subheadings are among some codes, in the edition of the text."""
    year = where.nomenclature if where.nomenclature in nomenclature.loaded() else USUAL
    return sum(subheadings(year or USUAL, *each) for each in goods)


def chapters(goods: tuple[Range, ...]) -> tuple[str, ...]:
    """The chapters of some goods; none if they are all goods."""
    if goods == (ALL,):
        return ()
    return tuple(sorted({f"{n:02}" for low, high in goods for n in range(low // 10**8, high // 10**8 + 1)}))
