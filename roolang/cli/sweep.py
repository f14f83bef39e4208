"""`roolang sweep`: how many products qualify as a number of the text moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from roolang.cli.eval import day_of
from roolang.cli.judging import undated
from roolang.cli.moving import Texts
from roolang.cli.outputs import clash
from roolang.cli.progress import Progress
from roolang.cli.screen import misused, print_findings
from roolang.cli.sweep_told import Swept, Telling
from roolang.diagnostics import Finding, Place, has_errors
from roolang.diagnostics.suggest import did_you_mean
from roolang.diff.portfolio import worth
from roolang.domain.amount import exact_text
from roolang.domain.declaration import Declaration, fold
from roolang.domain.events import any_day
from roolang.record import record
from roolang.sweep import course, names_in
from roolang.sweep.plane import plane
from roolang.workspace.declarations import read_declarations
from roolang.workspace.rules import Rules

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
    marks = _marks(request.marks, len(vary), findings)
    day, wrong = day_of(request.on)
    findings += wrong
    findings += [_unknown("--by", each, list(GROUPS)) for each in request.by if each not in GROUPS]
    findings += clash([("--chart", request.chart)], request.data) if request.chart else []
    if has_errors(findings):
        print_findings(findings)
        return 2
    rules, read = Rules(request.rules), read_declarations(request.data)
    findings += [*rules.workspace.findings, *read.findings]
    known = names_in(rules.workspace)
    moved = [*(("--vary", name, high) for name, _, high in vary), *(("--set", *each) for each in fixed)]
    findings += [_unknown(option, name, list(known)) for option, name, _ in moved if name not in known]
    findings += _beyond(moved, known)
    findings += [_still(name) for name, _ in fixed if name in {each for each, *_ in vary}]
    asked = request.rules, request.under, request.readings
    grouped: dict[str, list[Swept]] = {}
    if not has_errors(findings):
        texts = Texts(rules.workspace, asked, tuple(name for name, *_ in vary), dict(fixed))
        grouped = _swept(texts, request.by, read.declarations, [tuple(each[1:]) for each in vary], day, findings)
    telling = Telling(tuple(name for name, *_ in vary), marks, request.chart, request.as_json)
    findings += telling.tell(grouped, findings)
    return 2 if misused(findings) else 1 if has_errors(findings) else 0


def _beyond(given: Sequence[tuple[str, str, Fraction]], shares: Mapping[str, bool]) -> list[Finding]:
    """What is given of a share, and is more than the whole."""
    return [
        Finding("RL7501", f"`{name}` is a share, and cannot be {exact_text(value)}%", where=Place(option=option),
                help=f"a share is 100% at most: `{option} \"{name}={'50..90' if option == '--vary' else 85}\"`")
        for option, name, value in given if shares.get(name) and value > 100
    ]  # fmt: skip


def _vary(request: Request, findings: list[Finding]) -> list[tuple[str, Fraction, Fraction]]:
    """The numbers that move and their ranges: one or two."""
    found = []
    for each in request.vary:
        read = RANGE.fullmatch(each.strip())
        if read is None or Fraction(read[2]) >= Fraction(read[3]):
            findings.append(_no_range(f"`{each}` is no range of one number"))
        else:
            found.append((fold(read[1]), Fraction(read[2]), Fraction(read[3])))
    if len(found) > 2 or len({name for name, *_ in found}) < len(found):
        findings.append(_no_range("a sweep moves one number, or two that are not the same"))
    return found


def _no_range(message: str) -> Finding:
    return Finding("RL7501", message, where=Place(option="--vary"), help='write `--vary "regional share=50..90"`')


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


def _marks(given: Sequence[str], numbers: int, findings: list[Finding]) -> list[tuple[str, tuple[Fraction, ...]]]:
    """Positions by their words: a number, or one for each of two that move."""
    found = []
    for each in given:
        words, sign, told = each.rpartition("=")
        read = [VALUE.fullmatch(f"{words}={part}") for part in told.split(",")] if sign else []
        if len(read) != numbers or not all(read):
            help_ = 'write `--mark "US=85"`' if numbers < 2 else 'write `--mark "US=85,50"`, a number for each --vary'
            findings.append(Finding("RL7501", f"`{each}` is no NAME=NUMBER", where=Place(option="--mark"), help=help_))
            continue
        found.append((words.strip(), tuple(Fraction(part[2]) for part in read if part)))
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
    texts: Texts, by: Sequence[str], data: Sequence[Declaration], ranges: Sequence[tuple[Fraction, ...]],
    day: date | None, findings: list[Finding],
) -> dict[str, list[Swept]]:  # fmt: skip
    """The products of each group with their verdicts over the ranges."""
    ends = [(low, high) for low, high in ranges]
    groups: dict[str, list[Swept]] = {}
    with Progress("judging", len(data)) as progress:
        for each in data:
            on = any_day(each, day)
            if on is None:
                findings.append(undated(each))
            elif texts.one(tuple(low for low, _ in ends), on, findings):
                judged = texts.judged(each, on, day)
                course_ = course(judged, *ends[0], texts.scales[0]) if len(ends) == 1 else None
                plane_ = None if course_ else plane(judged, (ends[0], ends[1]), (texts.scales[0], texts.scales[1]))
                title = ", ".join(GROUPS[name](each) for name in by)
                groups.setdefault(title, []).append(Swept(each.id, _worth(each), course_, plane_))
            progress.step(each.id)
    return {} if has_errors(findings) else dict(sorted(groups.items()))


def _worth(declaration: Declaration) -> Fraction | None:
    found = worth(declaration)
    return found[1] if found else None
