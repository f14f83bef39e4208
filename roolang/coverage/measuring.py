"""The tests of rule files run, and what they have seen of the conditions of some rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from roolang.coverage.conditions import Condition, conditions_of
from roolang.coverage.turning import Key, turning
from roolang.diagnostics import Finding, has_errors
from roolang.domain import nomenclature
from roolang.domain.truth import Truth
from roolang.record import record
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.workspace.files import ALL, STANDARD, located, shown, standard_names
from roolang.workspace.settings import references
from roolang.workspace.spreading import spread
from roolang.workspace.testing import CLAIMS, Outcome, all_findings, expectations
from roolang.workspace.workspace import Workspace, load

FOR, AGAINST = "for", "against"
"""The sides on which a condition can decide: the good originates by it, or it does not."""
SIDES = {Truth.YES: FOR, Truth.NO: AGAINST}
Sides = tuple[tuple[Key, str, str], ...]
"""Conditions with the side on which one was seen to decide, and the test that saw it."""


@record(frozen=True, slots=True)
class Seen:
    """A condition, and the tests in which it decided for origin and against it.

    `cannot`: the sides on which it provably never can, where that was asked.
    """

    condition: Condition
    by_for: tuple[str, ...] = ()
    by_against: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()

    @property
    def both(self) -> bool:
        """Whether it was seen to decide both ways."""
        return bool(self.by_for and self.by_against)

    @property
    def sides(self) -> int:
        """On how many of two sides it was seen."""
        return bool(self.by_for) + bool(self.by_against)

    @property
    def missing(self) -> tuple[str, ...]:
        """The sides on which it was not seen."""
        return tuple(side for side, by in ((FOR, self.by_for), (AGAINST, self.by_against)) if not by)

    @property
    def left_out(self) -> bool:
        """Whether nothing could be seen of it beyond what is, so that it does not count."""
        return bool(self.cannot) and self.cannot == self.missing


@record(frozen=True, slots=True)
class Coverage:
    """The conditions of some rules; how many expectations looked at them, and how many of those are not met."""

    seen: tuple[Seen, ...]
    expectations: int
    failed: int
    findings: tuple[Finding, ...]

    @property
    def both(self) -> int:
        """How many were seen to decide both ways."""
        return sum(each.both for each in self.seen)

    @property
    def counted(self) -> int:
        """Of how many that is a share: all but those that provably cannot decide on the sides that are missing."""
        return sum(not each.left_out for each in self.seen)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that have conditions, in order."""
        return tuple(sorted({each.condition.home for each in self.seen}))


@record(frozen=True, slots=True)
class Part:
    """What one file of tests, or some rules, give: all that goes from one process to another."""

    conditions: tuple[Condition, ...]
    sides: Sides = ()
    expectations: int = 0
    failed: int = 0
    findings: tuple[Finding, ...] = ()


def measured(tests: Sequence[str], of: Sequence[str] = (), words: str = "") -> Coverage:
    """What the tests of some files see of the conditions of some rules; without any named, of their own and of those
    that they use, the standard ones left out.
    """
    wanted, findings = _files(of)
    jobs: list[Callable[[], Part]] = [partial(_of_rules, rules) for rules in names(of)] if not findings else []
    jobs += [partial(_of_tests, path, words, alone=not of) for path in tests]
    parts = spread(jobs, alone=0.0)
    found = {each.key: each for part in parts for each in part.conditions if _is_meant(each, wanted)}
    sides: dict[tuple[Key, str], list[str]] = {}
    for part in parts:
        for key, side, test in part.sides:
            sides.setdefault((key, side), []).append(test)
    seen = tuple(
        Seen(each, tuple(sides.get((each.key, FOR), ())), tuple(sides.get((each.key, AGAINST), ())))
        for each in sorted(found.values(), key=lambda each: (each.home, each.start, each.end, each.kind))
    )
    findings += [finding for part in parts for finding in part.findings]
    counts = sum(part.expectations for part in parts), sum(part.failed for part in parts)
    return Coverage(seen, *counts, tuple(dict.fromkeys(findings)))


def _files(of: Sequence[str]) -> tuple[frozenset[str], list[Finding]]:
    """The files of the rules named."""
    paths, findings = [], []
    for rules in of:
        found, missing = located(rules)
        paths += found
        findings += missing
    return frozenset(map(shown, paths)), findings


def names(of: Iterable[str]) -> list[str]:
    """The rules named, each of the standard ones by itself."""
    return list(dict.fromkeys(each for rules in of for each in (standard_names() if rules == ALL else (rules,))))


def _is_meant(condition: Condition, wanted: frozenset[str]) -> bool:
    return condition.home in wanted if wanted else not condition.home.startswith(STANDARD)


def _of_rules(rules: str) -> Part:
    """All conditions of some rules, in every view on every day on which something changes."""
    with nomenclature.using(references((rules,)).editions):
        workspace = load(rules)
        findings = all_findings(workspace)
        if has_errors(findings):
            return Part((), findings=tuple(findings))
        return Part(_conditions(workspace))


def _of_tests(path: str, words: str, *, alone: bool) -> Part:
    """What the tests of a file see, and the conditions of what it judges by; `alone`, of all that it holds."""
    settings = references((path,))
    with nomenclature.using(settings.editions):
        workspace = load(path)
        workspace.correlations = tuple(settings.correlations)
        if has_errors(workspace.findings):
            return Part((), findings=workspace.findings)
        if alone:
            all_findings(workspace)
        ran = [(expect, job()) for expect, job in expectations(workspace, words)]
        sides = tuple(each for expect, outcome in ran for each in sides_of(expect, outcome))
        failed = sum(not outcome.passed for _, outcome in ran)
        return Part(_conditions(workspace), sides, len(ran), failed, workspace.findings)


def _conditions(workspace: Workspace) -> tuple[Condition, ...]:
    return conditions_of(program for program, _ in workspace.lowered())


def sides_of(expect: t.Expect, outcome: Outcome) -> Sides:
    """What decides, of an expectation that is met and that asks for a verdict."""
    if not outcome.passed or not expect.verdict:
        return ()
    found = []
    for judgement in outcome.judgements:
        claimed = expect.verdict in CLAIMS and judgement.claim is not None
        traces = (judgement.trace, judgement.claim) if claimed and judgement.claim is not None else (judgement.trace,)
        side = SIDES.get(judgement.claimable if claimed else judgement.trace.truth)
        if side is not None:
            found += [(key, side, _place(outcome.test, outcome.span)) for key in turning(traces)]
    return tuple(dict.fromkeys(found))


def _place(test: str, span: Span) -> str:
    return f"{test} ({span.source.name}:{span.place[0]})"
