"""A judgement as a story: its headline, the trace in words, what would change it. It decides nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from roolang.explain.change import what_would_change
from roolang.explain.figures import code_text
from roolang.explain.story import MARKS, Listing, Step, Story, plain
from roolang.explain.telling import denied, doubt, tell
from roolang.interpret import Judgement

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def narrate(judgement: Judgement) -> Story:
    """The judgement in words."""
    currency = plain(judgement.declaration.currency or "")
    claim = judgement.claim
    return Story(
        headline(judgement),
        _about(judgement),
        judgement.verdict,
        _listed_once(_whole(judgement, currency), set()),
        "no" if judgement.by_burden else MARKS[judgement.claimable],
        _listed_once(tell(claim, currency), set()) if claim else None,
        what_would_change(judgement),
        tuple(f"{plain(where)}: {plain(message)} ({code})" for code, message, where in judgement.notes),
    )


def headline(judgement: Judgement) -> str:
    """`NAFTA (reading panel), 28 February 2018: originating`."""
    program = judgement.program
    reading = f" (reading {plain(program.reading)})" if program.reading else ""
    burden = ", since more was not shown" if judgement.by_burden else ""
    return f"{plain(program.label)}{reading}, {day_text(program.day)}: {judgement.verdict}{burden}"


def day_text(day: date) -> str:
    """A day in words, whatever the locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _about(judgement: Judgement) -> str:
    good = judgement.declaration.good
    said = [code_text(good.code or "") or "a good of unknown code", plain(good.description)]
    return f"{plain(judgement.declaration.id)}: {', '.join(part for part in said if part)}"


def _whole(judgement: Judgement, currency: str) -> Step:
    """The root: what confers origin and, where the text has such provisions, what takes it away."""
    trace, lost = judgement.trace, judgement.program.lost
    if not lost or len(trace.parts) != len(lost) + 1:
        return tell(trace, currency)
    kept = [denied(part, "origin is kept unless: ", currency) for part in trace.parts[1:]]
    parts = (tell(trace.parts[0], currency), *kept)
    return Step(MARKS[trace.truth], "all of these", figures=doubt(trace), children=parts)


def _listed_once(step: Step, seen: set[Listing]) -> Step:
    """The step with every list of materials written out once only."""
    listings = tuple(
        Listing(f"{listing.caption}: the same materials as above")
        if listing in seen and len(listing.lines) > 2
        else listing
        for listing in step.listings
    )
    seen.update(listings)
    return replace(step, listings=listings, children=tuple(_listed_once(child, seen) for child in step.children))
