"""Answers that know what would settle them.

An answer is a truth in worst and best case; while it is unknown it also lists the smallest sets of facts that
could make it yes, and those that could make it no. The lists are cut at `MOST` sets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import comb
from typing import TypeAlias

from roolang.domain.truth import Truth, at_least, both, opposite
from roolang.interpret.facts import Fact

Ways: TypeAlias = tuple[frozenset[Fact], ...]
MOST = 20
"""So many sets of missing facts are kept, shortest first."""
KEPT = 60
"""So many are kept on the way, so that short ones are not lost early."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A truth, and the sets of facts that could turn an unknown one to yes or to no."""

    truth: Truth
    to_yes: Ways = ()
    to_no: Ways = ()


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
    return Answer(opposite(part.truth), part.to_no, part.to_yes)


def all_(parts: Iterable[Answer]) -> Answer:
    """Whether every part holds: all unknown parts must be settled for yes, any one of them for no."""
    found = list(parts)
    truth = both(part.truth for part in found)
    if truth is not Truth.UNKNOWN:
        return sure(truth is Truth.YES)
    open_parts = [part for part in found if part.truth is Truth.UNKNOWN]
    return Answer(truth, _together(part.to_yes for part in open_parts), _choice(part.to_no for part in open_parts))


def any_(parts: Iterable[Answer]) -> Answer:
    """Whether some part holds."""
    return not_(all_(not_(part) for part in parts))


def at_least_(count: int, parts: Sequence[Answer]) -> Answer:
    """Whether so many parts hold: as many unknown ones must turn out well, or badly, as are needed for it."""
    truth = at_least(count, (part.truth for part in parts))
    if truth is not Truth.UNKNOWN:
        return sure(truth is Truth.YES)
    open_parts = [part for part in parts if part.truth is Truth.UNKNOWN]
    wanted = count - sum(part.truth is Truth.YES for part in parts)
    to_yes = _some(wanted, [part.to_yes for part in open_parts])
    return Answer(truth, to_yes, _some(len(open_parts) - wanted + 1, [part.to_no for part in open_parts]))


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
    to_yes = _choice([*(answer.to_yes for answer in chosen), says_all.to_yes])
    to_no = _choice([*(answer.to_yes for answer in against), says_any.to_no])
    return Answer(Truth.UNKNOWN, to_yes, to_no)


def missing(answer: Answer) -> tuple[Ways, bool]:
    """The smallest sets of facts that could settle an unknown answer, shortest first; and whether more were cut."""
    if answer.truth is not Truth.UNKNOWN:
        return (), False
    ways = smallest((*answer.to_yes, *answer.to_no))
    return ways[:MOST], len(ways) > MOST


def doubts(answer: Answer) -> tuple[Fact, ...]:
    """The facts on which an unknown answer hangs, the fewest of them, in alphabetical order."""
    ways, _ = missing(answer)
    return tuple(sorted(ways[0])) if ways else ()


def smallest(ways: Iterable[frozenset[Fact]]) -> Ways:
    """Those sets of which no other is a part, shortest first, in a stable order; the empty set is no way."""
    kept: list[frozenset[Fact]] = []
    for way in sorted({way for way in ways if way}, key=_order):
        if not any(other <= way for other in kept):
            kept.append(way)
        if len(kept) >= KEPT:
            break
    return tuple(kept)


def _order(way: frozenset[Fact]) -> tuple[int, list[str]]:
    return len(way), sorted(way)


def _choice(each: Iterable[Ways]) -> Ways:
    return smallest(way for ways in each for way in ways)


def _together(each: Iterable[Ways]) -> Ways:
    """One way of each part, joined; parts that nothing can turn leave no way at all."""
    joined: Ways = (frozenset(),)
    for ways in each:
        joined = _join(joined, ways, smallest)
        if not joined:
            return ()
    return joined


def _join(left: Ways, right: Ways, tidy: Callable[[Iterable[frozenset[Fact]]], Ways]) -> Ways:
    return tidy(one | other for one, other in product(left[:KEPT], right[:KEPT]))
