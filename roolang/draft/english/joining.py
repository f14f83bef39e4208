"""Clauses to one condition: which are alternatives, which must all hold, what an allowance departs from.

`A; B; or C` is one row of alternatives. `provided that`, `and` and `in which` bind tighter. `however` lets in what the
change before it keeps out, and a limit on `their total value` belongs to what was named before it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from roolang.draft.english.building.base import Builder, Clause, Doubt
from roolang.draft.english.building.figures import compared
from roolang.draft.english.building.materials import NOUNS
from roolang.draft.english.chaining import chain, together
from roolang.draft.english.connecting import is_dated, joins
from roolang.draft.english.doubting import AND_OR, AND_TIGHTER, doubt
from roolang.draft.english.grouping import grouped, regrouped
from roolang.draft.english.outlining import Item, otherwise, outlined, reaching
from roolang.draft.english.staging import Alternative, stage
from roolang.source import Span
from roolang.syntax import tree as t


def joined(b: Builder, row: list[Any], leads: list[str]) -> tuple[t.Cond, t.Codes | None]:
    """The condition of a row of clauses and separators, and the goods that all alternatives name."""
    plain = joins(b, _once(b, row), leads)
    flat = grouped(b, plain)
    items, beside = outlined(b, flat), outlined(b, flat, last=False)
    alternatives = _alternatives(b, items)
    made, scope = _staged(b, items, alternatives)
    doubt(b, items, alternatives, made)
    _mixed(b, made, items, beside)
    for about, chosen, other in regrouped(b, plain):
        _other(b, made, (other,), about, chosen)
    return made, scope


def _mixed(b: Builder, made: t.Cond, items: list[Item], beside: list[Item]) -> None:
    """Tells how `and` beside `or` may be read otherwise: by the level of a list, or by which binds tighter."""
    by_level = len(beside) != len(items)
    chosen = "the word before the last item is that of the list" if by_level else AND_TIGHTER
    _other(b, made, (beside if by_level else None, otherwise(b, beside)), AND_OR, chosen)
    _other(b, made, (reaching(b, items),), "how far `provided` reaches ahead", "to the next alternative")


def _other(b: Builder, made: t.Cond, ways: tuple[list[Item] | None, ...], about: str, chosen: str) -> None:
    """Tells the first of some ways to join clauses that comes to something else."""
    for other in ways:
        if other is None or any(item.clause.kind == "unread" for item in other):
            continue
        mark, doubts = b.mark(), len(b.doubts)
        also, _ = _staged(b, other, _alternatives(b, other))
        b.back(mark)
        del b.doubts[doubts:]
        if also != made and not any(each.node is made and each.other == also for each in b.doubts):
            b.doubts.append(Doubt(other[0].clause.start, other[-1].clause.end, about, chosen, made, also))
            return


def _alternatives(b: Builder, items: list[Item]) -> list[Alternative]:
    """What a row of clauses offers, each with all that is asked in it."""
    alternatives: list[Alternative] = []
    for item in items:
        if item.join == "each" and (alternatives[1:] or any(join == "or" for join, _ in alternatives[0].parts)):
            alternatives = [_all_of(b, alternatives)]
        if not alternatives or item.join == "alt":
            window = alternatives[-1].window if item.bare and not is_dated(item.clause) else None
            alternatives.append(Alternative(window=item.clause.window or window, bare=item.bare, said=item.said))
        _take(b, alternatives[-1], item)
    return _with_conditions(b, alternatives)


def _staged(b: Builder, items: list[Item], alternatives: list[Alternative]) -> tuple[t.Cond, t.Codes | None]:
    """Alternatives as one condition, each in its days."""
    beside = [replace(each, parts=[*each.parts]) for each in alternatives]
    stage(alternatives)
    made, scope = _either(b, alternatives)
    stage(beside, replacing=False)
    if any(
        each.parts != other.parts or each.window != other.window
        for each, other in zip(alternatives, beside, strict=True)
    ):
        about = "whether what begins on a day takes the place of what stands before it"
        other = _either(b, beside)[0]
        b.doubts.append(Doubt(items[0].clause.start, items[-1].clause.end, about, "it takes its place", made, other))
    return made, scope


def _all_of(b: Builder, alternatives: list[Alternative]) -> Alternative:
    """Alternatives as one, for what is asked in each case."""
    made, scope = _either(b, _with_conditions(b, alternatives))
    clauses = [clause for each in alternatives for clause in each.clauses]
    return Alternative([("and", made)], clauses, scope)


def _with_conditions(b: Builder, alternatives: list[Alternative]) -> list[Alternative]:
    """Goods that are named, and of which nothing is asked, are a question beside what stands before them."""
    kept: list[Alternative] = []
    for each in alternatives:
        if each.parts:
            kept.append(each)
            continue
        asked = _asked(b, each.clauses[-1].start, each.clauses[-1].end)
        each.scope = None
        (kept[-1] if kept else each).parts.append(("and", asked))
        kept += [] if kept else [each]
    return kept


def _once(b: Builder, row: list[Any]) -> list[Any]:
    """`RVC40: a regional value content of not less than 40%`: what explains an abbreviation stands for it."""
    kept = row[:1]
    for sep, clause in zip(row[1::2], row[2::2], strict=True):
        before = kept[-1].cond
        if sep[0] == [":"] and before is not None and before == clause.cond:
            continue
        if sep[0] == [":"] and isinstance(before, t.Compare) and isinstance(clause.cond, t.Compare):
            same = before.left == clause.cond.left and _numbers(before) == _numbers(clause.cond)
            if same:
                b.doubts[:] = [each for each in b.doubts if not before.span.start <= each.start < before.span.end]
                kept[-1] = clause
                continue
        kept += [sep, clause]
    return kept


def _numbers(cond: t.Compare) -> list[Any]:
    return [each.amount.steps if isinstance(each.amount, t.Share) else each.amount for each in cond.limits]


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
    elif clause.kind == "for":
        found.scope = clause.scope
    elif _of_what_it_is_made(found, item):
        obtained = t.Status("wholly obtained", span=b.span(clause.start, clause.end))
        _also(b, found, replace(clause, kind="too", status=obtained))
    else:
        if clause.scope is not None and found.scope is None:
            found.scope = clause.scope
        cond = clause.cond
        assert cond is not None
        if clause.window is not None and found.parts:
            cond = t.Guarded(cond, *clause.window, span=b.span(clause.start, clause.end))
        if item.join == "provided" and not found.grouped:
            found.grouped = len(found.parts)
        found.parts.append(("or" if item.join == "or" else "and", cond))
        found.lost = found.lost or (item.lost and item.join == "and")


def _of_what_it_is_made(found: Alternative, item: Item) -> bool:
    """`from fish of Chapter 3, wholly obtained`: the fish is, not the good."""
    before = found.parts[-1][1] if found.parts else None
    return item.lost and isinstance(before, t.MadeFrom) and isinstance(item.clause.cond, t.WhollyObtained)


def _changed(cond: t.Cond) -> bool:
    """Whether a condition keeps materials out, so that some may be let in."""
    inner = cond.cond if isinstance(cond, t.Annotated) else cond
    return isinstance(inner, t.Change | t.Every | t.MadeFrom | t.MaterialsUndergo | t.Undergoes)


def _let_in(b: Builder, found: Alternative, clause: Clause) -> None:
    """`however, M may be used`: of what the last change keeps out; `may not`: kept out as well."""
    assert clause.mats is not None
    last = found.clauses[-2] if len(found.clauses) > 1 else None
    if last is not None and last.kind == "unread" and b.text[last.start : last.end].lower().startswith("if "):
        _with_unread(b, found, clause, last)
        return
    at = next((i for i in range(len(found.parts) - 1, -1, -1) if _changed(found.parts[i][1])), None)
    place = b.span(clause.start, clause.end)
    if at is None and not clause.allowed and not any(isinstance(m, t.Mat) and m.described for m in clause.mats.items):
        found.parts.append(("and", _none_of(clause.mats, place)))
        return
    if at is None:
        found.parts.append(("and", _asked(b, clause.start, clause.end)))
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
        found.parts.append(("and", _none_of(clause.mats, place)))


def _asked(b: Builder, start: int, end: int) -> t.Established:
    """A question of fact in the words of a clause."""
    words = b.words(start, end)
    b.ask("fact", words, start, end)
    return t.Established(words, span=b.span(start, end))


def _with_unread(b: Builder, found: Alternative, clause: Clause, before: Clause) -> None:
    """What depends on a clause that nobody reads is one question with it."""
    b.forget(before.start, clause.end)
    found.parts[-1] = (found.parts[-1][0], _asked(b, before.start, clause.end))
    clause.kind, clause.start = "unread", before.start


def _none_of(mats: t.Mats, place: Span) -> t.Every:
    """None of such materials is non-originating."""
    items = tuple(replace(item, whose="") if isinstance(item, t.Mat) else item for item in mats.items)
    return t.Every("no", replace(mats, items=items), t.Status("non-originating", span=place), span=place)


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
        elif mat.noun not in NOUNS:
            items.append(t.NamedClass(mat.noun, mat.of, span=mat.span))
        elif mat.of is not None:
            items += mat.of.items
    return t.Codes(tuple(items), span=mats.span)


def _also(b: Builder, found: Alternative, clause: Clause) -> None:
    """A second thing said of the materials that were named before."""
    named = next((each.mats for each in reversed(found.clauses[:-1]) if each.mats is not None), None)
    place = b.span(clause.start, clause.end)
    if named is None or clause.status is None:
        found.parts.append(("and", _asked(b, clause.start, clause.end)))
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
        _with_unread(b, found, clause, before)
        return
    named = before.mats if before is not None else None
    if named is None:
        found.parts.append(("and", _asked(b, clause.start, clause.end)))
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


def _either(b: Builder, alternatives: list[Alternative]) -> tuple[t.Cond, t.Codes | None]:
    """Alternatives joined; each for its own goods where they name different ones."""
    scopes = [each.scope for each in alternatives]
    named = [scope for scope in scopes if scope is not None]
    same = named[0] if named and all(scope == named[0] for scope in named) else None
    if scopes[0] is None:
        same = None  # goods that stand behind alternatives are for what follows them
    conds: list[t.Cond] = []
    for each in alternatives:
        cond = each.whole = together(b, each)
        goods = each.scope if same is None else None
        if goods is not None or each.window is not None:
            begin = goods.span.start if goods is not None else cond.span.start
            since, until = each.window or (None, None)
            cond = t.Guarded(cond, since, until, goods, span=b.span(begin, cond.span.end))
        conds.append(cond)
    return chain(b, "or", conds), same
