"""The tests of a file that has many: read in portions by the processes that try them, not all by one process first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from roolang.diagnostics import has_errors
from roolang.domain import nomenclature
from roolang.record import record
from roolang.syntax.apart import Apart
from roolang.syntax.recovery import Piece
from roolang.workspace.expected import Tests, Tried, joined, said_of, told
from roolang.workspace.rules import Rules
from roolang.workspace.settings import References
from roolang.workspace.spreading import spread
from roolang.workspace.testing import of_tests
from roolang.workspace.workspace import Workspace

SIZE = 100
"""So many tests are a portion: some hundredths of a second."""


@record(frozen=True, slots=True)
class Portion:
    """Some tests of a file and what they came to; none tried of a file with errors."""

    tests: Tests
    outcomes: tuple[Tried, ...]


Job: TypeAlias = Callable[[], Portion | None]


def in_portions(rules: Rules, settings: References, words: str) -> Portion | None:
    """The tests of a file whose name holds some words; nothing if the file has to be read as a whole.

    So it is of a file with few tests, and of one with tests of which anything is to be said but what they come to.
    """
    unread = rules.sources.unread
    if not unread or has_errors(rules.workspace.findings):
        return None
    workspace = rules.workspace
    workspace.correlations = tuple(settings.correlations)
    jobs: list[Job] = [
        partial(_portion, workspace, apart, apart.places[start : start + SIZE], settings, words)
        for apart in unread
        for start in range(0, len(apart.places), SIZE)
    ]
    done = spread(jobs)
    found = [each for each in done if each is not None]
    if len(found) < len(done):
        return None
    return Portion(joined(each.tests for each in found), tuple(each for one in found for each in one.outcomes))


def _portion(
    workspace: Workspace, apart: Apart, places: tuple[Piece, ...], settings: References, words: str
) -> Portion | None:
    """The tests in some places, tried; nothing if anything is amiss in one of them."""
    tests = apart.tests(places)
    if tests is None:
        return None
    with nomenclature.using(settings.editions):
        meant = (test for test in tests if words in test.name.casefold())
        return Portion(said_of(tests), tuple(told(job) for _, job in of_tests(workspace, meant)))
