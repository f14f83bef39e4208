"""`roolang eval`: declarations judged by rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from roolang.cli.declarations import Tables, read
from roolang.cli.faults import Contained
from roolang.cli.handing import Handing, hand_over
from roolang.cli.judging import Asked, judge_all
from roolang.cli.outputs import OUT, clash
from roolang.cli.screen import misused, print_findings, print_json
from roolang.cli.verdicts import show
from roolang.diagnostics import Finding, Place, has_errors
from roolang.diagnostics.place import quoted
from roolang.domain import nomenclature
from roolang.interpret import Judgement
from roolang.record import record
from roolang.workspace.files import located
from roolang.workspace.rules import Rules
from roolang.workspace.settings import NOTHING, Given, References, references

if TYPE_CHECKING:
    from roolang.explain.ranking import Comparison


@record(frozen=True, slots=True)
class Request:
    """What the command line asked for."""

    rules: str
    declarations: tuple[str, ...]
    under: tuple[str, ...] = ()
    on: str | None = None
    readings: tuple[str, ...] = ()
    burden_of_proof: bool = False
    brief: bool = False
    full: bool = False
    every: bool = False
    as_json: bool = False
    tables: Tables = field(default_factory=Tables)
    handing: Handing = field(default_factory=Handing)
    given: Given = NOTHING


def run(request: Request, required: bool) -> int:
    """Judges and prints; returns the exit status."""
    day, found_first = day_of(request.on)
    findings = (*found_first, *request.handing.wrong, *clash(_outputs(request), _inputs(request)))
    if findings:
        print_findings(findings)
        return 2
    editions = references((request.rules,), request.given)
    if has_errors(editions.findings):
        print_findings(editions.findings)
        return 2 if misused(editions.findings) else 1
    with nomenclature.using(editions.editions):
        return _judge(request, editions, day, required)


def _judge(request: Request, editions: References, day: date | None, required: bool) -> int:
    """Judges by the editions and correlations given."""
    rules = Rules(request.rules)
    declarations, found = read(request.declarations, request.tables)
    asked = Asked(request.under, day, request.readings, request.burden_of_proof, editions.correlations)
    comparisons: list[Comparison] = []
    contained = Contained()
    if request.every:
        from roolang.cli.every import compare

        compared = compare(rules, request.rules, declarations, asked, contained)
        comparisons, judgements, more = compared.comparisons, compared.judgements, compared.findings
    else:
        judgements, more = judge_all(rules, declarations, asked, contained)
    told = [*editions.findings, *found, *more]
    if misused(told):
        print_findings(told)
        return 2
    told += hand_over(
        judgements, request.handing, rules.digest, declarations, comparisons, contained, full=request.full
    )
    findings = tuple(dict.fromkeys([*told, *contained.findings]))
    print_findings(findings)
    if not request.handing.on_screen:
        _print(judgements, comparisons, request, rules.digest, contained)
        print_findings(each for each in contained.findings if each not in findings)
    if has_errors([*findings, *contained.findings]) or not (judgements or comparisons):
        return 1
    return _status(judgements, comparisons) if required else 0


def _outputs(request: Request) -> list[tuple[str, str]]:
    """Each option that writes, with its file; the mapping of a table goes over no file anyway."""
    mapping = [("--save-mapping", request.tables.save)] if request.tables.save else []
    return [*mapping, *request.handing.wanted, *request.handing.tables, *([("--json", OUT)] if request.as_json else [])]


def _inputs(request: Request) -> Iterator[str | Path]:
    """The files that the command line has read."""
    yield from located(request.rules)[0]
    yield from request.declarations
    yield from (request.tables.options.mapping, request.tables.options.materials)
    named = (*request.given.nomenclatures, *request.given.correlations, *request.tables.options.lists)
    yield from (text.partition("=")[2].strip() for text in named)


def _print(
    judgements: list[Judgement], comparisons: list[Comparison], request: Request, digest: str, contained: Contained
) -> None:
    """The verdicts on standard output; their table only, where their reasons were handed over."""
    brief = request.brief or bool(request.handing.wanted)
    if not request.as_json and comparisons:
        from roolang.cli.options_shown import show_options

        show_options(comparisons, contained, brief=brief, full=request.full)
    elif not request.as_json:
        show(judgements, contained, brief=brief, full=request.full)
    else:
        from roolang import __version__
        from roolang.explain import to_json

        found = to_json(judgements, version=__version__, rules=digest, comparisons=comparisons, telling=contained.told)
        print_json(found | ({"failed": contained.as_data} if contained.failed else {}))


def day_of(text: str | None) -> tuple[date | None, tuple[Finding, ...]]:
    """A day as the command line gives it."""
    if text is None:
        return None, ()
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text), ()
    except ValueError:
        pass
    message = f"{quoted(text)} is not a day of the calendar, as year, month and day"
    return None, (Finding("RL1010", message, where=Place(option="--on"), help="write it as 2018-02-28"),)


def _status(judgements: list[Judgement], comparisons: list[Comparison]) -> int:
    """What `--require` says of the verdicts; of products compared, of the best verdict of each."""
    if comparisons:
        from roolang.cli.every import best

        verdicts = set(best(comparisons))
    else:
        verdicts = {judgement.verdict for judgement in judgements}
    return 3 if "non-originating" in verdicts else 4 if "undetermined" in verdicts else 0
