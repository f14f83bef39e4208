"""What words and signs say of which clauses belong together: `either` opens a group, a slash joins what is beside it.

And how a row may be grouped otherwise where they do not say: how far back a last `and` reaches, whether `or` behind
`and` is for the clause before it alone, what a mark without a word joins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from roolang.draft.english.building.base import Builder, Clause
from roolang.draft.english.chaining import chain
from roolang.draft.english.connecting import is_dated
from roolang.draft.english.outlining import Item, folded, otherwise, outlined, runs


def grouped(b: Builder, items: list[Item]) -> list[Item]:
    """The items, those that a slash or `either` makes one as one."""
    if any(item.slash for item in items) and any(item.word == "and" for item in items):
        rows = runs(items, [item.slash for item in items[1:]])
        items = [each for row in rows for each in _as_one(b, row)]
    return _opened(b, items)


def regrouped(b: Builder, items: list[Item]) -> Iterator[tuple[str, str, list[Item]]]:
    """What may be grouped otherwise, what was chosen, and the items as they would be then."""
    if any(item.either for item in items[1:]) and (wide := _opened(b, items, wide=True)) != _opened(b, items):
        yield "how far `either` reaches", "to the last of what `or` joins", outlined(b, wide)
    if (tail := _tail(items)) is not None:
        chosen = "to all before it" if items[tail].join == "each" else "to the last alternative"
        join = "and" if items[tail].join == "each" else "each"
        yield (
            "how far what is asked last reaches back",
            chosen,
            outlined(b, [*items[:tail], replace(items[tail], join=join), *items[tail + 1 :]]),
        )
    rest = [replace(item, join="and" if _is_lost(item) else item.join) for item in items]
    if rest != items:
        yield "no word joins the items of this list", "any of them", outlined(b, rest)
    near = [replace(item, join="or" if _may_be_near(b, item) else item.join) for item in items]
    if near != items and (tighter := otherwise(b, outlined(b, near, last=False))) is not None:
        yield "`and` beside `or`", "`and` binds tighter", tighter


def _opened(b: Builder, items: list[Item], *, wide: bool = False) -> list[Item]:
    """`A and either B or C`: B or C as one; with `wide` what `and` joins to C as well."""
    made: list[Item] = []
    at = 0
    while at < len(items):
        end = _closed(items, at, wide=wide) if at and items[at].either and items[at].join != "alt" else at + 1
        made += _as_one(b, items[at:end])
        at = end
    return made


def _closed(items: list[Item], at: int, *, wide: bool) -> int:
    """Behind which item what `either` opens ends: behind the last that `or` joins to the others."""
    end = at + 1
    while end < len(items) and items[end].word != "or" and items[end].join in ("alt", "and", "or"):
        end += 1
    if end >= len(items) or items[end].word != "or":
        return at + 1
    end += 1
    while end < len(items) and items[end].bare and (items[end].word == "or" or wide):
        end += 1
    return end


def _as_one(b: Builder, row: list[Item]) -> list[Item]:
    """The items of a row as one, `and` binding tighter; as they are where they are no conditions of the same goods."""
    if len(row) == 1:
        return row
    parts = [folded(b, each, "and") for each in runs(row, [item.join == "and" for item in row[1:]])]
    conds = [each.clause.cond for each in parts if each is not None and each.clause.cond is not None]
    if len(conds) < len(parts):
        return row
    return [replace(row[0], clause=Clause("cond", row[0].clause.start, row[-1].clause.end, chain(b, "or", conds)))]


def _tail(items: list[Item]) -> int | None:
    """Which item, marked by no letter, stands behind a list of alternatives and asks one thing more."""
    for at in range(len(items) - 1, 1, -1):
        item = items[at]
        if item.join in ("and", "each") and item.apart and not item.marks:
            return at if any(each.join in ("alt", "or") for each in items[1:at]) else None
    return None


def _is_lost(item: Item) -> bool:
    """Whether nothing but a mark makes a clause an alternative: no word, no goods and no day of its own."""
    return item.lost and item.join == "alt" and item.clause.scope is None and not is_dated(item.clause)


def _may_be_near(b: Builder, item: Item) -> bool:
    """Whether `or` may join a clause to the one before it alone: behind marks, where no sentence begins."""
    sentence = b.text[item.clause.start :][:2].istitle()
    return item.join == "alt" and item.word == "or" and not item.light and not sentence
