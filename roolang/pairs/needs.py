"""What must be so for one condition of a rule to decide: every other one is told to hold, or not to.

Conditions under `and` beside it must hold, those under `or` must not; so the verdict follows the one in question.
"""

from __future__ import annotations

from collections.abc import Iterator

from roolang.record import record
from roolang.syntax import tree as t


@record(frozen=True, slots=True)
class Leaf:
    """A condition that is no row of others, with the guards around it and the path of parts that leads to it."""

    cond: t.Cond
    path: tuple[int, ...]
    guards: tuple[t.Guarded, ...] = ()


@record(frozen=True, slots=True)
class Need:
    """That a leaf holds, or does not."""

    leaf: Leaf
    holds: bool


class Unclear(Exception):
    """A condition that these needs cannot be told of; the message says why, as a reason for the reader."""


class NoCode(Unclear):
    """No code was found for a material; perhaps there is one elsewhere."""


def leaves(cond: t.Cond, path: tuple[int, ...] = (), guards: tuple[t.Guarded, ...] = ()) -> Iterator[Leaf]:
    """The conditions of a rule that are no rows of others."""
    match cond:
        case t.Annotated(inner, ()):
            yield from leaves(inner, path, guards)
        case t.Guarded(inner):
            yield from leaves(inner, path, (*guards, cond))
        case t.Chain() | t.Enumeration():
            for index, part in enumerate(parts(cond)):
                yield from leaves(part, (*path, index), guards)
        case _:
            yield Leaf(cond, path, guards)


def parts(cond: t.Chain | t.Enumeration) -> tuple[t.Cond, ...]:
    """The parts of a row; brackets are not settled yet, so there is nothing to be inside or outside of."""
    held = cond.parts if isinstance(cond, t.Chain) else cond.items
    if any(isinstance(part, t.Bracketed) for part in held):
        raise Unclear("the parties do not agree on the words")
    return tuple(part.cond if isinstance(part, t.Labelled) else part for part in held)  # type: ignore[misc]


def needs(cond: t.Cond, leaf: Leaf, turn: int = 0) -> tuple[Need, ...]:
    """What all other leaves must be, for one to decide the verdict; at each `turn` others of those that could fail."""
    return tuple(_beside(cond, leaf, (), turn))


def _beside(cond: t.Cond, leaf: Leaf, path: tuple[int, ...], turn: int) -> Iterator[Need]:
    match cond:
        case t.Annotated(inner, ()) | t.Guarded(inner):
            yield from _beside(inner, leaf, path, turn)
        case t.Chain() | t.Enumeration():
            all_ = _all(cond)
            for index, part in enumerate(parts(cond)):
                if leaf.path[: len(path) + 1] == (*path, index):
                    yield from _beside(part, leaf, (*path, index), turn)
                else:
                    yield from _forced(part, (*path, index), turn, holds=all_)


def _all(cond: t.Chain | t.Enumeration) -> bool:
    if isinstance(cond, t.Chain):
        return cond.join == "and"
    if cond.head not in ("any of", "all of"):
        raise Unclear("conditions are counted")
    return cond.head == "all of"


def _forced(cond: t.Cond, path: tuple[int, ...], turn: int, *, holds: bool) -> Iterator[Need]:
    """What leaves of a condition must be for it to hold, or not to.

    Of parts of which one is enough, one is told; the others are left to what follows from the rest.
    """
    match cond:
        case t.Annotated(inner, ()) | t.Guarded(inner):
            yield from _forced(inner, path, turn, holds=holds)
        case t.Chain() | t.Enumeration():
            every = list(enumerate(parts(cond)))
            if _all(cond) is not holds:
                every = sorted(every, key=lambda each: _stiff(each[1]))
                every = [every[turn % len(every)]]
            for index, part in every:
                yield from _forced(part, (*path, index), turn, holds=holds)
        case _:
            yield Need(Leaf(cond, path), holds)


def _stiff(cond: t.Cond) -> int:
    """How hard it is to have a condition one way without any other following it."""
    match cond:
        case t.Annotated(inner) | t.Guarded(inner):
            return _stiff(inner)
        case t.NoChange():
            return 3
        case t.Change():
            return 2
        case t.Compare() | t.Established() | t.Undergoes():
            return 0
    return 1
