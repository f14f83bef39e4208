"""Ways through a tree: every node, outermost first; and a tree with its parts changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any

from roolang.held import Held
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
            for name in members(type(found))[0]:
                held = getattr(found, name)
                if held:
                    stack.append(held)


def nodes(root: t.Node) -> tuple[t.Node, ...]:
    """Every node of a tree, outermost first, as `walk` gives them: of a statement, which many ask for, found once."""
    return _nodes.of(root)


MOST_STATEMENTS = 20_000
"""So many statements are held with what is found out about them."""
_nodes: Held[t.Node, tuple[t.Node, ...]] = Held(lambda root: tuple(walk(root)), MOST_STATEMENTS)


def members(kind: type[t.Node]) -> tuple[tuple[str, ...], tuple[str, ...]]:
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


def dated(kind: type[t.Node]) -> tuple[str, ...]:
    """The fields of a kind of node that may hold a date."""
    known = _DATED.get(kind)
    if known is None:
        known = _DATED[kind] = tuple(each.name for each in fields(kind) if str(each.type) in DATES)
    return known


DATES = {"date", "date | None", "T", "Any"}
"""Kinds of fields, as the tree declares them, in which a date can be."""
_DATED: dict[type[t.Node], tuple[str, ...]] = {}


def with_parts(node: Any, change: Callable[[Any], Any]) -> Any:
    """A node with each of its fields changed, or a tuple with each of its members; anything else as it is.

    Where nothing changes, the very same: most of a text is as it is wherever it is looked at from.
    """
    if isinstance(node, tuple):
        parts = tuple(map(change, node))
        return parts if any(new is not old for new, old in zip(parts, node, strict=True)) else node
    if not isinstance(node, t.Node):
        return node
    changed = {}
    for name in parts_of(type(node)):
        old = getattr(node, name)
        if (new := change(old)) is not old:
            changed[name] = new
    return replace(node, **changed) if changed else node


def parts_of(kind: type[t.Node]) -> tuple[str, ...]:
    """The fields of a kind of node, without its place."""
    known = _PARTS.get(kind)
    if known is None:
        known = _PARTS[kind] = tuple(each.name for each in fields(kind) if each.name != "span")
    return known


_PARTS: dict[type[t.Node], tuple[str, ...]] = {}


def measure(root: object) -> tuple[int, int]:
    """How many nodes a tree has, and how deep they are nested; safe at any depth."""
    size = deepest = 0
    stack: list[tuple[object, int]] = [(root, 1)]
    while stack:
        found, depth = stack.pop()
        if isinstance(found, tuple):
            stack.extend((each, depth) for each in found)
        elif isinstance(found, t.Node):
            size += 1
            deepest = max(deepest, depth)
            stack.extend((getattr(found, name), depth + 1) for name in members(type(found))[0])
    return size, deepest
