"""Alternatives, and stages of them by date: `A or B until one day; C or D from the next`."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import timedelta

from roolang.draft.english.building.base import Clause
from roolang.draft.english.dates import Window
from roolang.syntax import tree as t


@dataclass(slots=True)
class Alternative:
    """Clauses of one alternative: `(join, condition)`, where a change may still be departed from."""

    parts: list[tuple[str, t.Cond]] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    scope: t.Codes | None = None
    whole: t.Cond | None = None
    grouped: int = 0
    """From which part on all stands behind `provided that`."""
    lost: bool = False
    """Whether it is a list that no word joins."""
    window: Window | None = None
    """From and until when."""
    bare: bool = False
    """Whether nothing but `or` stands before it."""
    said: bool = False
    """Whether `or` stands before it."""


def stage(alternatives: list[Alternative], *, replacing: bool = True) -> None:
    """A day behind alternatives is for all of them where the next ones begin on the day after it.

    Alternatives that begin on a day, and that no `or` sets beside those before, take their place: these end the day
    before, unless nothing is `replacing` anything.
    """
    stages: list[list[Alternative]] = []
    for each in alternatives:
        if each.bare and stages:
            stages[-1].append(each)
        else:
            stages.append([each])
    following = [
        (before, after)
        for before, after in itertools.pairwise(stages)
        if (ends := _window(before)[1]) is not None and _window(after)[0] == ends + timedelta(1)
    ]
    for found in {id(each): each for pair in following for each in pair}.values():
        _widen(found, _window(found))
    for before, after in itertools.pairwise(stages) if replacing else ():
        since, until = _window(before)
        begins = _window(after)[0]
        if begins is not None and until is None and not after[0].said and (since is None or since < begins):
            _widen(before, (since, begins - timedelta(1)))


def _window(found: list[Alternative]) -> Window:
    """From and until when alternatives are written, by the day before or behind them."""
    return found[0].window or _days(found[-1].parts[-1][1]) or (None, None)


def _widen(found: list[Alternative], window: Window) -> None:
    own = _window(found)
    join, last = found[-1].parts[-1]
    if isinstance(last, t.Guarded) and _days(last) == own:
        found[-1].parts[-1] = (join, last.cond)
    for each in found:
        if each.window in (None, own) and not any(_days(cond) for _, cond in each.parts):
            each.window = window


def _days(cond: t.Cond) -> Window | None:
    """From and until when a condition is written."""
    return (cond.start, cond.end) if isinstance(cond, t.Guarded) and cond.goods is None else None
