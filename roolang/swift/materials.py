"""Which materials a predicate holds of, or may hold of: by full codes in a line of source, else one by one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeAlias

from roolang.domain import hs
from roolang.domain.declaration import SET, Item
from roolang.interpret.bycode import Bounds, bounds_of, joined, lies, sieve
from roolang.ir import nodes as n
from roolang.swift.columns import Columns, Numbers
from roolang.swift.source import NO, UNKNOWN, YES, Source

if TYPE_CHECKING:
    from roolang.swift.program import Reading

Test: TypeAlias = Callable[[Columns, Sequence[int], int], int]
"""Whether something holds of a material by its number, the statuses of all being given: 0, 1 or 2."""
Found: TypeAlias = tuple[Numbers, Numbers]
"""The materials of which something holds, and those of which it may."""
KEPT = 512
"""For so many codes of goods the bounds of a predicate are kept."""


def finding(pred: n.Pred, into: Source, of: Reading) -> tuple[str, str] | None:
    """Writes what finds the materials; the names of both lists, or nothing if the predicate is none of ours."""
    parts = pred.parts if isinstance(pred, n.Both) else (pred,)
    first = ""
    match parts:
        case (n.HasStatus(False, purpose), *rest) if not of.treats(purpose):
            first, parts = "not_", tuple(rest)
            if not parts:
                return "not_", "open_"
    test = tested(pred, of)
    if test is None:
        return None
    if pred in into.once:
        sure = into.once[pred]
        open_ = sure + "o"
    else:
        sure = into.once[pred] = into.name()
        open_ = sure + "o"
    with into.inside(f"if {sure} is None:"):
        _found(parts, first, f"{sure}, {open_} = {into.value(_one_by_one(test))}(c, not_, open_)", sure, into)
    return sure, open_


def _found(parts: Sequence[n.Pred], first: str, otherwise: str, sure: str, into: Source) -> None:
    by_codes = tuple(takewhile(sieve, parts))
    if not by_codes or len(by_codes) < len(parts):
        into.put(otherwise)
        return
    whole = by_codes[0] if len(by_codes) == 1 else n.Both(by_codes)
    needed = sieve(whole)
    assert needed is not None
    with into.inside(f"if c.digits < {needed.digits} or len(c.code) < {needed.of_good}:"):
        into.put(otherwise)
    among, open_ = (first, "open_") if first else ("range(len(codes))", "()")
    with into.inside("else:"):
        into.put("codes = c.codes")
        if isinstance(whole, n.SameAs):
            into.put(f"head = c.code[:{whole.length}]")
            _sifted(f"codes[i][:{whole.length}] == head", among, open_, sure, into)
            return
        into.put(f"first, last, bounds = {into.value(Bounding(whole))}[c.code[:{needed.of_good}]]")
        with into.inside("if bounds is None:"):
            _sifted("first <= codes[i] < last", among, open_, sure, into)
        with into.inside("else:"):
            _sifted(f"{into.value(bisect_right)}(bounds, codes[i]) & 1", among, open_, sure, into)


def _sifted(met: str, among: str, open_: str, sure: str, into: Source) -> None:
    into.put(f"{sure} = [i for i in {among} if {met}]")
    into.put(f"{sure}o = [i for i in {open_} if {met}] if {open_} else ()")


class Bounding(dict[str, "tuple[str, str, Bounds | None]"]):
    """Where the codes lie of which a predicate holds, by the code of the good: between two bounds, else all of them."""

    def __init__(self, pred: n.Pred) -> None:
        self._pred = pred

    def __missing__(self, head: str) -> tuple[str, str, Bounds | None]:
        if len(self) >= KEPT:
            self.clear()
        bounds = bounds_of(self._pred, head)
        found = self[head] = (*bounds, None) if len(bounds) == 2 else ("", "", bounds)
        return found


def _one_by_one(test: Test) -> Callable[[Columns, Numbers, Numbers], Found]:
    def find(c: Columns, not_: Numbers, open_: Numbers) -> Found:
        own = [YES] * len(c.items)
        for i in not_:
            own[i] = NO
        for i in open_:
            own[i] = UNKNOWN
        met = [test(c, own, i) for i in range(len(own))]
        return [i for i, each in enumerate(met) if each == YES], [i for i, each in enumerate(met) if each == UNKNOWN]

    return find


# ---- one material


def tested(pred: n.Pred, of: Reading) -> Test | None:
    """The predicate as a question about one material; nothing if it is none of ours."""
    match pred:
        case n.Always():
            return lambda c, own, i: YES
        case n.Regarded(purpose) if not of.treats(purpose):
            return lambda c, own, i: YES
        case n.HasStatus(originating, purpose) if not of.treats(purpose):
            return (lambda c, own, i: own[i]) if originating else (lambda c, own, i: YES - own[i])
        case n.Both(parts) | n.Either(parts):
            tests = [test for part in parts if (test := tested(part, of)) is not None]
            if len(tests) < len(parts):
                return None
            return _junction(pred, tests, lambda c, own, i: (c.items[i], c))
        case n.Fails(part):
            inner = tested(part, of)
            return None if inner is None else lambda c, own, i: YES - inner(c, own, i)
        case n.OfGood(part):
            good = of_item(part, of, good=True)
            return None if good is None else lambda c, own, i: good(c.good, c)
        case _:
            one = of_item(pred, of)
            return None if one is None else lambda c, own, i: one(c.items[i], c)


def of_item(pred: n.Pred, of: Reading, *, good: bool = False) -> Callable[[Item, Columns], int] | None:
    """The predicate as a question about a material, or about the good; nothing if it is none of ours."""
    match pred:
        case n.Always():
            return lambda item, c: YES
        case n.InCodes(low, high):
            return lambda item, c: UNKNOWN if item.code is None else hs.in_range(item.code, low, high).value
        case n.SameAs(length):
            return lambda item, c: _same(length, item.code, c.good.code)
        case n.DescribedAs(words) if good and words == SET:  # what is declared to be made of materials is none
            return lambda item, c: known(item.descriptions.get(words, False))
        case n.DescribedAs(words):
            return lambda item, c: known(item.descriptions.get(words))
        case n.ListedAs(noun):
            return lambda item, c: YES if item.serves == noun else NO
        case n.MadeIn(states):
            return lambda item, c: UNKNOWN if item.produced_in is None else known(of.place(item.produced_in) in states)
        case n.Imported():
            return lambda item, c: of.outside(item).value
        case n.Both(parts) | n.Either(parts) if good:
            tests = [test for part in parts if (test := of_item(part, of, good=True)) is not None]
            if len(tests) < len(parts):
                return None
            return _junction(pred, tests, lambda item, c: (item, c))
        case n.Fails(part) if good:
            inner = of_item(part, of, good=True)
            return None if inner is None else lambda item, c: YES - inner(item, c)
        case n.OfGood(part) if good:
            return of_item(part, of, good=True)
    return None


def _junction(
    pred: n.Both | n.Either, tests: Sequence[Callable[..., int]], asked: Callable[..., tuple[Item, Columns]]
) -> Callable[..., int]:
    """`and` or `or` over tests of one item; where its code is too short for them one by one, by all codes together."""
    most, none = (min, YES) if isinstance(pred, n.Both) else (max, NO)
    found = joined(pred)
    rest = [test for part, test in zip(pred.parts, tests, strict=True) if found and part in found[1]]

    def met(*at: Any) -> int:
        told = most([test(*at) for test in tests], default=none)
        if found is None or told != UNKNOWN:
            return told
        item, c = asked(*at)
        of_codes = lies(found[0], item.code, c.good.code).value
        return told if of_codes == UNKNOWN else most([of_codes, *(test(*at) for test in rest)])

    return met


def _same(length: int, code: str | None, other: str | None) -> int:
    return UNKNOWN if code is None or other is None else hs.same_at(length, code, other).value


def known(said: bool | None) -> int:
    """An answer, or that there is none."""
    return UNKNOWN if said is None else YES if said else NO
