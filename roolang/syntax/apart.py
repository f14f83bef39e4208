"""A text read without its tests, so that many of them can be read elsewhere: by the processes that try them.

A statement is read the same with and without its neighbours if it can be read alone. Where one cannot, or anything is
found in a test, nothing is read apart, and the text has to be read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roolang.diagnostics import Finding
from roolang.source import SourceFile
from roolang.syntax.parser import Outcome, Reading
from roolang.syntax.recovery import Piece, cut
from roolang.syntax.screening import screen, too_large
from roolang.syntax.tree import Module, Test

BEGINS = re.compile(r"test\b", re.IGNORECASE)
FEWEST = 400
"""With fewer tests nothing is gained."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A text without its tests: its other statements, what was found in them, and where each test stands."""

    module: Module
    findings: tuple[Finding, ...]
    places: tuple[Piece, ...]
    reading: Reading

    def tests(self, places: Sequence[Piece]) -> tuple[Test, ...] | None:
        """The tests in some places; none if anything in them is not as it should be."""
        found: list[Test] = []
        for piece in places:
            outcome = self.reading.attempt(piece)
            if outcome is None or not _alone(outcome) or outcome.found:
                return None
            for each in outcome.statements:
                if not isinstance(each, Test):
                    return None
                found.append(each)
        return tuple(found)


def set_apart(source: SourceFile) -> Apart | None:
    """A text without its tests, if it has many and all else in it can be read."""
    if source.text.count("test") < FEWEST or too_large(source):
        return None
    screened = screen(source)
    if screened.found:
        return None
    rest: list[Piece] = []
    places: list[Piece] = []
    for piece in cut(screened.text):
        (places if BEGINS.match(screened.text, piece.start) else rest).append(piece)
    reading = Reading(screened, rest)
    outcomes = [reading.attempt(piece) for piece in rest]
    if len(places) < FEWEST or not all(each is not None and _alone(each) for each in outcomes):
        return None
    read = [each for each in outcomes if each is not None]
    statements = tuple(statement for outcome in read for statement in outcome.statements)
    return Apart(Module(source, statements), tuple(f for each in read for f in each.found), tuple(places), reading)


def _alone(outcome: Outcome) -> bool:
    """Whether a piece could be read without its neighbours."""
    return outcome.good and not outcome.broken
