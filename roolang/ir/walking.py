"""Walks over programs: all the nodes of one, and the questions that a predicate is put together of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from roolang.domain.declaration import fold
from roolang.ir import nodes as n


def nodes_in(*parts: object) -> Iterator[Any]:
    """All that a program, or parts of one, are made of, each once; not where in a text it comes from."""
    seen: set[int] = set()
    waiting: list[Any] = [*parts]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting += node
        elif (names := names_of(node.__class__)) is not None and id(node) not in seen:
            seen.add(id(node))
            waiting += [getattr(node, name) for name in names]
            yield node


def with_parts(node: Any, change: Callable[[str, Any], Any]) -> Any:
    """A node with each of its fields changed, by name and value, or a tuple with its members, which have no name.

    Where nothing changes, the very same, as for anything else; where in a text it comes from stays.
    """
    if isinstance(node, tuple):
        parts = tuple(change("", part) for part in node)
        return parts if any(new is not old for new, old in zip(parts, node, strict=True)) else node
    made = {name: change(name, getattr(node, name)) for name in names_of(node.__class__) or ()}
    changed = {name: new for name, new in made.items() if new is not getattr(node, name)}
    return replace(node, **changed) if changed else node


def nameless(node: Any, kept: frozenset[str]) -> Any:
    """A node in which comparisons do not say what their methods are called, but for those kept, which are folded."""
    found = with_parts(node, lambda _, part: nameless(part, kept))
    if not isinstance(found, n.Compare) or not found.method:
        return found
    name = fold(found.method)
    return replace(found, method=name if name in kept else "")


@cache
def names_of(kind: type) -> tuple[str, ...] | None:
    """The fields by which things of a kind are told apart, not where in a text they come from."""
    return tuple(each.name for each in fields(kind) if each.compare) if is_dataclass(kind) else None


def questions_in(pred: n.Pred, *, of_good: bool = True) -> Iterator[n.Pred]:
    """The questions that `and`, `or` and `not` put together; those of the good of a line too, if so wanted."""
    match pred:
        case n.Both(parts) | n.Either(parts):
            for part in parts:
                yield from questions_in(part, of_good=of_good)
        case n.Fails(part):
            yield from questions_in(part, of_good=of_good)
        case n.OfGood(part) if of_good:
            yield from questions_in(part)
        case _:
            yield pred
