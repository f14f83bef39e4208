"""Limits on values and weights, and value content by a method."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from roolang.draft.english.building.base import Builder, Clause, Doubt, Doubtful, makes, unread
from roolang.draft.english.building.changes import ranges
from roolang.draft.english.building.materials import NOUNS, mats
from roolang.syntax import tree as t

NOM = "non-originating"


def base(b: Builder, value: Any, place: tuple[int, int]) -> t.Operand:
    """What a percentage is taken of."""
    name, of = value
    target = t.OfGood(span=b.span(*place)) if of else None
    return t.Operand(name, target, span=b.span(*place))


def share(b: Builder, number: Any, of: t.Base | None, place: tuple[int, int]) -> t.Share:
    """A percentage, of a base perhaps."""
    span = b.span(*place)
    return t.Share(t.Steps((t.Step(t.Percent(number, span=span), span=span),), span=span), of, span=span)


@makes("limit")
def _limit(b: Builder, ch: list[Any], start: int, end: int) -> t.Limit:
    return t.Limit(share(b, ch[0], None, b.places[0]), span=b.span(start, end))


@makes("limit_of")
def _limit_of(b: Builder, ch: list[Any], start: int, end: int) -> t.Limit:
    return t.Limit(share(b, ch[0], base(b, ch[1], b.places[1]), (start, end)), span=b.span(start, end))


@makes("limit_either")
def _limit_either(b: Builder, ch: list[Any], start: int, end: int) -> t.Limit:
    either = t.EitherBase(base(b, ch[1], b.places[1]), base(b, ch[3], b.places[3]), span=b.span(b.places[1][0], end))
    return t.Limit(share(b, ch[0], either, (start, end)), span=b.span(start, end))


@makes("limit_by_measure")
def _limit_by_measure(b: Builder, ch: list[Any], start: int, end: int) -> t.Limit:
    of = t.Operand(ch[1], t.OfGood(span=b.span(*b.places[1])), span=b.span(*b.places[1]))
    return t.Limit(share(b, ch[0], of, (start, end)), span=b.span(start, end))


# ---- values and weights of materials


def compared(
    b: Builder, measure: str, found: t.Mats, compare: str, limits: tuple[t.Limit, ...], start: int, end: int
) -> t.Cond:
    """A measure of materials against limits; of each material by itself where the text says `individual`."""
    if measure == "individual weight":
        parts = tuple(
            _compare(b, "weight", t.Mats((item,), span=item.span), compare, limits, start, end) for item in found.items
        )
        return parts[0] if len(parts) == 1 else t.Chain("and", parts, span=b.span(start, end))
    name = "weight" if measure == "combined weight" else measure
    return _compare(b, name, found, compare, limits, start, end)


def _compare(
    b: Builder, measure: str, found: t.Mats, compare: str, limits: tuple[t.Limit, ...], start: int, end: int
) -> t.Compare:
    left = t.Operand(measure, found, span=found.span)
    return t.Compare(left, compare, limits, span=b.span(start, end))


def _of_nothing(limits: list[t.Limit]) -> bool:
    """Whether a limit is a percentage of nothing that the text names."""
    return any(isinstance(each.amount, t.Share) and each.amount.base is None for each in limits)


@makes("value")
def _value(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    if _of_nothing(ch[3]):
        return unread(b, start, end)
    found = mats(b, ch[1], NOM, split=True)
    return Clause("cond", start, end, compared(b, ch[0], found, ch[2], tuple(ch[3]), start, end), mats=found)


@makes("value_up_to")
def _value_up_to(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    if _of_nothing(ch[3]):
        return unread(b, start, end)
    found = mats(b, ch[1], NOM, split=True)
    return Clause("cond", start, end, compared(b, ch[0], found, "<=", tuple(ch[3]), start, end), mats=found)


@makes("mats_up_to")
def _mats_up_to(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    if _of_nothing(ch[2]):
        return unread(b, start, end)
    found = mats(b, ch[0], NOM)
    return Clause("cond", start, end, compared(b, "value", found, "<=", tuple(ch[2]), start, end), mats=found)


@makes("mats_share")
def _mats_share(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    if _of_nothing(ch[2]):
        return unread(b, start, end)
    found = mats(b, ch[0], NOM)
    limits: tuple[t.Limit, ...] = tuple(ch[2])
    first = limits[0].amount
    known = all(isinstance(each, t.Mat) and (each.noun in NOUNS or b.material(each.noun)) for each in found.items)
    if ch[1] in (">=", ">") and not known:
        raise Doubtful
    weighed = isinstance(first, t.Share) and isinstance(first.base, t.Operand) and "weight" in first.base.name
    measure = first.base.name if weighed else "value"  # type: ignore[union-attr]
    return Clause("cond", start, end, compared(b, measure, found, ch[1], limits, start, end), mats=found)


@makes("value_against")
def _against(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    found, other = mats(b, ch[1], NOM), mats(b, ch[4], "")
    operand = t.Operand(ch[3], other, span=b.span(b.places[3][0], end))
    limits = (t.Limit(operand, span=operand.span),)
    return Clause("cond", start, end, compared(b, ch[0], found, ch[2], limits, start, end), mats=found)


@makes("its_value")
def _its(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return Clause("its", start, end, measure=ch[0], compare=ch[1], limits=tuple(ch[2]))


@makes("its_against")
def _its_against(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    other = mats(b, ch[3], "")
    operand = t.Operand(ch[2], other, span=b.span(b.places[2][0], end))
    return Clause("its", start, end, measure=ch[0], compare=ch[1], limits=(t.Limit(operand, span=operand.span),))


@makes("max_nom", "max_nom_made_up")
def _max_nom(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return _nom(b, "<=", tuple(ch[1]), start, end)


@makes("max_nom_compared")
def _max_nom_compared(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return _nom(b, ch[1], tuple(ch[2]), start, end)


def _nom(b: Builder, compare: str, limits: tuple[t.Limit, ...], start: int, end: int) -> Clause:
    """So much of the ex-works price may be non-originating, unless another base is named."""
    place = b.span(start, end)
    based = tuple(
        replace(each, amount=replace(each.amount, base=t.Operand("ex-works price", span=place)))
        if isinstance(each.amount, t.Share) and each.amount.base is None
        else each
        for each in limits
    )
    found = t.Mats((t.Mat("materials", whose=NOM, span=place),), span=place)
    return Clause("cond", start, end, _compare(b, "value", found, compare, based, start, end), opens=True)


# ---- value content


@dataclass(slots=True)
class Content:
    """Value content while its figures are being read, in whatever order the text gives them."""

    name: str
    compare: str = ""
    figures: list[Figure] = field(default_factory=list)
    by: str = ""


@dataclass(slots=True)
class Figure:
    """One percentage, with what the text says of it."""

    number: Any
    place: tuple[int, int]
    methods: list[str] = field(default_factory=list)
    bases: list[t.Operand] = field(default_factory=list)
    only: t.Mats | None = None
    since: Any = None
    """From and until when."""


@makes("content_begun")
def _content_begun(b: Builder, ch: list[Any], start: int, end: int) -> Content:
    found = Content(ch[-1], ch[0] if len(ch) == 3 else "")
    if len(ch) > 1:
        found.figures.append(Figure(ch[-2], b.places[-2]))
    return found


@makes("content_by")
def _content_by(b: Builder, ch: list[Any], start: int, end: int) -> Content:
    """`Using the build-down method, a regional value content of ...`: the method of each of its figures."""
    return Content(ch[1], by=ch[0])


@makes("content_more")
def _content_more(b: Builder, ch: list[Any], start: int, end: int) -> Content:
    found: Content = ch[0]
    kind, value, place = ch[1]
    last = found.figures[-1] if found.figures else None
    if kind == "compare":
        if found.compare and found.compare != value:
            raise Doubtful
        found.compare = value
    elif kind == "percent":
        found.figures.append(Figure(value, place, [found.by] if found.by else []))
    elif last is None and kind in ("method", "base", "focus", "since"):
        raise Doubtful
    elif last is not None and kind == "method":
        last.methods.append(value)
    elif last is not None and kind == "base":
        last.bases.append(base(b, value, place))
    elif last is not None and kind == "focus":
        last.only = value
    elif last is not None and kind == "since":
        last.since = value
    return found


def _figure(kind: str) -> None:
    @makes(f"figure_{kind}")
    def figure(b: Builder, ch: list[Any], start: int, end: int) -> Any:
        return kind, ch[0], (start, end)


for _kind in ("compare", "percent", "method", "base", "since"):
    _figure(_kind)


@makes("figure_other_base")
def _other_base(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return "base", ch[1], b.places[1]


@makes("figure_next")
def _figure_next(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return "next", None, (start, end)


@makes("figure_focus")
def _focus(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    mat = t.Mat("materials", whose=NOM, of=ranges(b, ch[1], *b.places[1]), span=b.span(start, end))
    return "focus", t.Mats((mat,), span=mat.span), (start, end)


@makes("standard")
def _standard(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`Standard QVC`: a condition of the published vocabulary, with limits by method and base."""
    return Clause("cond", start, end, t.Named("standard qualifying content", span=b.span(start, end)), opens=True)


@makes("content")
def _content(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """Value content; a percentage of a price is that by build-down on it."""
    read: Content = ch[0]
    if not read.figures or any(len(each.methods) > 2 or len(each.bases) > 2 for each in read.figures):
        raise Doubtful
    found = tuple(_by_method(b, each) for each in _stages(b, read.figures, end))
    left = t.Operand(read.name, span=b.span(start, end))
    made: t.Cond = t.Compare(left, read.compare or ">=", found, span=b.span(start, end))
    if len(read.figures) == 1 and read.figures[0].since is not None:
        made = t.Guarded(made, *read.figures[0].since, span=made.span)
    return Clause("cond", start, end, made)


def _stages(b: Builder, figures: list[Figure], end: int) -> list[t.Limit]:
    """The limits of some figures: those with dates and one method are one limit that moves by date."""
    limits = [_limit_of_figure(b, each, end) for each in figures]
    if len(figures) == 1 or all(each.since is None for each in figures):
        return limits
    found: list[tuple[t.Limit, list[Figure]]] = []
    for figure, limit in zip(figures, limits, strict=True):
        like = [group for other, group in found if other.method == limit.method and _on(other) == _on(limit)]
        if like:
            like[0].append(figure)
        else:
            found.append((limit, [figure]))
    return [_moving(b, limit, group) for limit, group in found]


def _on(limit: t.Limit) -> t.Base | None:
    return limit.amount.base if isinstance(limit.amount, t.Share) else None


def _moving(b: Builder, limit: t.Limit, figures: list[Figure]) -> t.Limit:
    """One limit of which each figure holds from its day; the days must follow each other."""
    assert isinstance(limit.amount, t.Share)
    days = [each.since[0] for each in figures if each.since is not None and each.since[0] and each.since[1] is None]
    if len(days) != len(figures) or sorted(set(days)) != days:
        raise Doubtful
    steps = tuple(
        t.Step(t.Percent(each.number, span=b.span(*each.place)), day, span=b.span(*each.place))
        for each, day in zip(figures, days, strict=True)
    )
    return replace(limit, amount=replace(limit.amount, steps=t.Steps(steps, span=limit.amount.span)))


def _limit_of_figure(b: Builder, figure: Figure, end: int) -> t.Limit:
    span = b.span(*figure.place)
    on: t.Base | None = None
    if figure.bases:
        on = figure.bases[0] if len(figure.bases) == 1 else t.EitherBase(*figure.bases, span=span)
    modifiers: tuple[t.Modifier, ...] = (t.OnBase(on, span=on.span),) if on is not None and figure.methods else ()
    if figure.only is not None:
        modifiers = (*modifiers, t.CountingOnly(figure.only, span=figure.only.span))
    method = None
    if figure.methods:
        one = len(set(figure.methods)) == 1
        name = t.MethodName(figure.methods[0], span=span) if one else t.EitherMethod(*figure.methods, span=span)
        method = t.Method(name, modifiers, span=span)
    return t.Limit(share(b, figure.number, None if figure.methods else on, figure.place), method, span=span)


def _by_method(b: Builder, limit: t.Limit) -> t.Limit:
    """A limit that names no method may be met by either of the two that all agreements of this kind have."""
    if limit.method is None and isinstance(limit.amount, t.Share) and limit.amount.base is None:
        name = t.EitherMethod("build-up", "build-down", span=limit.span)
        found = replace(limit, method=t.Method(name, span=limit.span))
        only = t.MethodName("build-down", span=limit.span)
        other = replace(limit, method=t.Method(only, span=limit.span))
        place = limit.span.start, limit.span.end
        b.doubts.append(Doubt(*place, "no method is named", "either of build-up and build-down", found, other))
        return found
    if limit.method is not None or not isinstance(limit.amount, t.Share) or limit.amount.base is None:
        return limit
    on = t.OnBase(limit.amount.base, span=limit.amount.base.span)
    method = t.Method(t.MethodName("build-down", span=on.span), (on,), span=on.span)
    return replace(limit, amount=replace(limit.amount, base=None), method=method)


@makes("share_is")
def _share_is(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`at least 30% by weight of M used is originating`: of all M."""
    status = ch[4]
    some = mats(b, ch[3], "originating" if status == "originating" else "")
    every = t.Mats(
        tuple(replace(item, whose="", all=True) for item in some.items if isinstance(item, t.Mat)), span=some.span
    )
    operand = t.Operand(ch[2], every, span=every.span)
    amount = share(b, ch[1], operand, b.places[1])
    left = t.Operand(ch[2], some, span=some.span)
    made = t.Compare(left, ch[0], (t.Limit(amount, span=amount.span),), span=b.span(start, end))
    return Clause("cond", start, end, made, mats=some)
