"""What may be read otherwise when clauses are joined: each with the whole condition as it would be then."""

from __future__ import annotations

from dataclasses import replace

from roolang.draft.english.building.base import Builder, Doubt
from roolang.draft.english.chaining import chain, row, together
from roolang.draft.english.outlining import Item
from roolang.draft.english.staging import Alternative
from roolang.syntax import tree as t

AND_OR, AND_TIGHTER = "`and` beside `or`", "`and` binds tighter"


def doubt(b: Builder, items: list[Item], alternatives: list[Alternative], made: t.Cond) -> None:
    """Lists that no word joins, and `and` beside `or` with nothing that says which binds tighter."""
    for each in alternatives:
        whole = each.whole
        if each.lost and isinstance(whole, t.Chain) and whole.join == "and":
            other = t.Chain("or", whole.parts, span=whole.span)
            place = whole.span.start, whole.span.end
            b.doubts.append(Doubt(*place, "no word joins the items of this list", "all of them", whole, other))
    if (reached := _provided_of_all(b, alternatives)) is not None:
        place = items[0].clause.start, items[-1].clause.end
        b.doubts.append(Doubt(*place, "how far `provided` reaches back", "to the last alternative", made, reached))
    if (excepted := _excepted_of_all(b, items)) is not None:
        place = items[0].clause.start, items[-1].clause.end
        b.doubts.append(Doubt(*place, "how far `except` reaches back", "to the last change", made, excepted))
    joins = {item.join.replace("alt", "or") for item in items[1:] if item.light}
    plain = all(item.light and item.clause.kind in ("cond", "change") for item in items[1:])
    alike = len({item.path for item in items}) == 1 and any(item.join == "alt" for item in items[1:])
    if len(items) > 2 and plain and alike and joins == {"and", "or"}:
        groups: list[list[t.Cond]] = [[]]
        for index, item in enumerate(items):
            if index and item.join == "and":
                groups.append([])
            assert item.clause.cond is not None
            groups[-1].append(item.clause.cond)
        other_way = chain(b, "and", [chain(b, "or", group) for group in groups])
        place = items[0].clause.start, items[-1].clause.end
        b.doubts.append(Doubt(*place, AND_OR, AND_TIGHTER, made, other_way))


def _provided_of_all(b: Builder, alternatives: list[Alternative]) -> t.Cond | None:
    """`A or B, provided that C`, with C asked of A as well; None where that is not what stands there."""
    last = alternatives[-1]
    before = alternatives[:-1]
    alike = before and all(each.scope is None and each.window is None for each in alternatives)
    if not alike or not last.grouped or not all(each.bare for each in alternatives[1:]):
        return None
    begins, ends = last.clauses[0].start, last.parts[last.grouped - 1][1].span.end
    sentence = b.text[begins : begins + 2].istitle()
    if sentence or any(each.grouped for each in before) or "," not in b.text[ends : ends + 2]:
        return None
    asked = row(b, [("and", last.parts[last.grouped][1]), *last.parts[last.grouped + 1 :]])
    either = [*(together(b, each) for each in before), row(b, last.parts[: last.grouped])]
    return chain(b, "and", [chain(b, "or", either), asked])


def _excepted_of_all(b: Builder, items: list[Item]) -> t.Cond | None:
    """`CC or CTH except from X`, with X excepted from both; None where that is not what stands there."""
    changes = [item.clause.cond for item in items if isinstance(item.clause.cond, t.Change)]
    plain = all(item.join == "alt" and item.bare and item.clause.scope is None for item in items[1:])
    if len(items) < 2 or len(changes) < len(items) or not plain or not changes[-1].exceptions:
        return None
    if any(each.exceptions or each.also for each in changes[:-1]):
        return None
    return chain(b, "or", [replace(each, exceptions=changes[-1].exceptions) for each in changes])
