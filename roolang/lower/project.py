"""One party's text, in one reading, on one day: brackets resolved, dates applied.

An item outside its dates is as if it were not written. A bracket that brings its connective is dropped where
the party does not hold it; a slot that no option of the party fills makes the whole provision silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import product
from typing import Any

from roolang.syntax import tree as t


@dataclass(frozen=True, slots=True)
class View:
    """Whose text is wanted; `readings` holds one chosen name for each question on which the text has readings.

    `reading` is what results call it: nothing where the choice makes no difference to the party.
    """

    day: date
    party: str = ""
    readings: tuple[str, ...] = ()
    reading: str = ""


class Silent(Exception):
    """The party has no wording for a slot."""


class _Gone:
    """Stands for what is as if not written."""


GONE = _Gone()


def project(statement: t.Node, view: View) -> list[Any]:
    """The statements that a statement comes to in a view: none, itself, or those of its bracket."""
    return _flat(statement, view)


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
    if isinstance(node, tuple):
        return tuple(stand_in(part) for part in node)
    if isinstance(node, t.Node):
        return replace(node, **{f.name: stand_in(getattr(node, f.name)) for f in fields(node) if f.name != "span"})
    return node


def _flat(node: Any, view: View) -> list[Any]:
    """A member of a list: brackets give their content or nothing."""
    if isinstance(node, t.Bracketed):
        if not kept(node.attribution, view):
            return []
        return [found for part in node.content for found in _flat(part, view)]
    found = _one(node, view)
    return [] if found is GONE else [found]


def _one(node: Any, view: View) -> Any:
    """A node in the view, or `GONE`."""
    if isinstance(node, t.Slot):
        return _fill(node, view)
    if isinstance(node, tuple):
        return tuple(found for part in node for found in _flat(part, view))
    if not isinstance(node, t.Node):
        return node
    if isinstance(node, t.Steps):
        return _step(node, view.day)
    if isinstance(node, t.ProductRule) and node.in_force and not _within(node.in_force.start, node.in_force.end, view):
        return GONE
    if isinstance(node, t.Accumulation) and node.start and node.start > view.day:
        return GONE
    if isinstance(node, t.Guarded) and not _within(node.start, node.end, view):
        return GONE
    return _rebuilt(node, view)


def _rebuilt(node: t.Node, view: View) -> Any:
    changed: dict[str, Any] = {}
    for each in fields(node):
        value = getattr(node, each.name)
        if each.name == "span" or not isinstance(value, t.Node | tuple):
            continue
        found = _one(value, view)
        if found is GONE and isinstance(node, t.ListDefinition | t.MaterialDefinition) and isinstance(value, t.Codes):
            found = replace(value, items=())
        if found is GONE:
            return GONE
        if found is not value:
            changed[each.name] = found
    if not changed:
        return node
    return _tidied(replace(node, **changed), node)


def _tidied(node: Any, before: Any) -> Any:
    """Chains and enumerations that lost parts."""
    match node:
        case t.Chain(parts=()) | t.Enumeration(items=()) | t.Codes(items=()):
            return GONE
        case t.Compare(limits=()) | t.Threshold(limits=()):
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
    return t.Steps((started[-1],), span=steps.span) if started else GONE


def _within(start: date | None, end: date | None, view: View) -> bool:
    return (start is None or start <= view.day) and (end is None or view.day <= end)


def kept(attribution: t.Attribution, view: View) -> bool:
    """Whether the view holds the words of a bracket. Words that nobody owns stay; `consider` is no position."""
    if attribution.reading is not None:
        return attribution.reading in view.readings
    if attribution.alternative is not None:
        return alternative_name(attribution.alternative) in view.readings
    verbs = [stance.verb for stance in attribution.stances if view.party in stance.parties]
    return not attribution.stances or (bool(verbs) and verbs[0] in ("propose", "support"))


def alternative_name(number: int) -> str:
    """A numbered alternative, as one chooses it among readings."""
    return f"alternative {number}"


def attributions(node: Any) -> Iterator[t.Attribution]:
    """Every attribution in a tree."""
    if isinstance(node, t.Attribution):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from attributions(part)
    elif isinstance(node, t.Node):
        for each in fields(node):
            yield from attributions(getattr(node, each.name))


def questions(statements: Any) -> list[tuple[str, ...]]:
    """The questions on which a text has readings: for each, the names to choose from, in order of appearance.

    A reading that stands alone at a bracket is chosen or left out (`without NAME`).
    """
    sets: list[list[str]] = []
    for names in _offered(tuple(statements)):
        touching = [known for known in sets if set(known) & set(names)]
        merged = list(dict.fromkeys(name for known in [*touching, names] for name in known))
        sets = [known for known in sets if known not in touching] + [merged]
    return [tuple(known) if len(known) > 1 else (known[0], f"without {known[0]}") for known in sets]


def _offered(node: Any) -> Iterator[list[str]]:
    """The reading names that stand side by side in a slot, or alone at a bracket."""
    if isinstance(node, t.Slot):
        names = [name for option in node.options for name in _names(option.attribution)]
        if names:
            yield names
    if isinstance(node, t.Bracketed) and _names(node.attribution):
        yield _names(node.attribution)
    if isinstance(node, tuple):
        for part in node:
            yield from _offered(part)
    elif isinstance(node, t.Node):
        for each in fields(node):
            yield from _offered(getattr(node, each.name))


def _names(attribution: t.Attribution) -> list[str]:
    if attribution.reading is not None:
        return [attribution.reading]
    return [alternative_name(attribution.alternative)] if attribution.alternative is not None else []


def readings_of(statements: Any) -> list[tuple[str, ...]]:
    """Every combination of readings of a text; one empty combination where it has none."""
    return list(product(*questions(statements)))
