"""Several verdicts side by side: under which text, the figure that decides, what is asked of it, by how much."""

from __future__ import annotations

from roolang.domain.signs import SAID
from roolang.domain.truth import Truth
from roolang.explain.because import asked_of, figure_value, negated, says_nothing
from roolang.explain.context import Context, context_of
from roolang.explain.figures import leeway, scale_of
from roolang.explain.story import plain
from roolang.explain.wording import leaf_words, shortened
from roolang.interpret import Judgement, Trace
from roolang.interpret.deciding import conditions, deciding
from roolang.record import record

HEADS = ("declaration", "text", "verdict", "deciding figure", "asked", "slack")
MOST = 2
"""So many figures of a verdict are compared."""


@record(frozen=True, slots=True)
class Compared:
    """One verdict in a table, with a row for each figure that decides it: the figure, what is asked, the slack."""

    declaration: str
    text: str
    verdict: str
    figures: tuple[tuple[str, str, str], ...]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The cells, without repeating what stands above."""
        head = (self.declaration, self.text, self.verdict)
        first, *rest = self.figures or (("", "", ""),)
        return [(*head, *first), *(("", "", "", *each) for each in rest)]


def compared(judgement: Judgement) -> Compared:
    """A judgement for a table."""
    program, context = judgement.program, context_of(judgement)
    reading = f" ({plain(program.reading)})" if program.reading else ""
    told = [each for each in conditions(deciding(judgement.trace)) if not says_nothing(each)]
    figures = tuple(dict.fromkeys(_row(each, context) for each in told if each.figure is not None))
    bare = (each for each in told if each.figure is None)
    without = tuple(dict.fromkeys((shortened(negated(each) or leaf_words(each)), "", "") for each in bare))
    figures = figures or without
    return Compared(
        plain(judgement.declaration.id), f"{plain(program.label)}{reading}", judgement.verdict, figures[:MOST]
    )


def _row(trace: Trace, context: Context) -> tuple[str, str, str]:
    assert trace.figure is not None
    figure = trace.figure
    scale = scale_of(figure, context.currency)
    value = figure_value(figure, scale).removeprefix("between ").replace(" and ", " to ")
    slack = "open" if trace.truth is Truth.UNKNOWN else leeway(figure, trace.truth, scale)
    name = plain(figure.quantity) or "tolerance"
    return f"{name} {value}", f"{SAID[figure.sign]} {asked_of(figure, scale)}", slack
