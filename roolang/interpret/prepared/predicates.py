"""Predicates over one material, prepared."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, YES, Answer, all_, any_, not_
from roolang.interpret.bycode import Sieve, joined, sieve
from roolang.interpret.lines import Line
from roolang.interpret.predicates import holds
from roolang.interpret.prepared.goods import Matches
from roolang.interpret.prepared.run import Run, Test
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.prepared.programs import Prepared

Finder: TypeAlias = Callable[[Run], Matches]
"""The materials of a run of which a predicate holds or may hold."""


def tested(pred: n.Pred, of: Prepared, *, turned: bool = False) -> Test:
    """The predicate as a question about a material; its opposite, if turned round."""
    match pred:
        case n.Always():
            return _sure(not turned)
        case n.Both(parts) | n.Either(parts) if joined(pred) is None:
            stop = Truth.NO if isinstance(pred, n.Both) != turned else Truth.YES
            return _shortest([tested(part, of, turned=turned) for part in parts], stop)
        case n.Fails(part):
            return tested(part, of, turned=not turned)
        case n.HasStatus(originating, purpose) if not of.treats(purpose):
            return _has_status(originating, turned)
        case n.Regarded(purpose) if not of.treats(purpose):
            return _sure(not turned)
        case _:
            return _asked(pred, turned)


def _sure(holds_: bool) -> Test:
    answer = YES if holds_ else NO
    return lambda item, run: answer


def _asked(pred: n.Pred, turned: bool) -> Test:
    """The predicate as `holds` says."""

    def test(item: Item, run: Run) -> Answer:
        answer = holds(pred, Line(item), run.scene)
        return not_(answer) if turned else answer

    return test


def _shortest(parts: list[Test], stop: Truth) -> Test:
    """`and` or `or` over parts, left as soon as one part decides."""
    other, join = (YES, all_) if stop is Truth.NO else (NO, any_)

    def test(item: Item, run: Run) -> Answer:
        open_ = False
        answers = []
        for part in parts:
            answer = part(item, run)
            truth = answer.truth
            if truth is stop:
                return answer
            open_ = open_ or truth is Truth.UNKNOWN
            answers.append(answer)
        return join(answers) if open_ else other

    return test


def _has_status(originating: bool, turned: bool) -> Test:
    wanted = Truth.of(originating != turned)

    def test(item: Item, run: Run) -> Answer:
        truth = run.bench.statuses[id(item)].truth
        if truth is Truth.UNKNOWN:
            own = run.scene.originates(item)
            return own if wanted is Truth.YES else not_(own)
        return YES if truth is wanted else NO

    return test


# ---- all materials at once


def finder(pred: n.Pred, of: Prepared) -> Finder:
    """The predicate asked of every material, once in a run.

    Those of a status come first, then of those the ones of certain codes; only the rest is asked one by one.
    """
    parts = pred.parts if isinstance(pred, n.Both) else (pred,)
    first: Finder = _every
    wanted: bool | None = None
    match parts:
        case (n.HasStatus(originating, purpose), *rest) if not of.treats(purpose):
            first, wanted, parts = OF_STATUS[originating], originating, tuple(rest)
    by_codes = tuple(takewhile(sieve, parts))
    tests = [tested(part, of) for part in parts]
    find = _asking(first, tests)
    if not by_codes:
        return find
    by_code = sieve(n.Both(by_codes))
    assert by_code is not None
    return _sifting(wanted, first, by_code, tests[len(by_codes) :], find)


def _every(run: Run) -> Matches:
    return range(len(run.goods.items)), NONE, run.goods.doubt


def _not_originating(run: Run) -> Matches:
    by_origin = run.by_origin
    return by_origin[0], by_origin[2], run.goods.doubt


def _originating(run: Run) -> Matches:
    by_origin = run.by_origin
    return by_origin[1], by_origin[2], run.goods.doubt


OF_STATUS: dict[bool, Finder] = {False: _not_originating, True: _originating}
NONE: tuple[int, ...] = ()


def _asking(first: Finder, tests: list[Test]) -> Finder:
    """Some materials, of which the rest of a predicate is asked one by one."""
    if not tests:
        return first

    def find(run: Run) -> Matches:
        found = run.matches.get(find)
        if found is None:
            found = run.matches[find] = _asked_each(first(run), tests, run)
        return found

    return find


def _sifting(originating: bool | None, first: Finder, by_code: Sieve, tests: list[Test], otherwise: Finder) -> Finder:
    """Some materials sifted by codes, if these are long enough, and the rest of a predicate asked one by one."""
    key, digits, of_good, sift = (originating, by_code), by_code.digits, by_code.of_good, by_code.sift

    def find(run: Run) -> Matches:
        found = run.by_status.get(key)
        if found is None:
            goods = run.goods
            if goods.digits < digits or len(goods.code) < of_good:
                return otherwise(run)
            sure, open_, answer = first(run)
            found = run.by_status[key] = sift(goods, sure), sift(goods, open_) if open_ else NONE, answer
        return found

    return _asking(find, tests)


def _asked_each(found: Matches, tests: list[Test], run: Run) -> Matches:
    """Those of some matches of which the tests hold or may hold as well."""
    before, open_before, doubt = found
    sure: list[int] = []
    open_: dict[int, Answer] = {}
    doubted = frozenset(open_before)
    for i in sorted((*before, *open_before)) if doubted else before:
        doubts = [doubt(i)] if i in doubted else []
        for test in tests:
            answer = test(run.goods.items[i], run)
            if answer.truth is Truth.NO:
                break
            if answer.truth is Truth.UNKNOWN:
                doubts.append(answer)
        else:
            if doubts:
                open_[i] = all_(doubts)
            else:
                sure.append(i)
    return sure, tuple(open_), open_.__getitem__
