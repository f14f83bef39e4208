"""What one walk over a rule leaves behind: the verdict, and everything an explanation needs to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from roolang.domain.amount import Amount
from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer
from roolang.interpret.lines import Line
from roolang.ir.nodes import Open, Origin
from roolang.record import record


@record(frozen=True, slots=True)
class Bounds:
    """A number between `low` and `high`; `None` is no bound on that side."""

    low: Fraction | None
    high: Fraction | None

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    def turned(self) -> Bounds:
        """Of the number with its sign turned."""
        return Bounds(None if self.high is None else -self.high, None if self.low is None else -self.low)


class _OfItem:
    """Something said of a line: `item` is the material, if it is one that somebody listed; else it is `named`."""

    __slots__ = ()

    if TYPE_CHECKING:
        item: Item | None
        named: str

    @property
    def name(self) -> str:
        """How findings call it."""
        return self.item.name if self.item else self.named

    @property
    def code(self) -> str:
        """Its tariff code, as far as it is known."""
        return (self.item.code if self.item else None) or ""

    @property
    def description(self) -> str:
        """What the declaration calls it."""
        return self.item.description if self.item else ""


@record(frozen=True, slots=True)
class Counted(_OfItem):
    """What one line contributed to a sum; `adds` says whether it raises the figure or lowers it."""

    item: Item | None
    held: Bounds | Amount
    answer: Answer
    adds: bool = True
    named: str = ""

    @property
    def amount(self) -> Bounds:
        """Between what and what it lies."""
        return Bounds(self.held.low, self.held.high)

    @property
    def counts(self) -> Truth:
        """Whether it counts."""
        return self.answer.truth


@record(frozen=True, slots=True)
class Figure:
    """A comparison in numbers.

    `share` is number over base as a fraction of one, if both are known; `slack` how far the comparison is from
    turning, in the unit of the number: positive while it holds, negative while it fails. `part` is whether the number
    is held against a part of the base, rather than a ratio with a name. `base_name` is what the base is called;
    `counting` the provision by which imports were traced; `pool` over what it was averaged.
    """

    quantity: str
    method: str
    unit: str
    sign: str
    threshold: Fraction | Open
    number: Bounds
    base: Bounds | None
    share: Fraction | None
    slack: Bounds
    counted: tuple[Counted, ...] = ()
    part: bool = False
    base_name: str = ""
    counting: Origin = field(default_factory=Origin)
    pool: str = ""


@record(frozen=True, slots=True)
class LineNote(_OfItem):
    """A line that a condition turns on: it fails it (`YES`: it is a violator) or may."""

    item: Item | None
    answer: Answer
    named: str = ""

    @property
    def truth(self) -> Truth:
        """Whether it is one that the condition turns on."""
        return self.answer.truth


def noted(line: Line, answer: Answer) -> LineNote:
    """A line that a condition turns on; what nobody listed has no code and no words."""
    return LineNote(None, answer, line.name) if line.hidden else LineNote(line.item, answer)


TraceKind: TypeAlias = Literal[
    "all", "any", "at least", "not", "given", "compare", "each line", "no line", "good", "fact", "done", "only done",
    "rule", "select", "no rule",
]  # fmt: skip
"""What a condition is, as traces and their views call it."""


@record(frozen=True, slots=True)
class Trace:
    """One condition as it was judged; `parts` are the conditions inside it, `needed` how many of them must hold.

    `denied` is what the text says that would make it hold, where it does not and nothing else stands against it. An
    explanation does not tell of it; what decides a verdict is read off it too.
    """

    kind: TraceKind
    origin: Origin
    answer: Answer
    parts: tuple[Trace, ...] = ()
    figure: Figure | None = None
    lines: tuple[LineNote, ...] = ()
    note: str = ""
    needed: int = 0
    later: Callable[[], Trace] | None = field(default=None, compare=False, repr=False)
    denied: Trace | None = field(default=None, compare=False, repr=False)

    @property
    def truth(self) -> Truth:
        """Yes, no or unknown."""
        return self.answer.truth


class _Unwritten(Trace):
    """A trace of which all but the answer is written down by `later` when it is first looked at; then one like others.

    By then everything is settled. It stands apart, since whoever has a `__getattr__` is read slowly.
    """

    __slots__ = ()

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Asked only for what was left to be written down."""
            if name not in WRITTEN:
                raise AttributeError(name)
            trace, self.later = self.later(), None
            self.kind, self.origin, self.note = trace.kind, trace.origin, trace.note
            self.parts, self.figure, self.lines, self.needed = trace.parts, trace.figure, trace.lines, trace.needed
            self.denied, self.__class__ = trace.denied, Trace
            return getattr(self, name)


WRITTEN = ("kind", "origin", "parts", "figure", "lines", "note", "needed", "denied")
"""What may be left to be written down."""


def unwritten(answer: Answer, later: Callable[[], Trace]) -> Trace:
    """A trace of which the answer alone is known before it is looked at."""
    made: Any = object.__new__(_Unwritten)
    made.answer, made.later = answer, later
    found: Trace = made
    return found


def criteria_in(trace: Trace) -> tuple[str, ...]:
    """The letters of the criteria of origin that surely hold, in order; what is denied brings none."""
    if trace.truth is not Truth.YES or trace.kind == "not":
        return ()
    own = (trace.origin.criterion,) if trace.origin.criterion else ()
    return tuple(dict.fromkeys((*own, *(letter for part in trace.parts for letter in criteria_in(part)))))
