"""What every node of the surface tree has, brackets, and the values that stand in limits."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from fractions import Fraction
from typing import Generic, TypeVar

from roolang.record import record
from roolang.source import Span

T = TypeVar("T")


@record(frozen=True, slots=True)
class Node:
    """Anything with a place in the text; two nodes are equal when their words mean the same."""

    span: Span = field(compare=False, repr=False, kw_only=True)


@record(frozen=True, slots=True)
class Stance:
    """Parties and what they do with the bracketed words; a bare `[US: ...]` proposes."""

    parties: tuple[str, ...]
    verb: str = "propose"


@record(frozen=True, slots=True)
class Attribution:
    """Whose words stand in a bracket: parties, a numbered alternative, or a named reading. All empty: nobody's."""

    stances: tuple[Stance, ...] = ()
    alternative: int | None = None
    reading: str | None = None


@record(frozen=True, slots=True)
class Option(Node, Generic[T]):
    """One of the wordings offered for a slot."""

    attribution: Attribution
    content: T


@record(frozen=True, slots=True)
class Slot(Node, Generic[T]):
    """A place that every projection must fill: `[US: 85%] [MX: 70%]`."""

    options: tuple[Option[T], ...]


@record(frozen=True, slots=True)
class Bracketed(Node, Generic[T]):
    """Words that a projection keeps or drops: `[US: and ...]`; `join` is the connective they bring."""

    attribution: Attribution
    content: tuple[T, ...]
    join: str = ""


@record(frozen=True, slots=True)
class Cite(Node):
    """Where the law says so."""

    words: str


@record(frozen=True, slots=True)
class Criterion(Node):
    """The letter that stands for a condition on a certificate of origin."""

    words: str


@record(frozen=True, slots=True)
class Note(Node):
    """A remark that means nothing for the verdict."""

    words: str


@record(frozen=True, slots=True)
class Percent(Node):
    """A percentage, 0 to 100, exact."""

    number: Fraction


@record(frozen=True, slots=True)
class Number(Node):
    """A bare number."""

    number: Fraction


@record(frozen=True, slots=True)
class Money(Node):
    """An amount of money; `per` holds a unit it is reckoned by (`hour`), or nothing."""

    currency: str
    number: Fraction
    per: str = ""


@record(frozen=True, slots=True)
class Measured(Node):
    """A weight, volume, area or count, as written."""

    number: Fraction
    unit: str


@record(frozen=True, slots=True)
class OpenNumber(Node):
    """A number nobody has filled in: `[X%]`; one letter is one unknown throughout a text."""

    name: str
    percent: bool


Value = Percent | Number | Money | Measured | OpenNumber


@record(frozen=True, slots=True)
class Step(Node):
    """A value, and the day from which it holds."""

    value: Value
    start: date | None = None


@record(frozen=True, slots=True)
class Steps(Node):
    """A value that may move by date."""

    steps: tuple[Step, ...]
