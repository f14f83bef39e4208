"""A consolidated text at the table: what is agreed, what is open, who holds what, and how much hangs on each point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from roolang.diff.canonical import Range, union
from roolang.diff.goods import ALL, USUAL, ranges_of, subheadings
from roolang.diff.plain import words
from roolang.diff.side import Side
from roolang.domain import nomenclature
from roolang.domain.declaration import fold
from roolang.lower import Text
from roolang.lower.keys import key_label
from roolang.record import record
from roolang.syntax import tree as t
from roolang.syntax.stances import reading_of
from roolang.syntax.walk import members, with_parts

SPOKEN = ("propose", "support", "consider", "oppose")
"""What a party can do with words."""


@record(frozen=True, slots=True)
class Wording:
    """Words that are offered, and by whom: parties by what they do with them, or a reading; else nobody."""

    words: str
    stances: tuple[tuple[str, tuple[str, ...]], ...] = ()
    reading: str = ""


@record(frozen=True, slots=True)
class Point:
    """One thing that is not settled, and those inside it.

    `kind` is `alternatives`, `words` or `number`; `silent` are the parties that say nothing of it. `subheadings` counts
    those under the provision that it stands in, `rules` the product rules that it bears on.
    """

    kind: str
    of: str
    place: str
    wordings: tuple[Wording, ...]
    silent: tuple[str, ...]
    inside: tuple[Point, ...] = ()
    chapters: tuple[str, ...] = ()
    subheadings: int = 0
    rules: int = 0


@record(frozen=True, slots=True)
class Talks:
    """A text: its parties; how many of its statements are agreed and open, in all and by chapter; the open points.

    `parties` counts, for each, the points (those inside others too) on which it proposes, supports, considers, opposes,
    or is silent. `standing` counts the rules of the text that is amended which nobody touches.
    """

    name: str
    table: tuple[str, ...]
    agreed: int
    open: int
    standing: int
    chapters: tuple[tuple[str, int, int], ...]
    parties: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    points: tuple[Point, ...]


def talks(text: Text, side: Side) -> Talks:
    """What stands in a consolidated text; `side` is the text as it stands, for what its names mean."""
    table = text.header.parties if isinstance(text.header, t.Consolidated) else ()
    found = [(statement, tuple(_points(statement, table, key_label(statement)))) for statement in text.statements]
    weighed = [(statement, [_weighed(point, statement, side) for point in points]) for statement, points in found]
    points = [point for _, each in weighed for point in each]
    points.sort(key=lambda each: (-each.subheadings, -each.rules))
    return Talks(
        text.name,
        table,
        agreed=sum(1 for _, each in weighed if not each),
        open=sum(1 for _, each in weighed if each),
        standing=sum(1 for _, rule in side.rules if not _stands_in(rule, text)),
        chapters=tuple(_by_chapter(weighed, side)),
        parties=tuple((party, tuple(_counts(points, party))) for party in table),
        points=tuple(points),
    )


def _stands_in(rule: t.ProductRule, text: Text) -> bool:
    """Whether a rule was written in the text itself."""
    spans = [each.span for each in text.statements]
    return any(rule.span.source is s.source and s.start <= rule.span.start < s.end for s in spans)


# ---- points


def _points(node: Any, table: tuple[str, ...], of: str) -> Iterator[Point]:
    """The outermost open points of a tree; what is open in them stands inside them."""
    match node:
        case t.Slot(options=options):
            wordings = tuple(_wording(each.attribution, each.content) for each in options)
            inside = tuple(point for each in options for point in _points(each.content, table, of))
            yield _point("alternatives", of, node, wordings, table, inside)
        case t.Bracketed(attribution=attribution, content=content):
            said = " ".join(_said(each) for each in content)
            wording = _wording(attribution, said if not node.join else f"{node.join} {said}")
            inside = tuple(point for each in content for point in _points(each, table, of))
            yield _point("words", of, node, (wording,), table, inside)
        case t.OpenNumber():
            yield Point("number", of, str(node.span), (Wording(_said(node)),), ())
        case tuple():
            for each in node:
                yield from _points(each, table, of)
        case t.Node():
            for name in reversed(members(type(node))[0]):
                yield from _points(getattr(node, name), table, of)


def _point(
    kind: str, of: str, node: t.Node, wordings: tuple[Wording, ...], table: tuple[str, ...], inside: tuple[Point, ...]
) -> Point:
    heard = {party for wording in wordings for _, parties in wording.stances for party in parties}
    silent = tuple(party for party in table if party not in heard) if heard else ()
    return Point(kind, of, str(node.span), wordings, silent, inside)


def _wording(attribution: t.Attribution, content: Any) -> Wording:
    stances = tuple((stance.verb, stance.parties) for stance in attribution.stances)
    return Wording(_said(content), stances, reading_of(attribution))


def _said(content: Any) -> str:
    """Words between brackets."""
    return content if isinstance(content, str) else words(content)


# ---- how much hangs on them


def _weighed(point: Point, statement: Any, side: Side) -> Point:
    goods, rules = _goods(statement, side), 1
    if not isinstance(_meant(statement), t.ProductRule):
        rules = sum(1 for _, rule in side.rules if _meet(goods, ranges_of(rule.scope.goods, side)))
    return replace(point, chapters=_chapters(goods), subheadings=_count(goods, side), rules=rules)


def _meet(one: tuple[Range, ...], other: tuple[Range, ...]) -> bool:
    """Whether there are codes in both."""
    return any(low <= b and a <= high for low, high in one for a, b in other)


def _goods(statement: Any, side: Side) -> tuple[Range, ...]:
    """The goods that a statement is about: those of a rule or provision, of the rules that use a list, else all."""
    meant = _meant(statement)
    if isinstance(meant, t.ListEdit) or (hasattr(meant, "name") and hasattr(meant, "codes")):
        users = [rule for _, rule in side.rules if fold(meant.name) in side.mentions(rule)]
        return union(each for rule in users for each in ranges_of(rule.scope.goods, side)) or (ALL,)
    scope = getattr(meant, "scope", None)
    goods = scope.goods if scope is not None else getattr(meant, "goods", None)
    return ranges_of(_plain_goods(goods), side) if isinstance(goods, t.Goods) else (ALL,)


def _meant(statement: Any) -> Any:
    """The provision inside a bracket or an amendment."""
    match statement:
        case t.Bracketed(content=(first, *_)):
            return _meant(first)
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


def _count(goods: tuple[Range, ...], side: Side) -> int:
    edition = side.nomenclature if side.nomenclature in nomenclature.loaded() else USUAL
    return sum(subheadings(edition or USUAL, *each) for each in goods)


def _chapters(goods: tuple[Range, ...]) -> tuple[str, ...]:
    """The chapters of some goods; none if they are all goods."""
    if goods == (ALL,):
        return ()
    return tuple(sorted({f"{n:02}" for low, high in goods for n in range(low // 10**8, high // 10**8 + 1)}))


def _by_chapter(weighed: Iterable[tuple[Any, list[Point]]], side: Side) -> Iterator[tuple[str, int, int]]:
    """How many rules of each chapter are agreed and open; of no chapter in particular, under the empty name."""
    counts: dict[str, list[int]] = {}
    for statement, points in weighed:
        meant = _meant(statement)
        named = isinstance(meant, t.ProductRule) or (isinstance(meant, t.Reference) and meant.kind == "rule")
        for chapter in (_chapters(_goods(statement, side)) if named else ()) or ("",):
            counts.setdefault(chapter, [0, 0])[bool(points)] += 1
    for chapter in sorted(counts, key=lambda each: (each == "", each)):
        agreed, open_ = counts[chapter]
        yield chapter, agreed, open_


def _counts(points: Iterable[Point], party: str) -> Iterator[tuple[str, int]]:
    every = list(_all(points))
    for verb in SPOKEN:
        yield verb, sum(any(verb == v and party in ps for w in each.wordings for v, ps in w.stances) for each in every)
    yield "silent", sum(party in each.silent for each in every)


def _all(points: Iterable[Point]) -> Iterator[Point]:
    for point in points:
        yield point
        yield from _all(point.inside)


def numbers(points: Iterable[Point]) -> int:
    """How many numbers are still to be filled in."""
    return len({each.wordings[0].words for each in _all(points) if each.kind == "number"})
