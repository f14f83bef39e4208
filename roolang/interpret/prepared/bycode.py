"""Predicates that hang on tariff codes alone, asked of many materials at once.

Of codes that have enough digits they are plainly true or false, so that nothing is left open. Of shorter codes, and of
those that nobody knows, `tested` next door asks one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from roolang.domain.hs import span
from roolang.interpret.prepared.goods import Goods
from roolang.ir import nodes as n

Sift: TypeAlias = Callable[[Goods, list[int]], list[int]]
"""Those of some materials of which the predicate holds."""


class Sieve(NamedTuple):
    """A predicate, and how many digits it needs of the codes of the materials and of the good."""

    digits: int
    of_good: int
    sift: Sift

    def fits(self, goods: Goods) -> bool:
        """Whether the codes are long enough."""
        return goods.digits >= self.digits and (not self.of_good or len(goods.good.code or "") >= self.of_good)


def sieve(pred: n.Pred, *, turned: bool = False) -> Sieve | None:
    """The predicate, or its opposite if turned round; nothing if it does not hang on codes alone."""
    match pred:
        case n.InCodes(low, high):
            return Sieve(max(len(low), len(high)), 0, _between(*span(low, high), turned))
        case n.SameAs(length):
            return Sieve(length, length, _alike(length, turned))
        case n.Fails(part):
            return sieve(part, turned=not turned)
        case n.Both(parts):
            return _joined(parts, turned, every=not turned)
        case n.Either(parts):
            return _joined(parts, turned, every=turned)
    return None


def _joined(parts: Sequence[n.Pred], turned: bool, *, every: bool) -> Sieve | None:
    """Those of which every part holds, or some part: not those of which every opposite does."""
    sieves = [each for part in parts if (each := sieve(part, turned=turned == every)) is not None]
    if len(sieves) < len(parts):
        return None
    digits = max((each.digits for each in sieves), default=0)
    of_good = max((each.of_good for each in sieves), default=0)
    sifts = [each.sift for each in sieves]
    return Sieve(digits, of_good, _all_of(sifts) if every else _not_all_of(sifts))


def _between(start: str, stop: str, turned: bool) -> Sift:
    def inside(goods: Goods, at: list[int]) -> list[int]:
        codes = goods.codes
        return [i for i in at if start <= codes[i] < stop]

    def beside(goods: Goods, at: list[int]) -> list[int]:
        codes = goods.codes
        return [i for i in at if not start <= codes[i] < stop]

    return beside if turned else inside


def _alike(length: int, turned: bool) -> Sift:
    def same(goods: Goods, at: list[int]) -> list[int]:
        codes, head = goods.codes, (goods.good.code or "")[:length]
        return [i for i in at if codes[i][:length] == head]

    def other(goods: Goods, at: list[int]) -> list[int]:
        codes, head = goods.codes, (goods.good.code or "")[:length]
        return [i for i in at if codes[i][:length] != head]

    return other if turned else same


def _all_of(sifts: list[Sift]) -> Sift:
    if len(sifts) == 1:
        return sifts[0]

    def every(goods: Goods, at: list[int]) -> list[int]:
        for sift in sifts:
            at = sift(goods, at)
        return at

    return every


def _not_all_of(sifts: list[Sift]) -> Sift:
    every = _all_of(sifts)

    def some(goods: Goods, at: list[int]) -> list[int]:
        rest = every(goods, at)
        return [i for i in at if i not in rest] if rest else at

    return some
