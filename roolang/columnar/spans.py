"""Questions about the code of a material as one list of ranges, so that rules with more or fewer share one text.

"From any other heading", "from any other heading except from chapters 50 to 55" and "except from heading 72.01" all ask
whether a code lies within some ranges; how many there are is filled up where a plan is written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from roolang.columnar.lines import WIDTH, Codes, Every, Lines, Other, Same, Some
from roolang.columnar.unplanned import Unplanned
from roolang.record import record

MOST_RANGES = 64
"""So many ranges of codes are held against each material."""
FEW = (4, 16, MOST_RANGES)
"""Rules with so many ranges at most share a text: a range more for all costs less than a sum more."""
SPANS = "\x02"


@record(frozen=True, slots=True)
class Head:
    """The first code, or the last, that begins with so many digits of the good's."""

    length: int
    last: bool


Number: TypeAlias = "int | Head"
Spans: TypeAlias = "tuple[tuple[Number, Number], ...]"
Value: TypeAlias = "Number | Spans"


@record(frozen=True, slots=True)
class Within:
    """That a code lies within some ranges, or within none of them."""

    inside: bool
    spans: Spans


def within(where: Lines, unit: int) -> Within | None:
    """A question that hangs on the code alone, if it is one about one list of ranges; codes are counted by `unit`."""
    match where:
        case Same(length):
            return Within(True, ((Head(length, False), Head(length, True)),))
        case Codes(turns):
            return _ranges(turns, unit)
        case Other(part):
            found = within(part, unit)
            return found and Within(not found.inside, found.spans)
        case Some(parts) | Every(parts):
            found, rest = gathered(parts, unit, inside=isinstance(where, Some))
            return found if not rest else None
    return None


def gathered(parts: Sequence[Lines], unit: int, *, inside: bool) -> tuple[Within | None, list[Lines]]:
    """Of some parts those that are within ranges, or within none, as one; and the other parts."""
    spans: list[tuple[Number, Number]] = []
    rest, any_ = [], False
    for part in parts:
        found = within(part, unit)
        if found is None or found.inside is not inside:
            rest.append(part)
            continue
        any_ = True
        spans += found.spans
    if len(spans) > MOST_RANGES:
        raise Unplanned("a very long list of codes")
    return (Within(inside, tuple(dict.fromkeys(spans))) if any_ else None), rest


def _ranges(turns: tuple[int, ...], unit: int) -> Within:
    outside = turns[:1] == (0,)
    bounds = list(turns[1:] if outside else turns)
    bounds += [10**WIDTH] if len(bounds) % 2 else []
    ranges = list(zip(bounds[::2], bounds[1::2], strict=True))
    if len(ranges) > MOST_RANGES:
        raise Unplanned("a very long list of codes")
    if ranges and ranges[-1][0] >= 10**WIDTH:
        ranges.pop()
    return Within(not outside, tuple((-(-low // unit), -(-high // unit) - 1) for low, high in ranges))


def place(number: int, spans: Spans) -> str:
    """Where ranges stand in a text that rules of one shape share."""
    return f"{SPANS}{number},{next(few for few in FEW if len(spans) <= few)}{SPANS}"


def listed(by_kind: dict[int, Spans], number: Callable[[dict[int, Number]], str]) -> str:
    """That a code lies within the ranges of its kind; who has fewer than another has one of them twice."""
    most = max(map(len, by_kind.values()))
    said = []
    for i in range(most):
        low, high = (
            number({kind: spans[i if i < len(spans) else 0][end] for kind, spans in by_kind.items()}) for end in (0, 1)
        )
        said.append(f"m.c BETWEEN {low} AND {high}")
    return f"({' OR '.join(said)})"
