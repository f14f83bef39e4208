"""The programs that a batch judges by, day by day, and what is kept of each for the next run of the same rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from roolang.diagnostics import Finding, has_errors
from roolang.ir.program import Program
from roolang.workspace.rules import Rules


class Texts:
    """The programs of the texts asked for on a day, those without errors; `findings` tells what was found of all."""

    def __init__(self, rules: Rules, under: Sequence[str] = (), readings: Sequence[str] = ()) -> None:
        self._rules, self._under, self._readings = rules, tuple(under), tuple(readings)
        self._days: dict[date, Sequence[Program]] = {}
        self._questions: dict[int, list[Any]] = {}
        self._found: dict[Finding, None] = {}

    def __call__(self, day: date) -> Sequence[Program]:
        """The programs of a day."""
        if day not in self._days:
            judging = self._rules.judging(self._under, day, self._readings)
            self._found |= dict.fromkeys((*judging.loaded, *judging.asked))
            asked = ["provisions", self._under, day.isoformat(), self._readings]
            for number, (program, own) in enumerate(judging.programs):
                self._questions[id(program)] = [*asked, number]
                self._found |= dict.fromkeys(own)
            self._days[day] = [program for program, own in judging.programs if not has_errors(own)]
        return self._days[day]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found of the texts of all days so far, each once."""
        return tuple(self._found)

    @property
    def days(self) -> tuple[date, ...]:
        """The days that were asked for so far."""
        return tuple(self._days)

    def recall(self, program: Program) -> str | None:
        """What an earlier run kept of a program."""
        found = self._rules.recall(self._questions[id(program)])
        return found if isinstance(found, str) else None

    def keep(self, program: Program, text: str) -> None:
        """Keeps something of a program for the next run."""
        self._rules.keep(self._questions[id(program)], text)
