"""What the tests of rule files come to: as an earlier run found it if nothing has changed since, else tried now.

Outcomes depend, besides what programs depend on, on the declarations that tests name and on the correlations given.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from roolang.diagnostics import Finding, has_errors
from roolang.domain import nomenclature
from roolang.domain.correlation import digest
from roolang.record import record
from roolang.workspace.given import declared
from roolang.workspace.rules import Rules
from roolang.workspace.settings import References, references
from roolang.workspace.spreading import spread

if TYPE_CHECKING:
    from roolang.workspace.testing import Outcome
    from roolang.workspace.workspace import Workspace

AT_ONCE = 64
"""So many files with work left are held in memory together."""


@record(frozen=True, slots=True)
class Tried:
    """One expectation of a test: its place, whether it was met, and if not, why; `story` is the judgement told.

    `under` is the agreement that it is judged by, or that what it is judged by amends; `code` that of the finding that
    it is: RL8001 or RL8002, if any.
    """

    test: str
    file: str
    line: int
    column: int
    expected: str
    passed: bool
    under: str = ""
    reasons: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    code: str = ""


_PARTS = attrgetter("test", "file", "line", "column", "expected", "passed", "under", "reasons", "story", "code")
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
        self.rules = Rules(path)
        with nomenclature.using(settings.editions):
            self.question = ["tests", nomenclature.stamp(), digest(settings.correlations)]
            self.found = self.recalled = self._recalled()
            self.jobs = [] if self.recalled else list(self._jobs(settings))

    def _recalled(self) -> Found | None:
        kept = self.rules.recall(self.question)
        if kept is None or any(_digest(here, file) != digest for here, file, digest in kept[2]):
            return None
        return tuple(Tried(*each) for each in kept[0]), kept[1]

    def _jobs(self, settings: References) -> Iterator[tuple[By, Job]]:
        from roolang.workspace.testing import expectations

        workspace = self.rules.workspace
        workspace.correlations = tuple(settings.correlations)
        if not has_errors(workspace.findings):
            for expect, job in expectations(workspace, self.words):
                yield _by(workspace, expect.under), _telling(job, settings.editions)

    def keep(self, outcomes: tuple[Tried, ...]) -> None:
        """Takes what was found, and keeps it for the next run if that will be able to tell whether it still holds."""
        workspace = self.rules.workspace
        self.found = outcomes, workspace.findings
        if not self.words and not _uses_more(workspace):
            plain = tuple(_PARTS(each) for each in outcomes)
            self.rules.keep(self.question, (plain, workspace.findings, _declarations(workspace)))

    def selected(self) -> Selected:
        """What was found of the tests asked for, and the names of all tests."""
        assert self.found is not None
        outcomes, findings = self.found
        tests = self.rules.workspace.library.tests if self.recalled is None else ()
        names = (each.test for each in outcomes) if self.recalled else (test.name for test in tests)
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

    def told() -> Tried:
        with nomenclature.using(editions):
            return _told(job())

    return told


def _told(outcome: Outcome) -> Tried:
    story: tuple[str, ...] = ()
    if not outcome.passed and outcome.judgement is not None:
        from roolang.explain import as_text, narrate

        story = tuple(as_text(narrate(outcome.judgement), about=False).splitlines())
    line, column = outcome.span.place
    file = outcome.span.source.name
    said = outcome.expected, outcome.passed, outcome.under, outcome.reasons
    return Tried(outcome.test, file, line, column, *said, story, outcome.code)


def _uses_more(workspace: Workspace) -> bool:
    """Whether a text given in a test may bring in further files."""
    texts = [given.text for test in workspace.library.tests for given in test.given if given.text]
    return any(re.search(r"\buse\b", text, re.IGNORECASE) for text in texts)


def _declarations(workspace: Workspace) -> tuple[tuple[str, str, str], ...]:
    """The declarations in files that tests name: by which rules, as what, and what they say."""
    named = [each for test in workspace.library.tests for each in test.given if each.file]
    pairs = dict.fromkeys((os.fspath(each.span.source.path or ""), each.file) for each in named)
    return tuple((here, file, _digest(here, file)) for here, file in pairs)


def _digest(here: str, file: str) -> str:
    """What a declaration says, with all tables that it refers to; or why there is none."""
    product, reasons = declared(Path(here) if here else None, file)
    return product.digest if product else repr(reasons)
