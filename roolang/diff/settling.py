"""An open point settled one way and another, all else as each party has it: for which goods something else is asked.

That is what the point changes, measured on the two texts themselves; with products, also which of them change sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations
from typing import Any, TypeAlias

from roolang.diff.canonical import Range, common, union
from roolang.diff.goods import ranges_of
from roolang.diff.points import Changed, Open, Point, same_number
from roolang.diff.side import Side, side
from roolang.diff.touching import chapters, counted, differing
from roolang.lower import Edition, Library, Text, View, edition
from roolang.lower.keys import key
from roolang.lower.project import Silent, kept, project, stand_in
from roolang.record import record
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.walk import walk, with_parts

AGREED = t.Attribution()
"""Words that stand for everyone."""
NOBODY = t.Attribution((t.Stance(("--",)),))
"""Words that stand for no party."""
Changes: TypeAlias = dict[int, Any]
"""What stands in the place of nodes, by their identity."""
Verdicts: TypeAlias = Callable[[Library, Text, View], Sequence[str]]
"""The verdicts of a text in a view on the products given."""


@record(frozen=True, slots=True)
class Product:
    """A product given: its name and what it is worth."""

    declaration: str
    currency: str
    worth: Fraction | None


@dataclass(slots=True)
class Settling:
    """A consolidated text among its parties, each in a view of it; `verdicts` judges the `products` by one."""

    library: Library
    text: Text
    views: Sequence[View]
    products: Sequence[Product] = ()
    verdicts: Verdicts | None = None
    _sides: dict[int, list[tuple[tuple[Any, ...], Side]]] = field(default_factory=dict)

    def weighed(self, found: Open, statement: Any, outer: tuple[Open, ...] = ()) -> Point:
        """A point with what it changes, and so for all inside it."""
        inside = tuple(self.weighed(each, statement, (*outer, found)) for each in found.inside)
        ways = self._ways(found, statement, outer)
        goods, among = self._touched(ways)
        if ways and not goods:
            goods, among = self._touched(self._ways(found, statement, outer, alone=True))
        rules = sum(1 for _, rule in among.rules if common(goods, ranges_of(rule.scope.goods, among))) if among else 0
        return replace(
            found.point,
            inside=inside,
            chapters=chapters(goods),
            subheadings=counted(goods, among) if among else 0,
            rules=rules,
            changed=self._changed(ways) if self.verdicts else None,
        )

    def standing(self) -> int:
        """How many rules of the text that is amended are in every view what they were, for all their goods."""
        beneath = self.library.find(self.text.amends) if self.text.amends else None
        if beneath is None or not self.views:
            return 0
        whole = edition(self.library, beneath)[0]
        before = ([rule for _, rule in side(whole, self.library, view).rules] for view in self.views)
        now = (self._side(self.text, view) for view in self.views)
        return len(set.intersection(*(_untouched(*each) for each in zip(before, now, strict=True))))

    # ---- settling

    def _ways(self, found: Open, statement: Any, outer: tuple[Open, ...], *, alone: bool = False) -> list[Text]:
        """The text with a point settled in each way; `alone`: with all else in its statement settled too."""
        around: Changes = {}
        for one, inner in zip(outer, (*outer[1:], found), strict=False):
            around |= _holding(one.node, inner.node)
        if alone:
            kept = {id(found.node), *(id(each.node) for each in outer)}
            around |= {id(node): _agreed(node) for node in walk(statement) if id(node) not in kept and _is_open(node)}
        return [self._with({**around, **way}, statement, found) for way in self._settled(found)]

    def _settled(self, found: Open) -> Iterator[Changes]:
        node = found.node
        match node:
            case t.Slot(options=options):
                for each in options:
                    yield {id(node): replace(node, options=(replace(each, attribution=AGREED),))}
                if len(options) == 1:
                    yield {id(node): replace(node, options=(replace(options[0], attribution=NOBODY),))}
            case t.Bracketed():
                yield {id(node): replace(node, attribution=AGREED)}
                yield {id(node): replace(node, attribution=AGREED, content=())}
            case t.OpenNumber(percent=True):
                everywhere = same_number(node, tuple(self.text.statements))
                for end in (0, 100):
                    yield {id(each): t.Percent(Fraction(end), span=each.span) for each in everywhere}

    def _with(self, changes: Changes, statement: Any, found: Open) -> Text:
        everywhere = isinstance(found.node, t.OpenNumber)
        statements = [_put(each, changes) if everywhere or each is statement else each for each in self.text.statements]
        return Text(self.text.header, statements)

    # ---- what differs

    def _touched(self, texts: Sequence[Text]) -> tuple[tuple[Range, ...], Side | None]:
        """The goods of which the texts ask something else of one another, in some view."""
        goods: tuple[Range, ...] = ()
        last: Side | None = None
        for view in self.views:
            sides = [self._side(text, view) for text in texts]
            last = sides[0] if sides else last
            for one, other in combinations(sides, 2):
                goods = union((*goods, *differing(one, other)))
        return goods, last

    def _side(self, text: Text, view: View) -> Side:
        """A text in a view, made once for those that say the same in it."""
        said = tuple(each for statement in text.statements for each in leaves_of(statement, view))
        known = self._sides.setdefault(id(view), [])
        for before, found in known:
            if before == said:
                return found
        found = side(edition(self._among(text), text)[0], self.library, view)
        if known:
            found.says_as(known[0][1])
        known.append((said, found))
        return found

    def _among(self, text: Text) -> Library:
        """The library with this text in its place."""
        texts = {name: text if each is self.text else each for name, each in self.library.texts.items()}
        return replace(self.library, texts=texts)

    def _changed(self, texts: Sequence[Text]) -> tuple[Changed, ...]:
        """The products that have another verdict by one of the texts than by another, in some view."""
        assert self.verdicts is not None
        found: set[int] = set()
        for view in self.views:
            rows = [self.verdicts(self._among(text), text, view) for text in texts]
            found |= {i for i, row in enumerate(zip(*rows, strict=True)) if len(set(row)) > 1}
        return tuple(
            Changed(each.declaration, each.currency, each.worth) for i, each in enumerate(self.products) if i in found
        )


def _untouched(before: Sequence[t.ProductRule], now: Side) -> set[Span]:
    """The places of the rules that a text left as they were, and gave none of their goods another rule."""
    held = {rule.span: rule for _, rule in now.rules}
    old = {rule.span for rule in before}
    fresh = union(each for _, rule in now.rules if rule.span not in old for each in ranges_of(rule.scope.goods, now))
    return {
        rule.span
        for rule in before
        if held.get(rule.span) == rule and not common(fresh, ranges_of(rule.scope.goods, now))
    }


def leaves_of(statement: Any, view: View) -> list[Any]:
    """What a statement says in a view; nothing but its silence, where the party has no words for it."""
    try:
        return project(statement, view)
    except Silent:
        return [(SILENT, key(stand_in(statement)))]


SILENT = "silent"


def of_one_mind(whole: Edition, views: Sequence[View]) -> list[View]:
    """Views without those that hold the very brackets that another holds."""
    owned = [each for each in walk(whole.statements) if isinstance(each, t.Option | t.Bracketed)]
    found: dict[tuple[bool, ...], View] = {}
    for view in views:
        found.setdefault(tuple(kept(each.attribution, view) for each in owned), view)
    return list(found.values())


def _holding(node: t.Node, inner: t.Node) -> Changes:
    """What makes a bracket hold what is inside it."""
    if isinstance(node, t.Slot):
        holding = next(each for each in node.options if any(one is inner for one in walk(each.content)))
        return {id(node): replace(node, options=(replace(holding, attribution=AGREED),))}
    return {id(node): _agreed(node)}


def _is_open(node: t.Node) -> bool:
    return isinstance(node, t.Slot | t.Bracketed)


def _agreed(node: Any) -> Any:
    """A bracket that stands for everyone; of a slot the first wording."""
    if isinstance(node, t.Slot):
        return replace(node, options=(replace(node.options[0], attribution=AGREED),))
    return replace(node, attribution=AGREED)


def _put(node: Any, changes: Changes) -> Any:
    found = changes.get(id(node), node) if isinstance(node, t.Node) else node
    return with_parts(found, lambda each: _put(each, changes))
