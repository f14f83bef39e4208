"""Answers that know what would settle them.

An answer is a truth in worst and best case; while it is unknown it also lists the smallest sets of facts that
could make it yes, and those that could make it no. The lists are cut at `MAX_WAYS_TO_SETTLE` sets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, groupby, islice, product
from math import comb
from typing import TypeAlias

from roolang.domain.truth import Truth, at_least
from roolang.interpret.facts import Fact
from roolang.limits import MAX_WAYS_TO_SETTLE

Ways: TypeAlias = tuple[frozenset[Fact], ...]
Working: TypeAlias = Callable[[], Ways]
KEPT = 30
"""So many are kept on the way, so that short ones are not lost early."""
JOINED = 12
"""So many parts with a choice of ways are joined in every combination."""


class Answer:
    """A truth, and the sets of facts that could turn an unknown one to yes or to no.

    The sets may be given as what works them out, since of most answers they are never asked for.
    """

    __slots__ = ("_to_no", "_to_yes", "truth")

    def __init__(self, truth: Truth, to_yes: Ways | Working = (), to_no: Ways | Working = ()) -> None:
        self.truth = truth
        self._to_yes = to_yes
        self._to_no = to_no

    def __repr__(self) -> str:
        return f"Answer({self.truth.name})"

    @property
    def to_yes(self) -> Ways:
        """The sets of facts that could turn it to yes."""
        if not isinstance(self._to_yes, tuple):
            self._to_yes = self._to_yes()
        return self._to_yes

    @property
    def to_no(self) -> Ways:
        """The sets of facts that could turn it to no."""
        if not isinstance(self._to_no, tuple):
            self._to_no = self._to_no()
        return self._to_no


YES, NO = Answer(Truth.YES), Answer(Truth.NO)


def sure(holds: bool) -> Answer:
    """An answer that no fact can change."""
    return YES if holds else NO


def asking(*facts: Fact) -> Answer:
    """Unknown until these facts are known; they can turn it either way."""
    ways = (frozenset(facts),)
    return Answer(Truth.UNKNOWN, ways, ways)


def known_or(holds: bool | None, fact: Fact) -> Answer:
    """The answer if it is given, else a question for the fact."""
    return asking(fact) if holds is None else sure(holds)


def not_(part: Answer) -> Answer:
    """The answer turned round."""
    if part.truth is not Truth.UNKNOWN:
        return sure(part.truth is Truth.NO)
    return Answer(Truth.UNKNOWN, lambda: part.to_no, lambda: part.to_yes)


def all_(parts: Iterable[Answer]) -> Answer:
    """Whether every part holds: all unknown parts must be settled for yes, any one of them for no."""
    found = _undecided(parts, Truth.NO)
    if not isinstance(found, list):
        return found
    return Answer(
        Truth.UNKNOWN,
        lambda: _together(part.to_yes for part in found),
        lambda: _choice(part.to_no for part in found),
    )


def any_(parts: Iterable[Answer]) -> Answer:
    """Whether some part holds: any unknown part may be settled for yes, all of them must be for no."""
    found = _undecided(parts, Truth.YES)
    if not isinstance(found, list):
        return found
    return Answer(
        Truth.UNKNOWN,
        lambda: _choice(part.to_yes for part in found),
        lambda: _together(part.to_no for part in found),
    )


def _undecided(parts: Iterable[Answer], deciding: Truth) -> list[Answer] | Answer:
    """The parts that are unknown; the answer itself where one part decides, or less than two are unknown.

    Each part is asked, whatever those before it say.
    """
    left: list[Answer] = []
    for part in list(parts):
        if part.truth is deciding:
            return sure(deciding is Truth.YES)
        if part.truth is Truth.UNKNOWN:
            left.append(part)
    if len(left) > 1:
        return left
    return left[0] if left else sure(deciding is Truth.NO)


def at_least_(count: int, parts: Sequence[Answer]) -> Answer:
    """Whether so many parts hold: as many unknown ones must turn out well, or badly, as are needed for it."""
    truth = at_least(count, (part.truth for part in parts))
    if truth is not Truth.UNKNOWN:
        return sure(truth is Truth.YES)
    open_parts = [part for part in parts if part.truth is Truth.UNKNOWN]
    wanted = count - sum(part.truth is Truth.YES for part in parts)
    return Answer(
        truth,
        lambda: _some(wanted, [part.to_yes for part in open_parts]),
        lambda: _some(len(open_parts) - wanted + 1, [part.to_no for part in open_parts]),
    )


def _some(count: int, each: Sequence[Ways]) -> Ways:
    """One way of so many of the parts; of too many choices, those with the shortest ways."""
    able = sorted((ways for ways in each if ways), key=lambda ways: len(ways[0]))
    choices = combinations(able, count) if comb(len(able), count) <= KEPT else [able[:count]]
    return _choice(_together(chosen) for chosen in choices)


def agreed(parts: Sequence[tuple[Answer, Answer]]) -> Answer:
    """What candidates agree on: each part is (it is chosen, what it then says); unanimous answers stand."""
    says_all = all_(says for _, says in parts)
    says_any = any_(says for _, says in parts)
    chosen = [all_((choice, says)) for choice, says in parts]
    against = [all_((choice, not_(says))) for choice, says in parts]
    if says_all.truth is Truth.YES or any(answer.truth is Truth.YES for answer in chosen):
        return YES
    if says_any.truth is Truth.NO or any(answer.truth is Truth.YES for answer in against):
        return NO
    return Answer(
        Truth.UNKNOWN,
        lambda: _choice([*(answer.to_yes for answer in chosen), says_all.to_yes]),
        lambda: _choice([*(answer.to_yes for answer in against), says_any.to_no]),
    )


def missing(answer: Answer) -> tuple[Ways, bool]:
    """The smallest sets of facts that could settle an unknown answer, shortest first; and whether more were cut."""
    if answer.truth is not Truth.UNKNOWN:
        return (), False
    ways = smallest((*answer.to_yes, *answer.to_no))
    return ways[:MAX_WAYS_TO_SETTLE], len(ways) > MAX_WAYS_TO_SETTLE


def doubts(answer: Answer) -> tuple[Fact, ...]:
    """The facts on which an unknown answer hangs, the fewest of them, in alphabetical order."""
    ways, _ = missing(answer)
    return tuple(sorted(ways[0])) if ways else ()


def smallest(ways: Iterable[frozenset[Fact]]) -> Ways:
    """Those sets of which no other is a part, shortest first, in a stable order; the empty set is no way."""
    kept: list[frozenset[Fact]] = []
    for _, alike in groupby(sorted({way for way in ways if way}, key=_order), key=len):
        shorter = tuple(kept)
        kept += islice((way for way in alike if not any(other <= way for other in shorter)), KEPT - len(kept))
        if len(kept) >= KEPT:
            break
    return tuple(kept)


def _order(way: frozenset[Fact]) -> tuple[int, list[str]]:
    return len(way), sorted(way)


def _choice(each: Iterable[Ways]) -> Ways:
    return smallest(way for ways in each for way in ways)


def _together(each: Iterable[Ways]) -> Ways:
    """One way of each part, joined; parts that nothing can turn leave no way at all.

    Parts with a choice are joined choice by choice up to `JOINED` of them; of the rest, whose sets nobody will read,
    the shortest way is taken.
    """
    parts = list(each)
    if not all(parts):
        return ()
    choices = [ways for ways in parts if len(ways) > 1]
    fixed = (*(ways[0] for ways in parts if len(ways) == 1), *(ways[0] for ways in choices[JOINED:]))
    joined: Ways = (frozenset[Fact]().union(*fixed),)
    for ways in choices[:JOINED]:
        joined = smallest(islice(_pairs(joined, ways), KEPT))
    return joined


def _pairs(left: Ways, right: Ways) -> Iterator[frozenset[Fact]]:
    """One way of either side together, likely short ones first; none that holds one given before."""
    given: list[frozenset[Fact]] = []
    for one, other in sorted(product(left, right), key=lambda pair: len(pair[0]) + len(pair[1])):
        joined = one | other
        if not any(before <= joined for before in given):
            given.append(joined)
            yield joined
