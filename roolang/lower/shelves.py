"""Statements found by what they are called, so that an amendment does not look through the whole text.

Places stay as they are while amendments are carried out: what is taken out leaves a gap, and gaps are closed at the
end.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any, TypeAlias

from roolang.domain.declaration import fold
from roolang.lower.keys import bare, key
from roolang.syntax import tree as t

Path: TypeAlias = tuple[int, ...]
"""Where a statement stands in a layer: its index, and inside a bracket the index there."""
Place: TypeAlias = tuple[int, Path]
"""A layer by its number, the uppermost being 0, and a path in it."""
Called: TypeAlias = dict[int, tuple[Any, tuple[Hashable, ...]]]
"""What statements are called, by their identity; each is kept, so that no other takes its place."""
GAP: Any = object()
"""Stands where a statement was taken out."""
CITED = ("provision",)
"""Under this every statement is found: a provision is referred to by a part of its citation."""


def handles(statement: Any) -> tuple[Hashable, ...]:
    """Everything that an amendment may call a statement by."""
    found: list[Hashable] = [("key", key(statement)), CITED]
    match statement:
        case t.ProductRule(scope=scope):
            found.append(("rule", bare(scope)))
        case t.ListDefinition(name):
            found.append(("list", fold(name)))
        case t.Tolerance(name=name):
            found.append(("tolerance", fold(name)))
        case t.Threshold(goods=goods):
            found.append(("threshold", bare(goods)))
        case t.Trace(goods=goods, method=method):
            found.append(("trace", bare(goods), fold(method)))
    return tuple(found)


def handle_of(reference: t.Reference) -> Hashable:
    """What a reference calls the statements that it means."""
    match reference.kind:
        case "rule":
            return "rule", bare(reference.scope)
        case "list" | "tolerance":
            return reference.kind, fold(reference.name)
        case "threshold":
            return "threshold", bare(reference.goods)
        case "trace":
            return "trace", bare(reference.goods), fold(reference.name)
    return CITED


@dataclass(slots=True)
class Shelves:
    """Layers of statements, the uppermost first; `known` keeps what statements are called, from one use to the next."""

    layers: list[list[Any]]
    known: Called = field(default_factory=dict)
    _places: dict[Hashable, list[tuple[Place, Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, layer in enumerate(self.layers):
            for index, statement in enumerate(layer):
                self._enter(number, (index,), statement)

    def put_on_top(self, statement: Any) -> None:
        """One more statement in the uppermost layer."""
        self.layers[0].append(statement)
        self._enter(0, (len(self.layers[0]) - 1,), statement)

    def find(self, handle: Hashable, wanted: Callable[[Any], bool] = lambda _: True) -> Place | None:
        """The first statement that is called so and is wanted, from the top."""
        held = self._places.get(handle, [])
        at = 0
        while at < len(held):
            place, statement = held[at]
            if self.at(place) is not statement:
                del held[at]
            elif wanted(statement):
                return place
            else:
                at += 1
        return None

    def at(self, place: Place) -> Any:
        """The statement in a place."""
        number, path = place
        found: Any = GAP
        held: Sequence[Any] = self.layers[number]
        for index in path:
            if index >= len(held):
                return GAP
            found = held[index]
            held = found.content if isinstance(found, t.Bracketed) else ()
        return found

    def put(self, place: Place, *new: Any) -> None:
        """Puts a statement, or none, in the place of another; a bracket that nothing is left of goes too."""
        number, (index, *inner) = place
        layer = self.layers[number]
        layer[index] = _within(layer[index], tuple(inner), new) if inner else (new[0] if new else GAP)
        self._enter(number, (index,), layer[index])

    def standing(self) -> Iterator[Any]:
        """All that stands, from the bottom."""
        return (statement for layer in reversed(self.layers) for statement in layer if statement is not GAP)

    def close(self) -> None:
        """Closes the gaps in every layer."""
        for layer in self.layers:
            if any(statement is GAP for statement in layer):
                layer[:] = [statement for statement in layer if statement is not GAP]

    def _enter(self, number: int, path: Path, statement: Any) -> None:
        """Takes note of what stands in a place; in a bracket, of what is in it."""
        if isinstance(statement, t.Bracketed):
            for index, inner in enumerate(statement.content):
                self._enter(number, (*path, index), inner)
        elif statement is not GAP:
            for handle in self._called(statement):
                insort(self._places.setdefault(handle, []), ((number, path), statement), key=itemgetter(0))

    def _called(self, statement: Any) -> tuple[Hashable, ...]:
        kept = self.known.get(id(statement))
        if kept is None:
            kept = self.known[id(statement)] = statement, handles(statement)
        return kept[1]


def _within(bracket: Any, path: Path, new: tuple[Any, ...]) -> Any:
    """A bracket with a statement, or none, in the place of one in it; a gap if nothing is left."""
    index, *inner = path
    content = list(bracket.content)
    if inner:
        found = _within(content[index], tuple(inner), new)
        new = () if found is GAP else (found,)
    content[index : index + 1] = new
    return replace(bracket, content=tuple(content)) if content else GAP
