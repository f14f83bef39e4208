"""Value content: its percentages, each with its method, its base and the day from which it holds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from roolang.draft.english.building.base import Builder, Clause, Doubt, Doubtful, makes
from roolang.draft.english.building.changes import ranges
from roolang.draft.english.building.figures import NOM, base, share
from roolang.syntax import tree as t

BOTH_NAMES = ("net cost", "transaction value")
"""What is a method, and the base that it is of."""


@dataclass(slots=True)
class Content:
    """Value content while its figures are being read, in whatever order the text gives them."""

    name: str
    compare: str = ""
    figures: list[Figure] = field(default_factory=list)
    by: list[str] = field(default_factory=list)
    """The methods that stand before the first figure."""
    order: list[str] = field(default_factory=list)
    """Methods, and nothing for a figure, as the text gives them."""
    part: int = 0
    joins: list[str] = field(default_factory=list)
    """What stands between its figures: `or`, `and`, a comma."""
    days: dict[int, list[Any]] = field(default_factory=dict)
    """From and until when, by part of the list; behind which figure each stands."""


@dataclass(slots=True)
class Figure:
    """One percentage, with what the text says of it."""

    number: Any
    place: tuple[int, int]
    methods: list[str] = field(default_factory=list)
    bases: list[t.Operand] = field(default_factory=list)
    only: t.Mats | None = None
    part: int = 0
    """Of which item of the list it is."""
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
    return Content(ch[1], by=[ch[0]])


@makes("content_more")
def _content_more(b: Builder, ch: list[Any], start: int, end: int) -> Content:
    found: Content = ch[0]
    kind, value, place = ch[1]
    last = found.figures[-1] if found.figures else None
    if kind == "percent":
        found.order.append("")
    elif kind == "method" or (kind == "base" and value[0] in BOTH_NAMES):
        found.order.append(value if kind == "method" else value[0])
    if kind == "next":
        found.part += value.startswith("part")
        found.joins.append(value.removeprefix("part").strip())
    elif kind == "compare":
        if found.compare and found.compare != value:
            raise Doubtful
        found.compare = value
    elif kind == "percent":
        found.figures.append(Figure(value, place, list(found.by), part=found.part))
    elif kind == "since":
        found.days.setdefault(found.part, []).append((len(found.figures), value))
    elif last is not None and kind == "method":
        last.methods.append(value)
    elif last is not None and kind == "base":
        last.bases.append(base(b, value, place))
    elif last is not None and kind == "focus":
        last.only = value
    elif kind == "method" or (kind == "base" and value[0] in BOTH_NAMES):
        found.by.append(value if kind == "method" else value[0])
    else:
        raise Doubtful
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
    return "next", ch[0] or "", (start, end)


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
    _ahead(read)
    _date(read)
    _method(read.figures)
    if not read.figures or any(len(each.methods) > 2 or len(each.bases) > 2 for each in read.figures):
        raise Doubtful
    if read.compare.startswith("<"):
        raise Doubtful  # a case in which something else is asked: nobody asks for little
    found = tuple(_by_method(b, each) for each in _stages(b, read.figures, end))
    if not _told_apart(read):
        raise Doubtful
    left = t.Operand(read.name, span=b.span(start, end))
    compared = t.Compare(left, read.compare or ">=", found, span=b.span(start, end))
    _doubt_and(b, read, compared)
    made: t.Cond = compared
    if len(read.figures) == 1 and read.figures[0].since is not None:
        made = t.Guarded(made, *read.figures[0].since, span=made.span)
    return Clause("cond", start, end, made)


@makes("base_is")
def _base_is(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`at least 60 % of the ex-works price is originating`: by build-down, perhaps of its materials alone."""
    compare, number, of, status = ch
    on = base(b, of, b.places[2])
    if compare != ">=" or status != "originating" or "weight" in on.name:
        raise Doubtful
    found = Content("regional value content", compare, [Figure(number, b.places[1], bases=[on])])
    made: Clause = _content(b, [found], start, end)
    own = t.Mats((t.Mat("materials", whose=status, span=on.span),), span=on.span)
    limit = t.Limit(share(b, number, on, b.places[1]), span=on.span)
    other = t.Compare(t.Operand("value", own, span=on.span), compare, (limit,), span=b.span(start, end))
    about = "what originates of a price"
    b.doubts.append(Doubt(start, end, about, "all but the materials that do not", made.cond, other))
    return made


def _told_apart(read: Content) -> bool:
    """Whether several figures are what `or` stands between, or each is by its method, on its base, from its day."""
    own = all(each.methods or each.bases or each.since or each.only for each in read.figures)
    return own or read.joins.count("or") == len(read.figures) - 1


def _doubt_and(b: Builder, read: Content, made: t.Compare) -> None:
    """`35 % by build-up and 45 % by build-down`: any of them, or all of them."""
    if "and" in read.joins and len(made.limits) > 1 and not any(each.since for each in read.figures):
        every = tuple(replace(made, limits=(each,)) for each in made.limits)
        other = t.Chain("and", every, span=made.span)
        b.doubts.append(Doubt(made.span.start, made.span.end, "`and` between figures", "any of them", made, other))


def _ahead(read: Content) -> None:
    """`(build-up) 35 %, (build-down) 45 %`: each method stands before its figure."""
    methods, figures = read.order[::2], read.order[1::2]
    if len(figures) < 2 or len(methods) != len(figures) or not all(methods) or any(figures):
        return
    for figure, method in zip(read.figures, methods, strict=True):
        if any(each.name not in BOTH_NAMES for each in figure.bases):
            raise Doubtful
        figure.methods, figure.bases = [method], []


def _date(read: Content) -> None:
    """A day is for all figures of its item of the list; of several in one item each is for those before it."""
    for part, days in read.days.items():
        figures = [each for each in read.figures if each.part == part]
        if not figures:
            raise Doubtful
        for number, (after, window) in enumerate(days):
            before = days[number - 1][0] if number else 0
            for index, figure in enumerate(read.figures):
                if figure.part == part and (len(days) == 1 or before <= index < after):
                    figure.since = window
    if read.days and any(each.since is None for each in read.figures):
        raise Doubtful


def _method(figures: list[Figure]) -> None:
    """A method told once is that of all figures: with the first or the last of several days."""
    for each in figures:
        if not each.methods and each.bases and all(one.name in BOTH_NAMES for one in each.bases):
            each.methods, each.bases = [one.name for one in each.bases], []
    told = [each for each in figures if each.methods]
    if not told or len(told) == len(figures) or any(each.bases for each in figures):
        return
    if len(told) == 1 and told[0] in (figures[0], figures[-1]) and all(each.since for each in figures):
        for each in figures:
            each.methods = list(told[0].methods)
        return
    raise Doubtful


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
    first, *days = [each.since[0] for each in figures]
    if None in days or sorted({*days, *filter(None, [first])}) != [*filter(None, [first]), *days]:
        raise Doubtful
    ends = [each.since[1] for each in figures]
    if ends[-1] is not None or any(e is not None and e + timedelta(1) != d for e, d in zip(ends, days, strict=False)):
        raise Doubtful
    steps = tuple(
        t.Step(t.Percent(each.number, span=b.span(*each.place)), day, span=b.span(*each.place))
        for each, day in zip(figures, [first, *days], strict=True)
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
