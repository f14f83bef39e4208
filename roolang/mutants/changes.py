"""The small changes of a text: each one statement with one node otherwise, as a slip of the pen would have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from roolang.mutants.variants import PROVISIONS, variants
from roolang.record import record
from roolang.syntax import tree as t
from roolang.syntax.walk import members

Path: TypeAlias = tuple[str | int, ...]
"""The way from a statement to a node in it: names of fields and places in tuples."""
OUTSIDE = (
    t.Test, t.Use, t.Language, t.Agreement, t.Proposal, t.Consolidated, t.PartOf, t.Parties, t.Nomenclature, t.InForce,
    t.DatesBy, t.CitationsRequired, t.RulesCover, t.StagesDefinition,
)  # fmt: skip
"""Statements that stay: what makes the others apply at all, and tests."""


@record(frozen=True, slots=True)
class Change:
    """One change: the file, the number of its statement, the way to the node, and which of its variants.

    `kind` says what sort of slip it is, `was` the words that are there and `becomes` what stands there instead.
    """

    file: str
    statement: int
    path: Path
    variant: int
    kind: str
    line: int
    column: int
    was: str
    becomes: str

    @property
    def place(self) -> str:
        """`file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def said(self) -> str:
        """What is done."""
        return f"`{self.was}` becomes `{self.becomes}`" if self.becomes else f"without `{self.was}`"


def changes(module: t.Module, methods: Mapping[str, tuple[str, ...]]) -> Iterator[Change]:
    """All changes of a module, in order; `methods` are by each the others that work out the same quantity."""
    file = module.source.name
    for number, statement in enumerate(module.statements):
        if isinstance(statement, OUTSIDE):
            continue
        if isinstance(statement, PROVISIONS):
            line, column = statement.span.place
            yield Change(file, number, (), 0, "provision", line, column, _words(statement), "")
        for path, node in _nodes(statement):
            for variant, (kind, _, at, becomes) in enumerate(variants(node, methods)):
                line, column = at.span.place
                yield Change(file, number, path, variant, kind, line, column, _words(at), becomes)


def applied(module: t.Module, change: Change) -> t.Module:
    """The module with a change made; a method by its name, since other texts beside it may define other ones."""
    statements = list(module.statements)
    if not change.path and change.kind == "provision":
        del statements[change.statement]
    else:
        statements[change.statement] = _with(statements[change.statement], change.path, change)
    return replace(module, statements=tuple(statements))


def _with(node: Any, path: Path, change: Change) -> Any:
    """A tree with another variant of the node at the end of a way."""
    if not path:
        if isinstance(node, t.MethodName):
            return replace(node, name=change.becomes)
        return [new for _, new, _, _ in variants(node, {})][change.variant]
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*node[:first], _with(node[first], rest, change), *node[first + 1 :])
    return replace(node, **{first: _with(getattr(node, first), rest, change)})


def _nodes(node: Any, path: Path = ()) -> Iterator[tuple[Path, t.Node]]:
    """Every node of a statement with the way to it, outermost first."""
    if isinstance(node, tuple):
        for index, each in enumerate(node):
            yield from _nodes(each, (*path, index))
    elif isinstance(node, t.Node):
        yield path, node
        for name in reversed(members(type(node))[0]):
            yield from _nodes(getattr(node, name), (*path, name))


def _words(node: t.Node) -> str:
    return " ".join(node.span.text.split())
