"""Predicates over one material, prepared."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, YES, Answer, all_, any_, not_
from roolang.interpret.lines import Line
from roolang.interpret.predicates import holds
from roolang.interpret.prepared.bycode import Sieve, sieve
from roolang.interpret.prepared.goods import Doubts
from roolang.interpret.prepared.run import Matches, Run, Test
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
        case n.Both(parts) | n.Either(parts):
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
    match parts:
        case (n.HasStatus(originating, purpose), *rest) if not of.treats(purpose):
            first, parts = _of_status(originating), tuple(rest)
    by_codes = tuple(takewhile(sieve, parts))
    tests = [tested(part, of) for part in parts]
    find = _asking(first, tests)
    if by_codes:
        find = _sifting(first, sieve(n.Both(by_codes)), tests[len(by_codes) :], find)

    def once(run: Run) -> Matches:
        found = run.matches.get(find)
        if found is None:
            found = run.matches[find] = find(run)
        return found

    return once


def _every(run: Run) -> Matches:
    return list(range(len(run.items))), []


def _of_status(originating: bool) -> Finder:
    return lambda run: run.of_status(originating)


def _asking(first: Finder, tests: list[Test]) -> Finder:
    return (lambda run: _asked_each(first(run), tests, run)) if tests else first


def _sifting(first: Finder, by_code: Sieve | None, tests: list[Test], otherwise: Finder) -> Finder:
    """Some materials sifted by codes, if these are long enough, and the rest of them asked one by one."""
    assert by_code is not None
    sift = by_code.sift

    def find(run: Run) -> Matches:
        goods = run.goods
        if not by_code.fits(goods):
            return otherwise(run)
        sure, open_ = first(run)
        sure = sift(goods, sure)
        if open_:
            kept = sift(goods, [i for i, _ in open_])
            open_ = [pair for pair in open_ if pair[0] in kept]
        return _asked_each((sure, open_), tests, run) if tests else (sure, open_)

    return find


def _asked_each(found: Matches, tests: list[Test], run: Run) -> Matches:
    """Those of some matches of which the tests hold or may hold as well."""
    sure: list[int] = []
    open_: Doubts = []
    before = dict(found[1])
    for i in sorted((*found[0], *before)) if before else found[0]:
        doubts = [before[i]] if i in before else []
        for test in tests:
            answer = test(run.items[i], run)
            if answer.truth is Truth.NO:
                break
            if answer.truth is Truth.UNKNOWN:
                doubts.append(answer)
        else:
            if doubts:
                open_.append((i, all_(doubts)))
            else:
                sure.append(i)
    return sure, open_
