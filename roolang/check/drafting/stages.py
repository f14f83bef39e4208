"""Stages of a limit that go up and down, change nothing, or begin on a day of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from roolang.check.dates import NO_DAY
from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Label
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

SOME = 3
"""So many stages have a direction, and so many days a habit."""


def stages(corpus: Corpus) -> Iterator[Finding]:
    """RL5266 to RL5268, for the steps of limits, parameters and shares."""
    for steps, placed in corpus.each(t.Steps):
        if len(steps.steps) == 1:
            continue
        yield from _idle(steps)
        yield from _strange_day(steps)
        if not any(isinstance(node, t.Note) for node in walk(placed.statement)):
            yield from _turning(steps)


def _numbers(steps: t.Steps) -> list[t.Value]:
    """The values, if they can be held against each other."""
    values = [step.value for step in steps.steps]
    alike = len({type(each) for each in values}) == 1
    return values if alike and isinstance(values[0], t.Percent | t.Number) else []


def _idle(steps: t.Steps) -> Iterator[Finding]:
    for before, after in pairwise(steps.steps):
        if before.value == after.value and not isinstance(after.value, t.OpenNumber):
            message = f"this stage changes nothing: `{after.value.span.text}` holds already"
            others = (Label(before.span, "the stage before"),)
            yield Finding(
                "RL5267", message, Label(after.span), others=others, help="delete it, or write its own number"
            )


def _turning(steps: t.Steps) -> Iterator[Finding]:
    numbers = [value.number for value in _numbers(steps) if isinstance(value, t.Percent | t.Number)]
    signs = [(b > a) - (b < a) for a, b in pairwise(numbers)]
    moving = [sign for sign in signs if sign]
    if len(numbers) < SOME or len(set(moving)) < 2:
        return
    turn = next(i for i, sign in enumerate(signs) if sign == -moving[0])
    rising = "rise" if moving[0] > 0 else "fall"
    message = f"the stages {rising} up to here, and turn"
    help_ = "see whether two numbers changed places; where it is meant, say so in a `note`"
    yield Finding("RL5266", message, Label(steps.steps[turn + 1].span), help=help_)


def _strange_day(steps: t.Steps) -> Iterator[Finding]:
    dated = [step for step in steps.steps if step.start is not None and step.start != NO_DAY]
    days = Counter((step.start.month, step.start.day) for step in dated if step.start)
    usual, times = days.most_common(1)[0] if days else ((0, 0), 0)
    if len(dated) < SOME or times != len(dated) - 1:
        return
    for step in dated:
        if step.start and (step.start.month, step.start.day) != usual:
            message = f"all other stages begin on day {usual[1]} of month {usual[0]}, this one on {step.start}"
            yield Finding("RL5268", message, Label(step.span), help="see whether the day is a slip")
