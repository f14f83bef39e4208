"""The open points of a consolidated text: what stands in brackets, whose words they are, what is open inside them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from roolang.diff.plain import words
from roolang.record import record
from roolang.syntax import tree as t
from roolang.syntax.stances import reading_of
from roolang.syntax.walk import members, walk


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
    those that are asked something else if it is settled one way or another, `rules` the product rules for them;
    `apart` is how far the percentages on offer lie from one another. `changed` are the products given that change
    sides with it, each with its value and currency, `None` if none were given.
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
    apart: Fraction | None = None
    changed: tuple[Changed, ...] | None = None


@record(frozen=True, slots=True)
class Changed:
    """A product whose verdict hangs on a point, for some party's text, and what it is worth."""

    declaration: str
    currency: str
    worth: Fraction | None


@record(frozen=True, slots=True)
class Open:
    """A point as it stands in the tree: its node, and those inside it."""

    point: Point
    node: t.Node
    inside: tuple[Open, ...] = ()


def points_in(node: Any, table: tuple[str, ...], of: str, lead: str = "") -> Iterator[Open]:
    """The outermost open points of a tree; what is open in them stands inside them.

    `lead` are the words before the codes that stand in brackets, without which they do not say what they are.
    """
    match node:
        case t.Slot(options=options):
            wordings = tuple(_wording(each.attribution, lead + _said(each.content)) for each in options)
            inside = tuple(point for each in options for point in points_in(each.content, table, of, lead))
            yield Open(_point("alternatives", of, node, wordings, table), node, inside)
        case t.Bracketed(attribution=attribution, content=content):
            said = lead + " ".join(_said(each) for each in content)
            wording = _wording(attribution, said if not node.join else f"{node.join} {said}")
            inside = tuple(point for each in content for point in points_in(each, table, of, lead))
            yield Open(_point("words", of, node, (wording,), table), node, inside)
        case t.OpenNumber():
            yield Open(Point("number", of, str(node.span), (Wording(_said(node)),), ()), node)
        case tuple():
            for each in node:
                yield from points_in(each, table, of, lead)
        case t.Exception_(codes=codes):
            yield from points_in(codes, table, of, "except from ")
        case t.Codes(items=items):
            yield from points_in(items, table, of, lead)
        case t.Node():
            for name in reversed(members(type(node))[0]):
                yield from points_in(getattr(node, name), table, of)


def _point(kind: str, of: str, node: t.Node, wordings: tuple[Wording, ...], table: tuple[str, ...]) -> Point:
    heard = {party for wording in wordings for _, parties in wording.stances for party in parties}
    silent = tuple(party for party in table if party not in heard) if heard else ()
    return Point(kind, of, str(node.span), wordings, silent, apart=_apart(node))


def _apart(node: t.Node) -> Fraction | None:
    """How far the percentages that are offered for one number lie from one another, by their last steps."""
    if not isinstance(node, t.Slot) or not all(isinstance(each.content, t.Steps) for each in node.options):
        return None
    last = [each.content.steps[-1].value for each in node.options]
    numbers = [each.number for each in last if isinstance(each, t.Percent)]
    return max(numbers) - min(numbers) if len(numbers) > 1 else None


def _wording(attribution: t.Attribution, content: Any) -> Wording:
    stances = tuple((stance.verb, stance.parties) for stance in attribution.stances)
    return Wording(_said(content), stances, reading_of(attribution))


def _said(content: Any) -> str:
    """Words between brackets."""
    return content if isinstance(content, str) else words(content)


def every(points: tuple[Point, ...] | list[Point]) -> Iterator[Point]:
    """Points, and those inside them."""
    for point in points:
        yield point
        yield from every(point.inside)


def numbers(points: tuple[Point, ...]) -> int:
    """How many numbers are still to be filled in."""
    return len({each.wordings[0].words for each in every(points) if each.kind == "number"})


def same_number(node: t.OpenNumber, statements: Any) -> list[t.Node]:
    """Wherever a number stands that is still to be filled in: one letter is one number."""
    return [each for each in walk(statements) if isinstance(each, t.OpenNumber) and each.name == node.name]
