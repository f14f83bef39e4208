"""What two texts come to in law, asked of the solver group by group of the goods that differ, on all processors."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import Any

from roolang.cli.progress import Progress
from roolang.cli.sides import Pair
from roolang.diagnostics import Finding, has_errors
from roolang.diff.alike import alike, same_of
from roolang.diff.beside import beside
from roolang.diff.edits import Edits
from roolang.diff.forms import unlike_codes
from roolang.diff.semantic import Comparing, codes_in_common, unlike
from roolang.diff.semantics import Comparison, Group, Witness
from roolang.diff.witness import confirmed
from roolang.ir.program import Program
from roolang.record import record
from roolang.smt.solver import Solver
from roolang.workspace.spreading import spread


def law(
    pair: Pair, edits: Edits, only: tuple[str, ...] = (), earlier: Sequence[Comparison] = ()
) -> tuple[Comparison | None, list[Finding]]:
    """The relation of two texts on the goods of which they do not surely ask the same, on the first day looked at.

    If there are codes in `only`, of goods of these. What was found `earlier` is not asked again of texts that say the
    same of some goods.
    """
    programs: list[Program] = []
    findings: list[Finding] = []
    for chosen in pair:
        program, found = chosen.program(edits.days[0])
        findings += found
        programs.append(program)
    if has_errors(findings):
        return None, [each for each in findings if has_errors((each,))]
    a, b = programs
    started = monotonic()
    if amiss := unlike(a, b):
        return Comparison(a, b, (), (amiss,), 0, monotonic() - started), [amiss]
    every = [code for code in codes_in_common(a, b) if not only or code.startswith(only)]
    unlike_ = set(every if beside(a, b) else unlike_codes(a, b))
    codes = [code for code in every if code in unlike_]
    comparison, told = proved(a, b, list(alike(a, b, tuple(codes))), started, earlier)
    return replace(comparison, untouched=len(every) - len(codes)), told


def proved(
    a: Program, b: Program, some: Sequence[tuple[str, ...]], started: float, earlier: Sequence[Comparison] = ()
) -> tuple[Comparison, list[Finding]]:
    """Two texts on goods in groups that no range of either divides."""
    asking = _Asking(a, b)
    known = {codes: groups for codes in some if (groups := asking.known(earlier, codes))}
    left = [codes for codes in some if codes not in known]
    with Progress("proving", len(left)) as progress, asking.comparing.solver:
        jobs = [partial(asking.about, codes) for codes in left]
        answers = spread(jobs, told=lambda number: progress.step(left[number][0]))
    found = {codes: tuple(map(asking.shown, answer.groups)) for codes, answer in zip(left, answers, strict=True)}
    groups = tuple(group for codes in some for group in (known | found)[codes])
    told = list(dict.fromkeys(finding for answer in answers for finding in answer.findings))
    asked = sum(answer.asked for answer in answers)
    return Comparison(a, b, groups, tuple(told), asked, monotonic() - started), told


@record(frozen=True, slots=True)
class _Sent:
    """A group without what cannot be sent from one process to another: of each witness only its declaration."""

    group: Group
    fields: tuple[dict[str, Any] | None, dict[str, Any] | None]


@record(frozen=True, slots=True)
class _Answer:
    groups: tuple[_Sent, ...]
    findings: tuple[Finding, ...]
    asked: int


class _Asking:
    """A comparison that copies of this process may go on with, each with a solver of its own."""

    def __init__(self, a: Program, b: Program) -> None:
        self.a, self.b = a, b
        self.process = os.getpid()
        self.comparing = Comparing(a, b, Solver())

    def about(self, codes: tuple[str, ...]) -> _Answer:
        """What is found of goods of some codes."""
        if os.getpid() != self.process:
            self.process, self.comparing.solver = os.getpid(), Solver()
        before, known = self.comparing.solver.asked, len(self.comparing.findings)
        sent = tuple(_sent(group) for group in self.comparing.groups(codes))
        findings = tuple(self.comparing.findings[known:])
        return _Answer(sent, findings, self.comparing.solver.asked - before)

    def known(self, earlier: Sequence[Comparison], codes: tuple[str, ...]) -> tuple[Group, ...]:
        """What was found of the same goods where both texts say the same of them, if that is confirmed here too."""
        for each in earlier:
            if same_of(each.a, self.a, codes[0]) and same_of(each.b, self.b, codes[0]):
                groups = [group for group in each.groups if set(group.codes) <= set(codes)]
                again = tuple(self.shown(_sent(replace(group, seconds=0.0))) for group in groups)
                whole = sorted(code for group in groups for code in group.codes) == sorted(codes)
                if whole and [_shows(group) for group in groups] == [_shows(group) for group in again]:
                    return again
        return ()

    def shown(self, sent: _Sent) -> Group:
        """A group whose witnesses are judged here once more."""
        one, other = (self._judged(i, fields) for i, fields in enumerate(sent.fields))
        return replace(sent.group, only_a=one, only_b=other)

    def _judged(self, i: int, fields: dict[str, Any] | None) -> Witness | None:
        return None if fields is None else confirmed((self.a, self.b), fields, i)


def _sent(group: Group) -> _Sent:
    one, other = (None if each is None else each.fields for each in (group.only_a, group.only_b))
    return _Sent(replace(group, only_a=None, only_b=None), (one, other))


def _shows(group: Group) -> tuple[bool, bool]:
    """Which witnesses a group has."""
    return group.only_a is not None, group.only_b is not None
