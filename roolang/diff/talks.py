"""A consolidated text at the table: what is agreed, what is open, who holds what, and how much hangs on each point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from roolang.diff.canonical import Range, union
from roolang.diff.goods import ALL, ranges_of
from roolang.diff.points import Open, Point, every, points_in
from roolang.diff.settling import Settling
from roolang.diff.side import Side
from roolang.diff.touching import chapters, goods_of
from roolang.domain.declaration import fold
from roolang.lower.keys import key_label
from roolang.record import record
from roolang.syntax import tree as t
from roolang.syntax.walk import with_parts

SPOKEN = ("propose", "support", "consider", "oppose")
"""What a party can do with words."""


@record(frozen=True, slots=True)
class Talks:
    """A text: its parties; how many of its statements are agreed and open, in all and by chapter; the open points.

    `parties` counts, for each, the points (those inside others too) on which it proposes, supports, considers, opposes,
    or is silent. `standing` counts the rules of the text that is amended of which, and of whose goods, nobody says
    anything else; `judged` says that products were given.
    """

    name: str
    table: tuple[str, ...]
    agreed: int
    open: int
    standing: int
    chapters: tuple[tuple[str, int, int], ...]
    parties: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    points: tuple[Point, ...]
    judged: bool = False


def talks(settling: Settling, side: Side) -> Talks:
    """What stands in a consolidated text; `side` is the text as it stands, for what its names mean."""
    text = settling.text
    table = text.header.parties if isinstance(text.header, t.Consolidated) else ()
    held = [(statement, tuple(points_in(statement, table, key_label(statement)))) for statement in text.statements]
    points = [settling.weighed(each, statement) for statement, points in held for each in points]
    found = [(each, points) for statement, points in held for each in _one_by_one(statement)]
    points.sort(key=_weight)
    return Talks(
        text.name,
        table,
        agreed=sum(1 for _, each in found if not each),
        open=sum(1 for _, each in found if each),
        standing=settling.standing(),
        chapters=tuple(_by_chapter(found, side)),
        parties=tuple((party, tuple(_counts(points, party))) for party in table),
        points=tuple(points),
        judged=settling.verdicts is not None,
    )


def _weight(point: Point) -> tuple[int, int, int, Any]:
    """What points are put in order by, the weightiest first."""
    return -len(point.changed or ()), -point.subheadings, -point.rules, -(point.apart or 0)


# ---- chapters and parties


def _goods(statement: Any, side: Side) -> tuple[Range, ...]:
    """The goods that a statement is about: those of a rule or provision, of the rules that use a list, else all."""
    meant = _meant(statement)
    if isinstance(meant, t.ListEdit) or (hasattr(meant, "name") and hasattr(meant, "codes")):
        users = [rule for _, rule in side.rules if fold(meant.name) in side.mentions(rule)]
        return union(each for rule in users for each in ranges_of(rule.scope.goods, side)) or (ALL,)
    return goods_of(_plain_goods(meant), side)


def _one_by_one(statement: Any) -> Iterator[Any]:
    """The statements that a bracket holds, however deep."""
    if isinstance(statement, t.Bracketed):
        for each in statement.content:
            yield from _one_by_one(each)
    else:
        yield statement


def _meant(statement: Any) -> Any:
    """The provision inside an amendment."""
    match statement:
        case t.Replace(statement=inner) | t.Add(statement=inner):
            return _meant(inner)
        case t.Delete(reference=reference) | t.AmendValue(reference=reference):
            return reference
    return statement


def _plain_goods(node: Any) -> Any:
    """Goods with all that stands in brackets."""
    if isinstance(node, t.Codes):
        return t.Codes(tuple(each for item in node.items for each in _entries(item)), span=node.span)
    return with_parts(node, _plain_goods)


def _entries(item: Any) -> Iterator[Any]:
    match item:
        case t.Slot(options=options):
            for option in options:
                yield from option.content.items
        case t.Bracketed(content=content):
            for each in content:
                yield from _entries(each)
        case _:
            yield item


def _by_chapter(found: Iterable[tuple[Any, tuple[Open, ...]]], side: Side) -> Iterator[tuple[str, int, int]]:
    """How many rules of each chapter are agreed and open; of no chapter in particular, under the empty name."""
    counts: dict[str, list[int]] = {}
    for statement, points in found:
        meant = _meant(statement)
        of_rule = isinstance(meant, t.Reference) and meant.kind == "rule"
        named = of_rule or isinstance(meant, t.ProductRule | t.AddToRule)
        for chapter in (chapters(_goods(statement, side)) if named else ()) or ("",):
            counts.setdefault(chapter, [0, 0])[bool(points)] += 1
    for chapter in sorted(counts, key=lambda each: (each == "", each)):
        agreed, open_ = counts[chapter]
        yield chapter, agreed, open_


def _counts(points: Iterable[Point], party: str) -> Iterator[tuple[str, int]]:
    held = list(every(list(points)))
    for verb in SPOKEN:
        yield verb, sum(any(verb == v and party in ps for w in each.wordings for v, ps in w.stances) for each in held)
    yield "silent", sum(party in each.silent for each in held)
