"""Tests, and the declarations written out in them."""

from __future__ import annotations

import re

from roolang.format.doc import FILL, HARD, SOFT, Doc, Piece, group, joined, listing, nest, placed, seq
from roolang.format.words import COMPARISONS, code, day, name, quoted
from roolang.format.writing import closing, form, write
from roolang.syntax import tree as t
from roolang.syntax.names import plain

FIGURE = re.compile(r"(?P<name>.+?)(?: of (?P<party>[A-Z]{2}))?(?: by (?P<method>.+))?")
QUOTED_FACTS = ("named", "described as", "not described as", "established that", "not established that")


@form.register(t.Test)
def _test(node: t.Test) -> Doc:
    parts = (seq(HARD, write(part)) for part in (*node.given, *node.expect))
    return nest("test ", quoted(node.name), closing(*node.cites), *parts)


# ---- what is judged


@form.register(t.Given)
def _given(node: t.Given) -> Doc:
    on = seq(SOFT, f"on {day(node.day)}") if node.day else ()
    if node.good:
        return group(nest("given ", placed(node.good.span, _good(node.good)), on))
    if node.text:
        return seq("given text ", quoted(node.text))
    return group(nest("given ", quoted(node.file), on))


def _good(node: t.ItemLine) -> Doc:
    lines = () if node.listed else (seq(SOFT, write(line)) for line in node.lines)
    return seq(_item(node), *lines)


@form.register(t.ItemLine)
def _item(node: t.ItemLine) -> Doc:
    """An item with its facts; a full list of what it is made of stands between parentheses."""
    facts = (seq(FILL, write(fact)) for fact in node.facts)
    inside = joined((write(line) for line in node.lines), FILL)
    containing = seq(FILL, group("containing (", nest(inside), ")")) if node.listed else ()
    return nest(f"{node.kind} {code(node.code)}", *facts, containing)


@form.register(t.ProcessLine)
def _process(node: t.ProcessLine) -> Doc:
    return seq("undergoes ", _done(node.operations, node.place))


@form.register(t.Remark)
def _remark(node: t.Remark) -> Doc:
    return seq(node.kind)


def _done(operations: t.Operations, place: t.Place | None) -> Doc:
    return seq(write(operations), seq(" ", write(place)) if place else ())


@form.register(t.Fact)
def _fact(node: t.Fact) -> Doc:
    if node.operations:
        return seq("having undergone ", _done(node.operations, node.place))
    if node.day:
        return seq(f"{node.kind} ", day(node.day))
    if node.kind in ("within quota", "not within quota"):
        taken = seq(" at ", write(node.figures[0][1])) if node.figures else ()
        return seq(f"{node.kind} ", name(node.words), taken)
    if node.figures:
        figures = (seq(name(words), " ", write(number)) for words, number in node.figures)
        return seq("with ", listing(figures))
    if node.records:
        records = joined((write(record) for record in node.records), SOFT)
        return group("drawn by ", name(node.words), " from (", nest(records), ")")
    if node.kind in QUOTED_FACTS:
        return seq(f"{node.kind} ", quoted(node.words))
    return seq(node.kind, " " if node.words else "", node.words)


@form.register(t.StockLine)
def _stock_line(node: t.StockLine) -> Doc:
    on = f" on {day(node.day)}" if node.day else ""
    if not node.received:
        return seq("withdrawn ", write(node.quantity), on)
    at = seq(" at ", write(node.value)) if node.value else ()
    return seq("received ", write(node.quantity), f" {node.origin}" if node.origin else "", at, on)


# ---- what is expected


@form.register(t.Expect)
def _expect(node: t.Expect) -> Doc:
    if node.error:
        return seq("expect error ", name(node.error))
    words = (
        f" as {node.party}" if node.party else "",
        f" on {day(node.day)}" if node.day else "",
        seq(" reading ", name(node.reading)) if node.reading else "",
        seq(" ", write(node.criterion)) if node.criterion else "",
    )
    clauses = (
        _clause("with ", [write(figure) for figure in node.figures]),
        _clause("because ", [_reason(words) for words in node.because]),
        _clause("missing ", [quoted(words) for words in node.missing]),
    )
    return group(nest("expect ", _what(node), " under ", node.under, *words, *clauses))


def _what(node: t.Expect) -> Doc:
    """What is looked at: the verdict, figures, or how a material counts."""
    if node.asked:
        return listing(write(each) for each in node.asked)
    if node.standing:
        purpose = seq(" for ", name(node.purpose)) if node.purpose else ()
        return seq(quoted(node.item), f" {node.standing}", purpose)
    return seq(node.verdict)


@form.register(t.Asked)
def _asked(node: t.Asked) -> Doc:
    by = seq(" by ", name(node.method)) if node.method else ()
    return seq(write(node.operand), by, f" {COMPARISONS[node.compare]} ", write(node.value))


def _clause(word: str, listed: list[Piece]) -> Doc:
    return seq(SOFT, word, listing(listed)) if listed else ()


@form.register(t.Figure)
def _figure(node: t.Figure) -> Doc:
    assert node.value is not None
    called = _called(node.name, node.party) if node.party else _reason(node.name)
    return seq(called, f" {COMPARISONS[node.compare]} ", write(node.value))


def _called(words: str, party: str) -> Doc:
    """The name of a figure; the method that it is worked out by stands at the end of the name or of the party."""
    quantity, _, method = (party or words).partition(" by ")
    of = seq(name(words), " of ", quantity) if party else seq(name(quantity))
    return seq(of, " by ", name(method)) if method else of


def _reason(words: str) -> Piece:
    """The name of a figure, of a party perhaps; else a citation or the words of a limit, quoted."""
    found = FIGURE.fullmatch(words)
    if found and plain(found["name"]) and (found["method"] is None or plain(found["method"])):
        by = f" by {found['method']}" if found["method"] else ""
        return _called(found["name"], found["party"] + by) if found["party"] else _called(found["name"] + by, "")
    return quoted(words)
