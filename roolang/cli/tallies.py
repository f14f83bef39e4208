"""How many tests passed and failed: of all, by agreement, and by topic; each by the expectations that count there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from roolang.record import record
from roolang.workspace.expected import Tried

PLAIN = ("tests", "agreement")
"""Names of files that say nothing of what is in them; their folder does."""


@record(frozen=True, slots=True)
class Tally:
    """Tests of one kind."""

    passed: int
    failed: int

    def __str__(self) -> str:
        return f"{self.passed + self.failed}{f' ({self.failed} failed)' if self.failed else ''}"


def tally(outcomes: Sequence[Tried]) -> Tally:
    """The tests that some expectations belong to."""
    passed: dict[tuple[str, str], bool] = {}
    for outcome in outcomes:
        key = (outcome.file, outcome.test)
        passed[key] = passed.get(key, True) and outcome.passed
    good = sum(passed.values())
    return Tally(good, len(passed) - good)


def by_agreement(outcomes: Sequence[Tried]) -> dict[str, Tally]:
    """The tests that judge by an agreement or by what amends it, most first; a test may judge by several."""
    return _by(outcomes, lambda outcome: outcome.under)


def by_topic(outcomes: Sequence[Tried]) -> dict[str, Tally]:
    """The tests of each topic, most first: of each file, by its name."""
    return _by(outcomes, lambda outcome: topic_of(outcome.file))


def topic_of(file: str) -> str:
    """What a file of tests is about: its name, or that of its folder."""
    path = PurePosixPath(file.rpartition(":")[2].replace("\\", "/"))
    return path.parent.name if path.stem in PLAIN and path.parent.name else path.stem


def _by(outcomes: Sequence[Tried], kind: Callable[[Tried], str]) -> dict[str, Tally]:
    found: dict[str, list[Tried]] = {}
    for outcome in outcomes:
        found.setdefault(kind(outcome), []).append(outcome)
    tallies = [(name, tally(those)) for name, those in found.items() if name]
    return dict(sorted(tallies, key=lambda pair: (-pair[1].passed - pair[1].failed, pair[0])))
