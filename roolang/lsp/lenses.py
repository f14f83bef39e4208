"""Lines above statements: run a test and what it last came to; how many tests judge by a rule, and what they saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from roolang.coverage.measuring import AGAINST, FOR
from roolang.lsp.document import Document
from roolang.lsp.trials import Ran, one_line
from roolang.record import record
from roolang.syntax import tree as t

LONGEST = 100


@record(frozen=True, slots=True)
class Lens:
    """Words above a place; `test` is the name of the test that they run or explain, `deed` which of the two."""

    start: int
    end: int
    words: str
    deed: str = ""
    test: str = ""


def lenses(document: Document, ran: Iterable[Ran] | None) -> Iterator[Lens]:
    """The lenses of a document; `ran` is what its tests last came to, if they have been run."""
    tried = {each.words: each for each in ran or ()}
    for part, statement in document.statements:
        start, end = part.start + statement.span.start, part.start + statement.span.end
        if isinstance(statement, t.Test):
            yield Lens(start, end, "run", "run", statement.name)
            yield Lens(start, end, "explain", "explain", statement.name)
            if last := tried.get(one_line(statement.span.text)):
                yield Lens(start, end, _came_to(last))
        elif ran is not None and isinstance(statement, t.ProductRule):
            words = one_line(statement.span.text)
            yield Lens(start, end, _judged(words, [each for each in tried.values() if words in each.rules]))


def _came_to(ran: Ran) -> str:
    words = f"passed: {', '.join(ran.verdicts)}" if ran.passed and ran.verdicts else "passed"
    words = words if ran.passed else f"failed: {ran.reasons[0] if ran.reasons else ''}"
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _judged(rule: str, by: list[Ran]) -> str:
    """How many tests judge by a rule and what they found, each verdict with its count; and what they saw to decide."""
    if not by:
        return "no test of this file judges by it"
    counted = Counter(verdict for each in by for verdict in each.verdicts)
    said = ", ".join(f"{verdict} {count}" for verdict, count in sorted(counted.items()))
    return f"{len(by)} test{'s' * (len(by) != 1)} judge{'s' * (len(by) == 1)} by it: {said}{_covered(rule, by)}"


def _covered(rule: str, by: list[Ran]) -> str:
    """How many conditions of a rule its tests saw to decide for origin and against it."""
    conditions = {key for each in by for words, key in each.conditions if words == rule}
    seen = {pair for each in by for pair in each.seen}
    both = sum((key, FOR) in seen and (key, AGAINST) in seen for key in conditions)
    return f"; {both} of {len(conditions)} conditions decide both ways" if conditions else ""
