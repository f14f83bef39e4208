"""Predicates that hang on tariff codes alone, asked of many materials at once.

Of codes that have enough digits such a predicate says where in the order of text the good ones stand: between bounds,
begun and ended in turn. However many codes a rule names, a material is then looked up once. Of shorter codes, and of
those that nobody knows, predicates are asked one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from roolang.domain.hs import AFTER_DIGITS, span
from roolang.domain.truth import Truth
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.prepared.goods import Goods

Bounds: TypeAlias = tuple[str, ...]
"""Where codes begin to be meant and where they stop, in turn; an odd last one begins what never stops."""
KEPT = 512
"""So many predicates are kept, and the bounds of each for so many goods."""
FROM_THE_FIRST = ""
MOST_DIGITS = 10


class Sieve:
    """A predicate over codes, and how many digits it needs of the codes of the materials and of the good."""

    def __init__(self, pred: n.Pred, digits: int, of_good: int) -> None:
        self.digits, self.of_good = digits, of_good
        self._pred = pred
        self._bounds: dict[str, Bounds] = {}

    def fits(self, goods: Goods) -> bool:
        """Whether the codes are long enough."""
        return goods.digits >= self.digits and len(goods.code) >= self.of_good

    def sift(self, goods: Goods, at: Sequence[int]) -> list[int]:
        """Those of some materials of which the predicate holds."""
        head = goods.code[: self.of_good]
        bounds, codes = self._bounds.get(head), goods.codes
        if bounds is None:
            bounds = self._bounds_for(head)
        if len(bounds) == 2:
            start, stop = bounds
            return [i for i in at if start <= codes[i] < stop]
        return [i for i in at if bisect_right(bounds, codes[i]) & 1]

    def _bounds_for(self, head: str) -> Bounds:
        if len(self._bounds) >= KEPT:
            self._bounds.clear()
        found = self._bounds[head] = bounds_of(self._pred, head)
        return found


@lru_cache(KEPT)
def sieve(pred: n.Pred) -> Sieve | None:
    """The predicate, the same for equal ones; nothing if it does not hang on codes alone."""
    needed = _needed(pred)
    return None if needed is None else Sieve(pred, *needed)


def _needed(pred: n.Pred) -> tuple[int, int] | None:
    """How many digits a predicate needs of a material and of the good."""
    match pred:
        case n.InCodes(low, high):
            return max(len(low), len(high)), 0
        case n.SameAs(length):
            return length, length
        case n.Fails(part):
            return _needed(part)
        case n.Both(parts) | n.Either(parts):
            found = [needed for part in parts if (needed := _needed(part)) is not None]
            if len(found) == len(parts) > 0:
                return max(digits for digits, _ in found), max(of_good for _, of_good in found)
    return None


def joined(pred: n.Both | n.Either) -> tuple[n.Pred, tuple[n.Pred, ...]] | None:
    """The parts that hang on codes alone as one, and the others; nothing if there are not several of the former.

    Ranges that touch hold all of a short code between them of which none holds all: `84` lies in 84.00 to 84.50 or in
    84.51 to 84.99.
    """
    of_codes = tuple(part for part in pred.parts if sieve(part) is not None)
    if len(of_codes) < 2:
        return None
    return type(pred)(of_codes), tuple(part for part in pred.parts if part not in of_codes)


def lies(pred: n.Pred, code: str | None, good: str | None) -> Truth:
    """Whether a predicate on codes alone holds of all that a code stands for, or of nothing, for a good of a code."""
    found = sieve(pred)
    if found is None or code is None or len(good or "") < found.of_good:
        return Truth.UNKNOWN
    turns = map(_number, bounds_of(pred, (good or "")[: found.of_good]))
    numbers = [number for number, same in groupby(turns) if len(list(same)) % 2]
    first, after = _number(code), _number(code + AFTER_DIGITS)
    at = bisect_right(numbers, first)
    divided = at < len(numbers) and numbers[at] < after
    return Truth.UNKNOWN if divided else Truth.of(bool(at & 1))


def _number(bound: str) -> int:
    """A bound as a number of all digits that a code may have."""
    digits = bound.removesuffix(AFTER_DIGITS)
    return (int(digits or "0") + (digits != bound)) * int(10 ** (MOST_DIGITS - len(digits)))


def bounds_of(pred: n.Pred, head: str) -> Bounds:
    """Where the codes lie of which a predicate holds, for goods whose code begins with `head`."""
    match pred:
        case n.InCodes(low, high):
            return span(low, high)
        case n.SameAs(length):
            return span(head[:length], head[:length])
        case n.Fails(part):
            found = bounds_of(part, head)
            return found[1:] if found[:1] == (FROM_THE_FIRST,) else (FROM_THE_FIRST, *found)
        case n.Both(parts):
            return _meant_by([bounds_of(part, head) for part in parts], len(parts))
        case n.Either(parts):
            return _meant_by([bounds_of(part, head) for part in parts], 1)
        case _:
            raise AssertionError(f"{pred} does not hang on codes alone")


def _meant_by(each: Iterable[Bounds], least: int) -> Bounds:
    """Where so many of the parts hold: all bounds in order, counting how many have begun and not stopped."""
    turns = sorted((bound, -1 if i % 2 else 1) for bounds in each for i, bound in enumerate(bounds))
    found: list[str] = []
    count = 0
    for bound, here in groupby(turns, key=lambda turn: turn[0]):
        before, count = count, count + sum(turn for _, turn in here)
        if (before >= least) != (count >= least):
            found.append(bound)
    return tuple(found)
