"""What a good is made from, and what is done besides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from roolang.draft.english.building.base import Builder, Clause, Doubt, Doubtful, makes
from roolang.draft.english.building.materials import each_is, mats
from roolang.draft.english.building.operations import grouped, sequence
from roolang.source import Span
from roolang.syntax import tree as t


@makes("made_from")
def _made_from(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    found = mats(b, ch[1], "")
    made = t.MadeFrom(found, span=b.span(start, end))
    return Clause("cond", start, end, made, mats=found, opens=True)


@makes("made_from_such")
def _made_from_such(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`from materials of Chapter 3 which are wholly obtained`: from these, and they are so."""
    if not b.text[b.places[2][0] :].lower().startswith(("which", "that", "all of", "wholly", "originating")):
        raise Doubtful
    made: Clause = _made_from(b, ch[:2], start, b.places[1][1])
    status = t.Status(ch[2], span=b.span(*b.places[2]))
    assert made.cond is not None and made.mats is not None
    each = each_is(b, made.mats, status, start, end)
    return replace(made, end=end, cond=t.Chain("and", (made.cond, each), span=b.span(start, end)))


@makes("made_from_linked")
def _made_from_linked(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`from unbleached yarn accompanied by printing`: both."""
    found = mats(b, ch[1], "")
    made = t.MadeFrom(found, span=b.span(start, b.places[1][1]))
    done = t.Undergoes(sequence(b, ch[3], *b.places[3]), span=b.span(*b.places[3]))
    both = t.Chain("and", (made, done), span=b.span(start, end))
    *alone, last = found.items
    said = b.text[b.places[1][0] : b.places[1][1]]
    if alone and " or " in said and not grouped(b, *b.places[2]):
        first = replace(made, mats=replace(found, items=tuple(alone)))
        near = replace(both, parts=(replace(made, mats=replace(found, items=(last,))), done))
        other = t.Chain("or", (first, near), span=both.span)
        link = " ".join(b.text[b.places[2][0] : b.places[2][1]].split())
        b.doubts.append(Doubt(start, end, f"how far `{link}` reaches", "over all before it", both, other))
    return Clause("cond", start, end, both, mats=found, opens=True)


@makes("operations_from", "operations_from_linked")
def _operations_from(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`weaving from yarn combined with dyeing`: made from yarn, and all of that done."""
    items = [*ch[0], (ch[3], b.places[3]), *ch[4]] if len(ch) > 3 else ch[0]
    return _done_from(b, items, ch[2], b.span(b.places[0][0], b.places[0][1]), start, end)


@makes("undergo_from")
def _undergo_from(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    return _done_from(b, ch[1], ch[3], b.span(*b.places[1]), start, end)


def _done_from(b: Builder, items: list[Any], bits: list[Any], said: Span, start: int, end: int) -> Clause:
    """What is done, and from what; behind alternatives it may be meant of the last one alone."""
    found = mats(b, bits, "")
    made = t.MadeFrom(found, span=found.span)
    done = t.Undergoes(sequence(b, items, said.start, end), span=said)
    both = t.Chain("and", (made, done), span=b.span(start, end))
    first = done.operations.terms[0]
    if len(done.operations.terms) == 1 and isinstance(first, t.OperationChoice):
        *alone, last = first.choices
        near = replace(both, parts=(made, replace(done, operations=last)))
        other = t.Chain("or", (*(replace(done, operations=each) for each in alone), near), span=both.span)
        b.doubts.append(Doubt(start, end, "how far `from` reaches back", "over all before it", both, other))
    return Clause("cond", start, end, both, mats=found, opens=True)
