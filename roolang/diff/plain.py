"""Trees without what does not matter: layout, order, labels, citations, dates of steps; and their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from roolang.domain.declaration import fold
from roolang.domain.signs import UNLETTERED
from roolang.format import show
from roolang.lower.project import in_force
from roolang.syntax import tree as t
from roolang.syntax.named import naming
from roolang.syntax.walk import members, parts_of, walk, with_parts

SILENT = frozenset({"cite", "cites", "note", "criterion", "title", "label", "rules"})
"""Fields in which nothing stands that a verdict could hang on."""
Names = Mapping[tuple[str, str], str]
"""What one text calls a thing, folded, by its kind (that of `syntax/named.py`) and what the other calls it."""


def plain(node: Any) -> Any:
    """A projected node as it is on its day: without what is still to come, and without the days of steps."""
    return _undated(in_force(node))


def _undated(node: Any) -> Any:
    found = with_parts(node, _undated)
    return replace(found, start=None) if isinstance(found, t.Step) and found.start else found


def normal(node: Any, names: Names | None = None) -> Any:
    """A tree as nested tuples in which order, nesting and spelling do not show; `names` are read as others."""
    names = names or {}
    match node:
        case tuple():
            return tuple(normal(each, names) for each in node)
        case str():
            return fold(node)
        case t.OpenNumber(name, percent) if name.startswith(UNLETTERED):
            return ("open", percent)
        case t.Annotated(cond=cond, allowances=()):
            return normal(cond, names)
        case t.Labelled(cond=cond) | t.Guarded(cond=cond, goods=None):
            return normal(cond, names)
        case t.Chain() | t.Enumeration(head="any of" | "all of"):
            return _junction(node, names)
        case t.Codes(items=items) | t.Mats(items=items):
            return (type(node).__name__, frozenset(normal(each, names) for each in items))
        case t.Node():
            called = as_called(node, names)
            held = (normal(getattr(called, name), names) for name in parts_of(type(node)) if name not in SILENT)
            return (type(node).__name__, *held)
    return node


def as_called(node: t.Node, names: Names) -> t.Node:
    """A node with the names that stand in it itself as the other text has them; words that are no names stay."""
    changed: dict[str, Any] = {}
    for kind, field in naming(node) if names else ():
        held = getattr(node, field)
        row = held if isinstance(held, tuple) else (held,)
        others = tuple(names.get((kind, fold(name)), name) for name in row)
        if others != row:
            changed[field] = others if isinstance(held, tuple) else others[0]
    return replace(node, **changed) if changed else node


def _junction(node: t.Chain | t.Enumeration, names: Names) -> Any:
    join, parts = joined(node)
    held = {normal(part, names) for part in parts}
    flat = {each for part in held for each in (part[1] if isinstance(part, tuple) and part[:1] == (join,) else (part,))}
    return (join, frozenset(flat))


def joined(node: t.Chain | t.Enumeration) -> tuple[str, tuple[Any, ...]]:
    """The connective of a junction, and its parts."""
    if isinstance(node, t.Chain):
        return node.join, node.parts
    parts = tuple(each.cond if isinstance(each, t.Labelled) else each for each in node.items)
    return ("and" if node.head == "all of" else "or"), parts


CITING = {"cite": None, "cites": (), "note": None}
"""Fields that hold what the law is cited for a clause, or a remark on it; they are told apart from its words."""


def _uncited(node: Any) -> Any:
    found = with_parts(node, _uncited)
    if not isinstance(found, t.Node):
        return found
    held = [name for name in CITING if name in parts_of(type(found)) and getattr(found, name)]
    gone: dict[str, Any] = {name: CITING[name] for name in held}
    return replace(found, **gone) if gone else found


def words(node: Any) -> str:
    """A node in canonical words without its citations, on one line; as it stands where it is never written alone."""
    try:
        return show(_uncited(node))
    except TypeError:
        return " ".join(node.span.text.split())


def mentioned(node: Any) -> frozenset[str]:
    """The folded words that a tree holds: among them every name that it uses."""
    return frozenset(fold(word) for each in walk(node) for word in _said(each, members(type(each))[1]))


def named(node: Any) -> frozenset[str]:
    """The folded words that stand in a tree as names."""
    return frozenset(fold(word) for each in walk(node) for word in _said(each, (field for _, field in naming(each))))


def _said(node: t.Node, fields: Iterable[str]) -> Iterable[str]:
    for field in fields:
        value = getattr(node, field)
        yield from (value,) if isinstance(value, str) else value
