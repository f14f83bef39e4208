"""What is open in a condition and would have to be so for it to hold, or to fail, in words."""

from __future__ import annotations

from collections.abc import Collection

from roolang.domain.truth import Truth, opposite
from roolang.explain.story import in_words, plain
from roolang.explain.wording import leaf_text, words_of
from roolang.interpret import Trace
from roolang.interpret.answer import doubts

OPEN = {
    Truth.YES: "this is open and would have to hold: ",
    Truth.NO: "this is open and must not hold: ",
}


def still_open(trace: Trace, wanted: Truth, known: Collection[str] = ()) -> tuple[str, ...]:
    """What would be enough for an open condition to be as wanted.

    Of several ways it is the one of which all is `known` already, else the shortest.
    """
    if trace.kind == "not":
        return still_open(trace.parts[0], opposite(wanted), known)
    each = [still_open(part, wanted, known) for part in trace.parts if part.truth is Truth.UNKNOWN]
    if each and wanted is Truth.YES and (trace.kind in ("all", "rule") or _whichever(trace)):
        return tuple(dict.fromkeys(said for some in each for said in some))
    if each and wanted is Truth.YES and trace.kind == "any":
        first = min(each, key=lambda some: (not set(some) <= set(known), len(some)))
        if len(each) == 1 or set(first) <= set(known) or not words_of(trace):
            return first
    if trace.kind == "select" and not words_of(trace) and (facts := doubts(trace.answer)):
        return (f"this is open: {in_words([plain(fact) for fact in facts])}",)
    return (f"{OPEN[wanted]}{leaf_text(trace)}",)


def _whichever(trace: Trace) -> bool:
    """Whether it holds once all that is open does, whichever of its provisions is for the good."""
    return trace.kind == "select" and all(part.truth is not Truth.NO for part in trace.parts)
