"""What was found put in the place of what was expected, in the words of the test: a change of the file to be looked at.

Only verdicts and figures are put right. Who expects a reason, a fact that is missing, a criterion or how a material
counts says more than what came out, and a machine that wrote another in its place would lose it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from roolang.domain.declaration import fold
from roolang.interpret import Judgement
from roolang.record import record
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.workspace.expecting import written_as
from roolang.workspace.testing import CLAIMS, Outcome, expectations
from roolang.workspace.workspace import Workspace


@record(frozen=True, slots=True)
class Accepted:
    """An expectation that is not met: the words to change, each with what was found; or why none are."""

    outcome: Outcome
    edits: tuple[tuple[Span, str], ...]
    reason: str = ""


def accepted(workspace: Workspace, words: str = "") -> Iterator[Accepted]:
    """Each expectation that is not met, with what would make it so."""
    for expect, job in expectations(workspace, words):
        outcome = job()
        if not outcome.passed:
            yield _accepted(expect, outcome)


def _accepted(expect: t.Expect, outcome: Outcome) -> Accepted:
    found = [list(_edits(expect, each)) for each in outcome.judgements]
    if not found or expect.error:
        return Accepted(outcome, (), "it could not be judged")
    if any(each != found[0] for each in found):
        return Accepted(outcome, (), "parties or readings differ among themselves: expect something of each")
    if expect.because or expect.missing or expect.criterion or expect.asked or expect.standing:
        return Accepted(outcome, (), "it expects more than a verdict and figures: change it by hand")
    if any(new is None for _, new in found[0]):
        return Accepted(outcome, (), "a figure that it expects is not there, or whether it may be claimed is not known")
    edits = tuple((span, new) for span, new in found[0] if new is not None)
    return Accepted(outcome, edits, "" if edits else "a figure is compared, and with what is for a person to say")


def rewritten(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """A text with other words in some places of it."""
    for span, new in sorted(edits, key=lambda each: each[0].start, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def _edits(expect: t.Expect, judgement: Judgement) -> Iterator[tuple[Span, str | None]]:
    """The words of the verdict and of each figure, where they are otherwise."""
    if expect.verdict_span is not None:
        if expect.verdict in CLAIMS:
            found = next((words for words, truth in CLAIMS.items() if truth is judgement.claimable), None)
        else:
            found = judgement.verdict
        if found != expect.verdict:
            yield expect.verdict_span, found
    for figure in expect.figures:
        yield from _figure(figure, judgement)


def _figure(figure: t.Figure, judgement: Judgement) -> Iterator[tuple[Span, str | None]]:
    name = f"{figure.name} of {figure.party}" if figure.party else figure.name
    text = next((v for k, v in judgement.figures.items() if fold(k) == fold(name)), None)
    if figure.value is None:
        return
    if text is None:
        yield figure.span, None
    elif figure.compare == "=":
        said = written_as(Fraction(text), figure.value)
        if said != " ".join(figure.value.span.text.split()):
            yield figure.value.span, said
