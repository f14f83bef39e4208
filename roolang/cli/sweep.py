"""`roolang sweep`: how many products qualify as a number of the text moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from roolang.cli.eval import day_of
from roolang.cli.judging import undated
from roolang.cli.outputs import OUT, clash
from roolang.cli.progress import Progress
from roolang.cli.screen import findings_json, misused, print_findings, print_json
from roolang.diagnostics import Finding, Place, has_errors
from roolang.diagnostics.suggest import did_you_mean
from roolang.diff.portfolio import worth
from roolang.domain.amount import exact_text
from roolang.domain.declaration import Declaration, fold
from roolang.domain.events import any_day, day_for
from roolang.domain.relating import in_edition
from roolang.interpret import Judgement, judge
from roolang.ir.program import Program
from roolang.record import record
from roolang.sweep import Course, Group, counted, course, names_in, varied
from roolang.sweep.told import as_json, as_text
from roolang.workspace.declarations import read_declarations
from roolang.workspace.judging import programs_for
from roolang.workspace.rules import Rules
from roolang.workspace.workspace import Workspace

RANGE = re.compile(r"(.+?)=\s*(\d+(?:\.\d+)?)\s*%?\s*(?:\.\.|to)\s*(\d+(?:\.\d+)?)\s*%?")
VALUE = re.compile(r"(.+?)=\s*(\d+(?:\.\d+)?)\s*%?")
GROUPS: dict[str, Callable[[Declaration], str]] = {
    "year": lambda each: str(each.day.year) if each.day else "",
    "produced_in": lambda each: each.good.produced_in or "",
    "chapter": lambda each: (each.good.code or "")[:2],
    "code": lambda each: each.good.code or "",
}  # fmt: skip
"""What products may be told apart by."""


@record(frozen=True, slots=True)
class Request:
    """What the command line asked for."""

    rules: str
    data: tuple[str, ...]
    vary: tuple[str, ...]
    sets: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    on: str | None = None
    by: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    chart: str = ""
    as_json: bool = False


def run(request: Request) -> int:
    """Judges each product along the range, and tells; returns the exit status."""
    findings: list[Finding] = []
    vary = _vary(request, findings)
    fixed = _values(request.sets, "--set", findings)
    marks = _values(request.marks, "--mark", findings)
    day, wrong = day_of(request.on)
    findings += wrong
    findings += [_unknown("--by", each, list(GROUPS)) for each in request.by if each not in GROUPS]
    findings += clash([("--chart", request.chart)], request.data) if request.chart else []
    if has_errors(findings) or vary is None:
        print_findings(findings)
        return 2
    rules, read = Rules(request.rules), read_declarations(request.data)
    findings += [*rules.workspace.findings, *read.findings]
    known = names_in(rules.workspace)
    moved = [("--vary", vary[0], vary[2]), *(("--set", *each) for each in fixed)]
    findings += [_unknown(option, name, list(known)) for option, name, _ in moved if name not in known]
    findings += _beyond(moved, known)
    findings += [_still(vary[0]) for name, _ in fixed if name == vary[0]]
    groups: list[Group] = []
    if not has_errors(findings):
        groups = _swept(rules.workspace, request, read.declarations, vary, dict(fixed), marks, day, findings)
    if request.chart and not has_errors(findings):
        from roolang.sweep.chart import drawn

        findings += drawn(request.chart, vary[0], groups, marks)
    _tell(request, vary[0], groups, marks, findings)
    return 2 if misused(findings) else 1 if has_errors(findings) else 0


def _beyond(given: Sequence[tuple[str, str, Fraction]], shares: Mapping[str, bool]) -> list[Finding]:
    """What is given of a share, and is more than the whole."""
    return [
        Finding("RL7501", f"`{name}` is a share, and cannot be {exact_text(value)}%", where=Place(option=option),
                help=f"a share is 100% at most: `{option} \"{name}={'50..90' if option == '--vary' else 85}\"`")
        for option, name, value in given if shares.get(name) and value > 100
    ]  # fmt: skip


def _vary(request: Request, findings: list[Finding]) -> tuple[str, Fraction, Fraction] | None:
    found = RANGE.fullmatch(" ".join(request.vary).strip()) if len(request.vary) == 1 else None
    if found is None or Fraction(found[2]) >= Fraction(found[3]):
        message = f"`{' '.join(request.vary)}` is no range of one number"
        findings.append(
            Finding("RL7501", message, where=Place(option="--vary"), help='write `--vary "regional share=50..90"`')
        )
        return None
    return fold(found[1]), Fraction(found[2]), Fraction(found[3])


def _values(given: Sequence[str], option: str, findings: list[Finding]) -> list[tuple[str, Fraction]]:
    found = []
    for each in given:
        match = VALUE.fullmatch(each.strip())
        if match is None:
            findings.append(
                Finding(
                    "RL7501",
                    f"`{each}` is no NAME=NUMBER",
                    where=Place(option=option),
                    help=f'write `{option} "US=85"`',
                )
            )
        else:
            found.append((fold(match[1]) if option == "--set" else match[1].strip(), Fraction(match[2])))
    return found


def _still(name: str) -> Finding:
    message = f"`{name}` cannot both move and be one number"
    return Finding("RL7501", message, where=Place(option="--set"), help="leave `--set` or `--vary` of it out")


def _unknown(option: str, name: str, known: list[str]) -> Finding:
    there = f"there are {', '.join(known)}" if known else "write `define parameter regional share as 62.5%`, or `[X%]`"
    return Finding(
        "RL2012",
        f"nothing here is called `{name}`",
        where=Place(option=option),
        help=did_you_mean(name, known) or there,
    )


def _swept(
    workspace: Workspace, request: Request, data: Sequence[Declaration], vary: tuple[str, Fraction, Fraction],
    fixed: dict[str, Fraction], marks: list[tuple[str, Fraction]], day: date | None, findings: list[Finding],
) -> list[Group]:  # fmt: skip
    """The stretches of each group of products."""
    name, low, high = vary
    texts = _Texts(workspace, request, name, fixed)
    courses: dict[int, Course] = {}
    with Progress("judging", len(data)) as progress:
        for i, each in enumerate(data):
            on = any_day(each, day)
            if on is None:
                findings.append(undated(each))
            elif texts.one(low, on, findings):
                courses[i] = course(texts.judged(each, on, day), low, high, texts.scale)
            progress.step(each.id)
    if has_errors(findings):
        return []
    points = [value for _, value in marks if low <= value <= high]
    groups: dict[str, list[int]] = {}
    for i in courses:
        groups.setdefault(", ".join(GROUPS[by](data[i]) for by in request.by), []).append(i)
    return [
        Group(
            title,
            tuple(data[i].id for i in own),
            tuple(counted([courses[i] for i in own], [_worth(data[i]) for i in own], points)),
            all(courses[i].whole for i in own),
        )
        for title, own in sorted(groups.items())
    ]


def _worth(declaration: Declaration) -> Fraction | None:
    found = worth(declaration)
    return found[1] if found else None


class _Texts:
    """The programs of the text at each value of the number, worked out once."""

    def __init__(self, workspace: Workspace, request: Request, name: str, fixed: dict[str, Fraction]) -> None:
        self.workspace, self.request, self.name, self.fixed = workspace, request, name, fixed
        self.scale = 100 if names_in(workspace)[name] else 1
        self._rules: dict[Fraction, Workspace] = {}
        self._found: dict[tuple[Fraction, date], tuple[tuple[Finding, ...], tuple[Program, ...]]] = {}

    def judged(self, declaration: Declaration, on: date, asked: date | None) -> Callable[[Fraction], Judgement]:
        """How one declaration is judged at a value."""

        def at(value: Fraction) -> Judgement:
            program = self.program(value, on)
            looked = day_for(declaration, program.event, asked)
            if looked is not None and looked != on:
                program = self.program(value, looked)
            return judge(program, in_edition(declaration, program.nomenclature, ()).declaration)

        return at

    def one(self, value: Fraction, on: date, findings: list[Finding]) -> bool:
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

    def program(self, value: Fraction, on: date) -> Program:
        """The program of the text with the number at a value."""
        return self._at(value, on)[1][0]

    def _at(self, value: Fraction, on: date) -> tuple[tuple[Finding, ...], tuple[Program, ...]]:
        if (value, on) not in self._found:
            if value not in self._rules:
                self._rules[value] = varied(self.workspace, {**self.fixed, self.name: value})
            request = self.request
            asked, lowered = programs_for(self._rules[value], request.rules, request.under, on, request.readings)
            self._found[value, on] = asked, tuple(program for program, _ in lowered)
        return self._found[value, on]


def _tell(
    request: Request, name: str, groups: list[Group], marks: list[tuple[str, Fraction]], findings: list[Finding]
) -> None:
    if request.as_json:
        told: list[dict[str, Any]] = [as_json(each) for each in groups]
        print_json({"schema": "roolang/sweep/1", "varies": name, "groups": told, "findings": findings_json(findings)})
        return
    print_findings(findings)
    for each in groups:
        print(as_text(name, each, marks))
    if request.chart and not has_errors(findings) and request.chart != OUT:
        print(f"drawn: {request.chart}")
