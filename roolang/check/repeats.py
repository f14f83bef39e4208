"""Conditions, alternatives and entries that say what another has said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Label
from roolang.syntax import tree as t

ITEMS = ("any of", "all of", "none of", "count")
"""Enumerations in which an item that stands twice adds nothing, or counts twice."""
DIGITS = 10
"""As many digits as the longest code has."""
KINDS = (
    *(t.Chain, t.Enumeration, t.Compare, t.Threshold, t.Allowance),
    *(t.OperationChoice, t.EitherBase, t.EitherMethod, t.Codes),
)


def repeats(corpus: Corpus) -> Iterator[Finding]:
    """RL4104 for what stands twice: conditions, limits, methods, operations, entries; RL5210 for codes within codes."""
    return (finding for node, _ in corpus.each(*KINDS) for finding in _in(node))


def _in(node: t.Node) -> Iterator[Finding]:
    match node:
        case t.Chain(join="or", parts=parts):
            yield from _again(parts, "this alternative repeats another")
        case t.Chain(join="and", parts=parts):
            yield from _again(parts, "this condition repeats another")
        case t.Enumeration(head=head, items=items) if head in ITEMS:
            yield from _again(items, "this item repeats another")
        case t.Compare(limits=limits) | t.Threshold(limits=limits) | t.Allowance(limits=limits):
            yield from _again(limits, "this limit repeats another")
        case t.OperationChoice(choices):
            yield from _again(choices, "this choice repeats another")
        case t.EitherBase(first, second):
            yield from _again((first, second), "this choice repeats the other")
        case t.EitherMethod(first, second) if first == second:
            yield Finding("RL4104", f"`{first}` stands on both sides of `or`", Label(node.span), help="write it once")
        case t.Codes(items):
            yield from _again(items, "this entry stands in the list already")
            yield from _covered([item for item in items if isinstance(item, t.CodeRange)])


def _covered(items: list[t.CodeRange]) -> Iterator[Finding]:
    """RL5210 for codes that lie within others of the same list."""
    if len(items) < 2:
        return
    places = [(item.low.ljust(DIGITS, "0"), item.high.ljust(DIGITS, "9"), item) for item in items]
    widest: tuple[str, t.CodeRange] | None = None
    for _, high, item in sorted(places, key=lambda each: (each[0], -int(each[1]))):
        if widest is None or high > widest[0]:
            widest = high, item
        elif item != widest[1]:
            inside, outside = (" ".join(each.span.text.split()) for each in (item, widest[1]))
            message = f"`{inside}` lies within `{outside}` already"
            others = (Label(widest[1].span, "this holds it"),)
            yield Finding("RL5210", message, Label(item.span), others=others, help="keep the one that is meant")


def _again(parts: Sequence[Any], message: str) -> Iterator[Finding]:
    """Parts equal to one before; what stands in a bracket is held against the plain ones and its own neighbours."""
    if len(parts) < 2 and not any(isinstance(part, t.Bracketed) for part in parts):
        return
    plain: dict[Any, t.Node] = {}
    for part in parts:
        if not isinstance(part, t.Bracketed):
            yield from _against(part, plain, message)
    for part in parts:
        if isinstance(part, t.Bracketed):
            inside = dict(plain)
            for each in part.content:
                if not isinstance(each, t.Bracketed):
                    yield from _against(each, inside, message)


def _against(part: Any, known: dict[Any, t.Node], message: str) -> Iterator[Finding]:
    first = known.setdefault(_meaning(part), part)
    if first is not part:
        yield Finding("RL4104", message, Label(part.span), others=(Label(first.span, "the other"),), help="delete one")


def _meaning(part: Any) -> Any:
    """A part without its label, citations and notes."""
    if isinstance(part, t.Labelled):
        return _meaning(part.cond)
    if isinstance(part, t.Annotated) and not part.allowances:
        return _meaning(part.cond)
    return part
