"""Dates that leave words without a day on which they hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from roolang.check.texts import Corpus, Placed, Text
from roolang.check.walk import head_of, place_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

YEARS = range(1900, 2101)
"""Years in which a text may be dated or begin."""
NO_DAY = date.min
"""Stands for a day that the calendar does not have, which is reported where it is read."""


def dates(corpus: Corpus) -> Iterator[Finding]:
    """RL4003: guards that end before they begin, and dates that the text's own time in force never meets.

    A text that amends another is not held against the time of that other: it may be meant to outlive it.
    RL5201: limits that begin after their text. RL5211: years that look like a slip.
    """
    headers = (each.statement for each in corpus.own if isinstance(each.statement, t.Proposal | t.Consolidated))
    for node in (*headers, *(each for each, _ in corpus.each(t.InForce, t.Guarded))):
        yield from _year(node)
    for node, placed in corpus.each(t.Guarded):
        yield from _guard(node, placed.text)
    for node, placed in corpus.each(t.Steps, t.ProductRule, t.Accumulation):
        yield from _moment(node, placed.text)
    for steps, placed in corpus.each(t.Steps):
        yield from _late(steps, placed, corpus)


def _year(node: t.InForce | t.Guarded | t.Proposal | t.Consolidated) -> Iterator[Finding]:
    """RL5211 for days of years in which no agreement of today is written."""
    days = (node.dated,) if isinstance(node, t.Proposal | t.Consolidated) else (node.start, node.end)
    for day in days:
        if day not in (None, NO_DAY) and day is not None and day.year not in YEARS:
            span = place_of(node.span, str(day.year))
            message = f"the year {day.year} looks like a slip: before it begins, or after it ends, nothing holds"
            yield Finding("RL5211", message, Label(span), help="look at the year again")


def _guard(node: t.Guarded, text: Text | None) -> Iterator[Finding]:
    if node.start is None and node.end is None:
        return
    span = head_of(node)
    if node.start and node.end and NO_DAY not in (node.start, node.end) and node.start > node.end:
        message = f"this part never holds: it begins on {node.start} and ends on {node.end}"
        yield Finding(
            "RL4003", message, Label(span), help="write the earlier date after `from`, the later after `until`"
        )
    else:
        yield from _outside(node.start, node.end, span, text, "this part never holds")


def _moment(node: t.Node, text: Text | None) -> Iterator[Finding]:
    """Steps of a phase-in, rules and accumulation with days of their own."""
    match node:
        case t.Steps(steps):
            nexts = [step.start for step in steps[1:]]
            for step, following in zip(steps, [*nexts, None], strict=True):
                last = None if following is None else date.fromordinal(max(1, following.toordinal() - 1))
                yield from _outside(step.start, last, step.span, text, "this step never holds")
        case t.ProductRule(in_force=t.InForce(start, end) as within) if not (end and end < start):
            yield from _outside(start, end, within.span, text, "this rule never holds")
        case t.Accumulation(start=start) if start:
            yield from _outside(start, None, node.span, text, "this accumulation never begins")


def _outside(start: date | None, end: date | None, span: Span, text: Text | None, what: str) -> Iterator[Finding]:
    """RL4003 if none of the days from `start` to `end` lies in the time in force of the text."""
    within = text.in_force if text else None
    if text is None or within is None or NO_DAY in (start, end, within.start, within.end):
        return
    late = start is not None and within.end is not None and within.start <= within.end < start
    early = end is not None and end < within.start
    if late or early:
        first, last = f"its first day is {start}", f"its last day is {end}"
        said = f"{first}, and `{text.name}` is in force to {within.end}"
        if early:
            said = f"{last}, and `{text.name}` is in force from {within.start}"
        others = (Label(within.span, "in force"),)
        help_ = f"write dates between {within.start} and {within.end or 'any later day'}"
        yield Finding("RL4003", f"{what}: {said}", Label(span), others=others, help=help_)


# ---- limits that are to come


def _late(node: t.Steps, placed: Placed, corpus: Corpus) -> Iterator[Finding]:
    """RL5201 for a limit whose first step comes after the beginning of all that it stands in.

    Not of a threshold: until then, what the rules print stands.
    """
    first = node.steps[0].start
    if first in (None, NO_DAY) or isinstance(placed.statement, t.Threshold):
        return
    within = next((each.in_force for each in corpus.chain(placed.text) if each.in_force), None)
    begun = [day for day in _beginnings(node, placed) if day != NO_DAY]
    begun += [within.start] if within else []
    if within and within.end and first is not None and within.end < first:
        return
    if begun and first is not None and max(begun) < first:
        message = f"before {first} this limit is as if it were not written"
        help_ = f"write the number that holds till then before it; if there is none, give an item `from {first}: ...`"
        fixes = _from_the_first_day(node.steps[0]) if node.steps[1:] else ()
        help_ += f"; if {node.steps[0].value.span.text} holds from the first day, drop `from {first}`" if fixes else ""
        others = (Label(within.span, "in force"),) if within and corpus.reports_on(within.span.source) else ()
        yield Finding("RL5201", message, Label(node.span), others=others, help=help_, fixes=fixes)


def _from_the_first_day(step: t.Step) -> tuple[Fix, ...]:
    """The first of several numbers without its day: people write one for each, that of the text for the first."""
    return (Fix(Span(step.span.source, step.value.span.end, step.span.end), ""),)


def _beginnings(node: t.Steps, placed: Placed) -> Iterator[date]:
    """The days on which what a limit stands in begins: a tabled text, a rule, an item."""
    header = placed.text.header if placed.text else None
    if isinstance(header, t.Proposal | t.Consolidated) and header.dated:
        yield header.dated
    for outer in walk(placed.statement):
        around = outer.span.start <= node.span.start and node.span.end <= outer.span.end
        start = outer.start if isinstance(outer, t.Guarded) else None
        if isinstance(outer, t.ProductRule) and outer.in_force:
            start = outer.in_force.start
        if around and start:
            yield start
