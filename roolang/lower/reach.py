"""Whether a class of goods can meet, or surely holds, the goods of a rule, by codes alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter

from roolang.domain.hs import in_range
from roolang.domain.truth import Truth, both, either, opposite
from roolang.held import Held
from roolang.ir import nodes as n
from roolang.record import record

WIDTH = 14
"""More digits than a code has."""


def possibly(goods: n.Expr, group: tuple[n.Pred, ...]) -> bool:
    """Whether any good of the rule may be meant."""
    return either(_of(goods, pred) for pred in group).best if group else True


def surely(goods: n.Expr, group: tuple[n.Pred, ...]) -> bool:
    """Whether every good of the rule is meant, whatever the facts."""
    return bool(group) and both(_of(goods, pred) for pred in group).worst


def _of(goods: n.Expr, pred: n.Pred) -> Truth:
    match goods:
        case n.Given(holds):
            return Truth.of(holds)
        case n.GoodMeets(where) if isinstance(pred, n.InCodes):
            return _covers(where, pred)
        case n.All(parts):
            return both(_of(part, pred) for part in parts)
        case n.Not(part):
            return opposite(_of(part, pred))
    return Truth.UNKNOWN


def _covers(where: n.Pred, of: n.InCodes) -> Truth:
    """Whether all goods of a range satisfy the predicate (`UNKNOWN`: some may)."""
    match where:
        case n.Always():
            return Truth.YES
        case n.InCodes(low, high):
            return _overlap(low, high, of)
        case n.Both(parts):
            return both(_covers(part, of) for part in parts)
        case n.Either():
            return either(_covers(part, of) for part in _near(where, of))
        case n.Fails(part):
            return opposite(_covers(part, of))
    return Truth.UNKNOWN


FEW = 3
MOST_ROWS = 1_000
"""So many long classes of goods are held in the order of their codes."""


@record(frozen=True, slots=True)
class _Row:
    """The parts of a long class of goods by where their codes begin, with the last code up to each.

    `others` are those that codes do not bound.
    """

    begins: tuple[str, ...]
    last: tuple[str, ...]
    parts: tuple[n.Pred, ...]
    others: tuple[n.Pred, ...]


def _near(where: n.Either, of: n.InCodes) -> Iterable[n.Pred]:
    """The parts of a class that may have goods in common with a range: of a long one not every code is looked at."""
    if len(where.parts) <= FEW:
        return where.parts
    row = _rows.of(where)
    begin, end = _ends(of)
    at = bisect_right(row.begins, end)
    found = list(row.others)
    while at and row.last[at - 1] >= begin:
        at -= 1
        found.append(row.parts[at])
    return found


def _row(where: n.Either) -> _Row:
    bounds = [(_bound(part), part) for part in where.parts]
    placed = sorted(((*_ends(codes), part) for codes, part in bounds if codes), key=itemgetter(0))
    begins, ends, parts = zip(*placed, strict=True) if placed else ((), (), ())
    others = tuple(part for codes, part in bounds if not codes)
    return _Row(begins, tuple(accumulate(ends, max)), parts, others)


_rows = Held(_row, MOST_ROWS)


def _bound(part: n.Pred) -> n.InCodes | None:
    """Codes outside which a class has no goods."""
    if isinstance(part, n.Both):
        return next((each for each in part.parts if isinstance(each, n.InCodes)), None)
    return part if isinstance(part, n.InCodes) else None


def _ends(codes: n.InCodes) -> tuple[str, str]:
    """The first and the last code of a range, with as many digits as any has."""
    return codes.low.ljust(WIDTH, "0"), codes.high.ljust(WIDTH, "9")


def _overlap(low: str, high: str, of: n.InCodes) -> Truth:
    first, last = in_range(of.low, low, high), in_range(of.high, low, high)
    if first is Truth.YES and last is Truth.YES:
        return Truth.YES
    return Truth.NO if apart(of, n.InCodes(low, high)) else Truth.UNKNOWN


def apart(one: n.InCodes, other: n.InCodes) -> bool:
    """Whether no code lies in both ranges, of however many digits."""
    width = max(len(one.low), len(one.high), len(other.low), len(other.high))
    below = one.high.ljust(width, "9") < other.low.ljust(width, "0")
    return below or one.low.ljust(width, "0") > other.high.ljust(width, "9")
