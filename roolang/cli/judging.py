"""Declarations judged by rules, for the commands that judge: each by every text wanted, on the day it looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from roolang.cli.faults import Contained
from roolang.diagnostics import Finding, Place, has_errors
from roolang.domain.contradictions import check_facts
from roolang.domain.correlation import Correlation
from roolang.domain.declaration import Declaration, fold
from roolang.domain.events import ANY_DAY, any_day, day_for
from roolang.domain.loading.advice import Advice
from roolang.domain.relating import in_edition, told
from roolang.domain.tables.kinds import is_table
from roolang.domain.unknown_codes import unknown_codes
from roolang.interpret import Judgement, check_names, judge, known
from roolang.ir.program import Program
from roolang.record import record
from roolang.workspace.rules import Rules


@record(frozen=True, slots=True)
class Asked:
    """What to judge by: texts and parties (none: all), a day (none: that of each declaration), readings, how.

    `correlations` relate the codes of declarations to the edition of the rules.
    """

    under: tuple[str, ...] = ()
    day: date | None = None
    readings: tuple[str, ...] = ()
    burden_of_proof: bool = False
    correlations: Sequence[Correlation] = ()


def judge_all(
    rules: Rules, declarations: Sequence[Declaration], asked: Asked, contained: Contained
) -> tuple[list[Judgement], list[Finding]]:
    """Every declaration under every text wanted, in every view; no verdict by rules that have errors.

    A declaration for which judging breaks off keeps none of the others from theirs.
    """
    days = [on for declaration in declarations if (on := any_day(declaration, asked.day))]
    first = rules.judging(asked.under, *((days[0], asked.readings) if days else (ANY_DAY, ())))
    findings = [*first.loaded, *first.asked]
    judgements: list[Judgement] = []
    for declaration in declarations:
        more, found = contained(declaration, partial(judge_one, rules, declaration, asked)) or ([], [])
        judgements += more
        findings += found
    return judgements, [*findings, *contained.findings, *said_amiss(declarations, judgements)]


def judge_one(rules: Rules, declaration: Declaration, asked: Asked) -> tuple[list[Judgement], list[Finding]]:
    """One declaration under every text wanted, in every view."""
    findings, programs = _programs(rules, declaration, asked)
    judgements: list[Judgement] = []
    for program, found in programs:
        findings += found
        if not has_errors(found):
            settled = in_edition(declaration, program.nomenclature, asked.correlations)
            judgement = judge(program, settled.declaration, burden_of_proof=asked.burden_of_proof)
            about = told(settled, declaration, program.nomenclature)
            findings += [*_notes(judgement), *about]
            codes = tuple((each.code, each.message, declaration.id) for each in about)
            judgements.append(replace(judgement, notes=(*judgement.notes, *codes)) if codes else judgement)
    return judgements, findings


def said_amiss(
    declarations: Sequence[Declaration], judgements: Sequence[Judgement], texts: Iterable[str] = ()
) -> list[Finding]:
    """What declarations say that the rules judged by spell otherwise, and what contradicts itself in them.

    `texts` are names of further texts that there are.
    """
    names = known({id(each.program): each.program for each in judgements}.values())
    names.names["text"] |= {fold(text): text for text in texts}
    findings = [found for each in declarations if judgements for found in check_names(each, names)]
    findings += [found for each in declarations for found in check_facts(each)]
    return [*findings, *_of_no_edition(declarations, judgements)]


def _of_no_edition(declarations: Sequence[Declaration], judgements: Sequence[Judgement]) -> Iterator[Finding]:
    """RL6103, as `check` tells it: a code that nobody has is in a heading that nobody meant.

    What finds the help for it is only loaded where it is needed.
    """
    years = {each.program.nomenclature for each in judgements}
    edition = years.pop() if len(years) == 1 else None
    for each in declarations:
        if next(unknown_codes(each, edition), None):
            from roolang.check import check_codes

            yield from check_codes(each, edition)


def _programs(
    rules: Rules, declaration: Declaration, asked: Asked
) -> tuple[list[Finding], list[tuple[Program, tuple[Finding, ...]]]]:
    """The programs for a declaration, each of the day that its text looks at; findings where there is none."""
    on = any_day(declaration, asked.day)
    if on is None:
        return [undated(declaration)], []
    first = rules.judging(asked.under, on, asked.readings)
    days = {(each.name, each.party): day_for(declaration, each.event, asked.day) for each, _ in first.programs}
    findings = [*first.asked, *(undated(declaration, name) for (name, _), day in days.items() if day is None)]
    programs = []
    for text, day in days.items():
        if day is not None:
            judging = first if day == on else rules.judging(asked.under, day, asked.readings)
            programs += [each for each in judging.programs if (each[0].name, each[0].party) == text]
    return findings, programs


UNDATED = Advice(
    'give `--on 2018-02-28`, or write `"date": "2018-02-28"` in the declaration',
    "give `--on 2018-02-28`, or `--good date=2018-02-28`, which a mapping keeps; "
    "in a table of goods, add a column `Date`",
)


def undated(declaration: Declaration, text: str = "") -> Finding:
    """That nobody says on which day to judge."""
    help_ = UNDATED.said(of_table=is_table(declaration.source))
    message = f"no day to judge on by {text}" if text else "no day to judge on"
    return Finding("RL6010", message, where=Place(declaration.source or declaration.id), help=help_)


def _whose(declaration: Declaration, where: str) -> str:
    """Of which item a warning is; of the good, of which, since a file may hold several."""
    good = declaration.good.name
    alone = not declaration.source or not declaration.id or (where == declaration.id and where != good)
    return where if alone else f"{where}, {declaration.id}"


def _notes(judgement: Judgement) -> list[Finding]:
    """Warnings met in judging."""
    declaration = judgement.declaration
    file = declaration.source or declaration.id
    return [
        Finding(code, message, where=declaration.places.get(where) or Place(file, _whose(declaration, where)))
        for code, message, where in judgement.notes
    ]
