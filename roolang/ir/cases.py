"""Which cases of a `Select` a good's code lets in, without asking every guard; and cases that wait in a file.

A guard that names tariff codes fails for every other code, so those cases need not be asked, nor even be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, SupportsIndex, TypeAlias, overload

from roolang.domain.hs import in_range
from roolang.domain.truth import Truth
from roolang.ir import nodes as n

Ranges: TypeAlias = tuple[tuple[str, str], ...]
MANY = 24
"""From so many cases on it is worth looking at codes first."""
MOST_KEPT = 64
"""So many indexes are kept."""


def ranges_of(guard: n.Expr) -> Ranges | None:
    """The codes outside of which a guard surely fails; None if it does not depend on codes alone."""
    match guard:
        case n.GoodMeets(where):
            return _of_pred(where)
        case n.All(parts):
            return _narrowest(ranges_of(part) for part in parts)
        case n.Any(parts):
            return _joined(ranges_of(part) for part in parts)
    return None


def _of_pred(pred: n.Pred) -> Ranges | None:
    match pred:
        case n.InCodes(low, high):
            return ((low, high),)
        case n.Both(parts):
            return _narrowest(_of_pred(part) for part in parts)
        case n.Either(parts):
            return _joined(_of_pred(part) for part in parts)
        case n.OfGood(part):
            return _of_pred(part)
    return None


def _narrowest(each: Iterable[Ranges | None]) -> Ranges | None:
    return min((ranges for ranges in each if ranges is not None), key=len, default=None)


def _joined(each: Iterable[Ranges | None]) -> Ranges | None:
    found: list[tuple[str, str]] = []
    for ranges in each:
        if ranges is None:
            return None
        found += ranges
    return tuple(dict.fromkeys(found))


class Index:
    """Numbers by the codes they are for: those of a chapter together, so that few are looked at."""

    def __init__(self, entries: Iterable[tuple[int, Ranges | None]] = ()) -> None:
        self.anywhere: list[int] = []
        self.chapters: dict[str, list[tuple[int, str, str]]] = {}
        for number, ranges in entries:
            if ranges is None:
                self.anywhere.append(number)
            for low, high in ranges or ():
                for chapter in range(int(low[:2]), int(high[:2]) + 1):
                    self.chapters.setdefault(f"{chapter:02}", []).append((number, low, high))

    def possible(self, code: str) -> list[int]:
        """The numbers whose codes may be meant, in order."""
        near = {
            number for number, low, high in self.chapters.get(code[:2], ()) if in_range(code, low, high) is not Truth.NO
        }
        return sorted(near.union(self.anywhere))


def index_of(cases: Sequence[n.Case]) -> Index:
    """The index of some cases by their place."""
    return Index((i, ranges_of(case.guard)) for i, case in enumerate(cases))


def possible(cases: tuple[n.Case, ...], code: str | None) -> tuple[n.Case, ...]:
    """The cases whose guard a good of this code may meet, in order; all if they are few or nobody knows the code."""
    if code is not None and isinstance(cases, StoredCases):
        return cases.possible(code)
    if code is None or len(cases) < MANY:
        return cases
    kept = _INDEXES.get(id(cases))
    if kept is None:
        if len(_INDEXES) >= MOST_KEPT:
            _INDEXES.clear()
        kept = _INDEXES[id(cases)] = cases, index_of(cases)
    return tuple(cases[i] for i in kept[1].possible(code))


_INDEXES: dict[int, tuple[tuple[n.Case, ...], Index]] = {}
"""Indexes by the identity of the cases, which each keeps alive."""


class StoredCases(tuple[n.Case, ...]):
    """A tuple of cases that are decoded when they are asked for: `load` gives those of a chunk by their places."""

    _load: Callable[[int], dict[int, n.Case]]
    _chunks: list[int]
    _index: Index

    def __new__(cls, load: Callable[[int], dict[int, n.Case]], chunks: list[int], index: Index) -> StoredCases:
        """`chunks` says for each case which chunk it is in; `index` gives chunks by codes."""
        made = super().__new__(cls)
        made._load, made._chunks, made._index = load, chunks, index
        return made

    def possible(self, code: str) -> tuple[n.Case, ...]:
        """The cases of the chunks that a code may be meant by."""
        found: dict[int, n.Case] = {}
        for chunk in self._index.possible(code):
            found |= self._load(chunk)
        return tuple(found[i] for i in sorted(found))

    def __len__(self) -> int:
        return len(self._chunks)

    def __iter__(self) -> Iterator[n.Case]:
        return (self._load(chunk)[i] for i, chunk in enumerate(self._chunks))

    @overload
    def __getitem__(self, at: SupportsIndex) -> n.Case: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[n.Case, ...]: ...
    def __getitem__(self, at: Any) -> Any:
        places = range(len(self._chunks))[at]
        if isinstance(places, range):
            return tuple(self._load(self._chunks[i])[i] for i in places)
        return self._load(self._chunks[places])[places]

    def __contains__(self, case: object) -> bool:
        return any(case == each for each in self)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, tuple)
            and len(self) == len(other)
            and all(a == b for a, b in zip(self, other, strict=True))
        )

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __add__(self, other: Any) -> Any:
        return tuple(self) + tuple(other)

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> Any:
        return tuple, (tuple(self),)
