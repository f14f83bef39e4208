"""Tests, and declarations written out in them."""

from __future__ import annotations

from datetime import date

from roolang.record import record
from roolang.syntax.tree.base import Node, Value
from roolang.syntax.tree.classes import Operations, Place


@record(frozen=True, slots=True)
class Figure(Node):
    """A figure by its name, of a party perhaps, or by the words of its limit; and what it should be."""

    name: str
    party: str = ""
    compare: str = ""
    value: Value | None = None


@record(frozen=True, slots=True)
class ProcessLine(Node):
    """Operations that an inline declaration reports."""

    operations: Operations
    place: Place | None = None


@record(frozen=True, slots=True)
class Remark(Node):
    """`no other operations`, or `other materials unknown`: what an inline declaration leaves out."""

    kind: str


@record(frozen=True, slots=True)
class ItemLine(Node):
    """The good, or a `material`, `component` or `purchase`, of an inline declaration.

    `listed` says that the item's own lines are given, be it none at all.
    """

    code: str
    facts: tuple[Fact, ...] = ()
    lines: tuple[ItemLine | ProcessLine | Remark, ...] = ()
    listed: bool = False
    kind: str = "good"


@record(frozen=True, slots=True)
class Fact(Node):
    """One fact of an item: `kind` says which; words, state, figures or operations as that kind needs."""

    kind: str
    words: str = ""
    figures: tuple[tuple[str, Value], ...] = ()
    operations: Operations | None = None
    place: Place | None = None
    day: date | None = None


@record(frozen=True, slots=True)
class Given(Node):
    """What is judged: a file, a good written out, or a text that should not check."""

    file: str = ""
    good: ItemLine | None = None
    text: str = ""
    day: date | None = None


@record(frozen=True, slots=True)
class Expect(Node):
    """What is expected: a verdict under a text, or an error."""

    verdict: str = ""
    under: str = ""
    error: str = ""
    party: str = ""
    day: date | None = None
    reading: str = ""
    figures: tuple[Figure, ...] = ()
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Test(Node):
    """A named test."""

    name: str
    given: tuple[Given, ...]
    expect: tuple[Expect, ...]
