"""Conditions together: chains, enumerations, guards, and where parentheses must stand.

An enumeration may only close a chain, and only one of a deeper label style may close an item of another;
anywhere else it has parentheses, as has a chain within a chain.
"""

from __future__ import annotations

import re

from roolang.format.doc import (
    FILL,
    HARD,
    SOFT,
    Begin,
    Doc,
    End,
    Piece,
    flat,
    group,
    joined,
    nest,
    nest_if,
    placed,
    seq,
    started,
)
from roolang.format.words import COMPARISONS, day
from roolang.format.writing import bracket, closing, form, write
from roolang.syntax import tree as t

READS_AS_LIMIT = re.compile(r"\[(?:[^\[\]:]*:)?\s*[\d\[]|\[(?:X{1,3}|[A-Z]|TBD)\]")
ROMAN = re.compile(r"ix|iv|vi{0,3}|i{1,3}|x")


def condition(cond: t.Cond) -> Doc:
    """A whole condition."""
    return lead((), "", cond)


def lead(header: Doc, word: Piece, cond: t.Cond, depth: int = 0, *, after_or: bool = False) -> Doc:
    """A condition behind a header and a word such as `requires`.

    Too long for one line, it breaks before that word and before each connective. The items of an enumeration
    stand on lines of their own below the line that ends in `any of`.
    """
    gap = SOFT if header else ""
    if opened := _enumeration(cond, depth):
        head, items = opened
        begin = Begin()
        return seq((begin,), header, nest(gap, word, head), (End(),), nest_if(begin if header else _NEVER, items))
    marks = seq(gap, word, _parts(cond, depth, after_or))
    return group(header, nest(marks) if header or isinstance(cond, t.Chain) else marks)


_NEVER = Begin()
"""A group that nothing ever breaks."""


def _parts(cond: t.Cond, depth: int, after_or: bool = False) -> Doc:
    """The parts of a chain, or the condition itself."""
    if isinstance(cond, t.Guarded) and isinstance(cond.cond, t.Chain) and not _guards(cond.cond):
        return placed(cond.span, seq(_guard(cond), nest(SOFT, _parts(cond.cond, depth))))
    if not isinstance(cond, t.Chain):
        return _unit(cond, depth, after_or)
    last = len(cond.parts) - 1
    closed = _closed(cond.parts)
    marks: Doc = ()
    for index, part in enumerate(cond.parts):
        if isinstance(part, t.Bracketed):
            marks = seq(marks, SOFT if index else (), placed(part.span, bracketed_parts(part)))
        else:
            joining = seq(SOFT, f"{cond.join} ") if index else ()
            second = cond.join == "or" if index else after_or
            unit = _in_parentheses(part) if index in closed else _unit(part, depth if index == last else None, second)
            marks = seq(marks, joining, unit)
    return placed(cond.span, marks)


def _guards(chain: t.Chain) -> bool:
    """Whether a part of a chain brings a guard of its own."""
    return any(isinstance(part, t.Guarded) for part in chain.parts)


def _closed(parts: tuple[t.Cond | t.Bracketed[t.Cond], ...]) -> set[int]:
    """The guarded parts that need parentheses: a guard reaches to the next guard, or to the end."""
    found: set[int] = set()
    for index in range(len(parts) - 2, -1, -1):
        after = isinstance(parts[index + 1], t.Guarded) and index + 1 not in found
        if isinstance(parts[index], t.Guarded) and not after:
            found.add(index)
    return found


def bracketed_parts(node: t.Bracketed[t.Cond]) -> Doc:
    """Conditions in a bracket, which bring their connective."""
    marks: Doc = ()
    closed = _closed(node.content)
    for index, part in enumerate(node.content):
        if isinstance(part, t.Bracketed):
            marks = seq(marks, SOFT if index else (), placed(part.span, bracketed_parts(part)))
        else:
            unit = _in_parentheses(part) if index in closed else _unit(part, None, node.join == "or")
            marks = seq(marks, SOFT if index else (), f"{node.join} ", unit)
    return bracket(node.attribution, marks)


def _unit(cond: t.Cond, depth: int | None, after_or: bool = False) -> Doc:
    """One part of a chain. `depth` is the label style around it, `None` where no enumeration may stand."""
    if depth is not None and (opened := _enumeration(cond, depth)):
        return seq(*opened)
    match cond:
        case t.Chain() | t.Enumeration():
            return _in_parentheses(cond)
        case t.Slot():
            return _slot(cond, after_or)
        case t.Guarded():
            return placed(cond.span, _guarded(cond))
        case t.Annotated():
            return placed(cond.span, _annotated(cond, after_or))
        case _:
            return group(nest(write(cond)))


def _guarded(node: t.Guarded) -> Doc:
    if isinstance(node.cond, (t.Chain, t.Enumeration, t.Guarded)):
        return seq(_guard(node), nest(FILL, _in_parentheses(node.cond)))
    if isinstance(node.cond, t.Annotated):
        return seq(_guard(node), nest(FILL, write(node.cond)))
    return group(_guard(node), nest(FILL, write(node.cond)))


def _annotated(node: t.Annotated, after_or: bool) -> Doc:
    """A condition with its allowances; citations go to the end of the line."""
    inner = isinstance(node.cond, (t.Chain, t.Enumeration, t.Guarded, t.Annotated))
    bare = _slot(node.cond, after_or) if isinstance(node.cond, t.Slot) else write(node.cond)
    marks = _in_parentheses(node.cond) if inner else bare
    allowances = (seq(SOFT, write(each)) for each in node.allowances)
    return seq(group(nest(marks, *allowances)), nest(closing(node.criterion, *node.cites, node.note)))


def _slot(cond: t.Slot[t.Cond], after_or: bool) -> Doc:
    """A slot, between parentheses if behind `or` it would be read as another limit."""
    marks = write(cond)
    return _in_parentheses(cond) if after_or and READS_AS_LIMIT.match(flat(marks)) else marks


def _in_parentheses(cond: t.Cond) -> Doc:
    return seq("(", group(nest(_parts(cond, 0))), ")")


def _guard(node: t.Guarded) -> Doc:
    """From when, until when and for which goods a condition is written."""
    dates = (f"from {day(node.start)}" if node.start else "", f"until {day(node.end)}" if node.end else "")
    goods = (seq("for ", write(node.goods)),) if node.goods else ()
    return seq(joined((*(words for words in dates if words), *goods), " "), ":")


# ---- enumerations


def _enumeration(cond: t.Cond, depth: int) -> tuple[Doc, Doc] | None:
    """The head and the items of an enumeration, guarded perhaps, if it may stand here without parentheses."""
    inner = cond.cond if isinstance(cond, t.Guarded) else cond
    if not isinstance(inner, t.Enumeration) or _style(inner) <= depth:
        return None
    guard = _guard(cond) if isinstance(cond, t.Guarded) else ()
    head = seq(started(cond.span, guard), FILL if guard else (), started(inner.span, _head(inner)))
    return head, nest(HARD, enumerated(inner.items))


def _head(node: t.Enumeration) -> Doc:
    return seq(f"{COMPARISONS[node.compare]} {node.count} of" if node.head == "count" else node.head)


def enumerated(items: tuple[t.Labelled | t.Bracketed[t.Labelled], ...]) -> Doc:
    """Items on lines of their own, some in brackets."""
    return joined((placed(item.span, _item(item)) for item in items), HARD)


@form.register(t.Labelled)
def _item(item: t.Labelled | t.Bracketed[t.Labelled]) -> Doc:
    if isinstance(item, t.Bracketed):
        return bracket(item.attribution, enumerated(item.content))
    return lead((), f"({item.label}) ", item.cond, label_style(item.label))


def _style(node: t.Enumeration) -> int:
    """Which of the three label styles an enumeration has; the style is the level."""
    first: t.Labelled | t.Bracketed[t.Labelled] = node.items[0]
    while isinstance(first, t.Bracketed):
        first = first.content[0]
    return label_style(first.label)


def label_style(label: str) -> int:
    """1 for numbers, 2 for letters, 3 for Roman numerals."""
    return 1 if label.isdigit() else 3 if ROMAN.fullmatch(label) else 2


@form.register(t.Chain)
@form.register(t.Enumeration)
@form.register(t.Guarded)
@form.register(t.Annotated)
def _any_condition(node: t.Cond) -> Doc:
    return condition(node)
