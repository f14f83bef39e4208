"""What the verdict becomes when one missing fact is known: the declaration is judged again with each answer to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from roolang.domain.declaration import Item, Process, fold, items_of
from roolang.domain.fields import ANSWERED, STATED
from roolang.interpret.facts import Fact
from roolang.interpret.judgement import Judgement
from roolang.interpret.supposing import OfItem, supposed, too_long
from roolang.ir.program import Program
from roolang.record import record

MORE = "something else"
"""An operation that no list names."""
ELSEWHERE = "any other state"
"""In the place of a state that is not a party and whose materials the text does not accumulate."""
Answering: TypeAlias = Callable[[Item, str, bool], Item]


def _answering(field: str) -> Answering:
    return lambda item, _, said: _with(item, field, said)


def _stating(field: str) -> Answering:
    return lambda item, words, said: _with(item, field, {**getattr(item, field), fold(words): said})


def _with(item: Item, field: str, value: Any) -> Item:
    return replace(item, **{field: value})


ANSWERS = {kind: _answering(field) for kind, field in ANSWERED.items()} | {
    kind: _stating(field) for kind, field in STATED.items()
}
"""How a fact that is so or not so is written into an item, by its kind."""


@record(frozen=True, slots=True)
class Outcome:
    """An answer to a missing fact and the verdict that follows; `places` are the states of which it is true.

    Without places the answer is that it is so (`holds`), or not.
    """

    verdict: str
    holds: bool = True
    places: tuple[str, ...] = ()


_FOUND: WeakKeyDictionary[Judgement, dict[Fact, tuple[Outcome, ...]]] = WeakKeyDictionary()
"""What followed, kept as long as its judgement: each answer is a judgement more, told in short and in full."""


def outcomes(judgement: Judgement, fact: Fact) -> tuple[Outcome, ...]:
    """What follows from each answer to one fact; nothing where its answers cannot be tried."""
    found = _FOUND.setdefault(judgement, {})
    if fact not in found:
        found[fact] = _outcomes(judgement, fact)
    return found[fact]


def _outcomes(judgement: Judgement, fact: Fact) -> tuple[Outcome, ...]:
    item = fact.item
    if item is None or too_long(judgement) or not has_answers(judgement, fact):
        return ()
    written = _written(fact)
    if written is not None:
        answers = ((said, written(item, fact.words, said)) for said in (True, False))
        return tuple(Outcome(_verdict(judgement, item, new), said) for said, new in answers)
    return _by_place(judgement, item)


def _worked(item: Item, _: str, said: bool) -> Item:
    """Something was done that is none of a list, or nothing else was done at all."""
    if said:
        return replace(item, processes=(*item.processes, Process(MORE, item.produced_in)))
    return replace(item, processes_complete=True)


def _written(fact: Fact) -> Answering | None:
    """How the answer to a fact that is so or not so is written into an item."""
    return _worked if fact.kind == "done" and not fact.words else ANSWERS.get(fact.kind)


def has_answers(judgement: Judgement, fact: Fact) -> bool:
    """Whether a fact has few answers, each of which can be written into the declaration."""
    known = _written(fact) is not None or (fact.kind == "place" and bool(judgement.program.parties))
    return known and fact.item is not None and _holds(judgement.declaration.good, fact.item)


def _holds(good: Item, item: Item) -> bool:
    return any(each is item for each in items_of(good))


def states_of(program: Program) -> tuple[str, ...]:
    """The states that make a difference: the parties, those whose materials are accumulated, and any other."""
    accumulated = (state for each in program.accumulating for state in each.states)
    return (*dict.fromkeys((*program.parties, *accumulated)), ELSEWHERE)


def _by_place(judgement: Judgement, item: Item) -> tuple[Outcome, ...]:
    """The states, those with the same verdict together."""
    places: dict[str, list[str]] = {}
    for state in states_of(judgement.program):
        places.setdefault(_verdict(judgement, item, replace(item, produced_in=state)), []).append(state)
    return tuple(Outcome(verdict, places=tuple(found)) for verdict, found in places.items())


def _verdict(judgement: Judgement, old: Item, new: Item) -> str:
    """The verdict with one item in the place of another."""
    return supposed(judgement, (OfItem(old, lambda _: (new,)),)).verdict
