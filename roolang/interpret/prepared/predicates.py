"""Predicates over one material, prepared."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from roolang.domain.declaration import Item
from roolang.domain.hs import in_range
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, YES, Answer, all_, any_, not_
from roolang.interpret.lines import Line
from roolang.interpret.predicates import holds
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
        case n.InCodes(low, high):
            return _in_codes(pred, low, high, turned)
        case n.SameAs(length):
            return _same_as(pred, length, turned)
        case n.HasStatus(originating, purpose) if not of.treats(purpose):
            return _has_status(originating, turned)
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


def _in_codes(pred: n.Pred, low: str, high: str, turned: bool) -> Test:
    known: dict[str | None, Answer | None] = {None: None}
    ask = _asked(pred, turned)

    def test(item: Item, run: Run) -> Answer:
        code = item.code
        if code is not None and code not in known:
            truth = in_range(code, low, high)
            known[code] = None if truth is Truth.UNKNOWN else YES if (truth is Truth.YES) != turned else NO
        return known[code] or ask(item, run)

    return test


def _same_as(pred: n.Pred, length: int, turned: bool) -> Test:
    same, other = (NO, YES) if turned else (YES, NO)
    ask = _asked(pred, turned)

    def test(item: Item, run: Run) -> Answer:
        mine, good = item.code, run.good.code
        if mine is None or good is None or len(mine) < length or len(good) < length:
            return ask(item, run)
        return same if mine[:length] == good[:length] else other

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
    """The predicate asked of every material, once in a run."""
    key: object = id(pred)
    match pred:
        case n.HasStatus(originating, purpose) if not of.treats(purpose):
            key, find = originating, _with_status(originating)
        case n.Both((n.HasStatus() as first, *rest)) if rest:
            find = _sifting(of.finder(first), [tested(part, of) for part in rest])
        case _:
            find = _asking(tested(pred, of))

    def once(run: Run) -> Matches:
        found = run.matches.get(key)
        if found is None:
            found = run.matches[key] = find(run)
        return found

    return once


def _with_status(originating: bool) -> Finder:
    wanted, open_ = Truth.of(originating), Truth.UNKNOWN
    ask = _has_status(originating, turned=False)

    def find(run: Run) -> Matches:
        statuses, found = run.bench.statuses, []
        for item in run.items:
            truth = statuses[id(item)].truth
            if truth is wanted:
                found.append((item, YES))
            elif truth is open_:
                found.append((item, ask(item, run)))
        return found

    return find


def _asking(test: Test) -> Finder:
    def find(run: Run) -> Matches:
        return [(item, answer) for item in run.items if (answer := test(item, run)).truth is not Truth.NO]

    return find


def _sifting(find_first: Finder, rest: list[Test]) -> Finder:
    """Those of some matches of which the rest holds or may hold as well."""

    def find(run: Run) -> Matches:
        found: Matches = []
        for match in find_first(run):
            item, before = match
            doubts = [] if before is YES else [before]
            for test in rest:
                answer = test(item, run)
                if answer is NO or answer.truth is Truth.NO:
                    break
                if answer is not YES:
                    doubts.append(answer)
            else:
                found.append((item, all_(doubts)) if doubts else match)
        return found

    return find
