"""Limits on values and weights, and value content by a method."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from roolang.draft.english.building.base import Builder, Clause, Doubt, Doubtful, makes, unread
from roolang.draft.english.building.materials import NOUNS, mats
from roolang.syntax import tree as t

NOM = "non-originating"
CONTAINED = re.compile(r"\bcontains?\s*$", re.I)
"""What the good holds, whoever made it, where the text does not say whose."""


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
            _compare(b, "weight", t.Mats((item,), span=item.span), compare, limits, start, end)
            for each in found.items
            for item in _of_each(each)
        )
        return parts[0] if len(parts) == 1 else t.Chain("and", parts, span=b.span(start, end))
    name = "weight" if measure == "combined weight" else measure
    return _compare(b, name, found, compare, limits, start, end)


def _of_each(item: t.Mat | t.Slot[t.Mats]) -> list[t.Mat | t.Slot[t.Mats]]:
    """Materials of several codes, by each of these."""
    if not isinstance(item, t.Mat) or item.of is None:
        return [item]
    return [replace(item, of=replace(item.of, items=(each,))) for each in item.of.items]


def _compare(
    b: Builder, measure: str, found: t.Mats, compare: str, limits: tuple[t.Limit, ...], start: int, end: int
) -> t.Compare:
    left = t.Operand(measure, found, span=found.span)
    return t.Compare(left, compare, limits, span=b.span(start, end))


def _whose(compare: str) -> str:
    """Whose materials are meant where the text does not say: what may be at most so much is not originating."""
    return NOM if compare.startswith("<") else ""


def _of_nothing(limits: list[t.Limit]) -> bool:
    """Whether a limit is a percentage of nothing that the text names."""
    return any(isinstance(each.amount, t.Share) and each.amount.base is None for each in limits)


@makes("value")
def _value(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    if _of_nothing(ch[3]):
        return unread(b, start, end)
    found = mats(b, ch[1], _whose(ch[2]))
    return Clause("cond", start, end, compared(b, ch[0], found, ch[2], tuple(ch[3]), start, end), mats=found)


@makes("value_up_to")
def _value_up_to(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    if _of_nothing(ch[3]):
        return unread(b, start, end)
    found = mats(b, ch[1], NOM)
    return Clause("cond", start, end, compared(b, ch[0], found, "<=", tuple(ch[3]), start, end), mats=found)


@makes("mats_up_to")
def _mats_up_to(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    if _of_nothing(ch[2]):
        return unread(b, start, end)
    found = mats(b, ch[0], NOM)
    limits = tuple(ch[2])
    return Clause("cond", start, end, compared(b, _by(limits), found, "<=", limits, start, end), mats=found)


@makes("mats_share")
def _mats_share(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    if _of_nothing(ch[2]):
        return unread(b, start, end)
    found = mats(b, ch[0], NOM)
    limits: tuple[t.Limit, ...] = tuple(ch[2])
    known = all(isinstance(each, t.Mat) and (each.noun in NOUNS or b.material(each.noun)) for each in found.items)
    if ch[1] in (">=", ">") and not known:
        raise Doubtful
    return Clause("cond", start, end, compared(b, _by(limits), found, ch[1], limits, start, end), mats=found)


def _by(limits: tuple[t.Limit, ...]) -> str:
    """What is measured of materials of which a text says how much there may be: what the base is."""
    of = limits[0].amount.base if isinstance(limits[0].amount, t.Share) else None
    return of.name if isinstance(of, t.Operand) and of.name.endswith(("weight", "volume")) else "value"


@makes("mats_share_of")
def _mats_share_of(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`originating rice is at least 50% by weight of all the rice used`."""
    found = mats(b, ch[0], "")
    if any(isinstance(each, t.Mat) and not each.whose for each in found.items):
        raise Doubtful
    return _of_whole(b, ch[3], found, ch[1:], start, end)


@makes("value_against")
def _against(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    found, other = mats(b, ch[1], NOM), mats(b, ch[4], "")
    operand = t.Operand(ch[3], other, span=b.span(b.places[3][0], end))
    limits = (t.Limit(operand, span=operand.span),)
    return Clause("cond", start, end, compared(b, ch[0], found, ch[2], limits, start, end), mats=found)


@makes("value_share")
def _value_share(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`not more than 30% of the weight of all materials of M`: of all of them, originating ones too."""
    return _of_whole(b, ch[0], mats(b, ch[1], _whose(ch[2])), ch[2:], start, end)


def _of_whole(b: Builder, measure: str, found: t.Mats, ch: list[Any], start: int, end: int) -> Clause:
    """A measure of some materials as a share of that of more: how compared, percentage, measure, the whole."""
    compare, number, of, more = ch
    whole = mats(b, more, "")
    if not any(kind == "whose" for bits in more for kind, *_ in bits):
        whole = _whole(whole)
    operand = t.Operand(of, whole, span=b.span(b.places[-2][0], end))
    amount = share(b, number, operand, b.places[-3])
    limits = (t.Limit(amount, span=amount.span),)
    return Clause("cond", start, end, compared(b, measure, found, compare, limits, start, end), mats=found)


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


@makes("max_nom_up_to")
def _max_nom_up_to(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return _nom(b, "<=", tuple(ch[2]), start, end)


@makes("max_nom_behind")
def _max_nom_behind(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`not more than 60 % VNM (FOB)`: the percentage stands first."""
    if ch[0] not in ("<=", "<"):
        raise Doubtful
    on = base(b, ch[3], b.places[-1]) if len(ch) > 3 else None
    limit = t.Limit(share(b, ch[1], on, b.places[1]), span=b.span(*b.places[1]))
    return _nom(b, ch[0], (limit,), start, end)


@makes("base_made_of_others")
def _made_of_others(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`no more than 60 % of the FOB value may be non-originating`."""
    made: Clause = _max_nom_behind(b, [ch[0], ch[1], None, ch[2]], start, end)
    return made


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
    made = _compare(b, _by(based), found, compare, based, start, end)
    if based != limits and VNM.search(b.text, start, end):
        other = replace(made, limits=tuple(_on(each, "FOB") for each in based))
        b.doubts.append(Doubt(start, end, "of which price is not said", "of the ex-works price", made, other))
    return Clause("cond", start, end, made, opens=True)


VNM = re.compile(r"\b(?:VNM|NOM)\b")
"""What names no price by itself, as `MaxNOM` does."""


def _on(limit: t.Limit, name: str) -> t.Limit:
    """A limit on another price."""
    assert isinstance(limit.amount, t.Share)
    return replace(limit, amount=replace(limit.amount, base=t.Operand(name, span=limit.span)))


@makes("base_made_of")
def _base_made_of(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`at least 60 % of the ex-works price consists of originating materials`."""
    found = mats(b, ch[4], "")
    if any(isinstance(each, t.Mat) and not each.whose for each in found.items):
        raise Doubtful
    span = b.span(*b.places[1])
    limits = (t.Limit(share(b, ch[1], base(b, ch[2], b.places[2]), b.places[1]), span=span),)
    return Clause("cond", start, end, compared(b, _by(limits), found, ch[0], limits, start, end), mats=found)


@makes("share_is_of_others")
def _share_is_of_others(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`no more than 30% by weight of M may be non-originating`: of all M."""
    if ch[0] not in ("<=", "<"):
        raise Doubtful
    return _share(b, ch, NOM, start, end)


@makes("share_is")
def _share_is(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`at least 30% by weight of M used is originating`: of all M."""
    if ch[4] != "originating":
        raise Doubtful  # the language measures no materials by that
    return _share(b, ch, ch[4], start, end)


def _share(b: Builder, ch: list[Any], whose: str, start: int, end: int) -> Clause:
    some = mats(b, ch[3], whose)
    every = _whole(some)
    operand = t.Operand(ch[2], every, span=every.span)
    amount = share(b, ch[1], operand, b.places[1])
    left = t.Operand(ch[2], some, span=some.span)
    made = t.Compare(left, ch[0], (t.Limit(amount, span=amount.span),), span=b.span(start, end))
    return Clause("cond", start, end, made, mats=some)


@makes("share_of_good")
def _share_of_good(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`no more than 40% by weight of non-originating sugar`: of the good."""
    found = mats(b, ch[3], "")
    kinds = {kind for bits in ch[3] for kind, *_ in bits}
    if not CONTAINED.search(b.text, 0, start):
        if "whose" not in kinds or kinds & {"all", "used"}:
            raise Doubtful  # perhaps of all such materials
    elif "whose" not in kinds:
        found = _whole(found)
    measured = b.span(*b.places[2])
    of = t.Operand(ch[2], t.OfGood(span=measured), span=measured)
    amount = share(b, ch[1], of, b.places[1])
    limits = (t.Limit(amount, span=amount.span),)
    return Clause("cond", start, end, compared(b, ch[2], found, ch[0], limits, start, end), mats=found)


def _whole(some: t.Mats) -> t.Mats:
    """All such materials, whether they originate or not."""
    items = tuple(replace(item, whose="", all=True) for item in some.items if isinstance(item, t.Mat))
    return t.Mats(items, span=some.span)
