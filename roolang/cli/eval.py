"""`roolang eval`: declarations judged by rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path

from roolang.cli.declarations import Tables, read
from roolang.cli.handing import Handing, hand_over
from roolang.cli.outputs import OUT, clash
from roolang.cli.screen import misused, print_findings, print_json
from roolang.cli.verdicts import show
from roolang.diagnostics import Finding, has_errors
from roolang.domain.contradictions import check_facts
from roolang.domain.correlation import Correlation
from roolang.domain.declaration import Declaration
from roolang.domain.events import any_day, day_for
from roolang.domain.relating import in_edition, told
from roolang.domain.tables.advice import in_cells
from roolang.domain.tables.kinds import is_table
from roolang.interpret import Judgement, check_names, judge, known
from roolang.ir.program import Program
from roolang.record import record
from roolang.workspace.files import located
from roolang.workspace.rules import Rules
from roolang.workspace.settings import NOTHING, Given, references

ANY_DAY = date(2018, 1, 1)
"""For what does not depend on the day, where no declaration has one."""


@record(frozen=True, slots=True)
class Request:
    """What the command line asked for."""

    rules: str
    declarations: tuple[str, ...]
    under: tuple[str, ...] = ()
    on: str = ""
    readings: tuple[str, ...] = ()
    burden_of_proof: bool = False
    brief: bool = False
    full: bool = False
    as_json: bool = False
    tables: Tables = field(default_factory=Tables)
    handing: Handing = field(default_factory=Handing)
    given: Given = NOTHING


def run(request: Request, required: bool) -> int:
    """Judges and prints; returns the exit status."""
    day, found_first = _day(request.on)
    findings = (*found_first, *clash(_outputs(request), _inputs(request)))
    if findings:
        print_findings(findings)
        return 2
    editions = references((request.rules,), request.given)
    if has_errors(editions.findings):
        print_findings(editions.findings)
        return 1
    rules = Rules(request.rules)
    declarations, found = read(request.declarations, request.tables)
    judgements, more = judge_all(rules, declarations, request, day, editions.correlations)
    handed = hand_over(judgements, request.handing, rules.digest, full=request.full)
    findings = tuple(dict.fromkeys((*editions.findings, *found, *more, *handed)))
    print_findings(findings)
    if not request.handing.on_screen:
        _print(judgements, request, rules.digest)
    if misused(findings):
        return 2
    if has_errors(findings) or not judgements:
        return 1
    return _status(judgements) if required else 0


def _outputs(request: Request) -> list[tuple[str, str]]:
    """Each option that writes, with its file; the mapping of a table goes over no file anyway."""
    mapping = [("--save-mapping", request.tables.save)] if request.tables.save else []
    return [*mapping, *request.handing.wanted, *([("--json", OUT)] if request.as_json else [])]


def _inputs(request: Request) -> Iterator[str | Path]:
    """The files that the command line has read."""
    yield from located(request.rules)[0]
    yield from request.declarations
    yield from (request.tables.options.mapping, request.tables.options.materials)
    yield from (text.partition("=")[2].strip() for text in (*request.given.nomenclatures, *request.given.correlations))


def _print(judgements: list[Judgement], request: Request, digest: str) -> None:
    """The verdicts on standard output; their table only, where their reasons were handed over."""
    if not request.as_json:
        show(judgements, brief=request.brief or bool(request.handing.wanted), full=request.full)
        return
    from roolang import __version__
    from roolang.explain import to_json

    print_json(to_json(judgements, version=__version__, rules=digest))


def _day(text: str) -> tuple[date | None, tuple[Finding, ...]]:
    if not text:
        return None, ()
    try:
        return date.fromisoformat(text), ()
    except ValueError:
        return None, (Finding("RL1010", f"`{text}` is not a date", where="--on", help="write it as 2018-02-28"),)


def judge_all(
    rules: Rules,
    declarations: list[Declaration],
    request: Request,
    day: date | None,
    correlations: Sequence[Correlation] = (),
) -> tuple[list[Judgement], list[Finding]]:
    """Every declaration under every text wanted, in every view; no verdict by rules that have errors."""
    days = [on for declaration in declarations if (on := any_day(declaration, day))]
    first = rules.judging(request.under, *((days[0], request.readings) if days else (ANY_DAY, ())))
    findings = [*first.loaded, *first.asked]
    judgements: list[Judgement] = []
    for declaration in declarations:
        asked, programs = _programs(rules, declaration, request, day)
        findings += asked
        for program, found in programs:
            findings += found
            if not has_errors(found):
                settled = in_edition(declaration, program.nomenclature, correlations)
                judgement = judge(program, settled.declaration, burden_of_proof=request.burden_of_proof)
                judgements.append(judgement)
                findings += [*_notes(judgement), *told(settled, declaration, program.nomenclature)]
    names = known({id(each.program): each.program for each in judgements}.values())
    findings += [found for each in declarations if judgements for found in check_names(each, names)]
    findings += [found for each in declarations for found in check_facts(each)]
    return judgements, findings


def _programs(
    rules: Rules, declaration: Declaration, request: Request, asked: date | None
) -> tuple[list[Finding], list[tuple[Program, tuple[Finding, ...]]]]:
    """The programs for a declaration, each of the day that its text looks at; findings where there is none."""
    on = any_day(declaration, asked)
    if on is None:
        return [_undated(declaration)], []
    first = rules.judging(request.under, on, request.readings)
    days = {(each.name, each.party): day_for(declaration, each.event, asked) for each, _ in first.programs}
    findings = [*first.asked, *(_undated(declaration, *text) for text, day in days.items() if day is None)]
    programs = []
    for text, day in days.items():
        if day is not None:
            judging = first if day == on else rules.judging(request.under, day, request.readings)
            programs += [each for each in judging.programs if (each[0].name, each[0].party) == text]
    return findings, programs


def _undated(declaration: Declaration, text: str = "", party: str = "") -> Finding:
    """That nobody says on which day to judge."""
    help_ = 'give `--on 2018-02-28`, or write `"date": "2018-02-28"` in the declaration'
    help_ = in_cells(help_) if is_table(declaration.source) else help_
    message = f"no day to judge on by {text}" if text else "no day to judge on"
    return Finding("RL6010", message, where=declaration.source or declaration.id, help=help_)


def _notes(judgement: Judgement) -> list[Finding]:
    """Warnings met in judging."""
    declaration = judgement.declaration
    place = declaration.source or declaration.id
    return [
        Finding(code, message, where=declaration.places.get(where) or f"{place} ({where})")
        for code, message, where in judgement.notes
    ]


def _status(judgements: list[Judgement]) -> int:
    verdicts = {judgement.verdict for judgement in judgements}
    return 3 if "non-originating" in verdicts else 4 if "undetermined" in verdicts else 0
