"""Ways through the tree: every node, every word, and the place of a word within a node."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from roolang.source import Span
from roolang.syntax import tree as t


def walk(*roots: object) -> Iterator[t.Node]:
    """Every node of some trees, outermost first; linear, and safe at any depth."""
    stack: list[object] = list(reversed(roots))
    while stack:
        found = stack.pop()
        if isinstance(found, tuple):
            stack.extend(reversed(found))
        elif isinstance(found, t.Node):
            yield found
            for name in _members(type(found))[0]:
                held = getattr(found, name)
                if held:
                    stack.append(held)


def _members(kind: type[t.Node]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a kind of node that may hold nodes, last first, and those that may hold words."""
    known = _MEMBERS.get(kind)
    if known is None:
        names = {each.name: str(each.type) for each in reversed(fields(kind)) if each.name != "span"}
        nodes = tuple(name for name, held in names.items() if held not in PLAIN)
        known = _MEMBERS[kind] = nodes, tuple(name for name, held in names.items() if held in WORDS)
    return known


WORDS = {"str", "tuple[str, ...]"}
PLAIN = WORDS | {"int", "bool", "int | None", "date", "date | None", "Fraction", "Attribution"}
"""Kinds of fields, as the tree declares them, in which no node can be."""
_MEMBERS: dict[type[t.Node], tuple[tuple[str, ...], tuple[str, ...]]] = {}


def words_of(kind: type[t.Node]) -> tuple[str, ...]:
    """The fields of a kind of node that hold words."""
    return _members(kind)[1]


def place_of(span: Span, pattern: str, group: int = 0) -> Span:
    """The first place within a span that a pattern fits; the whole span if none does."""
    found = re.search(pattern, span.text)
    if found is None:
        return span
    return Span(span.source, span.start + found.start(group), span.start + found.end(group))


def place_of_name(span: Span, name: str) -> Span:
    """Where a name stands within a span, however it is spaced."""
    words = r"[\s_]+".join(map(re.escape, name.split()))
    return place_of(span, rf"(?<![\w-]){words}(?![\w-])")


def unread(module: t.Module) -> Iterator[str]:
    """What stands before each statement, and after the last, of which no statement came; without remarks."""
    text, at = module.source.text, 0
    for start, end in [*((each.span.start, each.span.end) for each in module.statements), (len(text), len(text))]:
        yield re.sub(r"#[^\n]*", " ", text[at:start])
        at = max(at, end)
