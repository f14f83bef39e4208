"""Findings of rows that forbid no verdict, or that need not be told row by row: counted, with the first rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from roolang.columnar.rows import Spot, place_of
from roolang.diagnostics import Finding, Place

FIRST = 3
"""So many rows are named of one finding."""
MOST = 20
"""So many findings are told of one code."""
Sort: TypeAlias = "tuple[str, str, str, Spot]"
"""A code, a message, its help, and the file and column that it is about."""


@dataclass(slots=True)
class Besides:
    """By sort of finding how many rows it is of, and the first of them."""

    tallies: dict[Sort, tuple[int, list[int]]] = field(default_factory=dict)

    def take(self, code: str, message: str, help_: str, spots: Sequence[Spot], count: int = 1) -> None:
        """Takes a finding down of so many rows, of which these are the first."""
        sort = code, message, help_, replace(spots[0], number=0)
        before, numbers = self.tallies.get(sort, (0, []))
        told = sorted({*numbers, *(spot.number for spot in spots)} - {0})
        self.tallies[sort] = before + count, told[:FIRST]

    def add(self, other: Besides) -> None:
        """Takes in those of another slice."""
        for (code, message, help_, spot), (count, numbers) in other.tallies.items():
            self.take(code, message, help_, [replace(spot, number=each) for each in numbers] or [spot], count)

    @property
    def findings(self) -> list[Finding]:
        """All of them for the reader, the first of each code."""
        return list(self._findings())

    def _findings(self) -> Iterator[Finding]:
        told: Counter[str] = Counter()
        for (code, message, help_, spot), (count, numbers) in self.tallies.items():
            told[code] += 1
            if told[code] <= MOST:
                yield Finding(
                    code,
                    message,
                    where=place_of(spot, numbers, max(count - len(numbers), 0) if numbers else 0),
                    help=help_,
                )
            elif told[code] == MOST + 1:
                yield Finding(code, "and more findings of the same kind", where=Place(spot.file), help=help_)

    def kept(self) -> list[Any]:
        """All of it, for JSON."""
        return [
            [*sort[:3], spot.file, spot.what, spot.column, count, numbers]
            for (*sort, spot), (count, numbers) in self.tallies.items()
        ]


def read(kept: Sequence[Any]) -> Besides:
    """What was kept."""
    found = Besides()
    for code, message, help_, file, what, column, count, numbers in kept:
        found.tallies[code, message, help_, Spot(file, what, 0, column)] = int(count), [int(each) for each in numbers]
    return found
