"""Each change of some rules made in turn, and the tests run that look at what is changed: one that fails kills it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from random import Random
from time import monotonic

from roolang.diagnostics import Finding, has_errors
from roolang.domain import nomenclature
from roolang.mutants.changes import Change, applied, changes
from roolang.mutants.fates import Fate, fates
from roolang.mutants.methods import methods_of
from roolang.mutants.suite import BROKEN, KILLED, SURVIVED, Suite
from roolang.mutants.surviving import Meaning, meanings
from roolang.record import record
from roolang.workspace.files import STANDARD, located, shown
from roolang.workspace.settings import references
from roolang.workspace.workspace import Workspace, changed, load


@record(frozen=True, slots=True)
class Bounds:
    """How much is tried: so many changes, drawn by the seed; for so many seconds; with the solver or without."""

    limit: int | None = None
    seconds: float | None = None
    seed: int = 0
    prove: bool = True


@record(frozen=True, slots=True)
class Mutant:
    """A change and what became of it: `killed` (by which test), `survived`, `same` in meaning, or `untried`.

    What a change leaves without meaning (a method of another quantity, a list that is empty) is no mutant at all.
    """

    change: Change
    fate: str
    by: str = ""
    meaning: Meaning = Meaning()


@record(frozen=True, slots=True)
class Report:
    """All mutants; `failed` counts expectations that are not met even by the rules as they are."""

    mutants: tuple[Mutant, ...]
    seed: int
    failed: int = 0
    findings: tuple[Finding, ...] = ()

    def count(self, fate: str) -> int:
        """How many came to this."""
        return sum(each.fate == fate for each in self.mutants)

    @property
    def told(self) -> int:
        """Those that a test could tell: not the ones that mean the same, nor those untried."""
        return self.count(KILLED) + self.count(SURVIVED)


def tried_out(
    tests: Sequence[str], of: Sequence[str], words: str, bounds: Bounds, step: Callable[[str], object] = lambda _: None
) -> Report:
    """What became of the changes of some rules; of those in the files of the tests where none are named."""
    targets, findings = _targets(of or tests)
    if has_errors(findings):
        return Report((), bounds.seed, 0, tuple(findings))
    every = [change for modules in targets for change in _changes(modules)]
    drawn = _drawn(list(dict.fromkeys(every)), bounds)
    until = monotonic() + bounds.seconds if bounds.seconds is not None else float("inf")
    files = {module.source.name for workspace in targets for module in workspace.modules}
    suites = list(_suites(tests, words, {change.file for change in drawn} or files, findings, step))
    found = fates(suites, drawn, until, step)
    mutants = _mutants(drawn, found, targets, bounds, until)
    failed = sum(suite.failed for suite in suites)
    return Report(mutants, bounds.seed, failed, tuple(dict.fromkeys(findings)))


def _suites(
    tests: Sequence[str], words: str, files: Set[str], findings: list[Finding], step: Callable[[str], object]
) -> Iterator[Suite]:
    """The tests that can look at some files, each file of tests by itself; findings of those that do not check."""
    for path in tests:
        step(path)
        settings = references((path,))
        with nomenclature.using(settings.editions):
            workspace = load(path)
            workspace.correlations = tuple(settings.correlations)
        findings += [each for each in workspace.findings if has_errors((each,))]
        if not has_errors(workspace.findings) and any(each.source.name in files for each in workspace.modules):
            yield Suite(workspace, words, settings.editions)


def _targets(of: Sequence[str]) -> tuple[list[Workspace], list[Finding]]:
    """The rules to change, loaded each by themselves."""
    found: list[Workspace] = []
    findings: list[Finding] = []
    for rules in of:
        findings += located(rules)[1]
        workspace = load(rules)
        findings += [each for each in workspace.findings if has_errors((each,))]
        found.append(workspace)
    return found, findings


def _changes(workspace: Workspace) -> Iterator[Change]:
    """The changes of a workspace's own files: those that it was loaded by, not what ships and is used."""
    methods = methods_of(workspace)
    own = {shown(path) for name in workspace.rules for path in located(name)[0]}
    used = {each.source.name for each in workspace.modules if not each.source.name.startswith(STANDARD)}
    for module in workspace.modules:
        if module.source.name in own | used:
            yield from changes(module, methods)


def _drawn(every: list[Change], bounds: Bounds) -> tuple[Change, ...]:
    """As many as are asked for, the same for the same seed, in the order of the text."""
    if bounds.limit is None or bounds.limit >= len(every):
        return tuple(every)
    chosen = sorted(Random(bounds.seed).sample(range(len(every)), bounds.limit))
    return tuple(every[i] for i in chosen)


def mutated(workspace: Workspace, change: Change) -> Workspace | None:
    """The rules with a change made; none where it cannot be read any more."""
    found = changed(workspace, lambda each: applied(each, change) if each.source.name == change.file else each)
    return None if has_errors(found.findings) else found


def _mutants(
    drawn: Sequence[Change], fates: list[Fate], targets: list[Workspace], bounds: Bounds, until: float
) -> tuple[Mutant, ...]:  # fmt: skip
    """What each change comes to in the end; of those that no test tells, what it would take to tell them."""
    left = [i for i, fate in enumerate(fates) if fate.kind == SURVIVED]
    told = dict(
        zip(left, meanings(targets, [(drawn[i], fates[i].path) for i in left], mutated, bounds, until), strict=True)
    )
    found: list[Mutant] = []
    for i, (change, fate) in enumerate(zip(drawn, fates, strict=True)):
        meaning = told.get(i, Meaning())
        if BROKEN not in (fate.kind, meaning.kind):
            found.append(Mutant(change, "same" if meaning.same else fate.kind, fate.by, meaning))
    return tuple(found)
