"""One party's text, in one reading, on one day: brackets resolved, dates applied.

An item outside its dates is as if it were not written; of a condition that is still to come, a `Pending` keeps the
place, which asks nothing. A bracket that brings its connective is dropped where
the party does not hold it; a slot that no option of the party fills makes the whole provision silent.
"""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date
from functools import partial
from typing import Any

from roolang.domain.declaration import fold
from roolang.lower.once import dates_in, in_view
from roolang.record import record
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.stances import FOR, reading_of
from roolang.syntax.walk import nodes, parts_of, with_parts


@record(frozen=True, slots=True)
class View:
    """Whose text is wanted; `readings` holds one chosen name for each question on which the text has readings.

    `reading` is what results call it: nothing where the choice makes no difference to the party. A view that is not
    `dated` looks at no day: what has dates stands with them. `later` are the numbers by name, folded, whose first
    value holds from a later day, each with that day: a limit by such a number begins when the number does.
    """

    day: date
    party: str = ""
    readings: tuple[str, ...] = ()
    reading: str = ""
    dated: bool = True
    later: tuple[tuple[str, date], ...] = ()


class Silent(Exception):
    """The party has no wording for a slot."""


@record(frozen=True, slots=True)
class _Gone:
    """Stands for what is as if not written; `since` is the day from which it will be."""

    since: date | None = None


GONE = _Gone()


@record(frozen=True, slots=True)
class Pending(t.Node):
    """Stands for a condition that begins after the day; all of them are alike."""

    content: Any = field(compare=False)
    since: date = field(compare=False)


def project(statement: t.Node, view: View) -> list[Any]:
    """The statements that a statement comes to in a view: none, itself, or those of its bracket."""
    return in_view(statement, view, partial(_flat, statement, view))


def coming(statement: t.Node, view: View) -> list[tuple[Any, date]]:
    """A provision that is not in force yet, as it will be on its first day, with that day; else nothing."""
    try:
        gone = _one(statement, view) if not isinstance(statement, t.Bracketed) else None
        since = gone.since if isinstance(gone, _Gone) else None
        return [(each, since) for each in project(statement, replace(view, day=since))] if since else []
    except Silent:
        return []


def may_be_absent(statement: t.Node) -> bool:
    """Whether a statement may not stand on some day: it has dates, or a limit by a number by name, which may have."""
    return bool(dates_in(statement)) or any(
        isinstance(each.amount, t.Operand) if isinstance(each, t.Limit) else isinstance(each, t.NamedShare)
        for each in nodes(statement)
    )


def in_force(node: Any) -> Any:
    """A projected node without what is still to come."""
    if isinstance(node, tuple):
        return tuple(in_force(part) for part in node if not _waits(part))
    found = with_parts(node, in_force)
    return found.parts[0] if isinstance(found, t.Chain) and len(found.parts) == 1 < len(node.parts) else found


def _undated(node: Any) -> Any:
    """A projected node whose numbers do not say since when they hold."""
    found = with_parts(node, _undated)
    return replace(found, start=None) if isinstance(found, t.Step) else found


def _waits(part: Any) -> bool:
    return isinstance(_waiting(part), Pending)


def _waiting(part: Any) -> Any:
    """What stands in a chain or, behind its label, in a list."""
    return part.cond if isinstance(part, t.Labelled) else part


def leaves(statement: Any, view: View) -> list[Any]:
    """The statements that a view holds of a bracket around statements, or the statement itself, as written."""
    if not isinstance(statement, t.Bracketed):
        return [statement]
    if not kept(statement.attribution, view):
        return []
    return [leaf for part in statement.content for leaf in leaves(part, view)]


def stand_in(node: Any) -> Any:
    """A provision with something in every slot: all the classes offered, else the first wording."""
    if isinstance(node, t.Slot):
        offered = [stand_in(option.content) for option in node.options]
        if all(isinstance(each, t.Codes) for each in offered):
            return t.Codes(tuple(item for each in offered for item in each.items), span=node.span)
        return offered[0]
    return with_parts(node, stand_in)


def _flat(node: Any, view: View) -> list[Any]:
    """A member of a list: brackets give their content or nothing."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, t.Bracketed):
        if not kept(node.attribution, view):
            return []
        return [found for part in node.content for found in _flat(part, view)]
    found = _one(node, view)
    return [] if isinstance(found, _Gone) else [found]


def _one(node: Any, view: View) -> Any:
    """A node in the view, or `GONE`."""
    if isinstance(node, t.Slot):
        return _fill(node, view)
    if isinstance(node, tuple):
        parts = [found for part in node for found in _flat(part, view)]
        same = len(parts) == len(node) and all(new is old for new, old in zip(parts, node, strict=True))
        return node if same else tuple(parts)
    if not isinstance(node, t.Node):
        return node
    if isinstance(node, t.Steps):
        return _step(node, view.day) if view.dated else node
    if view.later and isinstance(node, t.Limit | t.NamedShare) and (since := _begins(node, view)):
        return _Gone(since)
    if isinstance(node, t.ProductRule | t.Accumulation | t.Guarded):
        return _dated(node, view)
    if isinstance(node, t.Compare):
        return _compared(node, view)
    if isinstance(node, t.Choice) and isinstance(_one(node.condition, view), _Gone | Pending):
        return _one(node.otherwise, view)
    return _rebuilt(node, view)


def _begins(node: t.Limit | t.NamedShare, view: View) -> date | None:
    """The later day from which the number is defined by whose name a limit or a share goes."""
    named = node.amount if isinstance(node, t.Limit) else node
    if not isinstance(named, t.Operand | t.NamedShare):
        return None
    days = [since for name, since in view.later if name == fold(named.name) and since > view.day]
    return min(days, default=None)


def _dated(node: t.ProductRule | t.Accumulation | t.Guarded, view: View) -> Any:
    """What has dates of its own."""
    if not view.dated:
        return _rebuilt(node, view)
    dates = node.in_force if isinstance(node, t.ProductRule) else node
    start, end = (dates.start, getattr(dates, "end", None)) if dates else (None, None)
    if end is not None and end < view.day:
        return GONE
    if start is None or start <= view.day:
        return _rebuilt(node, view)
    return _Gone(start) if not isinstance(node, t.Guarded) else _pending(node.cond, start, view, node.span)


def _pending(node: t.Node, since: date, view: View, span: Span | None = None) -> Any:
    """A condition to come, as it will be on its first day; one without words for the party is as if not written."""
    try:
        content = _one(node, replace(view, day=since))
    except Silent:
        return _Gone(since)
    return content if isinstance(content, _Gone) else Pending(_undated(content), since, span=span or node.span)


def _compared(node: t.Compare, view: View) -> Any:
    """A comparison with the limits of the day; those still to come stand beside it."""
    found = _rebuilt(node, view)
    if isinstance(found, t.Compare) and len(found.limits) == len(node.limits):
        return found
    later = _limits_to_come(node.limits, view)
    waiting = tuple(_pending(replace(node, limits=(limit,)), since, view) for limit, since in later)
    parts = waiting if isinstance(found, _Gone) else (found, *waiting)
    return t.Chain("or", parts, span=node.span) if len(parts) > 1 else parts[0] if parts else GONE


def _limits_to_come(limits: tuple[t.Limit, ...], view: View) -> list[tuple[t.Limit, date]]:
    """The limits that begin after the day, each with its first day."""
    found = [(limit, _one(limit, view)) for limit in limits]
    return [(limit, gone.since) for limit, gone in found if isinstance(gone, _Gone) and gone.since]


KEEPING = (t.Chain, t.Enumeration, t.Labelled, t.AddToRule, t.ConditionDefinition)
"""What may hold a condition that is still to come; anything else that does is itself still to come."""


def _rebuilt(node: t.Node, view: View) -> Any:
    changed: dict[str, Any] = {}
    for name in parts_of(type(node)):
        value = getattr(node, name)
        if not isinstance(value, t.Node | tuple):
            continue
        found = _one(value, view)
        if isinstance(found, _Gone):
            if not (isinstance(node, t.ListDefinition | t.MaterialDefinition) and isinstance(value, t.Codes)):
                return found
            found = replace(value, items=())
        if isinstance(found, Pending) and not isinstance(node, KEEPING):
            held = isinstance(node, t.Annotated | t.Guarded)
            return _pending(node, found.since, view) if held else _Gone(found.since)
        if found is not value:
            changed[name] = found
    tidied = _tidied(replace(node, **changed) if changed else node, node)
    if isinstance(node, t.Threshold | t.Allowance) and isinstance(tidied, _Gone):
        return _Gone(min((since for _, since in _limits_to_come(node.limits, view)), default=None))
    parts = tidied.parts if isinstance(tidied, t.Chain) else tidied.items if isinstance(tidied, t.Enumeration) else ()
    if parts and all(map(_waits, parts)):
        return _pending(node, min(_waiting(part).since for part in parts), view)
    return tidied


def _tidied(node: Any, before: Any) -> Any:
    """Chains and enumerations that lost parts."""
    match node:
        case t.Chain(parts=()) | t.Enumeration(items=()) | t.Codes(items=()):
            return GONE
        case t.Compare(limits=()) | t.Threshold(limits=()) | t.Allowance(limits=()) if before.limits:
            return GONE
        case t.Mats(items=items) if any(isinstance(item, t.Mats) for item in items):
            flat = [part for item in items for part in (item.items if isinstance(item, t.Mats) else (item,))]
            return replace(node, items=tuple(flat))
        case t.Chain(parts=(only,)) if len(before.parts) > 1:
            return only
    return node


def _fill(slot: t.Slot[Any], view: View) -> Any:
    """What the view puts into a slot; several options of one owner are as open as none."""
    held = [option.content for option in slot.options if kept(option.attribution, view)]
    if len(held) != 1:
        raise Silent
    return _one(held[0], view)


def _step(steps: t.Steps, day: date) -> Any:
    """The step in force on the day."""
    started = [step for step in steps.steps if step.start is None or step.start <= day]
    if len(started) == len(steps.steps) == 1:
        return steps
    return t.Steps((started[-1],), span=steps.span) if started else _Gone(steps.steps[0].start)


def kept(attribution: t.Attribution, view: View) -> bool:
    """Whether the view holds the words of a bracket. Words that nobody owns stay; `consider` is no position."""
    reading = reading_of(attribution)
    if reading or not attribution.stances:
        return not reading or reading in view.readings
    verbs = [stance.verb for stance in attribution.stances if view.party in stance.parties]
    return bool(verbs) and verbs[0] in FOR
