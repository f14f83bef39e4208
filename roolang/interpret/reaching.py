"""Which facts bring a sum to zero: each amount lies between two ends, and facts that fall well narrow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import prod

from roolang.interpret.answer import Ways, smallest
from roolang.interpret.bends import ZERO
from roolang.interpret.facts import Fact
from roolang.interpret.sums import Group, Lift
from roolang.record import record

EVERY = 256
"""Up to so many choices of what is known of the amounts of a sum, each is looked at."""


@record(frozen=True, slots=True)
class _Reached:
    """How high a sum comes: what the bounded groups make of it, and how many are lifted without end."""

    height: Fraction
    endless: int = 0

    def enough(self, *, strict: bool) -> bool:
        """Whether that is zero or more (more than zero, if strict)."""
        return self.endless > 0 or (self.height > 0 if strict else self.height >= 0)

    def with_(self, g: Group, lift: Lift, times: int = 1) -> _Reached:
        """With a group lifted; with `times` -1, with that lift taken back."""
        if lift.floor is None:
            return _Reached(self.height, self.endless + times)
        return _Reached(self.height + times * (lift.floor - (g.low or ZERO)), self.endless)


def reach(groups: Sequence[Group], *, strict: bool) -> Ways:
    """The smallest sets of facts that, falling well, bring the sum to zero (above it, if strict)."""
    if any(g.low is None and not g.lifts for g in groups):
        return ()
    start = _Reached(sum((g.low for g in groups if g.low is not None), ZERO))
    open_ones = [g for g in groups if g.lifts]
    few = prod(len(g.lifts) + (g.low is not None) for g in open_ones) <= EVERY
    return smallest((_every if few else _likely)(start, open_ones, strict))


def _every(start: _Reached, groups: Sequence[Group], strict: bool) -> Iterator[frozenset[Fact]]:
    """Of every choice of groups, each lifted in each of its ways, those that are enough."""
    left = (() if g.low is None else (None,) for g in groups)
    for lifts in product(*((*none, *g.lifts) for none, g in zip(left, groups, strict=True))):
        if _with(start, groups, lifts).enough(strict=strict):
            yield _facts(lifts)


def _likely(start: _Reached, groups: Sequence[Group], strict: bool) -> Iterator[frozenset[Fact]]:
    """Of very many choices those of the fewest groups, with no more facts than it takes."""
    fixed = [g for g in groups if g.low is None]
    free = sorted((g for g in groups if g.low is not None), key=_gain, reverse=True)
    for size in range(len(free) + 1):
        strongest = (*fixed, *free[:size])
        if _with(start, strongest, [g.lifts[-1] for g in strongest]).enough(strict=strict):
            for some in _choices(free, size):
                yield from _thrifty(start, (*fixed, *some), strict)
            return


def _thrifty(start: _Reached, chosen: Sequence[Group], strict: bool) -> Iterator[frozenset[Fact]]:
    """The facts of the fewest lifts of these groups that are still enough, and of those with one lift otherwise."""
    lifts = [g.lifts[-1] for g in chosen]
    found = _with(start, chosen, lifts)
    if not found.enough(strict=strict):
        return
    for i, g in enumerate(chosen):
        without = found.with_(g, lifts[i], -1)
        able = (lift for lift in g.lifts if without.with_(g, lift).enough(strict=strict))
        lifts[i] = min(able, key=lambda lift: len(lift.facts))
        found = without.with_(g, lifts[i])
    yield _facts(lifts)
    for i, g in enumerate(chosen):
        without = found.with_(g, lifts[i], -1)
        for lift in g.lifts:
            if without.with_(g, lift).enough(strict=strict):
                yield _facts([*lifts[:i], lift, *lifts[i + 1 :]])


def _choices(free: list[Group], size: int) -> Sequence[Sequence[Group]]:
    """The choices of so many groups that are worth listing: all for one or two, else the strongest."""
    if size <= 1 or (size == 2 and len(free) <= 40):
        return list(combinations(free, size))
    return [free[:size]]


def _with(start: _Reached, groups: Sequence[Group], lifts: Sequence[Lift | None]) -> _Reached:
    """What groups reach with these lifts, one of each or none."""
    for g, lift in zip(groups, lifts, strict=True):
        start = start if lift is None else start.with_(g, lift)
    return start


def _facts(lifts: Sequence[Lift | None]) -> frozenset[Fact]:
    return frozenset[Fact]().union(*(lift.facts for lift in lifts if lift is not None))


def _gain(g: Group) -> tuple[bool, Fraction]:
    best = g.lifts[-1].floor
    return best is None, ZERO if best is None or g.low is None else best - g.low
