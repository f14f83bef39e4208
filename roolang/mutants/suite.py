"""The tests of a file as they are on the rules as they are, and what they say of rules that are otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from roolang.diagnostics import has_errors
from roolang.interpret import Trace
from roolang.lower import View
from roolang.mutants.alike import alike
from roolang.mutants.changes import Change
from roolang.record import record
from roolang.source import AMENDED
from roolang.syntax import tree as t
from roolang.workspace.testing import Outcome, expectations
from roolang.workspace.workspace import Workspace

DIFFERS = "differs"
Seen = tuple[str, View]
"""A program by the name of its text and the view."""


@record(frozen=True, slots=True)
class Case:
    """An expectation that is met: its number, the programs that it looks at, and the rules that its traces pass.

    `deep` tells that materials are judged as well, by rules that no trace shows; `asks` that figures are worked out
    for it, by definitions that its programs need not know.
    """

    number: int
    programs: frozenset[Seen]
    rules: frozenset[tuple[str, int]]
    deep: bool
    asks: bool


class Suite:
    """The expectations of a workspace that are met; those that look at a text given in the test have no part in it."""

    def __init__(self, workspace: Workspace, words: str) -> None:
        self.workspace, self.words = workspace, words
        self.cases: list[Case] = []
        self.failed = 0
        for number, (expect, job) in enumerate(expectations(workspace, words)):
            if not expect.error:
                workspace.looked.clear()
                self._add(number, job(), asks=bool(expect.asked))

    def _add(self, number: int, outcome: Outcome, *, asks: bool) -> None:
        if not outcome.passed:
            self.failed += 1
            return
        rules = frozenset(place for each in outcome.judgements for place in _rules(each.trace))
        deep = any(row.depth > 1 for each in outcome.judgements for row in each.rows) or not outcome.judgements
        self.cases.append(Case(number, frozenset(self.workspace.looked), rules, deep, asks))

    def verdict_on(self, changed: Workspace, change: Change) -> tuple[str, str]:
        """Whether a test notices a change of the rules: `killed` and which, `broken` if they mean nothing any more.

        Of one that survives, whether some program that they look at is another now.
        """
        cases = self._touched(change)
        if not cases:
            return "survived", ""
        jobs: list[Callable[[], Outcome]] = [job for _, job in expectations(changed, self.words)]
        differ: dict[Seen, bool] = {}
        for case in cases:
            for seen in case.programs:
                if seen not in differ:
                    told = self._differs(changed, seen)
                    if told is None:
                        return "broken", ""
                    differ[seen] = told
            if case.asks or any(differ[seen] for seen in case.programs):
                outcome = jobs[case.number]()
                if not outcome.passed:
                    return "killed", f"{outcome.test} ({outcome.span.source.name}:{outcome.span.place[0]})"
        return "survived", DIFFERS if any(differ.values()) else ""

    def _differs(self, changed: Workspace, seen: Seen) -> bool | None:
        """Whether a program is another now; none if it has errors."""
        name, view = seen
        before, after = self.workspace.library.find(name), changed.library.find(name)
        if before is None or after is None:
            return None
        program, findings = changed.program(after, view)
        if has_errors(findings):
            return None
        return not alike(program, self.workspace.program(before, view)[0])

    def _touched(self, change: Change) -> list[Case]:
        """The cases that a change may bear on: of one inside a product rule, those whose traces pass it."""
        statement = self._statement(change)
        inner = statement.statement if isinstance(statement, t.Replace | t.Add) else statement
        if isinstance(inner, t.ProductRule) and "cond" in change.path:
            place = change.file, inner.span.start
            return [case for case in self.cases if case.deep or place in case.rules]
        return self.cases

    def _statement(self, change: Change) -> t.Node:
        module = next(each for each in self.workspace.modules if each.source.name == change.file)
        return module.statements[change.statement]


def _rules(trace: Trace) -> Iterator[tuple[str, int]]:
    """The product rules that a trace passes, by their places."""
    span = trace.origin.span
    if trace.origin.role == "rule" and span is not None:
        yield span.source.name.partition(AMENDED)[0], span.start
    for part in trace.parts:
        yield from _rules(part)
