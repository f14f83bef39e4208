"""What the tests make of changes: each made in the rules of one file of tests after another, until a test fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random
from time import monotonic

from roolang.mutants.changes import Change, applied
from roolang.mutants.suite import BROKEN, DIFFERS, KILLED, SURVIVED, Case, Other, Suite
from roolang.record import record
from roolang.syntax.tree import Module
from roolang.workspace.spreading import spread
from roolang.workspace.steady import settled

UNTRIED = "untried"
AT_ONCE = 12
"""So many changes are tried before the clock is looked at."""


@record(frozen=True, slots=True)
class Fate:
    """What the tests make of a change: `killed` and by which, `survived`, `broken`, or `untried`.

    Where it lives on, `path` is a file whose tests look at rules that it changes, if there is one.
    """

    kind: str
    by: str = ""
    path: str = ""


def fates(
    suites: list[Suite], drawn: Sequence[Change], until: float, step: Callable[[str], object]
) -> list[Fate]:  # fmt: skip
    """What the tests make of each change; those for which there is no time are `untried`.

    They are tried in no order of the text, so that what there was time for stands for all.
    """
    order = Random(0).sample(range(len(drawn)), len(drawn))
    found: dict[int, Fate] = {}
    with settled():
        for start in range(0, len(order), AT_ONCE):
            if monotonic() > until:
                break
            step(f"{start:,} of {len(order):,} changes")
            some = order[start : start + AT_ONCE]
            found |= zip(some, spread([partial(_fate, suites, drawn[each]) for each in some]), strict=True)
    return [found.get(each, Fate(UNTRIED)) for each in range(len(drawn))]


def _fate(suites: list[Suite], change: Change) -> Fate:
    """What the tests make of a change: first, in all files, those that look at what is changed.

    Killed anywhere is killed; broken is only what nothing else is said of.
    """
    made = _Made(change)
    bearing = ((suite, suite.bearing(change)) for suite in suites if change.file in suite.files)
    tries = [(nearness, -len(cases), suite, cases) for suite, near in bearing for nearness, cases in near]
    said: list[tuple[str, str]] = []
    for *_, suite, cases in sorted(tries, key=lambda each: each[:2]):
        kind, by = made.tried(suite, cases)
        if kind == KILLED:
            return Fate(KILLED, by)
        said.append((kind, suite.workspace.rules[0] if by == DIFFERS else ""))
    if said and all(kind == BROKEN for kind, _ in said):
        return Fate(BROKEN)
    return Fate(SURVIVED, path=next((path for _, path in said if path), ""))


@dataclass
class _Made:
    """A change made in the rules of one suite after another, of each module and each workspace once.

    So texts that several suites judge by are lowered once (`lower` knows statements by identity).
    """

    change: Change
    modules: dict[int, Module] = field(default_factory=dict)
    others: dict[int, Other | None] = field(default_factory=dict)

    def tried(self, suite: Suite, cases: list[Case]) -> tuple[str, str]:
        """What some cases say of it."""
        if id(suite) not in self.others:
            self.others[id(suite)] = suite.otherwise(self._module)
        other = self.others[id(suite)]
        return suite.verdict_on(other, cases) if other is not None else (BROKEN, "")

    def _module(self, module: Module) -> Module:
        if module.source.name != self.change.file:
            return module
        if id(module) not in self.modules:
            self.modules[id(module)] = applied(module, self.change)
        return self.modules[id(module)]
