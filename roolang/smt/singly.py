"""Limits that lines meet one by one, said of any number of lines of a kind.

Where a line lies to such limits is one more thing that tells kinds apart. The lines of one kind then lie between the
same two limits, and so does each of as many lines of equal size: so it is enough that some number of equal lines fits
(`docs/proofs.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import TypeVar

from roolang.ir import nodes as n
from roolang.record import record
from roolang.smt.formula import ONE, TRUE, ZERO, Book, Formula, Sum

Then = TypeVar("Then")
QUESTION = "singly"
FEW = 6
"""Up to so many lines of a kind are looked at one number after another; beyond, only what holds of all more."""
MOST = 200
"""An example has at most so many lines of one kind."""


@record(frozen=True, slots=True)
class Limit:
    """So many times something that an amount of each line is held against."""

    scale: str
    size: Fraction


@record(frozen=True, slots=True)
class End:
    """Where the lines of a kind end on one side: an amount of each is as the sign says to a limit."""

    measure: str
    sign: str
    limit: Sum


@dataclass
class Scale:
    """The limits on one measure that are so many times one amount, which is more than nothing.

    A line lies at one of them, or between two, or beyond: places count from 0, below the least; odd ones are limits.
    """

    measure: str
    whole: Sum
    sizes: set[Fraction] = field(default_factory=set)

    @property
    def places(self) -> tuple[str, ...]:
        """All that there are."""
        return tuple(map(str, range(2 * len(self.sizes) + 1)))

    def meeting(self, sign: str, size: Fraction) -> list[str]:
        """The places of lines that meet a limit."""
        at = 2 * sorted(self.sizes).index(size) + 1
        below, above = self.places[:at], self.places[at + 1 :]
        here = [str(at)] if "=" in sign else []
        return [*(below if sign[0] == "<" else ()), *here, *(above if sign[0] == ">" else ())]

    def place(self, much: Fraction, whole: Fraction) -> str:
        """Where a line lies."""
        below = sum(size * whole < much for size in self.sizes)
        return str(2 * below + any(size * whole == much for size in self.sizes))

    def ends(self, run: str) -> list[End]:
        """What places from one to another lie between."""
        low, high = map(int, run.split("-"))
        sizes, found = sorted(self.sizes), list[End]()
        if low:
            found.append(End(self.measure, ">=" if low % 2 else ">", self.whole.times(sizes[(low - 1) // 2])))
        if high < 2 * len(sizes):
            found.append(End(self.measure, "<=" if high % 2 else "<", self.whole.times(sizes[high // 2])))
        return found


def between(ends: Iterable[End]) -> bool:
    """Whether lines lie between two limits: then an amount may be too much for few of them, and too little for more."""
    return len({end.sign[0] for end in ends}) > 1


@dataclass
class Singly:
    """All that lines are held against by themselves, and under which names."""

    scales: dict[str, Scale] = field(default_factory=dict)
    limits: dict[str, Limit] = field(default_factory=dict)
    said: dict[str, tuple[str, n.Expr | n.Pred]] = field(default_factory=dict)

    def named(self, measure: str, limit: Sum) -> str:
        """The name of what a line has more of a measure than a limit."""
        scale, size = _measured(measure, limit)
        self.scales.setdefault(scale.name, Scale(measure, scale.whole)).sizes.add(size)
        name = f"{scale.name} {size}"
        self.limits[name] = Limit(scale.name, size)
        return name


@record(frozen=True, slots=True)
class _Named:
    name: str
    whole: Sum


def _measured(measure: str, limit: Sum) -> tuple[_Named, Fraction]:
    """A limit as so many times something: one amount of the good, a plain number, else itself."""
    if not limit.terms:
        return _Named(f"{measure} by 1", Sum(ONE)), limit.constant
    if len(limit.terms) == 1 and not limit.constant:
        ((_, name), size) = next(iter(limit.terms.items()))
        return _Named(f"{measure} by {name}", Sum(ZERO, {(TRUE, name): ONE})), size
    terms = " ".join(f"{size} {name}" for (_, name), size in sorted(limit.terms.items(), key=lambda each: each[0][1]))
    return _Named(f"{measure} by {limit.constant} {terms}", limit), ONE


def runs(answers: Iterable[tuple[str, Then]]) -> list[tuple[str, Then]]:
    """Places next to each other from which the same follows, as one: from the first to the last."""
    found: list[tuple[str, str, Then]] = []
    for answer, then in answers:
        if found and found[-1][2] == then:
            found[-1] = found[-1][0], answer, then
        else:
            found.append((answer, answer, then))
    return [(f"{first}-{last}", then) for first, last, then in found]


@dataclass(frozen=True)
class Fitting:
    """How many lines of a kind there may be; `much` says how much of a measure they have together."""

    book: Book
    much: Callable[[str], Sum]

    def some(self, ends: Iterable[End], many: Formula) -> Formula:
        """That some number of equal lines lies where each of them must; `many` if there are more than a few."""
        every = tuple(ends)
        if all(end.sign[0] == "<" for end in every):  # the more lines, the smaller each
            return self.book.all_(map(self._more, every))
        if all(end.sign[0] == ">" for end in every):
            return self.book.all_(self._lies(end, 1) for end in every)
        ways = [self.book.all_(self._lies(each, lines) for each in every) for lines in range(1, FEW + 1)]
        return self.book.any_((*ways, self.book.all_((many, *map(self._more, every), *self._apart(every)))))

    def _lies(self, end: End, lines: int) -> Formula:
        over = self.much(end.measure).plus(end.limit, Fraction(-lines))
        if end.sign[0] == "<":
            over = over.times(-ONE)
        return self.book.at_least(over) if "=" in end.sign else self.book.above(over)

    def _apart(self, ends: tuple[End, ...]) -> Iterator[Formula]:
        """That the limits leave room for a line."""
        for low, high in product(ends, ends):
            if (low.sign[0], high.sign[0], low.measure) == (">", "<", high.measure):
                room = high.limit.plus(low.limit, -ONE)
                closed = "=" in low.sign and "=" in high.sign
                yield self.book.at_least(room) if closed else self.book.above(room)

    def _more(self, end: End) -> Formula:
        """What holds of every number of lines beyond a few."""
        if end.sign[0] == ">":
            return self._lies(end, FEW + 1)
        book, some = self.book, self.book.above(end.limit)
        none = book.all_((book.at_least(end.limit), book.zero(self.much(end.measure))))
        return book.any_((some, none)) if "=" in end.sign else some


def how_many(ends: Iterable[tuple[Fraction, str, Fraction]], exact: Callable[[int], bool]) -> int:
    """So many equal lines: given together how much, the sign and the limit of each.

    Rather a number by which the amounts can be divided exactly.
    """
    every = tuple(ends)
    fits = [lines for lines in range(1, MOST + 1) if all(_meets(much, sign, lines * at) for much, sign, at in every)]
    return next(filter(exact, fits), fits[0] if fits else 1)


def _meets(much: Fraction, sign: str, limit: Fraction) -> bool:
    if much == limit:
        return "=" in sign
    return (much < limit) is (sign[0] == "<")
