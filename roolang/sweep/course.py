"""The verdicts of one product as a number of the text moves: exact where the product's own figures tell.

Where the number is but the limit of comparisons, a verdict can only change where one of them turns. The trace of a
judgement holds their figures, so those are where it looks: at each such value, and between each two of them, until
there is none. Where the number is more than that (`plain.py`), each value that is asked for is judged by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from fractions import Fraction
from itertools import pairwise

from roolang.interpret import Judgement
from roolang.record import record
from roolang.sweep.plain import MANY, doubt, figures, uncertain

MAX_LOOKS = 400
"""Values at which one product is judged; a product with more kinks is told, and its course ends there."""
STEPS = 16
"""Stretches that a range is divided into where no figure tells where to look."""


@record(frozen=True, slots=True)
class Course:
    """Verdicts along a range: at each point, and in the open stretch behind it (none behind the last).

    `doubt` says why it may turn elsewhere too, if it may; then `look` judges what is asked.
    """

    points: tuple[tuple[Fraction, str], ...]
    between: tuple[str, ...]
    doubt: str = ""
    look: Callable[[Fraction], str] | None = field(default=None, compare=False, repr=False)

    def at(self, value: Fraction) -> str:
        """The verdict at a value of the range."""
        if self.doubt and self.look is not None:
            return self.look(value)
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

    doubts: list[str] = []

    def looked(value: Fraction) -> tuple[str, set[Fraction]]:
        judgement = judged(value)
        doubts.append(uncertain(judgement))
        return judgement.verdict, set(turns(judgement, value, scale))

    why = doubt(judged(low), judged(high), frozenset({(low / scale, high / scale)}))
    found = along(looked, low, high, _tried(judged, low, high) if why else ())
    why = why or found.doubt or max(doubts)
    return replace(found, doubt=why, look=lambda value: judged(value).verdict) if why else found


def _tried(judged: Callable[[Fraction], Judgement], low: Fraction, high: Fraction) -> Iterator[Fraction]:
    """Even steps, and between each two where a comparison would turn if it is even between them."""
    steps = [low + (high - low) * i / STEPS for i in range(STEPS + 1)]
    yield from steps
    for (start, one), (end, other) in pairwise((each, judged(each)) for each in steps):
        for first, second in zip(figures(one.trace), figures(other.trace), strict=False):
            for was, now in ((first.slack.low, second.slack.low), (first.slack.high, second.slack.high)):
                if was is not None and now is not None and was * now < 0:
                    yield start + (end - start) * was / (was - now)


def along(
    looked: Callable[[Fraction], tuple[str, set[Fraction]]],
    low: Fraction,
    high: Fraction,
    tried: Iterable[Fraction] = (),
) -> Course:
    """What holds between two values; `looked` says what does at a value, and where else it may turn.

    `tried` are values to look at besides.
    """
    known: dict[Fraction, str] = {}
    points = {low, high, *tried}
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
    ordered = [each for each in sorted(points) if each in known]
    between = [known.get(middle, known[start]) for start, middle in zip(ordered, _middles(ordered), strict=False)]
    return Course(tuple((each, known[each]) for each in ordered), tuple(between), MANY if todo else "")


def _middles(ordered: list[Fraction]) -> list[Fraction]:
    return [(one + other) / 2 for one, other in pairwise(ordered)]


def turns(judgement: Judgement, value: Fraction, scale: int) -> Iterator[Fraction]:
    """Where the comparisons of a trace that have the number as their threshold would turn, at their worst and best."""
    for figure in figures(judgement.trace):
        if figure.threshold != value / scale:
            continue
        bases = [each for each in (figure.base.low, figure.base.high) if each] if figure.base else [Fraction(1)]
        for number in (figure.number.low, figure.number.high):
            if number is not None:
                yield from (number * scale / base for base in bases if base is not None)
