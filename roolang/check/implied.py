"""Conditions beside others that imply them, or that they imply: one of the two says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from roolang.check.figures import bounds, stricter
from roolang.check.intervals import covered, interval, plain
from roolang.check.texts import Corpus
from roolang.check.walk import unlabelled
from roolang.diagnostics import Finding, Label
from roolang.domain.declaration import fold
from roolang.domain.hs import LEVELS
from roolang.syntax import tree as t

Names: TypeAlias = Mapping[str, t.Cond]
DEEPEST = 12
"""So many conditions inside conditions are looked into."""
STEPS, ALL_STEPS = 2_000, 200_000
"""So many pairs of conditions are looked at for one list, and for all: names may stand for more than anybody reads."""
BESIDE = 40
"""So many conditions before one are held against it."""


def implied(corpus: Corpus) -> Iterator[Finding]:
    """RL5204: an alternative that implies another, a requirement that another implies, a limit beside a wider one.

    Only what the words alone show, at every date and for everybody; what stands twice is RL4104.
    """
    looking = Looking(_definitions(corpus))
    for node, _ in corpus.each(t.Chain, t.Enumeration):
        match node:
            case t.Chain(join="or", parts=parts) | t.Enumeration(head="any of", items=parts):
                yield from _among(parts, looking, alternatives=True)
            case t.Chain(join="and", parts=parts) | t.Enumeration(head="all of", items=parts):
                yield from _among(parts, looking, alternatives=False)
    for node, _ in corpus.each(t.Compare):
        if len(node.limits) > 1:
            yield from _limits(node)


def _definitions(corpus: Corpus) -> Names:
    """What names of conditions stand for, where they stand for one thing only."""
    found: dict[str, t.Cond | None] = {}
    for placed in corpus.placed:
        if isinstance(placed.statement, t.ConditionDefinition):
            name, cond = fold(placed.statement.name), placed.statement.cond
            found[name] = cond if found.get(name, cond) == cond else None
    return {name: cond for name, cond in found.items() if cond is not None}


def _among(parts: tuple[Any, ...], looking: Looking, *, alternatives: bool) -> Iterator[Finding]:
    """The parts that say nothing beside another, the later one of two where either might go."""
    plainly = [part for part in parts if not isinstance(part, t.Bracketed)]
    told: set[int] = set()
    looking.here = STEPS
    for i, one in enumerate(plainly):
        for j, other in list(enumerate(plainly))[max(0, i - BESIDE) : i + BESIDE]:
            if i == j or i in told or j in told or unlabelled(one) == unlabelled(other):
                continue
            idle, because = (one, other) if alternatives else (other, one)
            if looking.implies(one, other):
                told.add(i if alternatives else j)
                yield _finding(idle, because, alternatives)


def _finding(idle: t.Node, because: t.Node, alternatives: bool) -> Finding:
    message, label = "this asks nothing that another condition beside it does not ask", "the condition that implies it"
    if alternatives:
        message, label = "this alternative helps no good: whoever meets it meets another one", "the wider alternative"
    others = (Label(because.span, label),)
    return Finding(
        "RL5204", message, Label(idle.span), others=others, help="delete it, or see what it was meant to say"
    )


def _limits(node: t.Compare) -> Iterator[Finding]:
    """Of several limits, any of which will do, those that are stricter than another."""
    found = list(bounds(node))
    for one in found:
        wider = next((other for other in found if other is not one and stricter(one, other)), None)
        if wider is not None and not stricter(wider, one):
            yield _finding(one.node, wider.node, alternatives=True)


# ---- what implies what


@dataclass(slots=True)
class Looking:
    """Conditions held against each other, with the definitions of names, and how far that may still go."""

    names: Names
    left: int = ALL_STEPS
    here: int = STEPS

    def implies(self, one: Any, other: Any, depth: int = 0) -> bool:
        """Whether whoever meets the one surely meets the other, by their words alone."""
        one, other = _known(one, self.names), _known(other, self.names)
        self.left, self.here = self.left - 1, self.here - 1
        if depth > DEEPEST or min(self.left, self.here) < 0 or _opaque(one) or _opaque(other):
            return False
        if one == other:
            return True
        match one, other:
            case (_, t.Chain(join="and", parts=parts) | t.Enumeration(head="all of", items=parts)):
                return all(self.implies(one, part, depth + 1) for part in parts)
            case (t.Chain(join="or", parts=parts) | t.Enumeration(head="any of", items=parts), _):
                return all(self.implies(part, other, depth + 1) for part in parts)
            case (t.Chain(join="and", parts=parts) | t.Enumeration(head="all of", items=parts), _) if any(
                self.implies(part, other, depth + 1) for part in parts
            ):
                return True
            case (_, t.Chain(join="or", parts=parts) | t.Enumeration(head="any of", items=parts)):
                return any(self.implies(one, part, depth + 1) for part in parts)
            case (t.Compare(), t.Compare()):
                return _keeps(one, other)
            case (t.Change(), t.Change()):
                return _changes(one, other)
        return False


def _known(part: Any, names: Names) -> Any:
    """A condition without label and citations; a name stands for its definition."""
    for _ in range(DEEPEST):
        part = unlabelled(part)
        if isinstance(part, t.Excepting):
            meant = _known(part.named, names)
            change = isinstance(meant, t.Change)
            return replace(meant, exceptions=(*meant.exceptions, *part.exceptions)) if change else part
        if not isinstance(part, t.Named) or fold(part.name) not in names:
            break
        part = names[fold(part.name)]
    return part


def _opaque(part: Any) -> bool:
    """Whether the words alone do not say what a condition comes to: brackets, guards, allowances."""
    return isinstance(part, t.Bracketed | t.Slot | t.Guarded | t.Annotated)


def _keeps(one: t.Compare, other: t.Compare) -> bool:
    """Whether every limit of the one is at least as strict as some limit of the other."""
    narrow, wide = list(bounds(one)), list(bounds(other))
    if len(narrow) != len(one.limits) or not narrow:
        return False
    return all(any(stricter(each, another) for another in wide) for each in narrow)


def _changes(one: t.Change, other: t.Change) -> bool:
    """Whether a change of the one kind is one of the other: of a higher level, with no fewer exceptions."""
    if one.also is not None or not (isinstance(outer := _level(one), int) and isinstance(inner := _level(other), int)):
        return False
    return outer <= inner and all(_excepted(item, one) for item in _barred(other))


def _level(change: t.Change) -> int | None:
    """The digits that must differ, of a change that is of one level and nothing else."""
    match change.codes.items:
        case (t.AnyOther(level=str() as level, within=None),):
            return LEVELS[level]
    return None


def _barred(change: t.Change) -> Iterator[Any]:
    """The classes excepted; what is in brackets stands for itself and is never found again."""
    for exception in change.exceptions:
        if isinstance(exception, t.Exception_):
            yield from exception.codes.items
        else:
            yield exception


def _excepted(item: Any, change: t.Change) -> bool:
    """Whether a change surely excepts a whole class."""
    if any(item == each for each in _barred(change)) and not isinstance(item, t.Bracketed):
        return True
    lines = interval(item) if isinstance(item, t.CodeRange) else None
    codes = t.Codes(tuple(each for each in _barred(change) if isinstance(each, t.CodeRange)), span=change.span)
    return lines is not None and covered(lines, plain(codes))
