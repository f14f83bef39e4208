"""Every name in a statement: the kind of thing that it names, where it stands, whether it is defined there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lark import Token

from roolang.domain.declaration import fold
from roolang.record import record
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

Named = tuple[str, str, bool]
"""A kind, a name, and whether it is defined here."""
DEFINITIONS: dict[type[t.Node], str] = {
    t.Agreement: "text",
    t.Proposal: "text",
    t.Consolidated: "text",
    t.ListDefinition: "list",
    t.MaterialDefinition: "list",
    t.StagesDefinition: "stages",
    t.OperationDefinition: "operation",
    t.OperationsDefinition: "operation",
    t.MeasureDefinition: "amount",
    t.QuantityDefinition: "amount",
    t.ParameterDefinition: "amount",
    t.MethodDefinition: "method",
    t.ConditionDefinition: "condition",
    t.Quota: "quota",
    t.Tolerance: "tolerance",
    t.Test: "test",
}
"""Statements that give a name a meaning, by the kind of thing that it names."""
USES: dict[type[t.Node], tuple[str, str]] = {
    t.PartOf: ("text", "name"),
    t.Expect: ("text", "under"),
    t.NamedClass: ("list", "name"),
    t.ListEdit: ("list", "name"),
    t.Operation: ("operation", "name"),
    t.Operand: ("amount", "name"),
    t.NamedShare: ("amount", "name"),
    t.Where: ("amount", "name"),
    t.Figure: ("amount", "name"),
    t.Threshold: ("amount", "quantity"),
    t.Designation: ("amount", "nested"),
    t.MethodName: ("method", "name"),
    t.Trace: ("method", "method"),
    t.Named: ("condition", "name"),
    t.WithinQuota: ("quota", "name"),
}
"""Nodes that use one name, with its kind and field."""
ROWS: dict[type[t.Node], tuple[str, str]] = {
    t.OperationCount: ("operation", "names"),
    t.OperationsDefinition: ("operation", "names"),
    t.Insufficient: ("operation", "names"),
    t.StagesDefinition: ("list", "names"),
    t.Averaging: ("amount", "figures"),
}
"""Nodes that use a row of names."""
REFERENCES = {"list": "list", "tolerance": "tolerance", "trace": "method"}


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
    kind = type(node)
    if (defined := DEFINITIONS.get(kind)) and (name := getattr(node, "name", "")):
        yield defined, name, True
    if (use := USES.get(kind)) and (name := getattr(node, use[1])):
        yield use[0], name, False
    if row := ROWS.get(kind):
        yield from ((row[0], name, False) for name in getattr(node, row[1]))
    yield from _others(node)


def _others(node: t.Node) -> Iterator[Named]:
    match node:
        case t.Proposal(amends=amends) | t.Consolidated(amends=amends) if amends:
            yield "text", amends, False
        case t.MethodDefinition(quantity=quantity, base=base):
            yield "amount", quantity, True
            if base:
                yield "amount", base, True
        case t.EitherMethod(first, second):
            yield "method", first, False
            yield "method", second, False
        case t.Mat(noun, described) if not described:
            yield "list", noun, False
            if node.listed:
                yield "list", node.listed, False
        case t.Tolerance(waives=waives) if waives:
            yield "amount", waives, False
        case t.Reference(kind, name) if name and kind in REFERENCES:
            yield REFERENCES[kind], name, False
        case t.Fact(kind, words, figures):
            yield from (("amount", name, False) for name, _ in figures)
            if kind.endswith("quota"):
                yield "quota", words, False
