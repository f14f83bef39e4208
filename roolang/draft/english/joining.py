"""Clauses to one condition: which are alternatives, which must all hold, what an allowance departs from.

`A; B; or C` is one row of alternatives. `provided that`, `and` and `in which` bind tighter. `however` lets in what the
change before it keeps out, and a limit on `their total value` belongs to what was named before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from roolang.draft.english.building.base import Builder, Clause
from roolang.draft.english.building.figures import compared
from roolang.syntax import tree as t

Separator: TypeAlias = tuple[list[str], list[str], list[str]]
"""What stands between two clauses: marks and words, labels, leading words."""


@dataclass(slots=True)
class Item:
    """A clause, and how it is joined to the one before it."""

    clause: Clause
    join: str


@dataclass(slots=True)
class Alternative:
    """Clauses of one alternative: `(join, condition)`, where a change may still be departed from."""

    parts: list[tuple[str, t.Cond]] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    scope: t.Codes | None = None
    grouped: int = 0
    """From which part on all stands behind `provided that`."""


def joined(b: Builder, row: list[Any], leads: list[str]) -> tuple[t.Cond, t.Codes | None]:
    """The condition of a row of clauses and separators, and the goods that all alternatives name."""
    items = _items(row, leads)
    alternatives: list[Alternative] = []
    for item in items:
        if not alternatives or item.join == "alt":
            alternatives.append(Alternative())
        _take(b, alternatives[-1], item)
    return _either(b, alternatives)


# ---- how clauses are joined


def _items(row: list[Any], leads: list[str]) -> list[Item]:
    """Each clause with its join, told by the marks before it and, for bare marks, by the next that says it."""
    items = [Item(row[0], "alt")]
    seps: list[Separator] = row[1::2]
    clauses: list[Clause] = row[2::2]
    listed = "PROVIDED" in leads or "IN_WHICH" in leads
    for index, (sep, clause) in enumerate(zip(seps, clauses, strict=True)):
        listed = (listed and not (clause.opens and _word(sep) == "or")) or bool({"PROVIDED", "IN_WHICH"} & set(sep[2]))
        items.append(Item(clause, _join(sep, clause, seps[index + 1 :], listed)))
    return items


def _word(sep: Separator) -> str:
    kinds = sep[0]
    return "and/or" if "and" in kinds and "or" in kinds else "and" if "and" in kinds else "or" if "or" in kinds else ""


def _join(sep: Separator, clause: Clause, later: list[Separator], listed: bool) -> str:
    kinds, labels, leads = sep
    word = _word(sep)
    if clause.kind in ("its", "may"):
        return "however" if "HOWEVER" in leads or clause.kind == "may" else "and"
    if "HOWEVER" in leads or "WITHIN_LIMIT" in leads or "ADDITION" in leads:
        return "and"
    if "PROVIDED" in leads:
        return "provided"
    if clause.opens and word != "and" and (word == "or" or ";" in kinds or "." in kinds or "LINE" in kinds):
        return "alt"
    if word == "and":
        return "and"
    if word == "or":
        inner = listed and not any(label.strip("()").isdigit() for label in labels)
        return "or" if inner else "alt"
    if word == "and/or":
        return "or"
    if ";" in kinds and not listed:
        return next(("and" if _word(s) == "and" else "alt" for s in later if ";" in s[0] and _word(s)), "alt")
    following = next((_word(s) for s in later if _word(s)), "")
    if following == "or" and listed and "IN_WHICH" not in leads:
        return "or"
    return "and"


# ---- clauses to conditions


def _take(b: Builder, found: Alternative, item: Item) -> None:
    """Adds a clause to an alternative."""
    clause = item.clause
    found.clauses.append(clause)
    if clause.kind == "may":
        _let_in(b, found, clause)
    elif clause.kind == "its":
        _limit(b, found, clause)
    elif clause.kind == "too":
        _also(b, found, clause)
    else:
        if clause.scope is not None and found.scope is None:
            found.scope = clause.scope
        assert clause.cond is not None
        if item.join == "provided" and not found.grouped:
            found.grouped = len(found.parts)
        found.parts.append(("or" if item.join == "or" else "and", clause.cond))


def _changed(cond: t.Cond) -> bool:
    """Whether a condition keeps materials out, so that some may be let in."""
    inner = cond.cond if isinstance(cond, t.Annotated) else cond
    return isinstance(inner, t.Change | t.Every | t.MadeFrom | t.MaterialsUndergo | t.Undergoes)


def _let_in(b: Builder, found: Alternative, clause: Clause) -> None:
    """`however, M may be used`: of what the last change keeps out; `may not`: kept out as well."""
    assert clause.mats is not None
    at = next((i for i in range(len(found.parts) - 1, -1, -1) if _changed(found.parts[i][1])), None)
    place = b.span(clause.start, clause.end)
    if at is None:
        words = b.words(clause.start, clause.end)
        b.ask("fact", words, clause.start, clause.end)
        found.parts.append(("and", t.Established(words, span=place)))
        return
    join, cond = found.parts[at]
    if clause.allowed:
        components = isinstance(cond, t.Every) and any(
            isinstance(m, t.Mat) and m.noun == "components" for m in cond.mats.items
        )
        mats = clause.mats if not components else _components(clause.mats)
        allowance = t.Allowance(mats, clause.limits, span=place)
        before = cond if isinstance(cond, t.Annotated) else t.Annotated(cond, span=cond.span)
        found.parts[at] = (join, replace(before, allowances=(*before.allowances, allowance)))
        return
    codes = _codes_of(b, clause.mats)
    inner = cond.cond if isinstance(cond, t.Annotated) else cond
    if isinstance(inner, t.Change):
        exception = t.Exception_(codes, span=place)
        change = replace(inner, exceptions=(*inner.exceptions, exception))
        found.parts[at] = (join, replace(cond, cond=change) if isinstance(cond, t.Annotated) else change)
    else:
        found.parts.append(("and", t.Every("no", clause.mats, t.Status("non-originating", span=place), span=place)))


def _components(mats: t.Mats) -> t.Mats:
    """Articles of a set."""
    items = tuple(
        replace(item, noun="components", described=False)
        if isinstance(item, t.Mat) and (item.noun == "articles" or not item.described)
        else item
        for item in mats.items
    )
    return replace(mats, items=items)


def _codes_of(b: Builder, mats: t.Mats) -> t.Codes:
    """The class of codes that materials are of."""
    items: list[Any] = []
    for mat in mats.items:
        assert isinstance(mat, t.Mat)
        if mat.described:
            items.append(t.Described(mat.noun, mat.of, span=mat.span))
        elif mat.of is not None:
            items += mat.of.items
    return t.Codes(tuple(items), span=mats.span)


def _also(b: Builder, found: Alternative, clause: Clause) -> None:
    """A second thing said of the materials that were named before."""
    named = next((each.mats for each in reversed(found.clauses[:-1]) if each.mats is not None), None)
    place = b.span(clause.start, clause.end)
    if named is None or clause.status is None:
        words = b.words(clause.start, clause.end)
        b.ask("fact", words, clause.start, clause.end)
        found.parts.append(("and", t.Established(words, span=place)))
        return
    found.parts.append(("and", t.Every("all" if clause.allowed else "no", named, clause.status, span=place)))


def _limit(b: Builder, found: Alternative, clause: Clause) -> None:
    """A limit on what was named before: on an allowance, else a condition of its own."""
    for at in range(len(found.parts) - 1, -1, -1):
        join, cond = found.parts[at]
        if isinstance(cond, t.Annotated) and cond.allowances and clause.measure == "value" and clause.compare == "<=":
            last = cond.allowances[-1]
            if (
                isinstance(last, t.Allowance)
                and not last.limits
                and len(found.clauses) > 1
                and found.clauses[-2].kind == "may"
            ):
                last = replace(last, limits=clause.limits, span=b.span(last.span.start, clause.end))
                found.parts[at] = (join, replace(cond, allowances=(*cond.allowances[:-1], last)))
                return
    before = found.clauses[-2] if len(found.clauses) > 1 else None
    if before is not None and before.kind == "unread" and isinstance(found.parts[-1][1], t.Established):
        words = b.words(before.start, clause.end)
        b.questions[:] = [each for each in b.questions if each.place != (before.start, before.end)]
        b.ask("fact", words, before.start, clause.end)
        found.parts[-1] = (found.parts[-1][0], t.Established(words, span=b.span(before.start, clause.end)))
        clause.kind, clause.start = "unread", before.start
        return
    named = before.mats if before is not None else None
    if named is None:
        words = b.words(clause.start, clause.end)
        b.ask("fact", words, clause.start, clause.end)
        found.parts.append(("and", t.Established(words, span=b.span(clause.start, clause.end))))
        return
    mats = replace(
        named,
        items=tuple(
            replace(item, whose=item.whose or "non-originating") if isinstance(item, t.Mat) else item
            for item in named.items
        ),
    )
    made = compared(b, clause.measure, mats, clause.compare, clause.limits, clause.start, clause.end)
    found.parts.append(("and", made))


# ---- alternatives


def _together(b: Builder, found: Alternative) -> t.Cond:
    """All clauses of an alternative: what stands behind `provided that` is one group."""
    parts = found.parts
    if not found.grouped:
        return _row(b, parts)
    return _chain(
        b,
        "and",
        [_row(b, parts[: found.grouped]), _row(b, [("and", parts[found.grouped][1]), *parts[found.grouped + 1 :]])],
    )


def _row(b: Builder, parts: list[tuple[str, t.Cond]]) -> t.Cond:
    """`and` binds tighter than `or`."""
    rows: list[list[t.Cond]] = [[]]
    for join, cond in parts:
        if join == "or" and rows[-1]:
            rows.append([])
        rows[-1].append(cond)
    return _chain(b, "or", [_chain(b, "and", row) for row in rows])


def _chain(b: Builder, join: str, conds: list[t.Cond]) -> t.Cond:
    """Conditions under one connective."""
    if len(conds) == 1:
        return conds[0]
    flat: list[t.Cond] = []
    for cond in conds:
        flat += (
            [each for each in cond.parts if not isinstance(each, t.Bracketed)]
            if isinstance(cond, t.Chain) and cond.join == join
            else [cond]
        )
    return t.Chain(join, tuple(flat), span=b.span(flat[0].span.start, max(each.span.end for each in flat)))


def _either(b: Builder, alternatives: list[Alternative]) -> tuple[t.Cond, t.Codes | None]:
    """Alternatives joined; each for its own goods where they name different ones."""
    scopes = [each.scope for each in alternatives]
    named = [scope for scope in scopes if scope is not None]
    same = named[0] if named and all(scope == named[0] for scope in named) else None
    conds: list[t.Cond] = []
    for each in alternatives:
        cond = _together(b, each)
        if each.scope is not None and same is None:
            cond = t.Guarded(cond, goods=each.scope, span=b.span(each.scope.span.start, cond.span.end))
        conds.append(cond)
    return _chain(b, "or", conds), same
