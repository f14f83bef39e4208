"""Lists within lists: `(a) (i) A; or (ii) B; and (b) C` asks C, and A or B.

Marks say which clauses stand together: letters, small Roman figures, figures and dashes are each a level of their own,
which lies in the one that was open when it began. A list within another one, or behind `and` or `or`, is one clause.
Where one level has `or` and `and`, the word before its last item is the one of the list, and the other binds tighter;
that it may be otherwise is told.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from roolang.draft.english.building.base import Builder, Clause
from roolang.draft.english.chaining import chain

ROMAN = re.compile(r"[ivx]+")
DASH = "DASH"
FIRST = (DASH, "a", "A", "i", "1")
"""What the first item of a list is marked by."""


@dataclass(slots=True)
class Item:
    """A clause, and how it is joined to the one before it."""

    clause: Clause
    join: str
    lost: bool = False
    """Whether no word says how it is joined."""
    bare: bool = False
    """Whether `and` or `or` joins it, and nothing besides."""
    light: bool = False
    """Whether `and`, `or` or a comma joins it, and nothing besides but labels."""
    said: bool = False
    """Whether `or` joins it, perhaps beside marks."""
    word: str = ""
    """The word that joins it."""
    marks: tuple[str, ...] = ()
    """The dashes and labels that it stands behind."""
    path: tuple[str, ...] = ()
    """The levels of lists that are open at it, the outermost first."""
    begins: int | None = None
    """At which of these levels it is another item of a list; None where it stands behind no mark."""
    slash: bool = False
    """Whether a slash joins it, and nothing besides."""
    either: bool = False
    """Whether `either` stands before it."""
    apart: bool = False
    """Whether a word joins it, behind a semicolon or a full stop, or as something in addition."""


def outlined(b: Builder, items: list[Item], *, last: bool = True) -> list[Item]:
    """The items, those of a list within a list as one; where a level has both words, by its `last` one or not."""
    for depth in range(max(len(item.path) for item in _placed(items)), 0, -1):
        listed = runs(items, [_goes_on(*pair, depth) for pair in itertools.pairwise(items)])
        items = [each for run in listed for each in _level(b, run, depth, last=last)]
    return items


def otherwise(b: Builder, items: list[Item]) -> list[Item] | None:
    """The items with `or` binding tighter than `and`, where both stand in one row; None where they do not."""
    made: list[Item] = []
    for row in _rows(items):
        mixed = {item.word for item in row[1:] if item.join == item.word} == {"and", "or"}
        for run in runs(row, [item.join == "or" for item in row[1:]]):
            one = folded(b, run, "or") if mixed else None
            made += [one] if one and len(run) > 1 else run
    return made if len(made) < len(items) else None


def reaching(b: Builder, items: list[Item]) -> list[Item] | None:
    """`A, provided that B or C`, with C beside B; None where C is no alternative that only `or` joins."""
    made: list[Item] = []
    provided = False
    for item in items:
        sentence = b.text[item.clause.start :][:2].istitle()
        provided = item.join == "provided" or (provided and (item.join != "alt" or (item.bare and not sentence)))
        within = provided and item.join == "alt" and item.clause.kind in ("change", "cond")
        made.append(replace(item, join="or") if within else item)
    return made if any(each is not item for each, item in zip(made, items, strict=True)) else None


def _rows(items: list[Item]) -> Iterator[list[Item]]:
    """What is joined by `and` and `or` alone."""
    row: list[Item] = []
    for item in items:
        if row and item.join not in ("and", "or"):
            yield row
            row = []
        row.append(item)
    yield row


def runs(items: list[Item], joined: list[bool]) -> list[list[Item]]:
    """Items cut before each that is not joined to the one before it."""
    found = [items[:1]]
    for item, near in zip(items[1:], joined, strict=True):
        if near:
            found[-1].append(item)
        else:
            found.append([item])
    return found


# ---- levels


def _placed(items: list[Item]) -> list[Item]:
    """The items, which know now what levels are open where they stand."""
    open_: list[str] = []
    before = ""
    for item in items:
        if item.join in ("alt", "each") and not (item.marks and style(item.marks[0], before) in open_):
            open_ = []
        for mark in item.marks:
            level, before = style(mark, before), mark
            at = open_.index(level) if level in open_ else len(open_)
            open_[at:] = [level]
            item.begins = at if item.begins is None else item.begins
        item.path = tuple(open_)
    return items


def style(mark: str, before: str = "") -> str:
    """The level of a mark: `(i)` is a figure, unless `(h)` stands before it."""
    name, last = mark.strip("()."), before.strip("().")
    if mark == DASH or name.isdigit():
        return DASH if mark == DASH else "1"
    follows = len(name) == len(last) == 1 and ord(name) == ord(last) + 1
    figure = ROMAN.fullmatch(name.lower()) and not (follows and name in "iI")
    return ("I" if figure else "A") if name.isupper() else "i" if figure else "a"


def _goes_on(before: Item, item: Item, depth: int) -> bool:
    """Whether an item is of the same list of some depth as the one before it."""
    another = item.begins == depth - 1
    joined = item.join in ("and", "or") or (item.join == "alt" and another and depth > 1)
    return len(before.path) == len(item.path) == depth and joined and (another or item.begins is None)


def _level(b: Builder, run: list[Item], depth: int, *, last: bool) -> list[Item]:
    """The items of one list: as one if it lies in another or behind a word, else each with what stands beside it."""
    first = run[0]
    if len(first.path) < depth or first.begins is None:
        return run
    parts = runs(run, [item.begins is None for item in run[1:]])
    if len(parts) == 1:
        one = _beside(b, run)
        return [replace(one, path=first.path[:-1])] if one and depth > 1 else run
    if not last and len(parts[-1]) > 1 and first.path[-1] != DASH:
        return run
    siblings = [_beside(b, each) for each in parts]
    kept = [each for each in siblings if each is not None]
    words = _words(kept)
    if len(kept) < len(siblings):
        return run
    inner = depth > 1 or (first.join in ("and", "or") and first.word != "" and first.marks[0].strip("().") in FIRST)
    if inner and len(set(words)) == 1 and words[0]:
        one = folded(b, kept, words[0])
        begins = first.begins if first.begins < depth - 1 else None
        return [replace(one, path=first.path[:-1], begins=begins)] if one else run
    if inner:
        return run
    if last and words[-1:] == ["and"] and "or" in words:
        tied = [folded(b, each, "or") for each in runs(kept, [word == "or" for word in words])]
        return [each for each in tied if each] if all(tied) else run
    return kept


def _beside(b: Builder, run: list[Item]) -> Item | None:
    """An item of a list with what stands beside it, as one; None where they are not joined by one word."""
    words = {item.word for item in run[1:]}
    if len(run) == 1:
        return run[0]
    return folded(b, run, words.pop()) if len(words) == 1 and "" not in words else None


def _words(items: list[Item]) -> list[str]:
    """The word before each but the first item: for marks alone that of the next one that has a word."""
    words: list[str] = []
    for item in reversed(items[1:]):
        words.append(item.word or (words[-1] if words else ""))
    return words[::-1]


def folded(b: Builder, run: list[Item], word: str) -> Item | None:
    """Items joined by one word as one; None where some are no conditions of the same goods."""
    conds = [item.clause.cond for item in run if item.clause.kind in ("change", "cond") and item.clause.scope is None]
    parts = [each for each in conds if each is not None]
    if len(parts) < len(run):
        return None
    clause = Clause("cond", run[0].clause.start, run[-1].clause.end, chain(b, word, parts))
    return run[0] if len(run) == 1 else replace(run[0], clause=clause)
