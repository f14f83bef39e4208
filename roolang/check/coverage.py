"""Goods that a text promises a rule for, and has none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from roolang.check.intervals import WIDTH, Interval, interval
from roolang.check.texts import Corpus, Placed, Text
from roolang.diagnostics import Finding, Label
from roolang.domain import nomenclature
from roolang.domain.declaration import fold
from roolang.domain.hs import printed
from roolang.syntax import tree as t

SHOWN = 8
"""So many of the goods without a rule are named."""
EVERYTHING: Interval = (0, 10**WIDTH - 1)


def uncovered(corpus: Corpus) -> Iterator[Finding]:
    """RL5202: goods of `rules cover ...` for which no rule of the text, or of what it amends, is.

    A rule for a direction of trade, a characteristic, some days or some parties counts as one for the goods; a rule for
    goods of a description does not, unless `any other good of` stands beside it.
    """
    lists: dict[str, t.Codes] = {}
    for node, placed in corpus.each(t.RulesCover):
        edition = corpus.edition(placed.text)
        if placed.text is None or edition is None or not nomenclature.codes_of(edition, 6):
            continue
        lists = lists or _lists(corpus)
        wanted = _taken(node.goods, lists)
        held = [each for rule in _rules(corpus, placed.text) for each in _taken(rule, lists)]
        missing = list(_missing(edition, wanted, _merged(held)))
        if missing:
            more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
            message = f"no rule is for {', '.join(missing[:SHOWN])}{more}"
            help_ = "add a rule for them, or one for `all other goods`; or say less of what the rules cover"
            yield Finding("RL5202", message, Label(node.span), help=help_)


def covers(corpus: Corpus, text: Text, goods: t.Goods, leaving: Iterable[t.ProductRule]) -> bool:
    """Whether the text has rules for all of some goods, leaving some rules aside."""
    lists, aside = _lists(corpus), [rule.scope.goods for rule in leaving]
    held = [each for rule in _rules(corpus, text) if rule not in aside for each in _taken(rule, lists)]
    wanted = _taken(goods, lists)
    return bool(wanted) and all(not _less(each, _merged(held)) for each in wanted)


def _lists(corpus: Corpus) -> dict[str, t.Codes]:
    kinds = (t.ListDefinition, t.MaterialDefinition)
    return {fold(s.name): s.codes for each in corpus.placed if isinstance(s := each.statement, kinds)}


def _rules(corpus: Corpus, text: Text) -> list[t.Goods]:
    """The goods of the rules of a text and of what it amends, without those that a text in between deletes."""
    found: list[Placed] = []
    for each in reversed(list(corpus.chain(text))):
        own = [placed for placed in corpus.placed if placed.text is each]
        gone = [
            placed.statement.reference.scope
            for placed in own
            if isinstance(placed.statement, t.Delete) and not placed.statement.label
        ]
        found = [placed for placed in found if placed.statement.scope not in gone]
        found += [placed for placed in own if isinstance(placed.statement, t.ProductRule)]
    return [placed.statement.scope.goods for placed in found if placed.statement.verb == "requires"]


# ---- goods as intervals


def _taken(goods: t.Goods, lists: dict[str, t.Codes]) -> list[Interval]:
    """The lines that goods surely hold."""
    if goods.kind == "sets":
        return []
    whole = [EVERYTHING] if goods.codes is None else list(_of(goods.codes.items, lists, ()))
    without = _merged(_of(goods.without.items, lists, ())) if goods.without else []
    return [left for each in whole for left in _less(each, without)]


def _of(items: Iterable[Any], lists: dict[str, t.Codes], inside: tuple[str, ...]) -> Iterator[Interval]:
    for item in items:
        match item:
            case t.CodeRange():
                if found := interval(item):
                    yield found
            case t.Codes(inner) | t.AnyOtherGood(of=t.Codes(inner)) | t.Bracketed(content=inner):
                yield from _of(inner, lists, inside)
            case t.Slot(options):
                yield from _of((option.content for option in options), lists, inside)
            case t.NamedClass(name=name, of=None) if fold(name) in lists and fold(name) not in inside:
                yield from _of(lists[fold(name)].items, lists, (*inside, fold(name)))


def _merged(found: Iterable[Interval]) -> list[Interval]:
    """The same lines in intervals that neither touch nor cross, in order."""
    merged: list[Interval] = []
    for low, high in sorted(found):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _less(whole: Interval, merged: list[Interval]) -> list[Interval]:
    """What is left of an interval without others."""
    left, at = list[Interval](), whole[0]
    first = max(0, bisect_left(merged, (whole[0],)) - 1)
    for low, high in merged[first : bisect_right(merged, (whole[1], whole[1]))]:
        if low > at:
            left.append((at, min(low - 1, whole[1])))
        at = max(at, high + 1)
    return [*left, (at, whole[1])] if at <= whole[1] else left


# ---- what is left, in codes


def _missing(edition: int, wanted: list[Interval], held: list[Interval]) -> Iterator[str]:
    """The broadest codes of the edition that are wanted and not held, rows of headings as ranges."""
    left = _merged(each for some in wanted for each in _less(some, held))
    codes = nomenclature.codes_of(edition, 6)
    bare = {code for code in codes if _meets(_lines(code), left)}
    order = {code: i for i, code in enumerate(nomenclature.codes_of(edition, 4))}
    whole: list[str] = []
    for heading, some in groupby((code for code in codes if code in bare), key=lambda code: code[:4]):
        if all(code in bare for code in _under(codes, heading)):
            whole.append(heading)
            continue
        yield from _rows(whole, order)
        whole = []
        yield from map(printed, some)
    yield from _rows(whole, order)


def _lines(code: str) -> Interval:
    """The lines of a subheading."""
    return int(code) * 10_000, int(code) * 10_000 + 9_999


def _meets(lines: Interval, merged: list[Interval]) -> bool:
    at = bisect_right(merged, (lines[1], EVERYTHING[1])) - 1
    return at >= 0 and merged[at][1] >= lines[0]


def _under(codes: list[str], heading: str) -> list[str]:
    return codes[bisect_left(codes, heading) : bisect_left(codes, str(int(heading) + 1).zfill(4))]


def _rows(headings: list[str], order: dict[str, int]) -> Iterator[str]:
    """Headings, those that follow one another in the edition as one range."""
    for _, row in groupby(enumerate(headings), key=lambda pair: order[pair[1]] - pair[0]):
        found = [heading for _, heading in row]
        yield printed(found[0]) if len(found) == 1 else f"{printed(found[0])} to {printed(found[-1])}"
