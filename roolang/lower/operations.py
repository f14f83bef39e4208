"""Operations: named facts, in order where the text says so."""

from __future__ import annotations

from typing import assert_never

from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.lower.frame import Frame, both, either, origin_of
from roolang.syntax import tree as t

Term = t.Operation | t.OperationCount | t.OperationChoice


def places_of(place: t.Place | None, frame: Frame) -> tuple[str, ...]:
    """The states that a place names; none where no place is asked for."""
    return (place.states or frame.env.parties) if place else ()


# ---- of the production


def undergoes(node: t.Operations, place: t.Place | None, frame: Frame) -> n.Expr:
    """Whether the production underwent the operations: each, and in the order that the links say."""
    places = places_of(place, frame)
    parts = [_term(term, places, frame) for term in node.terms]
    for first, link, second in zip(node.terms, node.links, node.terms[1:], strict=False):
        if link == "followed by":
            parts += _ordered(first, second, places)
        elif link == "preceded by":
            parts += _ordered(second, first, places)
    origin = origin_of(node)
    return parts[0] if len(parts) == 1 else n.All(tuple(parts), origin=origin)


def _ordered(first: Term, second: Term, places: tuple[str, ...]) -> list[n.Expr]:
    """That one named operation came after another; choices and counts have no one place in the order."""
    if isinstance(first, t.Operation) and isinstance(second, t.Operation):
        return [n.Done(fold(second.name), places, fold(first.name), origin=origin_of(second))]
    return []


def _term(term: Term, places: tuple[str, ...], frame: Frame) -> n.Expr:
    match term:
        case t.Operation(name):
            return _named(name, places, frame, term)
        case t.OperationCount(compare, count, names, listed):
            parts = tuple(_named(name, places, frame, term) for name in _counted(names, listed, frame, term))
            needed = count + 1 if compare == ">" else count
            met = n.AtLeast(needed, parts, origin=origin_of(term))
            if compare in ("<=", "<"):
                return n.Not(n.AtLeast(count + (compare == "<="), parts), origin=origin_of(term))
            return met
        case t.OperationChoice(choices):
            place = t.Place(places, span=term.span) if places else None
            return n.Any(tuple(undergoes(each, place, frame) for each in choices), origin=origin_of(term))
        case _:
            assert_never(term)


def _counted(names: tuple[str, ...], listed: bool, frame: Frame, term: t.Node) -> tuple[str, ...]:
    if not listed:
        return names
    found = frame.env.operation_lists.get(fold(names[0]))
    frame.env.used.add(fold(names[0]))
    if found is None:
        frame.env.unknown("list of operations", names[0], frame.env.operation_lists, term.span)
    return found or ()


def _named(name: str, places: tuple[str, ...], frame: Frame, node: t.Node) -> n.Expr:
    """An operation by name: by its definition, as any of a list, or a fact of that name."""
    folded = fold(name)
    frame.env.used.add(folded)
    if folded in frame.env.operation_lists:
        parts = tuple(_named(each, places, frame, node) for each in frame.env.operation_lists[folded])
        return n.Any(parts, origin=origin_of(node))
    definition = frame.env.operations.get(folded)
    if definition is not None and definition.operations is not None:
        inner = frame.entering(f"operation {folded}", node.span)
        if inner is not None:
            place = t.Place(places, span=node.span) if places else None
            return undergoes(definition.operations, place, inner)
    return n.Done(folded, places, origin=origin_of(node))


# ---- of a material


def underwent(node: t.Operations, place: t.Place | None, frame: Frame) -> n.Pred:
    """Whether a line underwent the operations; their order is not looked at."""
    places = places_of(place, frame)
    return both(*(_line_term(term, places, frame) for term in node.terms))


def _line_term(term: Term, places: tuple[str, ...], frame: Frame) -> n.Pred:
    match term:
        case t.Operation(name):
            return _line_named(name, places, frame, term)
        case t.OperationCount(_, _, names, listed):
            return either(
                *(_line_named(name, places, frame, term) for name in _counted(names, listed, frame, term))
            )
        case t.OperationChoice(choices):
            place = t.Place(places, span=term.span) if places else None
            return either(*(underwent(each, place, frame) for each in choices))
        case _:
            assert_never(term)


def _line_named(name: str, places: tuple[str, ...], frame: Frame, node: t.Node) -> n.Pred:
    folded = fold(name)
    frame.env.used.add(folded)
    if folded in frame.env.operation_lists:
        return either(*(_line_named(each, places, frame, node) for each in frame.env.operation_lists[folded]))
    definition = frame.env.operations.get(folded)
    if definition is not None and definition.operations is not None:
        inner = frame.entering(f"operation {folded}", node.span)
        if inner is not None:
            return both(*(_line_term(term, places, inner) for term in definition.operations.terms))
    return n.Underwent(folded, places)
