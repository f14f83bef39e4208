"""Each change of some rules made in turn, and the tests run that look at what is changed: one that fails kills it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random
from time import monotonic

from roolang.diagnostics import Finding, has_errors
from roolang.domain import nomenclature
from roolang.mutants.changes import Change, applied, changes
from roolang.mutants.methods import methods_of
from roolang.mutants.suite import DIFFERS, Suite
from roolang.mutants.surviving import Meaning, meanings
from roolang.record import record
from roolang.workspace.files import STANDARD, located, shown
from roolang.workspace.settings import references
from roolang.workspace.spreading import spread
from roolang.workspace.workspace import Workspace, changed, load

KILLED, SURVIVED, BROKEN = "killed", "survived", "broken"
AT_ONCE = 48
"""So many changes are tried before the clock is looked at."""


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


@dataclass
class _Trial:
    """The changes under way, by number, and what each came to so far."""

    drawn: tuple[Change, ...]
    until: float
    fates: dict[int, tuple[str, str]] = field(default_factory=dict)
    differing: dict[int, str] = field(default_factory=dict)
    late: set[int] = field(default_factory=set)

    def open(self, files: Iterable[str]) -> list[int]:
        """The changes of some files that no test has told yet."""
        here = frozenset(files)
        return [i for i, each in enumerate(self.drawn) if each.file in here and self.fates.get(i, ("",))[0] != KILLED]

    def took(self, number: int, fate: tuple[str, str], path: str) -> None:
        """A change is what most says of it: killed anywhere is killed; it is broken only where nothing else is said.

        Where it lives on, a file is kept whose tests look at rules that it changes.
        """
        if fate == (SURVIVED, DIFFERS):
            self.differing.setdefault(number, path)
            fate = SURVIVED, ""
        before = self.fates.get(number, ("", ""))[0]
        if fate[0] == KILLED or before in ("", BROKEN):
            self.fates[number] = fate


def tried_out(
    tests: Sequence[str], of: Sequence[str], words: str, bounds: Bounds, step: Callable[[str], object] = lambda _: None
) -> Report:
    """What became of the changes of some rules; of those in the files of the tests where none are named."""
    targets, findings = _targets(of or tests)
    if has_errors(findings):
        return Report((), bounds.seed, 0, tuple(findings))
    every = [change for modules in targets for change in _changes(modules)]
    drawn = _drawn(list(dict.fromkeys(every)), bounds)
    trial = _Trial(drawn, monotonic() + bounds.seconds if bounds.seconds is not None else float("inf"))
    failed = 0
    for path in tests:
        step(path)
        settings = references((path,))
        with nomenclature.using(settings.editions):
            workspace = load(path)
            workspace.correlations = tuple(settings.correlations)
            findings += [each for each in workspace.findings if has_errors((each,))]
            todo = trial.open(each.source.name for each in workspace.modules)
            if todo and not has_errors(workspace.findings):
                suite = Suite(workspace, words)
                failed += suite.failed
                _batches(suite, trial, todo)
    mutants = _mutants(trial, targets, bounds, step)
    return Report(mutants, bounds.seed, failed, tuple(dict.fromkeys(findings)))


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


def _batches(suite: Suite, trial: _Trial, todo: list[int]) -> None:
    for start in range(0, len(todo), AT_ONCE):
        some = todo[start : start + AT_ONCE]
        if monotonic() > trial.until:
            trial.late.update(some)
            continue
        for number, fate in zip(some, spread([partial(_fate, suite, trial.drawn[i]) for i in some]), strict=True):
            trial.took(number, fate, suite.workspace.rules[0])


def _fate(suite: Suite, change: Change) -> tuple[str, str]:
    """What the tests of a file say of a change."""
    mutant = mutated(suite.workspace, change)
    if mutant is None:
        return BROKEN, ""
    return suite.verdict_on(mutant, change)


def mutated(workspace: Workspace, change: Change) -> Workspace | None:
    """The rules with a change made; none where it cannot be read any more."""
    found = changed(workspace, lambda each: applied(each, change) if each.source.name == change.file else each)
    return None if has_errors(found.findings) else found


def _mutants(
    trial: _Trial, targets: list[Workspace], bounds: Bounds, step: Callable[[str], object]
) -> tuple[Mutant, ...]:  # fmt: skip
    """What each change comes to in the end; of those that no test tells, what it would take to tell them."""
    left = [i for i in range(len(trial.drawn)) if trial.fates.get(i, (SURVIVED, ""))[0] == SURVIVED]
    left = [i for i in left if i not in trial.late]
    step("what survives")
    survivors = [(trial.drawn[i], trial.differing.get(i, "")) for i in left]
    told = dict(zip(left, meanings(targets, survivors, mutated, bounds, trial.until), strict=True))
    found: list[Mutant] = []
    for i, change in enumerate(trial.drawn):
        fate, by = trial.fates.get(i, ("untried", "") if i in trial.late else (SURVIVED, ""))
        meaning = told.get(i, Meaning())
        if fate == BROKEN or meaning.kind == BROKEN:
            continue
        found.append(Mutant(change, "same" if meaning.same else fate, by, meaning))
    return tuple(found)
