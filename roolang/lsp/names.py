"""Every name in a statement: the kind of thing that it names, where it stands, whether it is defined there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lark import Token

from roolang.domain.declaration import fold
from roolang.record import record
from roolang.syntax import tree as t
from roolang.syntax.named import DEFINITIONS, naming
from roolang.syntax.walk import walk

Named = tuple[str, str, bool]
"""A kind, a name, and whether it is defined here."""


@record(frozen=True, slots=True)
class Occurrence:
    """A name where it stands: its kind, the name folded, and its place."""

    kind: str
    name: str
    start: int
    end: int
    defines: bool = False


def occurrences(statements: Iterable[t.Statement], tokens: Sequence[Token]) -> Iterator[Occurrence]:
    """The names of some statements, each where its token stands: what is inside goes before what is around it."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for token in tokens:
        words, start, end = str(token), token.start_pos or 0, token.end_pos or 0
        quoted = words[:1] in ('"', "“")
        places[fold(words.strip('"“”'))].append((start + quoted, end - quoted))
    taken: set[int] = set()
    for node in reversed(list(walk(tuple(statements)))):
        for kind, name, defines in named_by(node):
            for start, end in places.get(fold(name), ()):
                if node.span.start <= start < node.span.end and start not in taken:
                    taken.add(start)
                    yield Occurrence(kind, fold(name), start, end, defines)
                    break


def named_by(node: t.Node) -> Iterator[Named]:
    """The names that a node itself uses or defines."""
    if (defined := DEFINITIONS.get(type(node))) and (name := getattr(node, "name", "")):
        yield defined, name, True
    for kind, field in naming(node):
        held = getattr(node, field)
        yield from ((kind, name, False) for name in (held if isinstance(held, tuple) else (held,)) if name)
    match node:
        case t.MethodDefinition(quantity=quantity, base=base):
            yield from (("amount", name, True) for name in (quantity, base) if name)
        case t.Fact(figures=figures):
            yield from (("amount", name, False) for name, _ in figures)
