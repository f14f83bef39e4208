"""The verdicts of one product as a number of the text moves: exact, by the product's own figures.

A verdict can only change where a comparison that the number is in turns. The trace of a judgement holds the figures of
every comparison, so those are where it looks: at each such value, and between each two of them. What is found there
may hold further figures (of another cut of the good), so it looks again until there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

from roolang.interpret import Judgement
from roolang.interpret.trace import Figure, Trace
from roolang.record import record

MAX_LOOKS = 400
"""Values at which one product is judged; a product with more kinks is told, and its course ends there."""


@record(frozen=True, slots=True)
class Course:
    """Verdicts along a range: at each point, and in the open stretch behind it (none behind the last).

    `whole` is whether every kink was looked at.
    """

    points: tuple[tuple[Fraction, str], ...]
    between: tuple[str, ...]
    whole: bool = True

    def at(self, value: Fraction) -> str:
        """The verdict at a value of the range."""
        for (start, verdict), behind in zip(reversed(self.points), ("", *reversed(self.between)), strict=False):
            if start == value:
                return verdict
            if start < value:
                return behind or verdict
        return self.points[0][1]

    def kinks(self) -> tuple[Fraction, ...]:
        """Where the verdict changes: the last value with the one, or the first with the other."""
        found = []
        for i, (value, verdict) in enumerate(self.points):
            around = {verdict, *self.between[max(i - 1, 0) : i + 1]}
            if len(around) > 1:
                found.append(value)
        return tuple(found)


def course(judged: Callable[[Fraction], Judgement], low: Fraction, high: Fraction, scale: int = 1) -> Course:
    """The verdicts of one product between two values, both included.

    `judged` gives the judgement by the text with that number; `scale` is 100 where the number is a percentage, whose
    comparisons are in shares of one.
    """

    def looked(value: Fraction) -> tuple[str, set[Fraction]]:
        judgement = judged(value)
        return judgement.verdict, set(turns(judgement, value, scale))

    return along(looked, low, high)


def along(looked: Callable[[Fraction], tuple[str, set[Fraction]]], low: Fraction, high: Fraction) -> Course:
    """What holds between two values; `looked` says what does at a value, and where else it may turn."""
    known: dict[Fraction, str] = {}
    points = {low, high}
    seen: set[Fraction] = set()
    while True:
        ordered = sorted(points)
        todo = [each for each in (*ordered, *_middles(ordered)) if each not in seen]
        if not todo or len(seen) > MAX_LOOKS:
            break
        for value in todo:
            known[value], kinks = looked(value)
            seen.add(value)
            points |= {kink for kink in kinks if low < kink < high}
    whole = not todo
    ordered = [each for each in sorted(points) if each in known]
    between = [known.get(middle, known[start]) for start, middle in zip(ordered, _middles(ordered), strict=False)]
    return Course(tuple((each, known[each]) for each in ordered), tuple(between), whole)


def _middles(ordered: list[Fraction]) -> list[Fraction]:
    return [(one + other) / 2 for one, other in pairwise(ordered)]


def turns(judgement: Judgement, value: Fraction, scale: int) -> Iterator[Fraction]:
    """Where the comparisons of a trace that have the number as their threshold would turn, at their worst and best."""
    for figure in _figures(judgement.trace):
        if figure.threshold != value / scale:
            continue
        bases = [each for each in (figure.base.low, figure.base.high) if each] if figure.base else [Fraction(1)]
        for number in (figure.number.low, figure.number.high):
            if number is not None:
                yield from (number * scale / base for base in bases if base is not None)


def _figures(trace: Trace) -> Iterator[Figure]:
    if trace.figure is not None:
        yield trace.figure
    for part in trace.parts:
        yield from _figures(part)
