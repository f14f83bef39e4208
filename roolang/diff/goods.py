"""Which product rules govern which goods: codes cut where any rule begins or ends, the most specific on each piece."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeAlias

from roolang.diff.canonical import Range, common, interval, less, union
from roolang.diff.plain import normal
from roolang.diff.side import Side
from roolang.domain import nomenclature
from roolang.domain.declaration import fold
from roolang.record import record
from roolang.syntax import tree as t

ALL: Range = (0, 10**10 - 1)
USUAL = 2022
"""The edition whose subheadings are counted where that of the texts is not loaded."""
REST = "any other"
"""Goods that the other rules for their codes do not describe."""
Which: TypeAlias = frozenset[Any]
"""What sets goods of the same codes apart: a description, a direction of trade, a characteristic."""
Rank: TypeAlias = tuple[int, ...]
Editions: TypeAlias = tuple[int | None, int | None]
"""The editions of the codes of two texts, as far as they name them."""
NATIONAL = 98 * 10**8
"""From this code on codes are the parties' own."""


@record(frozen=True, slots=True)
class Held:
    """Codes of one depth that a rule is for, and which goods of them."""

    which: Which
    rank: Rank
    ranges: tuple[Range, ...]
    rule: t.ProductRule


@record(frozen=True, slots=True)
class Piece:
    """Codes under the same rules of both texts, the most specific first."""

    ranges: tuple[Range, ...]
    before: tuple[t.ProductRule, ...]
    after: tuple[t.ProductRule, ...]


def subheadings(edition: int, low: int, high: int) -> int:
    """How many subheadings of an edition have goods between two codes."""
    codes = nomenclature.every_subheading(edition)
    return bisect_right(codes, f"{high // 10**4:06}") - bisect_left(codes, f"{low // 10**4:06}")


def editions_of(one: Side, other: Side) -> Editions:
    """The editions of the codes of two texts."""
    return one.nomenclature, other.nomenclature


def may_have_goods(editions: Editions, low: int, high: int) -> bool:
    """Whether goods may have codes between two: not, if the editions of both texts are loaded and have none there.

    Chapters 98 and 99 are in no edition, and each country's own.
    """
    return high >= NATIONAL or any(
        edition not in nomenclature.loaded() or subheadings(edition, low, high) > 0 for edition in editions
    )


def closed(edition: int, codes: Iterable[str]) -> tuple[Range, ...]:
    """Subheadings as ranges, each a run of neighbours in an edition: from heading to heading where they are whole."""
    known = {int(each): i for i, each in enumerate(nomenclature.every_subheading(edition))}
    runs: list[list[int]] = []
    for code in sorted(map(int, codes)):
        at = known.get(code)
        if runs and at is not None and known.get(runs[-1][-1]) == at - 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return tuple(_headed(run[0], run[-1], known) for run in runs)


def _headed(low: int, high: int, known: Mapping[int, int]) -> Range:
    """A run of subheadings; one that begins and ends with a heading is one of headings."""
    every = list(known)
    at, end = known.get(low), known.get(high)
    if at is None or end is None:
        return interval(f"{low:06}", f"{high:06}")
    opens = at == 0 or every[at - 1] // 100 < low // 100
    closes = end + 1 == len(every) or every[end + 1] // 100 > high // 100
    size = 4 if opens and closes else 6
    return interval(f"{low:06}"[:size], f"{high:06}"[:size])


def ranges_of(goods: t.Goods, side: Side) -> tuple[Range, ...]:
    """The codes of some goods, whatever sets them apart."""
    out, _ = _left_out(goods.without, side)
    return less([each for _, _, ranges in _classes(goods, side) for each in ranges], out)


def classes_of(rule: t.ProductRule, side: Side) -> Iterator[tuple[Which, tuple[Range, ...]]]:
    """The goods of a rule, however they are spelled."""
    for each in _held(rule, 0, side):
        yield each.which, each.ranges


def held(side: Side, verb: str) -> list[Held]:
    """What the rules of a verb are for."""
    return [found for layer, rule in side.rules if rule.verb == verb for found in _held(rule, layer, side)]


def _held(rule: t.ProductRule, layer: int, side: Side) -> Iterator[Held]:
    scope = rule.scope
    besides: set[Any] = set()
    for name in ("exported_from", "imported_into", "where"):
        if value := getattr(scope, name):
            besides.add((name, normal(value)))
    if scope.goods.kind == "sets":
        besides.add("sets")
    out, more = _left_out(scope.goods.without, side)
    for depth, which, ranges in _classes(scope.goods, side):
        kept = less(ranges, out)
        described = int(any(isinstance(each, tuple) and each[0] == "described" for each in which)) + ("sets" in besides)
        wide = sum(high - low for low, high in ranges)
        if kept:
            rank = (depth, described, len(besides), layer, -wide)
            yield Held(which | besides | more, rank, kept, rule)


def _classes(goods: t.Goods, side: Side) -> Iterator[tuple[int, Which, tuple[Range, ...]]]:
    if goods.kind == "all other goods" or goods.codes is None:
        yield (0 if goods.codes is None and goods.kind != "sets" else 1), frozenset(), (ALL,)
        return
    grouped: dict[tuple[int, Which], list[Range]] = {}
    for item in goods.codes.items:
        for depth, which, ranges in _class(item, side, 0):
            grouped.setdefault((depth, which), []).extend(ranges)
    for (depth, which), all_ranges in grouped.items():
        yield depth, which, union(all_ranges)


def _class(item: Any, side: Side, deep: int) -> Iterator[tuple[int, Which, tuple[Range, ...]]]:
    """The classes that an entry of a scope comes to: their depth, which goods, their codes."""
    match item:
        case t.CodeRange(low, high):
            yield len(low), frozenset(), (interval(low, high),)
        case t.Described(words, of):
            for depth, which, ranges in _of(of, side, deep):
                yield depth, which | {("described", fold(words))}, ranges
        case t.AnyOtherGood(of):
            for depth, which, ranges in _of(of, side, deep):
                yield depth, which | {REST}, ranges
        case t.Codes():
            yield from _of(item, side, deep)
        case t.NamedClass(name=name, of=of) if fold(name) in side.frame.env.lists and deep < 20:
            within = tuple(each for _, _, ranges in _of(of, side, deep) for each in ranges)
            for depth, which, ranges in _of(side.frame.env.lists[fold(name)], side, deep + 1):
                yield depth, which, common(ranges, within)
        case _:
            yield 1, frozenset({("class", normal(item))}), (ALL,)


def _of(codes: t.Codes | None, side: Side, deep: int) -> Iterator[tuple[int, Which, tuple[Range, ...]]]:
    if codes is None:
        yield 1, frozenset(), (ALL,)
        return
    for item in codes.items:
        yield from _class(item, side, deep)


def _left_out(codes: t.Codes | None, side: Side) -> tuple[tuple[Range, ...], Which]:
    """The codes that a scope leaves out; and what it leaves out otherwise."""
    if codes is None:
        return (), frozenset()
    found = [each for item in codes.items for each in _class(item, side, 0)]
    plain_ = [each for _, which, ranges in found if not which for each in ranges]
    more = frozenset(("without", which, ranges) for _, which, ranges in found if which)
    return union(plain_), more


def pieces(before: Sequence[Held], after: Sequence[Held], editions: Editions, *, every: bool) -> Iterator[Piece]:
    """All codes that either text has a rule for, cut into pieces; with `every`, all rules that fit and not one.

    What one text has a rule of its own for, described goods or those of one direction of trade, is in the other under
    the rule for all goods of its codes, if that has none of its own for them.
    """
    sides = before, after
    for which in dict.fromkeys(each.which for each in (*before, *after)):
        mine = [(each, side is after) for side in sides for each in side if _fits(each, which, every=every)]
        for piece in _swept(mine, editions, every=every):
            if which:
                yield piece
            elif left := _told_here(piece, sides):
                yield left


def _fits(each: Held, which: Which, *, every: bool) -> bool:
    """Whether a rule may govern goods that something sets apart."""
    if every or not which:
        return each.which == which
    return each.which - {REST} <= which


def _told_here(piece: Piece, sides: tuple[Sequence[Held], Sequence[Held]]) -> Piece | None:
    """A piece without the codes that the text without a rule for all their goods has one for the rest of them for."""
    ranges = piece.ranges
    for rules, held_ in ((piece.before, sides[0]), (piece.after, sides[1])):
        if not rules:
            ranges = less(ranges, [each for one in held_ if one.which == {REST} for each in one.ranges])
    return replace(piece, ranges=ranges) if ranges else None


def _swept(held_: list[tuple[Held, bool]], editions: Editions, *, every: bool) -> list[Piece]:
    """One pass over the codes, with the rules that are in force on the way.

    Between two codes that are named there may be numbers that no goods have: a piece on which nothing is begun or
    ended by name, and that no goods can lie in, is none.
    """
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index, (each, _) in enumerate(held_):
        for low, high in each.ranges:
            begins.setdefault(low, []).append(index)
            ends.setdefault(high + 1, []).append(index)
    cuts = sorted({*begins, *ends})
    active: set[int] = set()
    grouped: dict[tuple[tuple[int, ...], tuple[int, ...]], list[Range]] = {}
    for low, stop in pairwise(cuts):
        active.difference_update(ends.get(low, ()))
        active.update(begins.get(low, ()))
        if active and (low in begins or stop in ends or may_have_goods(editions, low, stop - 1)):
            sides = tuple(_governing(active, held_, second, every=every) for second in (False, True))
            grouped.setdefault((sides[0], sides[1]), []).append((low, stop - 1))
    rules = [each.rule for each, _ in held_]
    return [
        Piece(union(ranges), tuple(rules[i] for i in one), tuple(rules[i] for i in other))
        for (one, other), ranges in grouped.items()
    ]


def _governing(active: set[int], held_: list[tuple[Held, bool]], second: bool, *, every: bool) -> tuple[int, ...]:
    """The rules of one text that govern a piece, the most specific first."""
    found = sorted((i for i in active if held_[i][1] is second), key=lambda i: (held_[i][0].rank, i), reverse=True)
    return tuple(found if every else found[:1])
