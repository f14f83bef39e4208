"""From which amount on, or up to which, a verdict is what: where one missing amount settles it.

The good is judged with two amounts; between them the slack of each comparison tells where it would turn, since all of
them are linear. Between those places the verdict stays the same, so one amount of each stretch is judged again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from weakref import WeakKeyDictionary

from roolang.domain.amount import MONEY, Amount
from roolang.domain.declaration import Item, items_of
from roolang.interpret.facts import Fact
from roolang.interpret.judgement import Judgement
from roolang.interpret.lines import has_list, held
from roolang.interpret.supposing import OfItem, supposed, too_long
from roolang.interpret.trace import Trace
from roolang.record import record

PLACES = 4
"""At so many amounts it is looked whether the verdict turns; where there are more, at none."""
SOME = Fraction(1000)
"""An amount that is tried where nothing of its unit is declared."""


@record(frozen=True, slots=True)
class Turn:
    """An amount at which a verdict turns: what it is below and above, and whether just there it is as above."""

    at: Fraction
    below: str
    above: str
    as_above: bool


@record(frozen=True, slots=True)
class Turns:
    """All of them, the least first, and the unit."""

    unit: str
    turns: tuple[Turn, ...]


def known_of(judgement: Judgement, item: Item, name: str) -> Amount:
    """What is known of an amount: that it lies in a range, or that it is not below zero; in the unit it is asked in."""
    amount, word = item.amounts.get(name), judgement.program.vocabulary.get(name)
    unit = (word.unit if word else "") or (amount.unit if amount else "") or MONEY
    return amount if amount and amount.unit == unit else Amount(Fraction(0), None, unit)


_FOUND: WeakKeyDictionary[Judgement, dict[Fact, Turns | None]] = WeakKeyDictionary()
"""Where it turns, for one fact of a judgement, since each takes several judgements more."""


def turns(judgement: Judgement, fact: Fact) -> Turns | None:
    """Where the verdict turns with an amount; `None` where it does not, or that is not worked out."""
    kept = _FOUND.setdefault(judgement, {})
    if fact not in kept and not kept:
        kept[fact] = _turns(judgement, fact)
    return kept.get(fact)


def _turns(judgement: Judgement, fact: Fact) -> Turns | None:
    item = fact.item
    if item is None or fact.kind != "amount" or too_long(judgement) or judgement.declaration.fungible:
        return None
    good = judgement.declaration.good
    if any(each.kind == "each line" for each in _leaves(judgement.trace)):
        return None
    if item is not good and (has_list(item) or all(item is not line.item for line in held(good))):
        return None  # what a material is made of, or is a part of, is judged by comparisons that are not told
    found = _Turning(judgement, item, fact)
    seen = found.all()
    return Turns(found.known.unit, seen) if seen else None


class _Turning:
    """A judgement for each amount that is tried."""

    def __init__(self, judgement: Judgement, item: Item, fact: Fact) -> None:
        self.judgement, self.item, self.fact = judgement, item, fact
        self.known = known_of(judgement, item, fact.words)
        self.judged: dict[Fraction, Judgement] = {}

    def with_(self, value: Fraction) -> Judgement:
        """How the good is judged with this amount."""
        if value not in self.judged:
            amounts = {self.fact.words: Amount.exactly(value, self.known.unit)}
            edit = OfItem(self.item, lambda item: (replace(item, amounts={**item.amounts, **amounts}),))
            self.judged[value] = supposed(self.judgement, (edit,))
        return self.judged[value]

    def all(self) -> tuple[Turn, ...]:
        """The amounts at which the verdict turns; none where something does not fit."""
        places = self.places()
        if not 0 < len(places) <= PLACES:
            return ()
        verdicts = [self.with_(each).verdict for each in self.between(places)]
        seen = tuple(
            Turn(at, below, above, self.with_(at).verdict == above)
            for at, below, above in zip(places, verdicts, verdicts[1:], strict=False)
            if below != above
        )
        exact = all(0 in self.slacks(turn.at).values() for turn in seen)
        fits = exact and all(_by(seen, value) == found.verdict for value, found in self.judged.items() if seen)
        return seen if fits else ()

    def between(self, places: list[Fraction]) -> list[Fraction]:
        """An amount of each stretch, one that was judged if there is any."""
        low, high = self.known.low, self.known.high
        ends = [low, *places, 2 * places[-1] - low + 1 if high is None else high]
        judged = sorted(self.judged)
        return [
            next((each for each in judged if start < each < end), (start + end) / 2) for start, end in pairwise(ends)
        ]

    def places(self) -> list[Fraction]:
        """Where some comparison would turn."""
        low, high = self.known.low, self.known.high
        first, second = self.probes()
        one, other = self.slacks(first), self.slacks(second)
        found = {
            first - before * (second - first) / (after - before)
            for before, after in ((one[key], other[key]) for key in one.keys() & other.keys())
            if before != after
        }
        return sorted(at for at in found if low < at and (high is None or at < high))

    def probes(self) -> tuple[Fraction, Fraction]:
        """Two amounts of the size of others."""
        if self.known.high is not None:
            third = (self.known.high - self.known.low) / 3
            return self.known.low + third, self.known.low + 2 * third
        every = (each for item in items_of(self.judgement.declaration.good) for each in item.amounts.values())
        size = max((each.low for each in every if each.unit == self.known.unit), default=SOME) or SOME
        return self.known.low + size, self.known.low + 2 * size

    def slacks(self, value: Fraction) -> dict[tuple[int, int, bool], Fraction]:
        """The slack of each comparison, at both its ends, by where it comes from and how often that was before."""
        found: dict[tuple[int, int, bool], Fraction] = {}
        often: dict[int, int] = {}
        for trace in _leaves(self.with_(value).trace):
            key, slack = id(trace.origin), trace.figure and trace.figure.slack
            often[key] = often.get(key, 0) + 1
            ends = ((False, slack.low), (True, slack.high)) if slack else ()
            found |= {(key, often[key], end): each for end, each in ends if each is not None}
        return found


def _leaves(trace: Trace) -> Iterator[Trace]:
    """Every condition that has no conditions inside."""
    if not trace.parts:
        yield trace
    for part in trace.parts:
        yield from _leaves(part)


def _by(seen: tuple[Turn, ...], value: Fraction) -> str:
    """The verdict with an amount, by where it turns."""
    verdict = seen[0].below
    for turn in seen:
        if value > turn.at or (value == turn.at and turn.as_above):
            verdict = turn.above
    return verdict
