"""Two texts on every day on which either changes: what differs, and since when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from roolang.diff.edits import Edit, Edits
from roolang.diff.edits_rules import Memory, Rules
from roolang.diff.edits_texts import Definitions, provisions
from roolang.diff.prevailing import prevailing
from roolang.diff.side import Side

Sides = Callable[[date], Side]
"""One text on a day."""
_ORDER = ("provision", "definition", "rule")


def compared(before: Sides, after: Sides, days: Sequence[date], step: Callable[[], object] = lambda: None) -> Edits:
    """All differences on some days, in their order; one that holds on all of them says so once."""
    found: dict[Edit, list[int]] = {}
    result: Edits | None = None
    last: tuple[Side, Side, list[Edit], int] | None = None
    memory = Memory()
    for number, day in enumerate(days):
        step()
        one, other = before(day), after(day)
        alike = (one.says_as(last[0]), other.says_as(last[1])) if last else ()
        memory = memory if last and one.defines_as(last[0]) and other.defines_as(last[1]) else Memory()
        if last and all(alike):
            edits, same = last[2:]
        else:
            edits, same = differences(one, other, memory)
        last = one, other, edits, same
        for edit in dict.fromkeys(edits):
            found.setdefault(edit, []).append(number)
        result = result or Edits(
            one.label, other.label, tuple(days), rules=(len(one.rules), len(other.rules)), same=same,
            silent=(one.silent, other.silent), nomenclatures=(one.nomenclature, other.nomenclature),
        )  # fmt: skip
    assert result is not None
    told = [replace(edit, periods=_periods(numbers, days)) for edit, numbers in found.items()]
    told.sort(key=lambda each: (_ORDER.index(each.subject), each.codes, each.title, str(each.periods)))
    return replace(result, edits=tuple(told))


def differences(one: Side, other: Side, memory: Memory | None = None) -> tuple[list[Edit], int]:
    """All differences on one day, and how many rules are the same."""
    definitions = Definitions(one, other)
    differing = definitions.names_differing()
    rules = Rules(one, other, definitions.names, differing, memory or Memory())
    of_rules = rules.edits()
    felt = [*rules.felt, *rules.memory.by_name]
    edits = [*provisions(one, other, definitions.names, differing), *definitions.edits(felt), *of_rules]
    return [*edits, *prevailing(one, other, edits, definitions)], rules.same


def _periods(numbers: Sequence[int], days: Sequence[date]) -> tuple[tuple[date, date | None], ...]:
    """When a difference holds: runs of the days, each until the day before the next; nothing if it is always."""
    if len(numbers) == len(days):
        return ()
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple((days[run[0]], _before(days, run[-1] + 1)) for run in runs)


def _before(days: Sequence[date], number: int) -> date | None:
    return days[number] - timedelta(days=1) if number < len(days) else None
