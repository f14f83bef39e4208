"""Classes of codes as intervals of ten-digit lines, as far as they are plain codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from roolang.syntax import tree as t

Interval: TypeAlias = tuple[int, int]
WIDTH = 10


def interval(code: t.CodeRange) -> Interval | None:
    """The lines of a range, both ends inclusive; `None` where a line has letters or the range is none."""
    low, high = code.low.ljust(WIDTH, "0"), code.high.ljust(WIDTH, "9")
    if not (low.isdecimal() and high.isdecimal()) or low > high:
        return None
    return int(low), int(high)


def covered(wanted: Interval, by: Iterable[Interval]) -> bool:
    """Whether every line of an interval lies in one of the others."""
    low, high = wanted
    for start, end in sorted(by):
        if start > low:
            return False
        low = max(low, end + 1)
        if low > high:
            return True
    return False


def plain(codes: t.Codes | None) -> Iterator[Interval]:
    """The intervals that a class surely holds: its plain codes, not those in brackets or with descriptions."""
    for item in codes.items if codes else ():
        if isinstance(item, t.CodeRange):
            found = interval(item)
            if found is not None:
                yield found
        elif isinstance(item, t.Codes):
            yield from plain(item)


def outer(item: Any) -> list[Interval] | None:
    """Intervals outside which a class holds nothing; `None` if codes alone do not bound it."""
    match item:
        case t.CodeRange():
            found = interval(item)
            return [found] if found else None
        case t.Described(of=codes) | t.AnyOtherGood(of=codes):
            return outer(codes)
        case t.Codes(items):
            parts = [outer(each) for each in items]
            return None if None in parts else [each for part in parts for each in part or ()]
    return None


def apart(one: list[Interval], other: list[Interval]) -> bool:
    """Whether no line lies in both."""
    return not any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in other)
