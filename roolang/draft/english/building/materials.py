"""Phrases for materials, and what is said of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from roolang.draft.english.building.base import CONDITIONAL, Builder, Clause, Doubt, Doubtful, makes
from roolang.draft.english.building.changes import alike, described_as, ranges
from roolang.draft.english.building.composing import composed, doubt
from roolang.draft.english.building.excepting import beside
from roolang.draft.english.recasting import TRADED
from roolang.syntax import tree as t

GENERAL = ("other materials", "products", "goods", "product", "good")
"""What means any materials, of codes that are named."""
NOUNS = ("materials", "components")
MEASURED = re.compile(r"\b(?:value|cost|price|weight|share|proportion|percentage|amount|quantity)(?: of)?$", re.I)
"""What is measured, and is no material."""
ALONE = re.compile(r"(?:each|every)\b|any of (?:the|these|those|such)\b", re.I)
"""What says of materials that each is meant by itself; `any materials` are all of them together."""
ELSEWHERE = re.compile(r"(?:from|in|outside|nature)\b", re.I)
"""What says where materials originate, so that they may be any: `originating in third countries`."""


@makes("bit_all")
def _all(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("all", None, start, end)


@makes("bit_whose")
def _whose(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("whose", ch[0], start, end)


@makes("bit_materials")
def _materials(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("noun", ch[0], start, end)


@makes("bit_other")
def _other(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("other", None, start, end)


@makes("bit_used")
def _used(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("used", None, start, end)


@makes("bit_words")
def _words(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("words", None, start, end)


@makes("bit_of")
def _of(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("of", ranges(b, ch[1], *b.places[1]), start, end)


@makes("bit_of_before")
def _of_before(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    """`all the Chapter 3 materials`."""
    return ("of", ranges(b, [ch[0]], *b.places[0]), start, end)


@makes("bit_same")
def _same(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("of", t.Codes((t.SameLevel(ch[0], span=b.span(start, end)),), span=b.span(start, end)), start, end)


@makes("bit_alike")
def _alike(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("of", t.Codes((alike(b, start, end),), span=b.span(start, end)), start, end)


@makes("bit_same_or")
def _same_or(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    """`of this heading or heading 8407`."""
    place = b.span(*b.places[0])
    same = t.SameLevel(ch[0], span=place)
    return ("of", t.Codes((same, *ranges(b, ch[2], *b.places[2]).items), span=b.span(start, end)), start, end)


@makes("bit_any")
def _any(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("any", ch[0], start, end)


@makes("bit_except")
def _except(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ("except", ch[1], start, end)


@makes("but_codes")
def _but_codes(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ranges(b, ch[0], start, end)


@makes("but_products")
def _but_products(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    """`of any heading, except that of the product`: the level is the one before it."""
    return None


@makes("but_words")
def _but_words(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return t.Codes((described_as(b, b.words(start, end), None, start, end),), span=b.span(start, end))


def summed(b: Builder, items: list[list[Any]], whose: str) -> t.Mats:
    """Materials that are measured together; the language measures none of several by itself."""
    if any(kind == "all" and ALONE.match(b.text, s) for bits in items for kind, _, s, _ in bits):
        raise Doubtful
    return mats(b, items, whose)


def mats(b: Builder, items: list[list[Any]], whose: str) -> t.Mats:
    """Materials; whose, if the text does not say."""
    found: list[t.Mat] = []
    before = whose
    for bits in items:
        made = _mat(b, bits, before)
        before = made.whose if made.whose and not made.described else before
        named = _parts(b, made) if made.described else [made]
        _doubt_trade(b, named, bits)
        found += named
    for each in found:
        if each.noun not in NOUNS:
            b.ask("description", each.noun, each.span.start, each.span.end, free=each.described)
    return t.Mats(tuple(found), span=b.span(items[0][0][2], items[-1][-1][3]))


def _doubt_trade(b: Builder, named: list[t.Mat], bits: list[Any]) -> None:
    """`imported materials` may originate all the same, and `local` ones may not."""
    said = next((b.text[s:e].lower() for kind, _, s, e in bits if kind == "whose"), "")
    for each in named if said in TRADED else ():
        other = replace(each, noun=f"{said} {each.noun}", described=True, whose="")
        about = f"whether {said} materials are the {each.whose} ones"
        b.doubts.append(Doubt(each.span.start, each.span.end, about, "they are", each, other))


def _parts(b: Builder, mat: t.Mat) -> list[t.Mat]:
    """The materials that words name, with their qualities, if the vocabulary knows each."""
    found: list[t.Mat] = []
    for (name, of), other in composed(b, mat.noun, mat.of, mat.span):
        found.append(replace(mat, noun=name, described=False, of=of))
        if other:
            doubt(b, found[-1], replace(found[-1], noun=other[0], of=other[1]))
    return found or [mat]


def _mat(b: Builder, bits: list[Any], whose: str) -> t.Mat:
    noun, described, of, words = "materials", False, None, []
    posts: list[t.ExceptCodes] = []
    start, end = bits[0][2], bits[-1][3]
    if any(kind == "other" for kind, *_ in bits) and not any(kind in ("of", "words", "except") for kind, *_ in bits):
        raise Doubtful  # other than what was named before
    before = ""
    for kind, value, s, e in bits:
        before, last = kind, before
        if kind == "of" and last == "except" and _worded(posts[-1].codes):
            posts[-1] = _except_of(b, posts[-1], value, e)
        elif kind == "whose":
            if sum(each == "whose" for each, *_ in bits) > 1:
                raise Doubtful  # perhaps the one, perhaps the other
            whose = value
        elif kind == "words":
            if last == "whose" and ELSEWHERE.match(b.text[s:e]):
                raise Doubtful
            words.append(b.words(s, e))
            described = True
        elif kind == "of":
            of = value if of is None else t.Codes((*of.items, *value.items), span=value.span)
        elif kind == "except" and value is None:
            levels = [level for each, level, *_ in bits if each == "any"]
            if not levels:
                raise Doubtful
            same = t.Codes((t.SameLevel(levels[-1], span=b.span(s, e)),), span=b.span(s, e))
            posts.append(t.ExceptCodes(same, span=b.span(s, e)))
        elif kind == "except":
            if posts:
                beside(b, posts[-1].codes, value, posts[-1].span.start, s)
            posts.append(t.ExceptCodes(value, span=b.span(s, e)))
    if described:
        noun = " ".join(words)
        kinds = [kind for kind, *_ in bits]
        if noun in GENERAL and (of is not None or ("whose" in kinds and noun != "other materials")):
            noun, described = "materials", False
        elif noun == "articles" and b.of_set:
            noun, described = "components", False
        elif (name := b.material(noun)) and b.can_be(name, of):
            noun, described = name, False
        elif MEASURED.search(noun) or CONDITIONAL.match(noun):
            raise Doubtful
    return t.Mat(noun, described, whose=whose, of=of, posts=tuple(posts), span=b.span(start, end))


def _worded(codes: t.Codes) -> bool:
    """Whether what is excepted is words without codes."""
    return isinstance(codes.items[0], t.Described | t.NamedClass) and codes.items[0].of is None


def _except_of(b: Builder, post: t.ExceptCodes, of: t.Codes, end: int) -> t.ExceptCodes:
    """`except drawn wood of heading 4409`: the codes are of what is excepted."""
    words = post.codes.items[-1]
    assert isinstance(words, t.Described | t.NamedClass)
    span = b.span(post.span.start, end)
    return t.ExceptCodes(t.Codes((replace(words, of=of, span=span),), span=span), span=span)


# ---- what is said of them


@makes("are")
def _are(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    found = mats(b, ch[0], "")
    status = t.Status(ch[1], span=b.span(*b.places[1]))
    return Clause("cond", start, end, each_is(b, found, status, start, end), mats=found)


def each_is(b: Builder, found: t.Mats, status: t.Status, start: int, end: int) -> t.Cond:
    """Of several materials, each has the status."""
    if not isinstance(status, t.Status) or len(found.items) < 2:
        return t.Every("all", found, status, span=b.span(start, end))
    parts = tuple(
        t.Every("all", t.Mats((item,), span=item.span), status, span=b.span(start, end)) for item in found.items
    )
    return t.Chain("and", parts, span=b.span(start, end))


@makes("are_of_another")
def _of_another(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    place = b.span(start, end)
    source = t.AnyOther(ch[1], span=b.span(*b.places[1]))
    if not _plain(ch[0]):
        found = mats(b, ch[0], "non-originating")
        status = t.Status("of", t.Codes((source,), span=source.span), span=source.span)
        return Clause("cond", start, end, t.Every("all", found, status, span=place), mats=found)
    exceptions = tuple(t.Exception_(value, span=b.span(s, e)) for kind, value, s, e in ch[0][0] if kind == "except")
    made = t.Change(t.Codes((source,), span=source.span), span=place)
    if exceptions:
        allowed = tuple(_let_in(b, each) for each in exceptions)
        return Clause("change", start, end, t.Annotated(made, allowed, span=place))
    return Clause("change", start, end, made)


@makes("are_of_another_except")
def _of_another_except(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`are of another heading, except for materials of heading X`: those may not be used, or need not be so."""
    if not _plain(ch[0]) or any(kind == "except" for kind, *_ in ch[0][0]):
        raise Doubtful
    place = b.span(start, end)
    source = t.Codes((t.AnyOther(ch[1], span=b.span(*b.places[1])),), span=b.span(*b.places[1]))
    excepted = tuple(t.Exception_(codes, span=b.span(s, e)) for codes, s, e in ch[2])
    made = t.Change(source, excepted, span=place)
    other = t.Annotated(t.Change(source, span=place), tuple(_let_in(b, each) for each in excepted), span=place)
    b.doubts.append(Doubt(start, end, "what is done with the materials excepted", "none of them is used", made, other))
    return Clause("change", start, end, made)


def _let_in(b: Builder, exception: t.Exception_) -> t.Allowance:
    mat = t.Mat("materials", whose="non-originating", of=exception.codes, span=exception.span)
    return t.Allowance(t.Mats((mat,), span=exception.span), span=exception.span)


def _plain(items: list[list[Any]]) -> bool:
    """Whether all materials are meant."""
    return len(items) == 1 and not any(kind in ("words", "of", "other") for kind, *_ in items[0])


@makes("are_not_of")
def _are_not_of(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    place = b.span(start, end)
    excepted = t.Exception_(ranges(b, ch[2], *b.places[2]), span=b.span(b.places[1][0], end))
    if not _plain(ch[0]):
        found = mats(b, ch[0], "non-originating")
        status = t.Status("of", excepted.codes, span=place)
        return Clause("cond", start, end, t.Every("no", found, status, span=place), mats=found)
    source = t.Codes((t.AnyAt("heading", span=place),), span=place)
    return Clause("change", start, end, t.Change(source, (excepted,), span=place))


@makes("are_unlike")
def _are_unlike(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`the materials are not of the same description as the product`."""
    like = t.Codes((alike(b, *b.places[1]),), span=b.span(*b.places[1]))
    found = mats(b, ch[0], "non-originating")
    made = t.Every("no", found, t.Status("of", like, span=like.span), span=b.span(start, end))
    return Clause("cond", start, end, made, mats=found)


@makes("may_be_used")
def _may(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    found = mats(b, ch[0], "non-originating")
    return Clause("may", start, end, mats=found, allowed=ch[1])


@makes("allowing")
def _allowing(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`allowing the use of M`, behind what keeps M out."""
    return Clause("may", start, end, mats=mats(b, ch[1], "non-originating"))


@makes("may_be_used_up_to")
def _may_up_to(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    found = mats(b, ch[0], "non-originating")
    if not ch[1]:
        return held(b, found, tuple(ch[3]), start, end)
    return Clause("may", start, end, mats=found, limits=tuple(ch[3]))


@makes("up_to_may_be_used")
def _up_to_may(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`up to 15% by weight of the product of M may be used`."""
    if not ch[3] or not ch[0]:
        raise Doubtful
    return Clause("may", start, end, mats=mats(b, ch[2], "non-originating"), limits=tuple(ch[1]))


@makes("may_be_used_as")
def _may_as(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`M may be used as backing`: so used it is part of what is described."""
    bits = [*ch[0][-1], ("words", None, *b.places[2])]
    found = mats(b, [*ch[0][:-1], bits], "non-originating")
    return Clause("may", start, end, mats=found, allowed=ch[1])


@makes("are_too")
def _are_too(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return Clause("too", start, end, status=t.Status(ch[0], span=b.span(start, end)))


@makes("are_not_of_too")
def _are_not_of_too(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    codes = ranges(b, ch[1], *b.places[1])
    return Clause("too", start, end, status=t.Status("of", codes, span=b.span(start, end)), allowed=False)


@makes("not_any")
def _not_any(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`no materials of heading X may be used`."""
    if ch[2] is False:
        raise Doubtful
    return Clause("may", start, end, mats=mats(b, ch[1], "non-originating"), allowed=False)


@makes("none_of")
def _none(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`no non-originating sugar is used`."""
    if ch[-1] is False:
        raise Doubtful
    found = mats(b, ch[1], "")
    status = t.Status("non-originating", span=b.span(*b.places[0]))
    return Clause("cond", start, end, t.Every("no", found, status, span=b.span(start, end)), mats=found)


@makes("mats_undergo")
def _undergo(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    from roolang.draft.english.building.operations import sequence

    found = mats(b, ch[0], "")
    place = t.Place(span=b.span(*b.places[3])) if len(ch) > 3 else None
    made = t.MaterialsUndergo("all", found, sequence(b, ch[2], *b.places[2]), place, span=b.span(start, end))
    return Clause("cond", start, end, made, mats=found)


def held(b: Builder, found: t.Mats, limits: tuple[t.Limit, ...], start: int, end: int) -> Clause:
    """`not used in excess of`: so much of them at most, in the measure of the base."""
    amount = limits[0].amount
    base = amount.base if isinstance(amount, t.Share) else None
    measure = base.name if isinstance(base, t.Operand) and "weight" in base.name else "value"
    left = t.Operand(measure, found, span=found.span)
    return Clause("cond", start, end, t.Compare(left, "<=", limits, span=b.span(start, end)), mats=found)


@makes("all_originate")
def _all_originate(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    mat = t.Mat("materials", span=b.span(start, end))
    status = t.Status("originating", span=b.span(start, end))
    made = t.Every("all", t.Mats((mat,), span=mat.span), status, span=b.span(start, end))
    return Clause("cond", start, end, made, opens=True)


@makes("item_of_set")
def _item(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    b.of_set = True
    mat = t.Mat("components", span=b.span(start, end))
    status = t.Status("originating", span=b.span(start, end))
    found = t.Every("all", t.Mats((mat,), span=mat.span), status, span=b.span(start, end))
    return Clause("cond", start, end, found, opens=True)


@makes("wholly_obtained")
def _obtained(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return Clause("cond", start, end, t.WhollyObtained(span=b.span(start, end)), opens=True)
