"""The verdicts of one product as two numbers of the text move: exact where the product's own figures tell.

A comparison turns where one of the numbers passes a figure of the product, whatever the other is; so the plane is cut
by lines along both axes into points, edges and cells, in each of which the verdict is one. It is looked at in each, and
whatever figure turns up there cuts again, until there is none. Where a number is more than a limit (`plain.py`), each
pair of values that is asked for is judged by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import TypeAlias

from roolang.interpret import Judgement
from roolang.record import record
from roolang.sweep.course import turns
from roolang.sweep.plain import MANY, doubt, uncertain

MAX_LOOKS = 4_000
"""Points at which one product is judged; one with more kinks is told, and is not exact."""
Ends: TypeAlias = tuple[Fraction, Fraction]
Looked: TypeAlias = Callable[[Fraction, Fraction], tuple[str, set[Fraction], set[Fraction]]]
"""What holds at a point, and where else it may turn along the first number and along the second."""


@record(frozen=True, slots=True)
class Plane:
    """Verdicts by both numbers: `steps` are along each the values where it may turn, ends included.

    `verdicts` has a row for each place along the second number and in it one for each along the first: a value, the
    open stretch behind it, the next value, and so on. `doubt` and `look` are as those of a `Course`.
    """

    steps: tuple[tuple[Fraction, ...], tuple[Fraction, ...]]
    verdicts: tuple[tuple[str, ...], ...]
    doubt: str = ""
    look: Callable[[Fraction, Fraction], str] | None = field(default=None, compare=False, repr=False)

    def at(self, first: Fraction, second: Fraction) -> str:
        """The verdict where the numbers are these."""
        if self.doubt and self.look is not None:
            return self.look(first, second)
        return self.verdicts[_place(self.steps[1], second)][_place(self.steps[0], first)]

    def holds(self, first: Fraction, second: Fraction) -> bool:
        """Whether a pair of values lies in it."""
        (left, *_, right), (low, *_, high) = self.steps
        return left <= first <= right and low <= second <= high

    def kinks(self, axis: int) -> tuple[Fraction, ...]:
        """Where the verdict changes for some value of the other number: the last value with the one, or the first."""
        lines = tuple(zip(*self.verdicts, strict=True)) if axis == 0 else self.verdicts
        found = []
        for i, value in enumerate(self.steps[axis]):
            if len({lines[j] for j in range(max(2 * i - 1, 0), min(2 * i + 2, len(lines)))}) > 1:
                found.append(value)
        return tuple(found)


def _place(steps: Sequence[Fraction], value: Fraction) -> int:
    at = bisect_left(steps, value)
    return 2 * at if at < len(steps) and steps[at] == value else 2 * at - 1


def places(steps: Sequence[Fraction]) -> list[Fraction]:
    """A value for each place: the steps, and between each two of them the plainest number."""
    found = [steps[0]]
    for low, high in pairwise(steps):
        found += [between(low, high), high]
    return found


def between(low: Fraction, high: Fraction) -> Fraction:
    """The number of fewest decimals between two, the nearest to their middle: products share what is plain."""
    scale = 1
    while True:
        least, most = floor(low * scale) + 1, ceil(high * scale) - 1
        if least <= most:
            return Fraction((least + most) // 2, scale)
        scale *= 10


def plane(judged: Callable[[Fraction, Fraction], Judgement], ends: tuple[Ends, Ends], scales: tuple[int, int]) -> Plane:
    """The verdicts of one product between two values of each number; `scales` as for `course`."""

    doubts: list[str] = []

    def looked(first: Fraction, second: Fraction) -> tuple[str, set[Fraction], set[Fraction]]:
        judgement = judged(first, second)
        doubts.append(uncertain(judgement))
        cuts = [set(turns(judgement, *each)) for each in zip((first, second), scales, strict=True)]
        return judgement.verdict, cuts[0], cuts[1]

    moves = frozenset((low / scale, high / scale) for (low, high), scale in zip(ends, scales, strict=True))
    least, most = (judged(*corner) for corner in zip(*ends, strict=True))
    found = over(looked, ends)
    why = doubt(least, most, moves) or found.doubt or max(doubts)
    return replace(found, doubt=why, look=lambda *point: judged(*point).verdict) if why else found


def over(looked: Looked, ends: tuple[Ends, Ends]) -> Plane:
    """What holds over a plane; past `MAX_LOOKS` what was found before."""
    known: dict[tuple[Fraction, Fraction], str] = {}
    steps = [set(each) for each in ends]
    found = steps
    while True:
        axes = [places(sorted(each)) for each in steps]
        todo = [(first, second) for second in axes[1] for first in axes[0] if (first, second) not in known]
        if not todo or (known and len(known) + len(todo) > MAX_LOOKS):
            break
        found, steps = steps, [set(each) for each in steps]
        for point in todo:
            known[point], *cuts = looked(*point)
            for each, cut, (low, high) in zip(steps, cuts, ends, strict=True):
                each |= {value for value in cut if low < value < high}
    first, second = (sorted(each) for each in found)
    rows = tuple(tuple(known[x, y] for x in places(first)) for y in places(second))
    return Plane((tuple(first), tuple(second)), rows, MANY if todo else "")
