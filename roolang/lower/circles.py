"""Definitions that run in a circle, whether anything uses them or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from roolang.diagnostics import Finding, Label
from roolang.domain.declaration import fold
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

NOUNS = {
    t.ListDefinition: ("list", "lists"),
    t.MaterialDefinition: ("material", "materials"),
    t.ConditionDefinition: ("condition", "conditions"),
    t.QuantityDefinition: ("quantity", "quantities"),
    t.OperationDefinition: ("operation", "operations"),
    t.OperationsDefinition: ("list of operations", "lists of operations"),
}
NAMED = 6
"""So many names of a circle are told."""


def circles(statements: Iterable[Any]) -> Iterator[tuple[tuple[str, ...], Finding]]:
    """Each circle of definitions, later ones prevailing: its members as expansion calls them, and a finding."""
    defined = {place: statement for statement in statements if (place := _place(statement))}
    uses = {place: tuple(dict.fromkeys(_uses(statement, place))) for place, statement in defined.items()}
    for knot in _knots({place: [each for each in found if each in defined] for place, found in uses.items()}):
        if len(knot) > 1 or knot[0] in uses[knot[0]]:
            yield tuple(knot), _finding(sorted((defined[place] for place in knot), key=_position))


def _place(statement: Any) -> str:
    """What a definition is called in expansion; nothing for one that can be in no circle."""
    match statement:
        case t.ListDefinition(name) | t.MaterialDefinition(name):
            return f"list {fold(name)}"
        case t.ConditionDefinition(name):
            return f"condition {fold(name)}"
        case t.QuantityDefinition(name):
            return f"quantity {fold(name)}"
        case t.OperationDefinition(name) | t.OperationsDefinition(name):
            return f"operation {fold(name)}"
    return ""


def _uses(statement: Any, place: str) -> Iterator[str]:
    """What a definition names of its own kind; only so can definitions come back to where they began."""
    kind = place.split()[0]
    if isinstance(statement, t.OperationsDefinition):
        yield from (f"{kind} {fold(name)}" for name in statement.names)
    for node in walk(statement):
        match node:
            case t.NamedClass(name=name) if kind == "list":
                yield f"list {fold(name)}"
            case t.Named(name=name) if kind == "condition":
                yield f"condition {fold(name)}"
            case t.Operand(name=name, target=target) if kind == "quantity":
                if not isinstance(target, t.Mats | t.OfGood | t.OfEach):
                    yield f"quantity {fold(name)}"
            case t.Operation(name) if kind == "operation":
                yield f"operation {fold(name)}"
            case t.OperationCount(names=names) if kind == "operation":
                yield from (f"operation {fold(name)}" for name in names)


def _knots(uses: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Groups of which each uses each other, by way of others perhaps (Tarjan's, without recursion)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    waiting: set[str] = set()
    for root in uses:
        path = [(root, iter(uses[root]))] if root not in number else []
        while path:
            place, rest = path[-1]
            if place not in number:
                number[place] = low[place] = len(number)
                open_.append(place)
                waiting.add(place)
            after = next(rest, None)
            if after is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[place])
                if low[place] == number[place]:
                    knot = []
                    while place in waiting:
                        knot.append(open_.pop())
                        waiting.discard(knot[-1])
                    yield knot
            elif after not in number:
                path.append((after, iter(uses[after])))
            elif after in waiting:
                low[place] = min(low[place], number[after])


def _position(statement: Any) -> tuple[str, int]:
    return statement.span.source.name, statement.span.start


def _finding(members: list[Any]) -> Finding:
    first, *rest = members
    help_ = "say what one of them is without the others"
    if not rest:
        noun = NOUNS[type(first)][0]
        return Finding("RL2009", f"the {noun} `{first.name}` uses itself", Label(_name(first)), help=help_)
    others = tuple(Label(_name(each), "in a circle with this") for each in rest[: NAMED - 1])
    kinds = {type(each) for each in members}
    names = [f"`{each.name}`" for each in members[:NAMED]]
    if len(kinds) == 1:
        names[0] = f"{NOUNS[type(first)][1]} {names[0]}"
    else:
        names = [f"{NOUNS[type(each)][0]} {name}" for each, name in zip(members, names, strict=False)]
    if len(members) > NAMED:
        names = [*names, f"{len(members) - NAMED:,} more"]
    told = f"{', '.join(names[:-1])} and {names[-1]}"
    how = "each other" if len(members) == 2 else "one another in a circle"
    return Finding("RL2009", f"the {told} use {how}", Label(_name(first)), others=others, help=help_)


def _name(statement: Any) -> Span:
    """The head of a definition, up to its name."""
    span: Span = statement.span
    at = span.text.find(statement.name)
    return Span(span.source, span.start, span.start + at + len(statement.name)) if at >= 0 else span
