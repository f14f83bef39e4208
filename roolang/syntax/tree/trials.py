"""Tests, and declarations written out in them."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from roolang.record import record
from roolang.source import Span
from roolang.syntax.tree.base import Cite, Criterion, Node, Number, Value
from roolang.syntax.tree.classes import Operations, Place
from roolang.syntax.tree.conditions import Operand


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
class StockLine(Node):
    """Units that came into a stock or were taken out of it; `origin` is `originating`, `non-originating` or nothing."""

    received: bool
    quantity: Number
    origin: str = ""
    value: Value | None = None
    day: date | None = None


@record(frozen=True, slots=True)
class Fact(Node):
    """One fact of an item: `kind` says which; words, state, figures, operations or records as that kind needs."""

    kind: str
    words: str = ""
    figures: tuple[tuple[str, Value], ...] = ()
    operations: Operations | None = None
    place: Place | None = None
    day: date | None = None
    records: tuple[StockLine, ...] = ()


@record(frozen=True, slots=True)
class Given(Node):
    """What is judged: a file, a good written out, or a text that should not check."""

    file: str = ""
    good: ItemLine | None = None
    text: str = ""
    day: date | None = None


@record(frozen=True, slots=True)
class Asked(Node):
    """A figure that is worked out for a test, whether or not a rule asks for it; and what it should be."""

    operand: Operand
    method: str
    compare: str
    value: Value


@record(frozen=True, slots=True)
class Expect(Node):
    """What is expected: a verdict under a text (or whether the good may be claimed), figures, how a material counts
    (`standing`), or an error.

    `item` names the material, `purpose` what it is to count for. `verdict_span` is where the verdict stands.
    """

    verdict: str = ""
    verdict_span: Span | None = field(default=None, compare=False, repr=False)
    under: str = ""
    error: str = ""
    party: str = ""
    day: date | None = None
    reading: str = ""
    figures: tuple[Figure, ...] = ()
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    item: str = ""
    standing: str = ""
    purpose: str = ""
    criterion: Criterion | None = None


@record(frozen=True, slots=True)
class Test(Node):
    """A named test, with the source that it reproduces."""

    name: str
    given: tuple[Given, ...]
    expect: tuple[Expect, ...]
    cites: tuple[Cite, ...] = ()
