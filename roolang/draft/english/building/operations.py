"""Operations: in sequence, combined, any of several, so many of a list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from roolang.draft.english.building.base import STRAY, Builder, Clause, Doubt, done, makes, unread
from roolang.draft.english.building.composing import SPLIT, named_plainly
from roolang.syntax import tree as t


@makes("operation")
def _operation(b: Builder, ch: list[Any], start: int, end: int) -> t.Operation:
    return _named(b, ch[0], start, end)


@makes("operation_free")
def _free(b: Builder, ch: list[Any], start: int, end: int) -> t.Operation:
    """Words that may be an operation of no vocabulary: if they say that something is done."""
    words = b.words(start, end)
    if not done(words):
        b.unlike.add(words)
    return _named(b, words, start, end)


@makes("operation_of")
def _worded(b: Builder, ch: list[Any], start: int, end: int) -> t.Operation:
    return _named(b, b.words(start, end), start, end)


@makes("operation_more")
def _with_object(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    """`spinning of natural or man-made staple fibres`: of either, if the vocabulary has both; `cutting of glass`."""
    words = b.words(*b.places[1])
    if not words.startswith("of "):
        return _named(b, b.words(start, end), start, end)
    said = STRAY.sub("", words[3:])
    objects = SPLIT.split(said)
    whole = [f"{ch[0]} of {each}" for each in objects]
    last = words.rsplit(" ", 1)[-1]
    names = [each if each in b.defined else f"{each} {last}" for each in whole]
    if all(name in b.defined for name in names):
        return _any(b, [_named(b, name, start, end) for name in names])
    if ch[0] in b.defined and named_plainly(b, said):
        return _any(b, [_named(b, name, start, end, known=True) for name in whole])
    return _named(b, b.words(start, end), start, end)


NAMES = re.compile(r"[a-z][a-z -]*[a-z]", re.I)
SPELLED = {"mercerizing": "mercerising", "rasing": "raising", "razing": "raising", "calendaring": "calendering",
           "shrink-resistance processing": "shrink resistance processing", "decatizing": "decatising",
           "shrink-resistance processes": "shrink resistance processing", "heat-setting": "heat setting"}  # fmt: skip


@makes("finishing")
def _finishing(b: Builder, ch: list[Any], start: int, end: int) -> t.OperationCount:
    """`at least two finishing operations (such as ...)`: of those named, and of others like them."""
    names: tuple[str, ...] = ("finishing",)
    listed = len(ch) == 1
    if not listed:
        inside = " ".join(ch[1][1:-1].replace("- ", "-").split())
        such = inside.startswith("such as")
        words = _apart(b, re.split(r",\s*and\s+|,\s*|\s+and\s+", inside.removeprefix("such as").strip()))
        names = tuple(SPELLED.get(word, word) for word in words if NAMES.fullmatch(word))
        names = (*names, "other finishing") if such else names
        for name in names:
            b.ask("operation", name, start, end)
    return t.OperationCount(">=", int(ch[0]), names, listed, span=b.span(start, end))


def _apart(b: Builder, words: list[str]) -> list[str]:
    """Names of a list, those that have `and` in them put together again: `mending and burling`."""
    found: list[str] = []
    for word in words:
        if found and f"{found[-1]} and {word}" in b.defined:
            found[-1] += f" and {word}"
        else:
            found.append(word)
    return found


def _named(b: Builder, words: str, start: int, end: int, *, known: bool = False) -> t.Operation:
    """An operation; `known` is one of the vocabulary on a material of the vocabulary."""
    b.ask("operation", words, start, end, known=known)
    return t.Operation(words, span=b.span(start, end))


@makes("more_linked", "more_joined")
def _linked(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [*ch[0], (ch[1], b.places[1]), ch[2]]


def group(b: Builder, items: list[Any], *, loose: bool = False) -> list[Any]:
    """Operations joined by `and`, each one or any of several: `or` binds tighter, a comma is as the next word.

    Behind a comma (`else`), or if it is `loose`, `or` is between all that `and` joins on either side of it.
    """
    cut = _rows(items, "or" if loose else "else", whole=True)
    if len(cut) == 1:
        return [_any(b, row) for row in _rows(items, "and")]
    place = b.span(items[0].span.start, items[-1].span.end)
    return [t.OperationChoice(tuple(_combined(group(b, each)) for each in cut), span=place)]


def _combined(terms: list[Any]) -> t.Operations:
    """Operations that are all done."""
    return t.Operations(tuple(terms), ("combined with",) * (len(terms) - 1), span=terms[0].span)


def _rows(items: list[Any], word: str, *, whole: bool = False) -> list[list[Any]]:
    """Operations of a group, cut at a word that joins them; with what joins the others, if `whole`."""
    rows: list[list[Any]] = [[items[0]]]
    for join, joint, operation in zip(_words(items), items[1::2], items[2::2], strict=True):
        if join == word or (word == "or" and join == "else"):
            rows.append([operation])
        else:
            rows[-1] += [(join, joint[1]), operation] if whole else [operation]
    return rows


def _words(items: list[Any]) -> list[str]:
    """What joins the operations of a group: a comma is as the next word, behind the last one as the one before it."""
    said = [joined for joined, _ in items[1::2]]
    last = said[-1] if said else "or"
    words: list[str] = []
    for at, joined in enumerate(said):
        after = [each for each in said[at:] if each != ","]
        words.append(joined if joined != "," else after[0] if after else last)
    return [word if word in ("and", "else") else "or" for word in words]


def _any(b: Builder, row: list[Any]) -> Any:
    if len(row) == 1:
        return row[0]
    place = b.span(row[0].span.start, row[-1].span.end)
    return t.OperationChoice(tuple(t.Operations((each,), span=each.span) for each in row), span=place)


def sequence(b: Builder, items: list[Any], start: int, end: int, *, loose: bool = False) -> t.Operations:
    """Groups and the links between them."""
    terms: list[Any] = []
    links: list[str] = []
    for index, item in enumerate(items):
        if index % 2:
            links.append(item[0])
            continue
        found = group(b, item, loose=loose)
        links += ["combined with"] * (len(found) - 1)
        terms += found
    return t.Operations(tuple(terms), tuple(links), span=b.span(start, end))


@makes("operations", "operations_done")
def _operations(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return _undergoes(b, ch[0], b.places[0], None, start, end)


@makes("operations_done_in")
def _operations_done_in(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return _undergoes(b, ch[0], b.places[0], b.places[2], start, end)


@makes("operations_in")
def _operations_in(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return _undergoes(b, ch[0], b.places[0], b.places[1], start, end)


@makes("undergo")
def _undergo(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return _undergoes(b, ch[1], b.places[1], None, start, end)


@makes("undergo_in")
def _undergo_in(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return _undergoes(b, ch[1], b.places[1], b.places[2], start, end)


def _undergoes(
    b: Builder, items: list[Any], place: tuple[int, int], where: tuple[int, int] | None, start: int, end: int
) -> Clause:
    named = [each.name for each in _each(items)]
    if any(name in b.unlike for name in named):
        return unread(b, start, end)
    stands = t.Place(span=b.span(*where)) if where else None
    made = t.Undergoes(sequence(b, items, *place), stands, span=b.span(start, end))
    _doubt(b, items, made)
    return Clause("cond", start, end, made)


def _each(items: list[Any]) -> list[t.Operation]:
    """The operations in groups and links."""
    groups = [item for item in items if isinstance(item, list)]
    return [each for group_ in groups for each in group_ if isinstance(each, t.Operation)]


def _doubt(b: Builder, items: list[Any], made: t.Undergoes) -> None:
    """`weaving or knitting combined with dyeing`: it is not said whether weaving is combined with it as well."""
    _doubt_rows(b, items, made)
    if len(items) < 3:
        return
    first, *rest = made.operations.terms
    links = made.operations.links
    if isinstance(first, t.OperationChoice) and not grouped(b, *items[1][1]):
        *alone, last = first.choices
        joined = t.Operations((*last.terms, *rest), (*last.links, *links), span=made.operations.span)
        _otherwise(b, made, items[1][1], (*alone, joined))
    elif isinstance(rest[-1], t.OperationChoice) and _has_object(rest[-1].choices[-1]):
        *near, last = rest[-1].choices
        choice: Any = near[0].terms[0] if len(near) == 1 and len(near[0].terms) == 1 else None
        choice = choice or replace(rest[-1], choices=tuple(near))
        joined = t.Operations((first, *rest[:-1], choice), links, span=made.operations.span)
        _otherwise(b, made, items[-2][1], (joined, last))


TIED = re.compile(r"\bboth\b|\bor otherwise\b", re.I)
"""What says how far `and` or `or` reaches beside the other."""


def _doubt_rows(b: Builder, items: list[Any], made: t.Undergoes) -> None:
    """`knitted to shape or cut and sewn`: perhaps both of the last two; `cut or knit and sewn or glued` says which."""
    said = TIED.search(b.text, max(0, made.span.start - len("both ")), made.span.end)
    if said or not any(isinstance(item, list) and _open(item) for item in items):
        return
    place = made.operations.span.start, made.operations.span.end
    other = replace(made, operations=sequence(b, items, *place, loose=True))
    if other != made:
        b.doubts.append(Doubt(made.span.start, made.span.end, "`and` beside `or`", "`or` binds tighter", made, other))


def _open(items: list[Any]) -> bool:
    """Whether a group has `and` and `or`, and neither a comma nor its form says which binds tighter."""
    sizes = {len(row) > 1 for row in _rows(items, "and")}
    return "else" not in _words(items) and len(sizes) > 1 and all(isinstance(e, t.Operation) for e in items[::2])


def grouped(b: Builder, start: int, end: int) -> bool:
    """Whether the text says that a link is for all before it."""
    link = b.text[start:end].lower()
    return b.text[:start].rstrip().endswith(",") or "each" in link or "both" in link


def _has_object(operations: t.Operations) -> bool:
    """Whether an operation names what it is done to, as one that stands by itself does."""
    first = operations.terms[0]
    if isinstance(first, t.OperationChoice):
        return _has_object(first.choices[0])
    return isinstance(first, t.Operation) and " of " in first.name


def _otherwise(b: Builder, made: t.Undergoes, link: tuple[int, int], choices: tuple[t.Operations, ...]) -> None:
    span = made.operations.span
    other = replace(made, operations=t.Operations((t.OperationChoice(choices, span=span),), span=span))
    about = f"how far `{' '.join(b.text[link[0] : link[1]].split())}` reaches"
    b.doubts.append(Doubt(made.span.start, made.span.end, about, "over all that `or` joins", made, other))
