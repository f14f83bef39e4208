"""Changes in tariff classification and the classes of codes they are from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from roolang.draft.english.building.base import CONDITIONAL, Builder, Clause, Doubtful, makes
from roolang.draft.english.building.composing import composed, doubt
from roolang.draft.english.building.excepting import beside
from roolang.syntax import tree as t

GENERAL = ("good", "goods", "product", "products")
"""What says nothing of the goods of a code."""

LIKE = "like goods"


class Products:
    """`that of the product`: the good's own heading."""


@dataclass(slots=True)
class Sources:
    """What a change is from, while it is being read."""

    codes: list[Any]
    exceptions: list[t.Exception_] = field(default_factory=list)
    also: list[Any] | None = None
    also_exceptions: list[t.Exception_] = field(default_factory=list)


# ---- classes


def code(b: Builder, value: Any, start: int, end: int) -> t.CodeRange:
    """A code or a range."""
    return t.CodeRange(value[0], value[1], span=b.span(start, end))


def ranges(b: Builder, values: list[Any], start: int, end: int) -> t.Codes:
    """A list of codes."""
    return t.Codes(tuple(code(b, each, start, end) for each in values), span=b.span(start, end))


def described_as(b: Builder, words: str, of: t.Codes | None, start: int, end: int) -> t.Described | t.NamedClass:
    """The goods of some words, by their name in the vocabulary if it has one."""
    if CONDITIONAL.match(words):
        raise Doubtful  # a condition of its own, and no material
    if (name := b.material(words)) and b.can_be(name, of):
        b.ask("description", name, start, end)
        return t.NamedClass(name, of, span=b.span(start, end))
    b.ask("description", words, start, end, free=True)
    return t.Described(words, of, span=b.span(start, end))


def named_or_described(
    b: Builder, words: str, of: t.Codes | None, start: int, end: int, *, goods: bool = False
) -> list[t.Described | t.NamedClass]:
    """The classes that words name. Of the goods of a rule a quality stays words: `any other good` is told by them."""
    span = b.span(start, end)
    mark = b.mark()
    found = composed(b, words, of, span)
    if not found or (goods and b.mark() > mark):
        b.back(mark)
        return [described_as(b, words, of, start, end)]
    made: list[t.Described | t.NamedClass] = []
    for (name, held), other in found:
        b.ask("description", name, start, end)
        made.append(t.NamedClass(name, held, span=span))
        if other:
            doubt(b, made[-1], t.NamedClass(*other, span=span))
    return made


@makes("class_codes")
def _codes(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [code(b, each, start, end) for each in ch[0]]


@makes("class_qualified")
def _qualified(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    place = b.places[-1]
    return named_or_described(b, b.words(*place), ranges(b, ch[0], start, end), start, end, goods=ch[-1] == "scope")


@makes("class_words")
def _words(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return named_or_described(b, b.words(start, end), None, start, end, goods=ch[0] == "scope")


@makes("class_described")
def _of_list(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    words = b.words(*b.places[0])
    if words in GENERAL:
        return [code(b, each, start, end) for each in ch[2]]
    return named_or_described(b, words, ranges(b, ch[2], start, end), start, end, goods=ch[0] == "scope")


@makes("class_described_more")
def _of_list_more(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    words = f"{b.words(*b.places[0])} {b.words(*b.places[3])}"
    return [described_as(b, words, ranges(b, ch[2], start, end), start, end)]


def alike(b: Builder, start: int, end: int) -> t.NamedClass:
    """Goods of the same description as the good, by their name in the vocabulary."""
    b.ask("description", LIKE, start, end)
    return t.NamedClass(LIKE, span=b.span(start, end))


@makes("class_alike")
def _alike(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [alike(b, start, end)]


@makes("class_products")
def _products(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [Products()]


@makes("class_same")
def _same(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [t.SameLevel(ch[0], span=b.span(start, end))]


@makes("any_other")
def _any_other(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [t.AnyOther(ch[0], span=b.span(start, end))]


@makes("any_other_group")
def _any_other_group(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [t.AnyOther(ch[0], t.TheGroup(span=b.span(start, end)), span=b.span(start, end))]


@makes("any_other_within")
def _any_other_within(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [t.AnyOther(ch[0], code(b, ch[2], *b.places[2]), span=b.span(start, end))]


@makes("any_other_same")
def _any_other_same(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [t.AnyOther(ch[0], t.SameLevel(ch[1], span=b.span(*b.places[1])), span=b.span(start, end))]


@makes("any_at")
def _any_at(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [t.AnyAt(ch[0], span=b.span(start, end))]


@makes("any_at_within", "any_at_of")
def _any_at_within(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    """`any subheading within chapter 29`: any of its codes."""
    return [code(b, each, start, end) for each in ch[-1]]


@makes("any_at_outside_group")
def _outside_group(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [t.AnyAt(ch[0], t.TheGroup(span=b.span(*b.places[1])), span=b.span(start, end))]


@makes("any_at_outside")
def _outside(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [t.AnyAt(ch[0], code(b, ch[2], *b.places[2]), span=b.span(start, end))]


@makes("any_at_group_within")
def _group_within(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    """`any subheading outside that group within heading 29.33`: of that heading, but for the goods that are meant."""
    b.not_group = (start, end)
    return [code(b, ch[3], *b.places[3])]


@makes("any_good")
def _any_good(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [t.AnyOtherGood(ranges(b, ch[1], start, end), span=b.span(start, end))]


@makes("one_counted")
def _one_counted(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [[t.MoreThan(ch[0], t.Codes(tuple(ch[1]), span=b.span(start, end)), span=b.span(start, end))]]


@makes("more_counted")
def _more_counted(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [*ch[0], [t.MoreThan(ch[2], t.Codes(tuple(ch[3]), span=b.span(start, end)), span=b.span(start, end))]]


def flat(b: Builder, classes: list[list[Any]], start: int, end: int) -> t.Codes:
    """Classes as one; those that follow `more than one of` belong to it."""
    items: list[Any] = []
    for each in classes:
        for item in each:
            if items and isinstance(items[-1], t.MoreThan) and not isinstance(item, t.MoreThan):
                more = items[-1]
                items[-1] = t.MoreThan(more.count, t.Codes((*more.codes.items, item), span=more.span), span=more.span)
            else:
                items.append(item)
    return t.Codes(tuple(items), span=b.span(start, end))


def classed(b: Builder, classes: list[list[Any]], start: int, end: int) -> t.Codes:
    """Classes as one, none of them the good's own without its level."""
    found = flat(b, classes, start, end)
    if any(isinstance(item, Products) for item in found.items):
        raise Doubtful
    return found


# ---- sources and exceptions


@makes("sources")
def _sources(b: Builder, ch: list[Any], start: int, end: int) -> Sources:
    return Sources([classed(b, ch[0], start, end)])


@makes("sources_except")
def _except(b: Builder, ch: list[Any], start: int, end: int) -> Sources:
    found: Sources = ch[0]
    excepted = flat(b, ch[2], *b.places[2])
    own = [item for item in excepted.items if isinstance(item, Products)]
    if own:
        source = found.codes[0].items[-1]
        if len(excepted.items) > 1 or len(found.codes[0].items) > 1 or not isinstance(source, t.AnyAt):
            raise Doubtful
        other = t.AnyOther(source.level, span=source.span)
        return Sources([t.Codes((other,), span=source.span)])
    exception = t.Exception_(excepted, span=b.span(b.places[1][0], end))
    held = found.exceptions if found.also is None else found.also_exceptions
    if held:
        beside(b, held[-1].codes, excepted, held[-1].span.start, exception.span.start)
    held.append(exception)
    return found


@makes("sources_also")
def _also(b: Builder, ch: list[Any], start: int, end: int) -> Sources:
    found: Sources = ch[0]
    found.also = [classed(b, ch[2], *b.places[2]), b.places[1][0]]
    return found


@makes("sources_group")
def _group(b: Builder, ch: list[Any], start: int, end: int) -> Sources:
    found: Sources = ch[0]
    codes: t.Codes = found.codes[0]
    items = tuple(
        t.AnyOther(each.level, each.within, True, span=each.span) if isinstance(each, t.AnyOther) else each
        for each in codes.items
    )
    found.codes[0] = t.Codes(items, span=codes.span)
    return found


@makes("sources_group_more")
def _group_more(b: Builder, ch: list[Any], start: int, end: int) -> Sources:
    found: Sources = _group(b, ch[:2], start, end)
    more = classed(b, ch[3], *b.places[3])
    found.codes[0] = t.Codes((*found.codes[0].items, *more.items), span=b.span(start, end))
    return found


@makes("exceptions")
def _exceptions(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [(flat(b, ch[1], *b.places[1]), start, end)]


@makes("more_exceptions")
def _more_exceptions(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    again, before = b.places[1][0], ch[0][-1]
    found = flat(b, ch[2], *b.places[2])
    beside(b, before[0], found, before[1], again)
    return [*ch[0], (found, again, end)]


# ---- changes


def change(b: Builder, found: Sources, start: int, end: int) -> t.Change:
    """A change from sources, less what is excepted."""
    also = None
    if found.also is not None:
        also = t.Also(found.also[0], tuple(found.also_exceptions), span=b.span(found.also[1], end))
    return t.Change(found.codes[0], tuple(found.exceptions), also, span=b.span(start, end))


@makes("change_to")
def _change_to(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    scope = classed(b, ch[1], *b.places[1])
    found: Sources = ch[3]
    if b.not_group is not None:
        found.exceptions.insert(0, t.Exception_(scope, span=b.span(*b.not_group)))
        b.not_group = None
    return Clause("change", start, end, change(b, found, start, end), scope, opens=True)


@makes("for_goods")
def _for_goods(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`For a good of heading X: ...`: the goods that what follows is for."""
    return Clause("for", start, end, scope=classed(b, ch[1], *b.places[1]))


@makes("change_from")
def _change_from(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return Clause("change", start, end, change(b, ch[1], start, end), opens=True)


@makes("no_change")
def _no_change(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return Clause("change", start, end, t.NoChange(span=b.span(start, end)), opens=True)


@makes("no_change_to", "no_change_also")
def _no_change_to(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    scope = classed(b, ch[1], *b.places[1])
    return Clause("change", start, end, t.NoChange(span=b.span(start, end)), scope, opens=True)


@makes("shift")
def _shift(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    codes = t.Codes((t.AnyOther(ch[0], span=b.span(start, end)),), span=b.span(start, end))
    return Clause("change", start, end, t.Change(codes, span=b.span(start, end)), opens=True)


@makes("shift_except")
def _shift_except(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    codes = t.Codes((t.AnyOther(ch[0], span=b.span(*b.places[0])),), span=b.span(*b.places[0]))
    if any(isinstance(item, Products) for each, *_ in ch[1] for item in each.items):
        raise Doubtful
    exceptions = tuple(t.Exception_(each, span=b.span(s, e)) for each, s, e in ch[1])
    return Clause("change", start, end, t.Change(codes, exceptions, span=b.span(start, end)), opens=True)


@makes("of_any", "of_any_except")
def _of_any(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`from materials of any heading, except that of the product`: from any other heading."""
    excepted = [(codes, s, e) for codes, s, e in (ch[1] if len(ch) > 1 else [])]
    own = any(isinstance(item, Products | t.SameLevel) for codes, _, _ in excepted for item in codes.items)
    exceptions = []
    for codes, s, e in excepted:
        left = tuple(item for item in codes.items if not isinstance(item, Products | t.SameLevel))
        if left:
            exceptions.append(t.Exception_(t.Codes(left, span=codes.span), span=b.span(s, e)))
    place = b.span(start, end)
    source: Any = t.AnyOther(ch[0], span=place) if own else t.AnyAt(ch[0], span=place)
    return Clause(
        "change", start, end, t.Change(t.Codes((source,), span=place), tuple(exceptions), span=place), opens=True
    )


@makes("of_any_including")
def _of_any_including(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`including other materials of heading X`: any but those of the good's own heading and description."""
    place = b.span(start, end)
    other: Any = t.AnyOther(ch[0], span=place)
    items: tuple[Any, ...] = (t.AnyAt(ch[0], span=place),)
    if isinstance(ch[2], list):
        items = (other, t.AnyOtherGood(ranges(b, ch[2], *b.places[2]), span=b.span(*b.places[2])))
    return Clause("change", start, end, t.Change(t.Codes(items, span=place), span=place), opens=True)


@makes("not_of")
def _not_of(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`from materials not classified in heading X`."""
    place = b.span(start, end)
    any_at = t.AnyAt("heading", span=place)
    exception = t.Exception_(ranges(b, ch[1], *b.places[1]), span=place)
    return Clause("change", start, end, t.Change(t.Codes((any_at,), span=place), (exception,), span=place), opens=True)


@makes("class_described_same")
def _of_same(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    same = t.Codes((t.SameLevel(ch[1], span=b.span(*b.places[1])),), span=b.span(*b.places[1]))
    return [described_as(b, b.words(*b.places[0]), same, start, end)]


@makes("class_of_codes")
def _of_codes(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [code(b, each, start, end) for each in ch[1]]
