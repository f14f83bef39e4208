"""An expectation of a test as it was tried, in plain parts that another process or a later run can be given."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from roolang.record import record
from roolang.workspace.given import declared

if TYPE_CHECKING:
    from roolang.syntax import tree as t
    from roolang.workspace.testing import Outcome


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


PARTS = attrgetter("test", "file", "line", "column", "expected", "passed", "under", "reasons", "story", "code")


def told(job: Callable[[], Outcome]) -> Tried:
    """What the work on an expectation gives, told where it failed."""
    outcome = job()
    story: tuple[str, ...] = ()
    if not outcome.passed and outcome.judgements:
        from roolang.explain import as_text, narrate

        told_of = outcome.differing or outcome.judgements[-1:]
        story = tuple(line for each in told_of for line in as_text(narrate(each), about=False).splitlines())
    line, column = outcome.span.place
    file = outcome.span.source.name
    said = outcome.expected, outcome.passed, outcome.under, outcome.reasons
    return Tried(outcome.test, file, line, column, *said, story, outcome.code)


@record(frozen=True, slots=True)
class Tests:
    """What can be said of some tests without trying them.

    Their names; the declarations in files that they name, each with the rules beside which it is looked for; and
    whether a text given in one of them may bring in further files.
    """

    names: tuple[str, ...] = ()
    declarations: tuple[tuple[str, str], ...] = ()
    use_more: bool = False

    def digests(self) -> tuple[tuple[str, str, str], ...]:
        """The declarations named, each with what it says."""
        return tuple((here, file, digest(here, file)) for here, file in dict.fromkeys(self.declarations))


def said_of(tests: Iterable[t.Test]) -> Tests:
    """What can be said of some tests without trying them."""
    names, declarations, texts = [], [], []
    for test in tests:
        names.append(test.name)
        for given in test.given:
            if given.file:
                declarations.append((os.fspath(given.span.source.path or ""), given.file))
            texts.append(given.text)
    use_more = any(re.search(r"\buse\b", text, re.IGNORECASE) for text in texts if text)
    return Tests(tuple(names), tuple(declarations), use_more)


def joined(parts: Iterable[Tests]) -> Tests:
    """The same of all tests of some parts of a file."""
    every = tuple(parts)
    names = tuple(name for each in every for name in each.names)
    declarations = tuple(pair for each in every for pair in each.declarations)
    return Tests(names, declarations, any(each.use_more for each in every))


def digest(here: str, file: str) -> str:
    """What a declaration says, with all tables that it refers to; or why there is none."""
    product, reasons = declared(Path(here) if here else None, file)
    return product.digest if product else repr(reasons)
