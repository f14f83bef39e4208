"""What the tests of rule files come to: as an earlier run found it if nothing has changed since, else tried now.

Outcomes depend, besides what programs depend on, on the declarations that tests name and on the correlations given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from roolang.diagnostics import Finding, has_errors
from roolang.domain import nomenclature
from roolang.domain.correlation import digest as digest_of
from roolang.workspace.expected import PARTS, Tried, digest, said_of, told
from roolang.workspace.rules import Rules
from roolang.workspace.settings import References, references
from roolang.workspace.spreading import spread

if TYPE_CHECKING:
    from roolang.workspace.testing import Outcome
    from roolang.workspace.workspace import Workspace

AT_ONCE = 64
"""So many files with work left are held in memory together."""


Found = tuple[tuple[Tried, ...], tuple[Finding, ...]]
"""What the tests of a file came to, and what was found in loading it."""
Selected = tuple[tuple[Tried, ...], tuple[Finding, ...], tuple[str, ...]]
"""The same of the tests asked for, and the names of all."""
Job = Callable[[], Tried]
By = tuple[int, object]
"""What an expectation is judged by: how much is lowered for it, and what sets it apart, also from that of other files.
"""


def tried(paths: Sequence[str], name_contains: str = "") -> Iterator[Selected]:
    """The tests of each file in turn; those whose name holds some words."""
    waiting: list[_File] = []
    for path in paths:
        file = _File(path, name_contains)
        if not file.jobs and file.found is None:
            file.keep(())
        waiting.append(file)
        if sum(bool(each.jobs) for each in waiting) == AT_ONCE:
            yield from _together(waiting)
            waiting = []
    yield from _together(waiting)


def _together(files: list[_File]) -> Iterator[Selected]:
    """Some files, the work that is left of them spread over the processors."""
    kin = [by for file in files for by, _ in file.jobs]
    done = iter(spread([job for file in files for _, job in file.jobs], kin))
    for file in files:
        if file.found is None:
            file.keep(tuple(next(done) for _ in file.jobs))
        yield file.selected()


class _File:
    """The tests of a file: `found`, or the `jobs` that find it."""

    def __init__(self, path: str, name_contains: str) -> None:
        self.words = name_contains.casefold()
        settings = references((path,))
        self.settled = tuple(settings.findings)
        self.rules = Rules(path, leaves_tests=True)
        self.jobs: list[tuple[By, Job]] = []
        with nomenclature.using(settings.editions):
            self.question = ["tests", nomenclature.stamp(), digest_of(settings.correlations)]
            self.found = self.recalled = self._recalled()
            if self.found is None:
                self._begin(settings, path)

    def _recalled(self) -> Found | None:
        kept = self.rules.recall(self.question)
        if kept is None or any(digest(here, file) != said for here, file, said in kept[2]):
            return None
        return tuple(Tried(*each) for each in kept[0]), kept[1]

    def _begin(self, settings: References, path: str) -> None:
        """The tests of a file that has many, tried at once; else what is to be done for each of them."""
        from roolang.workspace.portions import in_portions

        portion = in_portions(self.rules, settings, self.words)
        if portion is not None:
            self.tests = portion.tests
            self.keep(portion.outcomes)
            return
        if self.rules.sources.unread:
            self.rules = Rules(path)
        self.tests = said_of(self.rules.workspace.library.tests)
        self.jobs = list(self._jobs(settings))

    def _jobs(self, settings: References) -> Iterator[tuple[By, Job]]:
        from roolang.workspace.testing import expectations

        workspace = self.rules.workspace
        workspace.correlations = tuple(settings.correlations)
        if not has_errors(workspace.findings):
            for expect, job in expectations(workspace, self.words):
                yield _by(workspace, expect.under), _telling(job, settings.editions)

    def keep(self, outcomes: tuple[Tried, ...]) -> None:
        """Takes what was found, and keeps it for the next run if that will be able to tell whether it still holds."""
        findings = self.rules.workspace.findings
        self.found = outcomes, findings
        if not self.words and not self.tests.use_more:
            plain = tuple(PARTS(each) for each in outcomes)
            self.rules.keep(self.question, (plain, findings, self.tests.digests()))

    def selected(self) -> Selected:
        """What was found of the tests asked for, and the names of all tests."""
        assert self.found is not None
        outcomes, findings = self.found
        names = (each.test for each in outcomes) if self.recalled else self.tests.names
        chosen = tuple(o for o in outcomes if self.words in o.test.casefold())
        return chosen, (*self.settled, *findings), tuple(dict.fromkeys(names))


def _by(workspace: Workspace, under: str) -> By:
    """What an expectation is judged by: a text with all that it amends; the same in all files that bring it in."""
    weight, seen = 0, set[str]()
    first = text = workspace.library.find(under.partition(" as ")[0])
    while text is not None and text.name not in seen:
        seen.add(text.name)
        weight += len(text.statements)
        text = workspace.library.find(text.amends) if text.amends else None
    return weight, (under, first and id(first.header))


def _telling(job: Callable[[], Outcome], editions: nomenclature.Editions) -> Job:
    """The work on one expectation, whenever it is done: by the editions of its own file."""

    def tells() -> Tried:
        with nomenclature.using(editions):
            return told(job)

    return tells
