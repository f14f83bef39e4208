"""Whether a class of goods can meet, or surely holds, the goods of a rule, by codes alone."""

from __future__ import annotations

from roolang.domain.hs import in_range
from roolang.domain.truth import Truth, both, either, opposite
from roolang.ir import nodes as n


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
        case n.Either(parts):
            return either(_covers(part, of) for part in parts)
        case n.Fails(part):
            return opposite(_covers(part, of))
    return Truth.UNKNOWN


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
