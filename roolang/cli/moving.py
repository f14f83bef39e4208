"""The programs of a text whose numbers move, and the one text that a sweep is by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from roolang.diagnostics import Finding, Place
from roolang.domain.declaration import Declaration
from roolang.domain.events import day_for
from roolang.domain.relating import in_edition
from roolang.interpret import Judgement, judge
from roolang.ir.program import Program
from roolang.sweep import names_in, varied
from roolang.workspace.judging import programs_for
from roolang.workspace.workspace import Workspace

Values: TypeAlias = tuple[Fraction, ...]
Asked: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The rules by their name, the texts and the readings asked for."""


class Texts:
    """The programs of the text at each value of the numbers, worked out once."""

    def __init__(
        self, workspace: Workspace, asked: Asked, names: tuple[str, ...], fixed: Mapping[str, Fraction]
    ) -> None:
        self.workspace, self.asked, self.names, self.fixed = workspace, asked, names, fixed
        known = names_in(workspace)
        self.scales = tuple(100 if known[name] else 1 for name in names)
        self._rules: dict[Values, Workspace] = {}
        self._found: dict[tuple[Values, date], tuple[tuple[Finding, ...], tuple[Program, ...]]] = {}

    def judged(self, declaration: Declaration, on: date, asked: date | None) -> Callable[..., Judgement]:
        """How one declaration is judged where the numbers have some values."""

        def at(*value: Fraction) -> Judgement:
            program = self.program(value, on)
            looked = day_for(declaration, program.event, asked)
            if looked is not None and looked != on:
                program = self.program(value, looked)
            return judge(program, in_edition(declaration, program.nomenclature, ()).declaration)

        return at

    def one(self, value: Values, on: date, findings: list[Finding]) -> bool:
        """Whether there is one text to judge by, in one reading; tells what is wrong otherwise."""
        asked, programs = self._at(value, on)
        findings += [each for each in asked if each not in findings]
        if len(programs) > 1:
            names = [each.name if not each.party else each.party for each in programs]
            told = list(dict.fromkeys(names)) if len(set(names)) > 1 else [each.reading for each in programs]
            way = "--under" if len(set(names)) > 1 else "--reading"
            message = f"a sweep is by one text, and there are {len(programs)}: {', '.join(told)}"
            found = Finding("RL2012", message, where=Place(option=way), help=f"choose one: `{way} {told[0]}`")
            findings += [found] if found not in findings else []
        return len(programs) == 1

    def program(self, value: Values, on: date) -> Program:
        """The program of the text with the numbers at some values."""
        return self._at(value, on)[1][0]

    def _at(self, value: Values, on: date) -> tuple[tuple[Finding, ...], tuple[Program, ...]]:
        if (value, on) not in self._found:
            if value not in self._rules:
                self._rules[value] = varied(self.workspace, {**self.fixed, **dict(zip(self.names, value, strict=True))})
            rules, under, readings = self.asked
            asked, lowered = programs_for(self._rules[value], rules, under, on, readings)
            self._found[value, on] = asked, tuple(program for program, _ in lowered)
        return self._found[value, on]
