"""Which parts of a trace are worth telling, and which of its materials."""

from __future__ import annotations

from roolang.domain.truth import Truth
from roolang.explain.context import Context
from roolang.explain.figures import code_text
from roolang.explain.story import Line, Listing, plain
from roolang.explain.wording import speaks_for_itself, words_of
from roolang.interpret import LineNote, Trace
from roolang.interpret.deciding import is_for_other_goods, is_tolerance, nearest

MOST = 40
"""So many materials that fail a condition are listed."""


def chosen(trace: Trace) -> tuple[tuple[Trace, ...], int]:
    """The parts worth telling, and how many others were not needed."""
    if trace.kind not in ("any", "at least"):
        return tuple(part for part in trace.parts if not _goes_without_saying(part)) or trace.parts, 0
    parts = tuple(part for part in trace.parts if not is_for_other_goods(part)) or trace.parts
    strict = tuple(part for part in parts if not is_tolerance(part))
    if len(strict) == 1 < len(parts):
        return _with_tolerances(strict[0], parts), 0
    holding = tuple(part for part in parts if part.truth is Truth.YES)
    if trace.truth is Truth.YES and holding:
        return holding, len(parts) - len(holding)
    return parts, 0


def _goes_without_saying(part: Trace) -> bool:
    """Whether it only says, without words of its own, that the good is not one of those excepted."""
    return (
        part.kind == "not" and part.truth is Truth.YES and part.parts[0].kind == "good" and not words_of(part.parts[0])
    )


def _with_tolerances(strict: Trace, parts: tuple[Trace, ...]) -> tuple[Trace, ...]:
    """A clause alone where it holds; else with the tolerance that saves it, or with all that do not."""
    if strict.truth is Truth.YES:
        return (strict,)
    tolerances = tuple(part for part in parts if is_tolerance(part))
    saving = tuple(part for part in tolerances if part.truth is Truth.YES)
    return (strict, *(saving[:1] or nearest(tolerances)))


def is_guarded(trace: Trace) -> bool:
    """Whether a condition binds some goods only: it holds where its guard fails."""
    two = trace.kind == "any" and len(trace.parts) == 2
    return two and trace.parts[0].kind == "not" and not speaks_for_itself(trace.parts[0])


def failing(trace: Trace, context: Context) -> tuple[Listing, ...]:
    """The materials that fail a condition on lines, and those that may."""
    if trace.truth is Truth.YES:
        return ()
    surely = listed(trace, Truth.YES, "these fail it", context)
    return (*surely, *listed(trace, Truth.UNKNOWN, "these may fail it", context))


def listed(trace: Trace, truth: Truth, caption: str, context: Context) -> tuple[Listing, ...]:
    """The lines of which a trace says so, as a list; nothing where there are none."""
    found = [note for note in trace.lines if note.truth is truth]
    lines = tuple(_line(note, context) for note in found[:MOST])
    return (Listing(caption, lines, len(found) - len(lines)),) if lines else ()


def _line(note: LineNote, context: Context) -> Line:
    names = (plain(note.name), code_text(note.code), plain(note.description))
    return Line(*names, sure=note.truth is Truth.YES, why=context.why(note.answer))
