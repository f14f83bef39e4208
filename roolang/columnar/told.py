"""What is told of a verdict: the conditions that decide, the figure behind them, in the words of an explanation."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.domain.truth import Truth
from roolang.explain.because import negated, says_nothing
from roolang.explain.wording import BARE, leaf_text, shortened
from roolang.interpret.deciding import conditions, deciding
from roolang.interpret.judgement import VERDICTS
from roolang.interpret.trace import Trace
from roolang.record import record

MOST = 3
"""So many deciding conditions are told."""


@record(frozen=True, slots=True)
class Told:
    """A verdict, the clause that decides it, and the trace of the comparison whose figures are told."""

    verdict: str
    clause: str
    figure: Trace | None


def told(trace: Trace) -> Told:
    """What a trace comes to."""
    found = list(conditions(deciding(trace)))
    said = [each for each in found if not says_nothing(each)] or found
    words = list(dict.fromkeys(map(_words, said)))
    more = [f"and {len(words) - MOST} more"] if len(words) > MOST else []
    figure = next((each for each in (*said, *_figures(trace)) if each.figure is not None), None)
    return Told(VERDICTS[trace.truth], "; ".join([*words[:MOST], *more]), figure)


def _words(trace: Trace) -> str:
    """A condition in its words; that there is no rule is told in the same words of all goods."""
    return BARE["no rule"] if trace.kind == "no rule" else shortened(negated(trace) or leaf_text(trace))


def _figures(trace: Trace) -> Iterator[Trace]:
    if trace.figure is not None:
        yield trace
    for part in trace.parts:
        yield from _figures(part)


def named(trace: Trace) -> str:
    """What a figure is called, with the method by which it was worked out."""
    figure = trace.figure
    if figure is None:
        return ""
    method = f" by {figure.method}" if figure.method and figure.quantity else ""
    return f"{figure.quantity}{method}" or shortened(leaf_text(trace))


OPEN = VERDICTS[Truth.UNKNOWN]
