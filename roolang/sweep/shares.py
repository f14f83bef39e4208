"""How many products, and how much of their value, have each verdict along a range."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from roolang.record import record
from roolang.sweep.course import Course

VERDICTS = ("originating", "undetermined", "non-originating")


@record(frozen=True, slots=True)
class Stretch:
    """A value of the range, or (`behind`) the open stretch from it to the next: how many have each verdict.

    `worth` is the value of those that originate as a share of the value of all, where every product has one.
    `products` are the numbers of those whose verdict changes here.
    """

    value: Fraction
    behind: bool
    originating: int
    undetermined: int
    non_originating: int
    worth: Fraction | None
    products: tuple[int, ...] = ()

    @property
    def share(self) -> Fraction:
        """Those that surely originate, of all."""
        return Fraction(self.originating, max(1, self.originating + self.undetermined + self.non_originating))


@record(frozen=True, slots=True)
class Group:
    """Some of the products: what they have in common, their names, what each stretch holds.

    `doubts` say why a verdict of some may turn between the values shown, if it may.
    """

    name: str
    ids: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    doubts: tuple[str, ...] = ()


def counted(courses: Sequence[Course], worths: Sequence[Fraction | None], points: Sequence[Fraction]) -> list[Stretch]:
    """The counts at each kink of any product and behind it, at the ends of the range, and at values asked for."""
    ends = {courses[0].points[0][0], courses[0].points[-1][0]} if courses else set()
    values = sorted({kink for each in courses for kink in each.kinks()} | ends | set(points))
    total = sum((each for each in worths if each is not None), Fraction(0)) if None not in worths else Fraction(0)
    found: list[Stretch] = []
    before: list[str] = []
    for value, after in zip(values, [*values[1:], None], strict=True):
        for behind in (False, True):
            if behind and after is None:
                continue
            at = value if not behind or after is None else (value + after) / 2
            verdicts = [each.at(at) for each in courses]
            changed = tuple(i for i, (one, other) in enumerate(zip(before, verdicts, strict=False)) if one != other)
            yes, maybe, no = (verdicts.count(each) for each in VERDICTS)
            worth = sum((w or 0 for w, v in zip(worths, verdicts, strict=True) if v == "originating"), Fraction(0))
            found.append(Stretch(value, behind, yes, maybe, no, worth / total if total else None, changed))
            before = verdicts
    return found
