"""Which codes of one edition of the nomenclature correspond to which of another, by tables that users give."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable
from dataclasses import field
from hashlib import sha256

from roolang.domain.nomenclature import subheadings
from roolang.record import record

DIGITS = 6
"""So many digits all countries share; a national line of another edition says nothing more."""
Index = tuple[dict[str, set[str]], list[str]]
"""The codes of the other edition by those of this one, and these in order."""


@record(frozen=True, slots=True)
class Correlation:
    """Pairs of codes of two editions, to be read in either direction.

    `rest_alike`: the table lists changes only, so that every other code is the same in both editions. Without it a
    code that the table does not have corresponds to nothing that is known; nor does a heading or a chapter of which it
    has some subheadings alone, since nobody says what the others are. Which there are, the edition itself tells.
    """

    first: int
    second: int
    pairs: frozenset[tuple[str, str]]
    rest_alike: bool = False
    _indexes: dict[bool, Index] = field(default_factory=dict, compare=False, repr=False)

    def related(self, codes: Iterable[str], start: int) -> set[str]:
        """What some codes of the edition `start` may be in the other; nothing if one of them is not known there."""
        index = self._index(start == self.first)
        found: set[str] = set()
        for code in codes:
            meant = _meant(index, code) if self.rest_alike or _wholly(index, code, start) else set()
            if self.rest_alike and (len(code) < DIGITS or not meant):
                meant = meant | {code}
            if not meant:
                return set()
            found |= meant
        return {code for code in found if not any(code[:width] in found for width in range(2, len(code), 2))}

    def other(self, edition: int) -> int:
        """The edition at the other side."""
        return self.second if edition == self.first else self.first

    def _index(self, forwards: bool) -> Index:
        if forwards not in self._indexes:
            index: dict[str, set[str]] = {}
            for one, other in self.pairs:
                own, far = (one, other) if forwards else (other, one)
                index.setdefault(own, set()).add(far)
            self._indexes[forwards] = index, sorted(index)
        return self._indexes[forwards]


def digest(correlations: Iterable[Correlation]) -> str:
    """A digest of correlations, in their order; nothing if there are none."""
    told = [(each.first, each.second, each.rest_alike, sorted(each.pairs)) for each in correlations]
    return sha256(repr(told).encode()).hexdigest() if told else ""


def _meant(index: Index, code: str) -> set[str]:
    """What corresponds to a code, to those below it, and to those that it lies below."""
    by_code, in_order = index
    found: set[str] = set()
    for width in range(2, len(code), 2):
        found |= by_code.get(code[:width], set())
    at = bisect_left(in_order, code)
    while at < len(in_order) and in_order[at].startswith(code):
        found |= by_code[in_order[at]]
        at += 1
    return found


def _wholly(index: Index, code: str, edition: int) -> bool:
    """Whether a table says of all goods of a code what they are: it has the code, one above it, or all below it."""
    by_code, _ = index
    if any(code[:width] in by_code for width in range(2, len(code) + 1, 2)):
        return True
    below = subheadings(edition, code)
    return bool(below) and all(any(each[:width] in by_code for width in range(2, DIGITS + 1, 2)) for each in below)


def related(code: str, start: int, end: int, correlations: Iterable[Correlation]) -> tuple[str, ...] | None:
    """What a code of the edition `start` may be in `end`, over as few tables as will do.

    Nothing if some table on the way does not have it; `None` if no tables lead there.
    """
    way = _way(start, end, tuple(correlations))
    if way is None:
        return None
    codes, at = {code[:DIGITS]}, start
    for step in way:
        codes, at = step.related(codes, at), step.other(at)
    return tuple(sorted(codes))


def _way(start: int, end: int, correlations: tuple[Correlation, ...]) -> list[Correlation] | None:
    """The shortest way over tables; of several, by those given first."""
    ways: deque[tuple[int, list[Correlation]]] = deque([(start, [])])
    seen = {start}
    while ways:
        at, way = ways.popleft()
        if at == end:
            return way
        for each in correlations:
            if at in (each.first, each.second) and (there := each.other(at)) not in seen:
                seen.add(there)
                ways.append((there, [*way, each]))
    return None
