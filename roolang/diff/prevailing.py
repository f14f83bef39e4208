"""What no comparison of words shows: provisions that both texts have, and of which another one stands.

Which of several rules or provisions is for a good hangs on their order and on how narrow each is. Where the first text
with the differences that are told carried out in it still asks something else than the second, the core tells of which
goods.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any, TypeAlias

from roolang.diff.canonical import Range, interval
from roolang.diff.edits import ClauseEdit, Edit, Passage
from roolang.diff.edits_rules import touched
from roolang.diff.edits_texts import Definitions
from roolang.diff.forms import Forms, unlike_codes
from roolang.diff.goods import USUAL, closed
from roolang.diff.plain import words
from roolang.diff.side import Name, Side
from roolang.diff.telling import digits

TITLE = "which of several provisions stands"
WHAT = "both texts have it, but not in the same order, or not for classes of goods that are as narrow"
Layered: TypeAlias = "list[tuple[int, Any]]"
"""Statements, each with the layer it stands in."""


def prevailing(one: Side, other: Side, edits: Sequence[Edit], definitions: Definitions) -> Iterator[Edit]:
    """An edit of the goods for which something else prevails, beside what is told already."""
    provisions = carried_out(one, other, edits)
    said = _layered(other)
    defined = [(0, each) for each in _defined(definitions, edits, provisions)]
    same = provisions == said and [each for _, each in defined] == [*other.definitions.values()]
    if same and one.rules == other.rules:
        return
    ranges = [interval(*each) for edit in edits if edit.subject == "rule" for each in edit.codes]
    found = _unlike(other, [*defined, *provisions, *one.rules], ranges, within=False)
    if ranges and not same and found != ALL_GOODS:
        more = _unlike(other, [*defined, *provisions, *other.rules], ranges, within=True)
        found = more if more == ALL_GOODS else tuple(sorted({*found, *more}))
    if found:
        clause = ClauseEdit("clause", WHAT, *_swapped([*one.rules, *provisions], [*other.rules, *said]))
        goods = () if found == ALL_GOODS else closed(other.nomenclature or USUAL, found)
        yield Edit("provision", "moved", TITLE, clauses=(clause,), codes=tuple(map(digits, goods)),
                   touches=touched(goods, other) if goods else None)  # fmt: skip


ALL_GOODS = ("",)
"""The codes of something that is not asked of goods code by code."""


def _unlike(side: Side, statements: Layered, ranges: Sequence[Range], *, within: bool) -> tuple[str, ...]:
    """The subheadings, within some ranges or beside them, of which other statements would ask something else."""
    asked, program = side.saying(statements), side.program
    if Forms(asked).of_text != Forms(program).of_text:
        return ALL_GOODS
    return unlike_codes(asked, program, lambda code: _lies(code, ranges) is within)


def _lies(code: str, ranges: Sequence[Range]) -> bool:
    low, high = interval(code, code)
    return any(a <= high and low <= b for a, b in ranges)


def _layered(side: Side) -> Layered:
    return list(zip(side.layers, side.provisions, strict=True))


# ---- the first text as it would be with what is told


def carried_out(one: Side, other: Side, edits: Sequence[Edit]) -> Layered:
    """The provisions of the first text in its order, with what became of those that differ in their place.

    What was added stands between others of its kind as in the second text.
    """
    theirs = {str(each.span): (layer, each) for layer, each in _layered(other)}
    told = {each.before.place: each.after for each in edits if each.subject == "provision" and each.before}
    found: Layered = []
    for layer, each in _layered(one):
        place = str(each.span)
        if place not in told:
            found.append((layer, each))
        elif (after := told[place]) is not None:
            found.append(theirs[after.place])
    added = {each.after.place for each in edits if each.subject == "provision" and each.after and not each.before}
    said = _layered(other)
    for number, each in enumerate(said):
        if str(each[1].span) in added:
            mine, earlier, later = (_worded(some, type(each[1])) for some in (found, said[:number], said[number + 1 :]))
            found.insert(_place(mine, earlier, later), each)
    return found


def _worded(statements: Layered, kind: type[Any]) -> list[str]:
    """Statements of a kind in their words; nothing for others."""
    return [words(each) if isinstance(each, kind) else "" for _, each in statements]


def _place(found: list[str], earlier: list[str], later: list[str]) -> int:
    """Where the fewest stand on another side than in the text that has all of them."""
    sides = ((each in later) - (each in earlier) if each else 0 for each in found)
    wrong = list(accumulate(sides, initial=0))
    return wrong.index(min(wrong))


def _defined(definitions: Definitions, edits: Sequence[Edit], provisions: Layered) -> list[Any]:
    """What the names of both texts mean: those of the first what they mean there, but where it is told otherwise.

    A name that is gone, and that nothing uses but what is told, is gone.
    """
    before, after = definitions.sides
    told = {each.before.place for each in edits if each.before}
    twins = dict(definitions.pairs)
    found: dict[Name, Any] = {}
    for name, each in before.definitions.items():
        changed = name in twins and str(each.span) in told
        found[name] = replace(after.definitions[twins[name]], name=each.name) if changed else each
    untold = [each for _, each in (*provisions, *before.rules) if str(each.span) not in told]
    used = _used(found, untold, before)
    kept = {name: each for name, each in found.items() if name in after.definitions or name in used}
    return [*(kept | {name: each for name, each in after.definitions.items() if name not in kept}).values()]


def _used(defined: Mapping[Name, Any], statements: Sequence[Any], side: Side) -> set[Name]:
    """The names that statements use, and those that what they mean uses."""
    words_ = frozenset[str]().union(*map(side.mentions, statements))
    found: set[Name] = set()
    while more := {name for name in defined if name not in found and name[1].split(" for ")[0] in words_}:
        found |= more
        words_ = words_.union(*(side.mentions(defined[name]) for name in more))
    return found


# ---- in words


def _swapped(left: Layered, right: Layered) -> tuple[Passage | None, Passage | None]:
    """The first two neighbours of the one text that stand the other way round in the other."""
    places = [(right.index(each), each[1]) for each in left if each in right]
    for (place, first), (next_, second) in pairwise(places):
        if next_ < place and type(first) is type(second):
            return _passage(first, second), _passage(second, first)
    return None, None


def _passage(first: Any, second: Any) -> Passage:
    return Passage(f"{words(first)} {words(second)}", str(first.span))
