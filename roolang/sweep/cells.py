"""How many products have each verdict over a plane: at each pair of values, and in each cell between them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from roolang.record import record
from roolang.sweep.plane import Plane, places
from roolang.sweep.shares import VERDICTS


@record(frozen=True, slots=True)
class Count:
    """How many have each verdict; `worth` is the share of value that originates, where every product has a value."""

    originating: int
    undetermined: int
    non_originating: int
    worth: Fraction | None

    @property
    def share(self) -> Fraction:
        """Those that surely originate, of all."""
        return Fraction(self.originating, max(1, self.originating + self.undetermined + self.non_originating))


@record(frozen=True, slots=True)
class Grid:
    """Some of the products over the plane.

    `steps` are along each number the values where some product turns, those asked for, and the ends; `turning` which
    turn there, by their numbers. `counts` has rows along the second number, as `Plane.verdicts` has them;
    `doubts` as those of a `Group`.
    """

    name: str
    ids: tuple[str, ...]
    steps: tuple[tuple[Fraction, ...], tuple[Fraction, ...]]
    turning: tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]
    counts: tuple[tuple[Count, ...], ...]
    doubts: tuple[str, ...] = ()

    def at(self, first: Fraction, second: Fraction) -> Count:
        """The counts at a pair of values that are steps."""
        return self.counts[2 * self.steps[1].index(second)][2 * self.steps[0].index(first)]


Points = tuple[Sequence[Fraction], Sequence[Fraction]]


def gridded(
    name: str, ids: Sequence[str], planes: Sequence[Plane], worths: Sequence[Fraction | None], points: Points
) -> Grid:
    """The counts over the plane, its lines where some product turns and at the points asked for."""
    kinks = [[each.kinks(axis) for each in planes] for axis in (0, 1)]
    steps = [
        sorted({value for own in kinks[axis] for value in own} | {*points[axis], planes[0].steps[axis][0],
                                                                  planes[0].steps[axis][-1]})
        for axis in (0, 1)
    ]  # fmt: skip
    turning = [
        tuple(tuple(i for i, own in enumerate(kinks[axis]) if value in own) for value in steps[axis]) for axis in (0, 1)
    ]
    total = sum((each for each in worths if each is not None), Fraction(0)) if None not in worths else Fraction(0)
    rows = tuple(
        tuple(_count([each.at(x, y) for each in planes], worths, total) for x in places(steps[0]))
        for y in places(steps[1])
    )
    doubts = tuple(sorted({each.doubt for each in planes if each.doubt}))
    return Grid(name, tuple(ids), (tuple(steps[0]), tuple(steps[1])), (turning[0], turning[1]), rows, doubts)


def _count(verdicts: Sequence[str], worths: Sequence[Fraction | None], total: Fraction) -> Count:
    yes, maybe, no = (verdicts.count(each) for each in VERDICTS)
    worth = sum((w or 0 for w, v in zip(worths, verdicts, strict=True) if v == "originating"), Fraction(0))
    return Count(yes, maybe, no, worth / total if total else None)
