"""A condition in legal English: alternatives, what each begins with, and what is provided besides."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_lowercase, ascii_uppercase
from typing import TypeAlias

from roolang.domain.signs import SAID
from roolang.draft.wording.classes import attributed, codes, slot
from roolang.draft.wording.clauses import SHORT, of_sets, opening, requirement
from roolang.draft.wording.figures import maximum
from roolang.draft.wording.house import House, day, either
from roolang.syntax import tree as t

Part: TypeAlias = t.Cond | t.Bracketed[t.Cond]
LEVELS = {short: level for level, short in SHORT.items()}
OPENED = (t.Change, t.NoChange, t.MadeFrom, t.Undergoes, t.WhollyObtained)
"""Conditions that a sentence may begin with; before any other stands `production in which`."""


def sentence(cond: t.Cond, house: House) -> str:
    """A whole condition as the text of a rule: its alternatives, each on a line of its own."""
    return ";\nor\n".join(_alternative(part, house) for part in _parts(plain(cond), "or")) + "."


def clause(cond: t.Cond, house: House) -> str:
    """A whole condition within a sentence of something else, its list as a list; facts in question are introduced."""
    house = replace(house, asks=True)
    inner = cond.cond if isinstance(cond, t.Annotated) and not cond.allowances else cond
    return _counted(inner, house) if isinstance(inner, t.Enumeration) else _within(plain(cond), house)


def plain(cond: Part) -> t.Cond:
    """The condition without citations and labels: lists of alternatives as rows of them, rows within like rows opened.

    Brackets stay where they are.
    """
    match cond:
        case t.Annotated(inner, ()):
            return plain(inner)
        case t.Enumeration("any of" | "all of" as head, items) if all(isinstance(each, t.Labelled) for each in items):
            conds = tuple(each.cond for each in items if isinstance(each, t.Labelled))
            return plain(t.Chain("or" if head == "any of" else "and", conds, span=cond.span))
        case t.Chain(join, parts):
            flat: list[Part] = []
            for part in parts:
                bare: Part = part if isinstance(part, t.Bracketed) else plain(part)
                flat += bare.parts if isinstance(bare, t.Chain) and bare.join == join else [bare]
            return t.Chain(join, tuple(flat), span=cond.span)
        case t.Named() | t.Excepting():
            return _change_by_name(cond)
        case t.Guarded(inner):
            return t.Guarded(plain(inner), cond.start, cond.end, cond.goods, span=cond.span)
    return cond  # type: ignore[return-value]


def _change_by_name(cond: t.Named | t.Excepting) -> t.Cond:
    """A change in tariff classification by its abbreviation, as the change that it is."""
    name = cond.name if isinstance(cond, t.Named) else cond.named.name
    level = LEVELS.get(name)
    if level is None:
        return cond
    codes = t.Codes((t.AnyOther(level, span=cond.span),), span=cond.span)
    return t.Change(codes, cond.exceptions if isinstance(cond, t.Excepting) else (), span=cond.span)


def _parts(cond: t.Cond, join: str) -> tuple[Part, ...]:
    return cond.parts if isinstance(cond, t.Chain) and cond.join == join else (cond,)


def _alternative(cond: Part, house: House) -> str:
    """One alternative: what it begins with, and what must be so besides."""
    if isinstance(cond, t.Bracketed):
        return attributed(cond.attribution, f"; {cond.join} ".join(_alternative(each, house) for each in cond.content))
    goods, dates = None, ""
    if isinstance(cond, t.Guarded):
        goods, dates, cond = cond.goods, _dates(cond), cond.cond
    first, *rest = _parts(cond, "and")
    if not isinstance(_bare(first), OPENED) and not of_sets(_bare(first)):
        of = f"For {codes(goods, house)}: p" if goods else "P"
        return _when(dates, _production(of, [first, *rest], house), rest)
    words = opening(first, goods, house)  # type: ignore[arg-type]
    return _when(dates, words + (f", provided that{_besides(rest, house)}" if rest else ""), rest)


def _when(dates: str, words: str, rest: list[Part]) -> str:
    """Words with their days: before several conditions, so that the days are for all of them."""
    if not rest or not dates:
        return words + dates
    days = dates.strip(" ()")
    return f"{days[0].upper()}{days[1:]}: {words}"


def _bare(cond: Part) -> Part:
    return cond.cond if isinstance(cond, t.Annotated) else cond


def _production(begins: str, parts: list[Part], house: House) -> str:
    """`Production in which ...`, each requirement behind a dash where there are several."""
    if len(parts) == 1 and house.short and begins == "P" and (words := maximum(parts[0])):  # type: ignore[arg-type]
        return words
    return f"{begins}roduction in which{_asked(parts, 'and', house)}"


def _besides(parts: list[Part], house: House) -> str:
    """What is provided: on one line, unless it has in it what is joined by the other word, or may begin a sentence."""
    join = "and"
    if len(parts) == 1 and isinstance(parts[0], t.Chain):
        join, parts = parts[0].join, [*parts[0].parts]
    if any(isinstance(_bare(part), (t.Chain, *(OPENED if join == "or" else ()))) for part in parts):
        return _asked(parts, join, house)
    return f" {_within(parts[0], house) if len(parts) == 1 else _row(parts, join, house)}"


def _asked(parts: list[Part], join: str, house: House) -> str:
    """What is asked, each behind a dash where there are several."""
    said = [_within(part, house, row=int(len(parts) > 1)) for part in parts]
    if len(said) == 1:
        return f" {said[0]}"
    return ":\n- " + ",\n- ".join(said[:-1]) + f", {join}\n- " + said[-1]


def _within(cond: Part, house: House, *, row: int = 0) -> str:
    """A condition inside a sentence; one of several, a row of its own is told as a list, `row` deep in others."""
    match cond:
        case t.Bracketed(attribution, content, join):
            return attributed(attribution, f"{join} " + f" {join} ".join(_within(each, house) for each in content))
        case t.Slot():
            return slot(cond, lambda each: _within(plain(each), house))
        case t.Chain(join, parts) if row:
            head = "either" if join == "or" else "both"
            return f"{head} {_row(parts, join, house, labels=LABELS[min(row, len(LABELS)) - 1], depth=row + 1)}"
        case t.Chain(join, parts):
            return _row(parts, join, house)
        case t.Enumeration():
            return _counted(cond, house)
        case t.Guarded(inner, _, _, goods):
            of = f"for {codes(goods, house)}, " if goods else ""
            return of + _within(inner, house) + _dates(cond)
        case t.Annotated(t.Chain() | t.Enumeration() | t.Guarded() as inner):
            return _within(inner, house, row=row)
    return requirement(cond, house)


LABELS = (("i", "ii", "iii", "iv", "v", "vi", "vii"), tuple(ascii_lowercase), tuple(ascii_uppercase))
"""What the items of a list within a sentence are called, and those of lists within that."""


def _row(
    parts: list[Part] | tuple[Part, ...], join: str, house: House, *, labels: tuple[str, ...] = (), depth: int = 1
) -> str:
    """Conditions under one connective; what holds a row of its own is told with `either` or `both`."""
    said = [_within(part, house, row=depth) for part in parts]
    if labels:
        labels = labels if len(said) <= len(labels) else LABELS[-1]
        return f", {join} ".join(f"({label}) {words}" for label, words in zip(labels, said, strict=False))
    return either(said, join)


def _counted(node: t.Enumeration, house: House) -> str:
    """None of several, or so many of them."""
    head = f"{SAID[node.compare]} {node.count} of" if node.head == "count" else node.head
    return f"{head} the following is so:\n" + ";\n".join(_item(each, house) for each in node.items)


def _item(node: t.Labelled | t.Bracketed[t.Labelled], house: House) -> str:
    if isinstance(node, t.Bracketed):
        return attributed(node.attribution, "; ".join(_item(each, house) for each in node.content))
    return f"({node.label}) {_within(plain(node.cond), house)}"


def _dates(node: t.Guarded) -> str:
    words = [f"{word} {day(when)}" for word, when in (("from", node.start), ("until", node.end)) if when]
    return f" ({' '.join(words)})" if words else ""
