"""Sides on which a condition cannot decide: proved by the solver, which finds no product that it decides there.

A condition decides if the verdict is another with the condition answered outright. So the text is held against itself
with the condition forced, as for generated tests; where no product tells the two apart, under any of the rules
measured, on any day, for any party and code, no test of a product that a proof speaks of could show this side.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from time import monotonic

from roolang.coverage.conditions import Condition, conditions_of
from roolang.coverage.forcing import answers, forced, holds, narrowed
from roolang.coverage.freed import freed, nouns
from roolang.coverage.measuring import FOR, Coverage, Seen, names
from roolang.diagnostics import has_errors
from roolang.diff.alike import alike
from roolang.diff.semantic import codes_in_common
from roolang.domain import nomenclature
from roolang.ir.nodes import Expr
from roolang.ir.program import Program
from roolang.record import record
from roolang.smt.kinds import TooMany
from roolang.smt.pair import Pair
from roolang.smt.question import UNSAT, Question
from roolang.smt.solver import Solver, SolverGone
from roolang.workspace.settings import references
from roolang.workspace.spreading import spread
from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import load

SECONDS = 3.0
"""What the solver may spend on one question."""
TOGETHER = 20.0
"""What may be spent on one side of a condition in one text: more, and it counts as missing."""
Missing = tuple[tuple[Condition, str], ...]


@record(frozen=True, slots=True)
class Told:
    """Of some sides, which were asked of the solver in some rules, and which of those were proved not to decide."""

    asked: frozenset[tuple[object, str]] = frozenset()
    proved: frozenset[tuple[object, str]] = frozenset()
    absent: bool = False


def proved(coverage: Coverage, rules: Sequence[str], until: float = math.inf) -> tuple[Coverage, bool]:
    """The same with the sides on which conditions provably cannot decide; and whether there is a solver at all.

    `rules` are all that were measured. What is not tried at the time `until` (`time.monotonic`) counts as missing.
    """
    missing: Missing = tuple((each.condition, side) for each in coverage.seen for side in each.missing)
    jobs: list[Callable[[], Told]] = [partial(_of_rules, each, missing, until) for each in names(rules)]
    told = spread(jobs, alone=0.0) if missing else []
    asked = frozenset[tuple[object, str]]().union(*(each.asked for each in told))
    shown = frozenset[tuple[object, str]]().union(*(each.asked - each.proved for each in told))
    seen = tuple(_with(each, asked - shown) for each in coverage.seen)
    return replace(coverage, seen=seen), not any(each.absent for each in told)


def _with(seen: Seen, impossible: frozenset[tuple[object, str]]) -> Seen:
    cannot = tuple(side for side in seen.missing if (seen.condition.key, side) in impossible)
    return replace(seen, cannot=cannot) if cannot else seen


def _of_rules(rules: str, missing: Missing, until: float) -> Told:
    """What is proved in every view of some rules on every day on which something changes."""
    with nomenclature.using(references((rules,)).editions), Solver(SECONDS) as solver:
        workspace = load(rules)
        if has_errors(all_findings(workspace)):
            return Told(frozenset((condition.key, side) for condition, side in missing))
        programs = [program for program, _ in workspace.lowered()]
        keys = [frozenset(each.key for each in conditions_of([program])) for program in programs]
        asked, found = set(), set()
        proving = _Proving(solver)
        for condition, side in missing:
            mine = [each for each, own in zip(programs, keys, strict=True) if condition.key in own]
            if not mine:
                continue
            asked.add((condition.key, side))
            try:
                if proving.never(mine, condition, side, until):
                    found.add((condition.key, side))
            except SolverGone as gone:
                if gone.absent:
                    return Told(absent=True)
        return Told(frozenset(asked), frozenset(found))


class _Proving:
    """Questions to one solver; what was proved once is not asked again."""

    def __init__(self, solver: Solver) -> None:
        self.solver = solver
        self.known: set[str] = set()

    def never(self, programs: Sequence[Program], condition: Condition, side: str, until: float) -> bool:
        """Whether no product is decided by a condition on a side, in any of some programs, the last one first."""
        until = min(until, monotonic() + TOGETHER)
        return all(self._never(program, condition, side, until) for program in reversed(programs))

    def _never(self, program: Program, condition: Condition, side: str, until: float) -> bool:
        if monotonic() > until or program.pooling or any(holds(each, condition.key) for each in _beside(program)):
            return False
        found = list(_apart(freed(program), condition, side))
        return bool(found) and all(self._none(*each, side, until) for each in found)

    def _none(self, mine: Program, other: Program, codes: Sequence[str], side: str, until: float) -> bool:
        """Whether no product of some codes, which no range divides, is told apart."""
        left = tuple(codes)
        while left:
            if monotonic() > until:
                return False
            try:
                pair = Pair(mine, other, left[0], tiers=1, serving=nouns(mine))
                if not (pair.has_rule(0) and pair.has_rule(1)):
                    return False
                same = frozenset(code for code in left if pair.codes.like(code))
                if not self._unsat(pair, side):
                    return False
                if pair.deep and not self._unsat(Pair(mine, other, left[0], serving=nouns(mine)), side):
                    return False
            except TooMany:
                return False
            left = tuple(code for code in left if code not in same)
        return True

    def _unsat(self, pair: Pair, side: str) -> bool:
        question = Question(pair)
        way = "qa" if side == FOR else "qb"
        text = f"{way} {question.text}"
        if text not in self.known:
            question.told(self.solver)
            if self.solver.ask([way]).result != UNSAT:
                return False
            self.known.add(text)
        return True


def _beside(program: Program) -> Iterator[Expr]:
    """What is asked beside the verdict on origin; no product of a proof answers it."""
    yield from program.claim
    if program.obtained is not None:
        yield program.obtained


def _apart(program: Program, condition: Condition, side: str) -> Iterator[tuple[Program, Program, tuple[str, ...]]]:
    """The program with the condition as it is and answered, for the codes for which that is not the same."""
    key = condition.key
    for answer in answers(program, key):
        other = forced(program, key, holds=answer if side == FOR else not answer)
        everywhere = replace(other, rules=program.rules) != program
        for codes in alike(program, other, codes_in_common(program, program)):
            mine, theirs = narrowed(program, codes[0]), narrowed(other, codes[0])
            if everywhere or mine.rules != theirs.rules:
                yield mine, theirs, codes
