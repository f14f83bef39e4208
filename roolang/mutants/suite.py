"""The tests of a file as they are on the rules as they are, and what they say of rules that are otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from roolang.diagnostics import has_errors
from roolang.domain import nomenclature
from roolang.domain.nomenclature import Editions
from roolang.interpret import Judgement, Trace
from roolang.lower import View
from roolang.mutants.alike import alike
from roolang.mutants.bearing import Bearing, Place, words_of
from roolang.mutants.changes import Change
from roolang.record import record
from roolang.source import AMENDED
from roolang.syntax import tree as t
from roolang.workspace.testing import Outcome, expectations
from roolang.workspace.workspace import Workspace, changed

DIFFERS = "differs"
KILLED, SURVIVED, BROKEN = "killed", "survived", "broken"
Seen = tuple[str, View]
"""A program by the name of its text and the view."""
Changing = Callable[[t.Module], t.Module]


@record(frozen=True, slots=True)
class Case:
    """An expectation that is met: its number, the programs that it looks at, and the rules that its traces pass.

    `passes` are the statements that its traces pass, by where they begin; `codes` those of the good and of all that
    it is made of. `deep` tells that materials are judged as well, by rules that no trace shows. `asked` are the words
    of figures that are worked out for it, by definitions that its programs need not know.
    """

    number: int
    programs: frozenset[Seen]
    rules: frozenset[Place]
    passes: frozenset[Place]
    codes: frozenset[str]
    deep: bool
    asked: frozenset[str]


@dataclass
class Other:
    """The rules of a suite with something otherwise, what looks at each expectation, and which programs are others."""

    workspace: Workspace
    jobs: list[Callable[[], Outcome]]
    differ: dict[Seen, bool] = field(default_factory=dict)


Near = tuple[tuple[int, int], list[Case]]
"""Cases by how near to a change they are, as numbers that are less the nearer they are."""


class Suite:
    """The expectations of a workspace that are met; those that look at a text given in the test have no part in it."""

    def __init__(self, workspace: Workspace, words: str, editions: Editions) -> None:
        self.workspace, self.words, self.editions = workspace, words, editions
        self.files = frozenset(each.source.name for each in workspace.modules)
        self._starts = {m.source.name: [each.span.start for each in m.statements] for m in workspace.modules}
        self.cases: list[Case] = []
        self.failed = 0
        with nomenclature.using(editions):
            for number, (expect, job) in enumerate(expectations(workspace, words)):
                if not expect.error:
                    workspace.looked.clear()
                    self._add(number, job(), frozenset(word for each in expect.asked for word in words_of(each)))

    def _add(self, number: int, outcome: Outcome, asked: frozenset[str]) -> None:
        if not outcome.passed:
            self.failed += 1
            return
        traces = [each.trace for each in outcome.judgements]
        rules = frozenset(place for each in traces for place in _places(each, "rule"))
        passes = frozenset(self._beginning(place) for each in traces for place in _places(each))
        codes = frozenset(code for each in outcome.judgements for code in _codes(each))
        deep = any(row.depth > 1 for each in outcome.judgements for row in each.rows) or not outcome.judgements
        self.cases.append(Case(number, frozenset(self.workspace.looked), rules, passes, codes, deep, asked))

    def _beginning(self, place: Place) -> Place:
        """Where the statement begins in which a place is."""
        starts = self._starts.get(place[0], [])
        number = bisect_right(starts, place[1])
        return (place[0], starts[number - 1]) if number else place

    def bearing(self, change: Change) -> list[Near]:
        """The cases that a change may bear on, together as near to it as each other, the nearest first."""
        bearing = Bearing(self.workspace, change)
        found: dict[tuple[int, int], list[Case]] = {}
        for case in self.cases:
            if _touched(case, bearing):
                found.setdefault((-_signs(case, bearing), _apart(case, bearing)), []).append(case)
        return sorted(found.items())

    def otherwise(self, making: Changing) -> Other | None:
        """The rules with modules changed; none where they cannot be read any more."""
        found = changed(self.workspace, making)
        jobs = [job for _, job in expectations(found, self.words)]
        return None if has_errors(found.findings) else Other(found, jobs)

    def verdict_on(self, other: Other, cases: list[Case]) -> tuple[str, str]:
        """Whether some cases notice other rules: `killed` and by which, `broken` if the rules mean nothing any more.

        Of what survives, whether some program that they look at is another now.
        """
        with nomenclature.using(self.editions):
            return self._tried(other, cases)

    def _tried(self, other: Other, cases: list[Case]) -> tuple[str, str]:
        differ = other.differ
        for case in cases:
            for seen in case.programs:
                if seen not in differ:
                    told = self._differs(other.workspace, seen)
                    if told is None:
                        return BROKEN, ""
                    differ[seen] = told
            if case.asked or any(differ[seen] for seen in case.programs):
                outcome = other.jobs[case.number]()
                if not outcome.passed:
                    return KILLED, f"{outcome.test} ({outcome.span.source.name}:{outcome.span.place[0]})"
        return SURVIVED, DIFFERS if any(differ.values()) else ""

    def _differs(self, other: Workspace, seen: Seen) -> bool | None:
        """Whether a program is another now; none if it has errors."""
        name, view = seen
        before, after = self.workspace.library.find(name), other.library.find(name)
        if before is None or after is None:
            return None
        program, findings = other.program(after, view)
        if has_errors(findings):
            return None
        return not alike(program, self.workspace.program(before, view)[0])


def _touched(case: Case, bearing: Bearing) -> bool:
    """Whether a change may bear on a case: inside a product rule, on what is judged by that rule alone."""
    if case.asked:
        return True
    if not any(name in bearing.texts for name, _ in case.programs):
        return False
    if bearing.rule is None or (bearing.change.file, bearing.rule.span.start) in case.rules:
        return True
    return case.deep and (not case.codes or bearing.may_rule(case.codes))


def _signs(case: Case, bearing: Bearing) -> int:
    """How much speaks for a case: it passes or asks for what says what is changed; it has codes that are changed."""
    passes = not case.passes.isdisjoint(bearing.said_in) or bearing.name in case.asked
    return passes + bearing.names(case.codes)


def _apart(case: Case, bearing: Bearing) -> int:
    """How many days lie between those that a case looks at and that on which what is changed begins or ends."""
    day = bearing.day
    return min((abs((view.day - day).days) for _, view in case.programs), default=0) if day is not None else 0


def _codes(judgement: Judgement) -> Iterator[str]:
    """The codes of the good and of all that it is made of."""
    for item in (judgement.declaration.good, *(row.item for row in judgement.rows)):
        yield item.code or ""


def _places(trace: Trace, role: str = "") -> Iterator[Place]:
    """The places of a trace's origins, or of those in a role."""
    span = trace.origin.span
    if span is not None and (not role or trace.origin.role == role):
        yield span.source.name.partition(AMENDED)[0], span.start
    for part in trace.parts:
        yield from _places(part, role)
