"""The kinds of words of a document, for colours that know the meaning: what is a list, a method, a code, a remark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.lsp.document import Document, Part
from roolang.record import record
from roolang.syntax.vocabulary import spelled

TYPES = (
    "keyword", "number", "string", "comment", "operator", "namespace", "type", "variable", "function", "event",
    "property", "enumMember", "label",
)  # fmt: skip
DEFINED = 1
"""The modifier of a name where it is defined, as a bit."""
OF_NAMES = {
    "text": "namespace",
    "list": "type",
    "stages": "type",
    "operation": "event",
    "amount": "variable",
    "method": "function",
    "condition": "property",
    "quota": "property",
    "tolerance": "property",
    "test": "string",
}
OF_TERMINALS = {
    "CODE": "number",
    "PERCENT": "number",
    "NUMBER": "number",
    "MONEY": "number",
    "QUANTITY": "number",
    "OPEN_NUMBER": "number",
    "DATE": "number",
    "STRING": "string",
    "PARTY": "enumMember",
    "COMPARE": "operator",
    "PLUS": "operator",
    "MINUS": "operator",
    "STAR": "operator",
    "SLASH": "operator",
    "LABEL": "label",
    "LABEL1": "label",
    "LABEL2": "label",
    "LABEL3": "label",
    "NAME": "variable",
}
REMARK = re.compile(r'"[^"]*"|“[^”]*”|(#[^\n]*)')
STATES = re.compile(r"(?<![A-Z\w-])[A-Z]{2}(?![\w-])")


@record(frozen=True, slots=True)
class Coloured:
    """A stretch on one line, its type, and whether a name is defined there."""

    start: int
    end: int
    kind: str
    defines: bool = False


def coloured(document: Document, start: int = 0, end: int | None = None) -> list[Coloured]:
    """Every word between two offsets, in order; none holds an end of line."""
    last = len(document.text) if end is None else end
    found: list[Coloured] = []
    for part in document.parts:
        if part.start < last and part.end > start:
            found += _of_part(part)
    found += (
        Coloured(remark.start(1), remark.end(1), "comment")
        for remark in REMARK.finditer(document.text)
        if remark[1] and remark.start(1) < last and remark.end(1) > start
    )
    kept: list[Coloured] = []
    for each in sorted(found, key=lambda one: (one.start, one.kind != "comment", -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return [line for each in kept for line in _lines(document.text, each)]


def _of_part(part: Part) -> Iterator[Coloured]:
    names = {each.start: each for each in part.read.names}
    for token in part.read.tokens:
        start, end = token.start_pos or 0, token.end_pos or 0
        name = names.get(start) or (names.get(start + 1) if token.type == "STRING" else None)
        if name is not None:
            yield Coloured(part.start + start, part.start + end, OF_NAMES[name.kind], name.defines)
        elif token.type.startswith("ATTR"):
            states = STATES.finditer(str(token))
            yield from (_moved(part, start + s.start(), start + s.end(), "enumMember") for s in states)
        elif (kind := kind_of(token.type)) is not None:
            yield _moved(part, start, end, kind)


def _moved(part: Part, start: int, end: int, kind: str) -> Coloured:
    return Coloured(part.start + start, part.start + end, kind)


def kind_of(terminal: str) -> str | None:
    """The kind of word that a terminal is; none for signs."""
    if terminal in OF_TERMINALS:
        return OF_TERMINALS[terminal]
    return "keyword" if spelled().get(terminal, terminal)[:1].isalpha() else None


def _lines(text: str, each: Coloured) -> Iterator[Coloured]:
    """A stretch line by line, without the white space at the ends of lines."""
    at = each.start
    for row in text[each.start : each.end].split("\n"):
        words = row.strip()
        if words:
            begin = at + len(row) - len(row.lstrip())
            yield Coloured(begin, begin + len(words), each.kind, each.defines)
        at += len(row) + 1
