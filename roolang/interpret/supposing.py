"""What a verdict becomes if a good were otherwise, or a limit of the text were: it is judged again with that so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any, TypeAlias

from roolang.domain.declaration import Declaration, Item, Process, fold, with_lists
from roolang.interpret.codes import judge
from roolang.interpret.judgement import Judgement
from roolang.interpret.trace import Trace
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import with_parts
from roolang.limits import MAX_LOOKED
from roolang.record import record

Becoming: TypeAlias = Callable[[Item], Sequence[Item]]
"""An item as it would be; a part of it may become another item beside it."""


@record(frozen=True, slots=True)
class OfItem:
    """An item that would be otherwise."""

    item: Item
    becoming: Becoming


@record(frozen=True, slots=True)
class OfRoute:
    """The party from which, or into which, the good would go: `exported_from`, `imported_into`."""

    field: str
    party: str


@record(frozen=True, slots=True)
class OfText:
    """A comparison of the text with another limit."""

    compare: n.Compare
    limit: Fraction


Edit: TypeAlias = "OfItem | OfRoute | OfText"


def would_be(judgement: Judgement, edits: Sequence[Edit]) -> Trace | None:
    """How the good is judged with all this so; `None` where that is not worked out, since it takes too long."""
    return None if too_long(judgement) else supposed(judgement, edits).trace


def too_long(judgement: Judgement) -> bool:
    """Whether to judge again and again would take too long: there are too many ways to take the materials."""
    return judgement.looked > MAX_LOOKED


def supposed(judgement: Judgement, edits: Sequence[Edit]) -> Judgement:
    """The judgement with all this so."""
    declaration = replace(judgement.declaration, fungible=False)
    return judge(_program(judgement.program, edits), _declaration(declaration, edits), burden_of_proof=judgement.proof)


def _declaration(declaration: Declaration, edits: Sequence[Edit]) -> Declaration:
    by_item: dict[int, list[Becoming]] = {}
    for edit in edits:
        if isinstance(edit, OfItem):
            by_item.setdefault(id(edit.item), []).append(edit.becoming)
    routes: dict[str, Any] = {edit.field: edit.party for edit in edits if isinstance(edit, OfRoute)}
    good, *_ = _item(declaration.good, by_item)
    return replace(declaration, good=good, **routes)


def _item(item: Item, by_item: Mapping[int, list[Becoming]]) -> Sequence[Item]:
    """An item with all in it as they would be."""
    found: Sequence[Item] = (with_lists(item, lambda inner: _item(inner, by_item)),)
    for becoming in by_item.get(id(item), ()):
        found = [new for old in found for new in becoming(old)]
    return found


# ---- an item otherwise


def originating(item: Item) -> Sequence[Item]:
    """It originates."""
    return (replace(item, originating=True),)


def obtained(place: str | None) -> Becoming:
    """It is wholly obtained there, and so originates."""
    return lambda item: (replace(item, originating=True, wholly_obtained=True, produced_in=place),)


def coded(code: str) -> Becoming:
    """It is of another code."""
    return lambda item: (replace(item, code=code, codes={}, candidates=(), edition=None),)


def worked(name: str, place: str | None) -> Becoming:
    """It underwent one more operation, after the others."""
    return lambda item: (replace(item, processes=(*item.processes, Process(fold(name), place))),)


def found_so(words: str, *, so: bool) -> Becoming:
    """A question of fact is answered."""
    return lambda item: (replace(item, facts={**item.facts, words: so}),)


def stated(item: Item) -> Sequence[Item]:
    """The supplier's statement is held."""
    return (replace(item, supplier_statement=True),)


def within(quota: str) -> Becoming:
    """A licence of a quota is held."""
    return lambda item: (replace(item, quotas={**item.quotas, quota: True}),)


def more_of(amount: str, by: Fraction) -> Becoming:
    """A declared amount is greater by so much."""

    def grown(item: Item) -> Sequence[Item]:
        old = item.amounts.get(amount)
        if old is None or old.high is None or old.low + by < 0:
            return (item,)
        new = replace(old, low=old.low + by, high=old.high + by)
        return (replace(item, amounts={**item.amounts, amount: new}),)

    return grown


def partly(becoming: Becoming, part: Fraction) -> Becoming:
    """A part of it, in every amount, is replaced by as much that is otherwise."""

    def divided(item: Item) -> Sequence[Item]:
        own = [_part(new, part) for new in becoming(replace(item, name=f"{item.name} otherwise", holdings={}))]
        return own if part == 1 else (_part(item, 1 - part), *own)

    return divided


def _part(item: Item, part: Fraction) -> Item:
    """So much of an item."""
    amounts = {
        name: replace(each, low=part * each.low, high=None if each.high is None else part * each.high)
        for name, each in item.amounts.items()
    }
    return replace(item, amounts=amounts)


# ---- the text otherwise


def _program(program: Program, edits: Sequence[Edit]) -> Program:
    instead = {
        id(edit.compare): replace(edit.compare, threshold=edit.limit) for edit in edits if isinstance(edit, OfText)
    }
    changed: Program = _with(program, instead, {}) if instead else program
    return changed


def _with(value: Any, instead: Mapping[int, n.Compare], done: dict[int, Any]) -> Any:
    """A value with some comparisons in it replaced; the very same where there are none."""
    if id(value) in instead:
        return instead[id(value)]
    if id(value) in done or not _is_inner(value):
        return done.get(id(value), value)
    done[id(value)] = with_parts(value, lambda _, part: _with(part, instead, done))
    return done[id(value)]


def _is_inner(value: Any) -> bool:
    """Whether conditions may stand inside a value."""
    return isinstance(value, tuple) or (is_dataclass(value) and not isinstance(value, (type, n.Origin)))


# ---- what a trace asked


class Asked:
    """The conditions of a program by where they came from: what a trace was made of."""

    def __init__(self, program: Program) -> None:
        self._nodes: dict[int, list[n.Node]] = {}
        for node in _nodes(program):
            self._nodes.setdefault(id(node.origin), []).append(node)

    def of(self, trace: Trace) -> Iterator[n.Node]:
        """The conditions that a trace may be of, one in most cases."""
        return iter(self._nodes.get(id(trace.origin), ()))

    def about(self, trace: Trace, kind: type) -> bool:
        """Whether something of a kind is asked for anywhere inside what a trace is of."""
        return any(isinstance(each, kind) for node in self.of(trace) for each in _inside(node))


def _nodes(value: Any) -> Iterator[n.Node]:
    return (each for each in _inside(value) if isinstance(each, n.Node))


def _inside(value: Any) -> Iterator[Any]:
    """A value and everything in it, each once."""
    seen, waiting = set[int](), [value]
    while waiting:
        each = waiting.pop()
        if id(each) in seen or not _is_inner(each):
            continue
        seen.add(id(each))
        yield each
        waiting += (
            each
            if isinstance(each, tuple)
            else [getattr(each, one.name) for one in fields(each) if one.name != "origin"]
        )
