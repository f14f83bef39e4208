"""What a reader is given: the children of one node, each of which it must take.

A form of the grammar that repeats (`_tolerance_clause*`) can bring a child that no field of the node is there
for. Its reader takes children by kind, and what it leaves is found out: nothing that is written is lost in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from lark import Token
from lark.grammar import Rule

from roolang.source import Span
from roolang.syntax.terminals import parser

Kids = Sequence[Any]
Kind = type[Any] | tuple[type[Any], ...]


class Clause(NamedTuple):
    """A clause of a provision: the words it begins with, what it holds, and its place."""

    kind: str
    value: Any
    span: Span


class Children(list[Any]):
    """The children of a node that can have any number of them; `left` are those that nobody has taken."""

    __slots__ = ("left",)

    def __init__(self, kids: Kids) -> None:
        super().__init__(kids)
        self.left = set(range(len(self)))

    def at(self, index: int) -> Any:
        """The child in a place."""
        self.left.discard(index % len(self))
        return self[index]

    def all(self, start: int = 0) -> tuple[Any, ...]:
        """Every child from a place on."""
        self.left.difference_update(range(start, len(self)))
        return tuple(self[start:])

    def one(self, kind: Kind, default: Any = None) -> Any:
        """The first child of a kind, else the default."""
        for index, kid in enumerate(self):
            if isinstance(kid, kind):
                self.left.discard(index)
                return kid
        return default

    def every(self, kind: Kind) -> tuple[Any, ...]:
        """All children of a kind."""
        return self._all([i for i, kid in enumerate(self) if isinstance(kid, kind)])

    def token(self, *kinds: str) -> Token | None:
        """The first token of one of these kinds."""
        found: Token | None = self._first(self._tokens(kinds), None)
        return found

    def tokens(self, *kinds: str) -> tuple[Token, ...]:
        """All tokens of these kinds."""
        return self._all(self._tokens(kinds))

    def clause(self, kind: str, default: Any = None) -> Any:
        """What the first clause of a kind holds, else the default."""
        found = self._first(self._clauses(kind), None)
        return default if found is None else found.value

    def clauses(self, kind: str) -> tuple[Any, ...]:
        """What all clauses of a kind hold."""
        return tuple(clause.value for clause in self._all(self._clauses(kind)))

    def again(self) -> list[tuple[Any, Any]]:
        """The children that were left, each with the one before it that says the same kind of thing."""
        found = []
        for index in sorted(self.left):
            before = next((kid for kid in self[:index] if _kind(kid) == _kind(self[index])), None)
            assert before is not None, f"a reader leaves out {self[index]!r}"
            found.append((before, self[index]))
        return found

    def _tokens(self, kinds: tuple[str, ...]) -> list[int]:
        return [i for i, kid in enumerate(self) if isinstance(kid, Token) and kid.type in kinds]

    def _clauses(self, kind: str) -> list[int]:
        return [i for i, kid in enumerate(self) if isinstance(kid, Clause) and kid.kind == kind]

    def _first(self, places: list[int], default: Any) -> Any:
        self.left.difference_update(places[:1])
        return self[places[0]] if places else default

    def _all(self, places: list[int]) -> tuple[Any, ...]:
        if not places:
            return ()
        self.left.difference_update(places)
        return tuple([self[i] for i in places])


def _kind(kid: Any) -> object:
    return kid.kind if isinstance(kid, Clause) else kid.type if isinstance(kid, Token) else type(kid)


@cache
def repeating() -> frozenset[str]:
    """The forms of the grammar that can have any number of children."""
    ways: dict[str, list[Rule]] = {}
    for rule in parser().rules:
        ways.setdefault(rule.origin.name, []).append(rule)
    inner = {name: _inlined(name, ways) for name in ways}
    endless = {name for name in ways if name.startswith("_") and name in inner[name]}
    found = set()
    for rule in (rule for name, each in ways.items() if not name.startswith("_") for rule in each):
        held = {s.name for s in rule.expansion if s.name in ways and s.name.startswith("_")}
        if endless & held.union(*(inner[name] for name in held)):
            found.add(form_of(str(rule.alias or rule.origin.name)))
    return frozenset(found)


def _inlined(name: str, ways: Mapping[str, list[Rule]]) -> set[str]:
    """The symbols that leave their children to the node they stand in, as far as a symbol leads to them."""
    found: set[str] = set()
    stack = [name]
    while stack:
        for rule in ways[stack.pop()]:
            new = {s.name for s in rule.expansion if s.name in ways and s.name.startswith("_")} - found
            found |= new
            stack += new
    return found


def form_of(data: str) -> str:
    """The name of a form without the parameters of its template."""
    return data.partition("{")[0]
