"""A judgement as a story: its headline, the trace in words, what would change it. It decides nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from roolang.explain.because import because
from roolang.explain.brief import brief
from roolang.explain.change import what_would_change
from roolang.explain.context import Context, context_of
from roolang.explain.figures import FEW, code_text
from roolang.explain.giving import givings
from roolang.explain.story import MARKS, Listing, Step, Story, plain
from roolang.explain.telling import denied, doubt, tell
from roolang.interpret import Judgement
from roolang.interpret.deciding import deciding

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def narrate(judgement: Judgement, *, full: bool = False) -> Story:
    """The judgement in words; in full, with every material that was counted."""
    context = context_of(judgement, full=full)
    claim, change = judgement.claim, what_would_change(judgement)
    return Story(
        headline(judgement),
        _about(judgement),
        judgement.verdict,
        brief(judgement, context, change),
        _listed_once(_whole(judgement, context), set()),
        MARKS[judgement.claimable],
        _listed_once(tell(claim, context), set()) if claim else None,
        change,
        givings(judgement),
        tuple(f"{plain(where)}: {plain(message)} ({code})" for code, message, where in judgement.notes),
    )


def why(judgement: Judgement) -> str:
    """The conditions on which a verdict rests, in sentences."""
    return because(deciding(judgement.trace), context_of(judgement))


def headline(judgement: Judgement) -> str:
    """`NAFTA (reading panel), 28 February 2018: originating (criterion B)`."""
    program = judgement.program
    burden = ", since more was not shown" if judgement.by_burden else ""
    standing = ", when it is not in force" if program.out_of_force else ""
    verdict = f"{judgement.verdict}{burden}{criteria_text(judgement)}"
    return f"{view_of(judgement)}, {day_text(program.day)}{standing}: {verdict}"


def view_of(judgement: Judgement) -> str:
    """Which text, whose and in which reading: `ROUND_2 as US`, `NAFTA (reading panel)`."""
    program = judgement.program
    reading = f" (reading {plain(program.reading)})" if program.reading else ""
    return f"{plain(program.label)}{reading}"


def criteria_text(judgement: Judgement) -> str:
    """` (criterion B)`, or ` (criterion B or C)` where the good meets several; nothing where the text has none."""
    letters = [plain(letter) for letter in judgement.criteria]
    return f" (criterion {' or '.join(letters)})" if letters else ""


def day_text(day: date) -> str:
    """A day in words, whatever the locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _about(judgement: Judgement) -> str:
    good = judgement.declaration.good
    said = [code_text(good.code or "") or "a good of unknown code", plain(good.description)]
    return f"{plain(judgement.declaration.id)}: {', '.join(part for part in said if part)}"


def _whole(judgement: Judgement, context: Context) -> Step:
    """The root: what confers origin and, where the text has such provisions, what takes it away."""
    trace, lost = judgement.trace, judgement.program.lost
    if not lost or len(trace.parts) != len(lost) + 1:
        return tell(trace, context)
    kept = [denied(part, "origin is kept unless: ", context) for part in trace.parts[1:]]
    parts = (tell(trace.parts[0], context), *kept)
    return Step(MARKS[trace.truth], "all of these", figures=doubt(trace), children=parts)


def _listed_once(step: Step, seen: set[Listing]) -> Step:
    """The step with every list of materials written out once only."""
    listings = []
    for listing in step.listings:
        start = replace(listing, lines=listing.lines[:FEW], more=len(listing.lines) + listing.more)
        if start in seen and len(start.lines) > 2:
            listing = replace(listing, caption=f"{listing.caption}: the same materials as above", lines=(), more=0)
        seen.add(start)
        listings.append(listing)
    children = tuple(_listed_once(child, seen) for child in step.children)
    return replace(step, listings=tuple(listings), children=children)
