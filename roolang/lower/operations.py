"""Operations: named facts, in order where the text says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from math import comb
from typing import assert_never

from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.ir.program import whoever
from roolang.limits import MAX_WAYS
from roolang.lower.frame import Frame, both, either, origin_of, words_of
from roolang.syntax import tree as t

Term = t.Operation | t.OperationCount | t.OperationChoice


def places_of(place: t.Place | None, frame: Frame) -> tuple[str, ...]:
    """The states that a place names; none where no place is asked for."""
    return (place.states or frame.env.parties) if place else ()


# ---- of the production


def undergoes(node: t.Operations, place: t.Place | None, frame: Frame) -> n.Expr:
    """Whether the production underwent the operations: each, and in the order that the links say."""
    places = places_of(place, frame)
    origin = n.Origin(words_of(node) + _in(places), node.span)
    parts = [_term(term, places, frame) for term in node.terms]
    for early, late in _sequences(node, frame):
        found = tuple(n.Done(name, places, after, origin=origin) for after in early for name in late)
        parts.append(found[0] if len(found) == 1 else n.Any(found, origin=origin))
    if place is not None and not places:
        parts.append(whoever(origin))
    return parts[0] if len(parts) == 1 else n.All(tuple(parts), origin=origin)


def _sequences(node: t.Operations, frame: Frame) -> Iterator[tuple[list[str], list[str]]]:
    """What the links say of order: operations of which one comes first, and operations of which one comes later."""
    for first, link, second in zip(node.terms, node.links, node.terms[1:], strict=False):
        if link != "combined with":
            before, after = (first, second) if link == "followed by" else (second, first)
            yield from product(_alternatives(before, frame), _alternatives(after, frame))


def _alternatives(term: Term, frame: Frame) -> list[list[str]]:
    """The operations of a term by name, each with those that may stand for it; a count has no place in the order."""
    match term:
        case t.Operation(name):
            folded = fold(name)
            definition = frame.env.operations.get(folded)
            if folded in frame.env.operation_lists:
                return [[fold(each) for each in frame.env.operation_lists[folded]]]
            if definition is None or definition.operations is None:
                return [[folded]]
            inner = frame.entering(f"operation {folded}", term.span, definition.operations)
            terms = definition.operations.terms if inner is not None else ()
            return [found for each in terms for found in _alternatives(each, inner or frame)]
        case t.OperationChoice(choices):
            single = [_alternatives(choice.terms[0], frame) for choice in choices if len(choice.terms) == 1]
            whole = len(single) == len(choices) and all(len(found) == 1 for found in single)
            return [[name for found in single for name in found[0]]] if whole else []
        case t.OperationCount():
            return []
        case _:
            assert_never(term)


def _term(term: Term, places: tuple[str, ...], frame: Frame) -> n.Expr:
    match term:
        case t.Operation(name):
            return _named(name, places, frame, term)
        case t.OperationCount(compare, count, names, listed):
            parts = tuple(_named(name, places, frame, term) for name in _counted(names, listed, frame, term))
            needed = count + 1 if compare == ">" else count
            met = n.AtLeast(needed, parts, origin=origin_of(term))
            if compare in ("<=", "<"):
                return n.Not(n.AtLeast(count + (compare == "<="), parts), origin=n.denying(origin_of(term)))
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
    folded = frame.env.folded(name, "operation")
    frame.env.used.add(folded)
    if (listed := frame.env.operation_lists.get(folded)) is not None:
        inner = frame.entering(f"operation {folded}", node.span, listed)
        parts = tuple(_named(each, places, inner, node) for each in listed) if inner is not None else ()
        return n.Any(parts, origin=origin_of(node))
    definition = frame.env.operations.get(folded)
    if definition is not None and definition.operations is not None:
        inner = frame.entering(f"operation {folded}", node.span, definition.operations)
        if inner is not None:
            place = t.Place(places, span=node.span) if places else None
            return undergoes(definition.operations, place, inner)
    return n.Done(folded, places, origin=n.Origin(f"undergoes {name}{_in(places)}", node.span))


def names_in(name: str, frame: Frame, node: t.Node) -> Iterator[str]:
    """The operations that a name stands for: its own, those of its list, those that define it."""
    folded = frame.env.folded(name, "operation")
    frame.env.used.add(folded)
    yield folded
    definition, listed = frame.env.operations.get(folded), frame.env.operation_lists.get(folded, ())
    inner = frame.entering(f"operation {folded}", node.span, (definition, listed))
    for each in listed:
        yield from names_in(each, inner, node) if inner else ()
    terms = definition.operations.terms if definition is not None and definition.operations is not None else ()
    for term in terms if inner else ():
        for found in _alternatives(term, inner or frame):
            yield from found


# ---- of a material


def underwent(node: t.Operations, place: t.Place | None, frame: Frame) -> n.Pred:
    """Whether a line underwent the operations: each, and in the order that the links say."""
    places = places_of(place, frame)
    ordered = (
        either(*(n.Underwent(name, places, after) for after in early for name in late))
        for early, late in _sequences(node, frame)
    )
    return both(*(_line_term(term, places, frame) for term in node.terms), *ordered)


def _line_term(term: Term, places: tuple[str, ...], frame: Frame) -> n.Pred:
    match term:
        case t.Operation(name):
            return _line_named(name, places, frame, term)
        case t.OperationCount(compare, count, names, listed):
            parts = [_line_named(name, places, frame, term) for name in _counted(names, listed, frame, term)]
            needed = count + (compare in (">", "<="))
            if comb(len(parts), needed) > MAX_WAYS:
                frame.too_many_ways(term)
                return n.Always()
            met = either(*(both(*some) for some in combinations(parts, needed)))
            return n.Fails(met) if compare in ("<=", "<") else met
        case t.OperationChoice(choices):
            place = t.Place(places, span=term.span) if places else None
            return either(*(underwent(each, place, frame) for each in choices))
        case _:
            assert_never(term)


def _in(places: tuple[str, ...]) -> str:
    return f" in {' or '.join(places)}" if places else ""


def _line_named(name: str, places: tuple[str, ...], frame: Frame, node: t.Node) -> n.Pred:
    folded = frame.env.folded(name, "operation")
    frame.env.used.add(folded)
    if (listed := frame.env.operation_lists.get(folded)) is not None:
        inner = frame.entering(f"operation {folded}", node.span, listed)
        return either(*(_line_named(each, places, inner, node) for each in listed)) if inner is not None else n.Always()
    definition = frame.env.operations.get(folded)
    if definition is not None and definition.operations is not None:
        inner = frame.entering(f"operation {folded}", node.span, definition.operations)
        if inner is not None:
            place = t.Place(places, span=node.span) if places else None
            return underwent(definition.operations, place, inner)
    return n.Underwent(folded, places)
