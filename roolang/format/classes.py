"""Classes of tariff codes, operations and materials."""

from __future__ import annotations

import re

from roolang.format.doc import FILL, Doc, Piece, Text, group, joined, listing, nest, placed, seq
from roolang.format.words import COMPARISONS, code_range, name, quoted, title
from roolang.format.writing import bracket, form, write
from roolang.syntax import tree as t

SPLIT_ITEM = re.compile(r"\d{4}\.\d{2}(?:\.(?:\d{2}|[a-z]{2}))?\.[a-z]{2}")

# ---- codes


@form.register(t.Codes)
def _codes(node: t.Codes) -> Doc:
    return group(nest(_entries(node.items)))


def flowing(node: t.Codes) -> Doc:
    """Codes that wrap with the words around them."""
    return placed(node.span, _entries(node.items))


def _entries(items: tuple[t.CodeItem, ...]) -> Doc:
    """Entries with commas; one word `chapters` is for all that follow each other."""
    pieces: list[Piece] = []
    for before, item, after in zip((None, *items), items, (*items[1:], None), strict=False):
        gap = FILL if isinstance(item, t.Bracketed) else seq(",", FILL)
        pieces += [gap] if before else []
        pieces.append(_entry(item, before, after))
    return seq(*pieces)


def _entry(item: t.CodeItem, before: t.CodeItem | None, after: t.CodeItem | None) -> Doc:
    """One entry between two others; a list within a list has parentheses."""
    if isinstance(item, t.CodeRange):
        words = code_range(item.low, item.high, headed=_of_chapters(before), several=_of_chapters(after))
        return placed(item.span, seq(words))
    if isinstance(item, t.Bracketed):
        return placed(item.span, entries(item))
    return in_parentheses(item) if isinstance(item, t.Codes) else write(item)


def _of_chapters(item: t.CodeItem | None) -> bool:
    return isinstance(item, t.CodeRange) and len(item.low) == 2


def entries(node: t.Bracketed[t.CodeItem]) -> Doc:
    """Entries in a bracket, which bring their comma; where a bracket comes first, that brings it."""
    comma = () if isinstance(node.content[0], t.Bracketed) else (", ",)
    return bracket(node.attribution, *comma, _entries(node.content))


def in_parentheses(node: t.Codes) -> Doc:
    """Codes between parentheses."""
    return seq("(", write(node), ")")


def reference(node: t.Codes) -> Doc:
    """Codes after `of`: one code or range by itself, anything more between parentheses."""
    single = len(node.items) == 1 and isinstance(node.items[0], t.CodeRange)
    return write(node) if single else in_parentheses(node)


def _narrowed(codes: t.Codes | None) -> Doc:
    return seq(" of ", reference(codes)) if codes else ()


@form.register(t.CodeRange)
def _range(node: t.CodeRange) -> Doc:
    return seq(code_range(node.low, node.high))


@form.register(t.Described)
def _described(node: t.Described) -> Doc:
    if SPLIT_ITEM.fullmatch(node.words) and node.of and node.of.items == (_line_of(node),):
        return seq(node.words)
    return seq(quoted(node.words), _narrowed(node.of))


def _line_of(node: t.Described) -> t.CodeRange:
    """The code that a split item such as `8708.29.aa` is part of."""
    code = node.words.rpartition(".")[0].replace(".", "")
    return t.CodeRange(code, code, span=node.span)


@form.register(t.AnyOtherGood)
def _any_other_good(node: t.AnyOtherGood) -> Doc:
    return seq("any other good of ", reference(node.of))


@form.register(t.NamedClass)
def _named(node: t.NamedClass) -> Doc:
    if node.listed:
        return seq("listed in ", title(node.name))
    return seq(name(node.name), _narrowed(node.of))


@form.register(t.MoreThan)
def _more_than(node: t.MoreThan) -> Doc:
    return seq(f"more than {'one' if node.count == 1 else node.count} of ", in_parentheses(node.codes))


def _level(level: t.Level) -> Piece:
    return level if isinstance(level, str) else write(level)


@form.register(t.AnyOther)
def _any_other(node: t.AnyOther) -> Doc:
    within = seq(" within ", write(node.within)) if node.within else ()
    including = " including another within the group" if node.including_group else ""
    return seq("any other ", _level(node.level), within, including)


@form.register(t.AnyAt)
def _any_at(node: t.AnyAt) -> Doc:
    return seq("any ", _level(node.level), seq(" outside ", write(node.outside)) if node.outside else ())


@form.register(t.SameLevel)
def _same(node: t.SameLevel) -> Doc:
    return seq("the same ", _level(node.level))


@form.register(t.TheGroup)
def _group(node: t.TheGroup) -> Doc:
    return seq("the group")


# ---- operations


@form.register(t.Operations)
def _operations(node: t.Operations) -> Doc:
    marks = write(node.terms[0])
    for link, term in zip(node.links, node.terms[1:], strict=True):
        marks = seq(marks, FILL, f"{link} ", write(term))
    return marks


@form.register(t.Operation)
def _operation(node: t.Operation) -> Doc:
    return (title(node.name),)


@form.register(t.OperationCount)
def _count(node: t.OperationCount) -> Doc:
    names: Piece = name(node.names[0]) if node.listed else seq("(", titles(node.names), ")")
    return seq(f"{COMPARISONS[node.compare]} {node.count} of ", names)


@form.register(t.OperationChoice)
def _choice(node: t.OperationChoice) -> Doc:
    return group("(", nest(joined((write(choice) for choice in node.choices), FILL, "or ")), ")")


def titles(names: tuple[str, ...]) -> Doc:
    """A list of operations, which wraps with the words around it."""
    return joined((title(each) for each in names), ",", FILL)


def names(words: tuple[str, ...]) -> Doc:
    """A list of names."""
    return listing(name(each) for each in words)


def parties(states: tuple[str, ...]) -> Doc:
    """A list of parties."""
    return listing(states)


# ---- materials


@form.register(t.Mats)
def _mats(node: t.Mats) -> Doc:
    return joined((write(item) for item in node.items), FILL, "together with ")


@form.register(t.Mat)
def _mat(node: t.Mat) -> Doc:
    whose = ("all " if node.all else "") + (f"{node.whose} " if node.whose else "")
    noun: Text = Text(quoted(node.noun)) if node.described else name(node.noun)
    of = seq(" of ", write(node.of)) if node.of else ()
    listed = seq(" listed in ", title(node.listed)) if node.listed else ()
    return seq(whose, noun, of, listed, *(seq(FILL, write(post)) for post in node.posts))


@form.register(t.ProducedIn)
def _produced(node: t.ProducedIn) -> Doc:
    return seq("produced in ", parties(node.states) if node.states else "the country")


@form.register(t.UsedIn)
def _used(node: t.UsedIn) -> Doc:
    return seq("used in goods of ", write(node.codes))


@form.register(t.ThatUndergo)
def _undergo(node: t.ThatUndergo) -> Doc:
    return seq("that undergo ", write(node.operations), seq(" ", write(node.place)) if node.place else ())


@form.register(t.ExceptCodes)
def _except(node: t.ExceptCodes) -> Doc:
    return seq("except ", write(node.codes))


@form.register(t.EveryTier)
def _every_tier(node: t.EveryTier) -> Doc:
    return seq("wherever first found" if node.once else "at every tier")
