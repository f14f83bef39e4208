"""From rules to what a command asks of them: the programs to judge by on a day; every finding."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from datetime import date
from math import prod

from roolang.check import check
from roolang.diagnostics import Finding, Place, has_errors
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.declaration import fold
from roolang.interpret import Known
from roolang.ir.program import Program
from roolang.limits import MAX_READINGS
from roolang.lower import questions
from roolang.source import Span
from roolang.workspace.consequences import without_consequences
from roolang.workspace.runnable import unrunnable
from roolang.workspace.sources import Sources
from roolang.workspace.steady import steady
from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import Wanted, Workspace, wanted

Lowered = tuple[tuple[Program, tuple[Finding, ...]], ...]


def programs_for(
    workspace: Workspace, rules: str, under: tuple[str, ...], on: date, readings: tuple[str, ...]
) -> tuple[tuple[Finding, ...], Lowered]:
    """What is wrong with the names asked for, and the programs they mean on a day; none by rules that have errors."""
    texts, unknown = wanted(workspace, under)
    findings = list(unknown)
    if not texts and not has_errors((*workspace.findings, *unknown)):
        findings.append(Finding("RL2012", "these rules hold no agreement or proposal to judge by", where=Place(rules)))
    if has_errors((*workspace.findings, *findings)):
        return tuple(findings), ()
    if strange := unread(workspace, texts, readings):
        return (*findings, *strange), ()
    programs = []
    for each in texts:
        asked = questions(workspace.edition(each.text)[0].statements)
        if too_many := _too_many(each.text.name, asked, readings):
            findings.append(too_many)
            continue
        views = workspace.views(each.text, on, each.party, *readings)
        if not views:
            findings.append(_no_reading(each.text.name, asked, readings))
        programs += [workspace.program(each.text, view) for view in dict.fromkeys(views)]
    return tuple(findings), tuple(programs)


def unread(workspace: Workspace, texts: Sequence[Wanted], readings: Sequence[str]) -> list[Finding]:
    """The readings asked for that none of the texts has."""
    if not readings:
        return []
    tables = (questions(workspace.edition(each.text)[0].statements) for each in texts)
    known = list(dict.fromkeys(name for table in tables for names in table for name in names))
    there = f"there are {', '.join(known[:20])}" if known else "the text is read in one way only: leave `--reading` out"
    return [
        Finding(
            "RL2012",
            f"nothing here has a reading `{name}`",
            where=Place(option="--reading"),
            help=did_you_mean(name, known) or there,
        )
        for name in readings
        if name not in known
    ]


def _too_many(text: str, asked: list[tuple[str, ...]], readings: tuple[str, ...]) -> Finding | None:
    """That a text has more combinations of readings than are judged, with the choice that is left."""
    chosen = frozenset(readings)
    left = [names for names in asked if not chosen.intersection(names)]
    count = prod(len(chosen.intersection(names)) or len(names) for names in asked)
    if count <= MAX_READINGS:
        return None
    message = f"{text} has {count:,} combinations of readings, and {MAX_READINGS} at most are judged"
    choose = " and ".join(f"`--reading {shlex.quote(names[0])}` or {shlex.quote(names[1])}" for names in left[:3])
    more = f", and on {len(left) - 3} more questions" if len(left) > 3 else ""
    return Finding("RL0903", message, where=Place(option="--reading"), help=f"choose: {choose}{more}")


def _no_reading(text: str, asked: list[tuple[str, ...]], readings: tuple[str, ...]) -> Finding:
    names = " or ".join(f"`{name}`" for name in readings)
    known = [name for each in asked for name in each]
    near = did_you_mean(readings[0], known) if readings else ""
    help_ = near or f"there are {', '.join(known[:20])}"
    return Finding("RL2012", f"{text} has no reading {names}", where=Place(option="--reading"), help=help_)


STRETCH = 256
"""So many characters of a file make a stretch."""
OF_AMOUNTS = ("RL3001", "RL3002", "RL3003", "RL3004", "RL3005", "RL3006", "RL3007")
"""Findings on amounts: where a name is not known, they say nothing more."""


def findings_of(workspace: Workspace, sources: Sources) -> tuple[Finding, ...]:
    """Everything in rule files: as text, as trees, and as lowered on every day on which something changes."""
    with steady():
        checked = without_consequences(check(sources.modules), workspace.modules, lost=workspace.lost)
        found = [*workspace.findings, *checked, *all_findings(workspace), *unrunnable(workspace.library.tests)]
    return tuple(once(found))


def refusing(workspace: Workspace, sources: Sources) -> tuple[Finding, ...]:
    """What was found in reading rules, and the errors of their trees: texts that have some are not compared."""
    with steady():
        checked = without_consequences(check(sources.modules), workspace.modules, lost=workspace.lost)
    return (*workspace.findings, *(each for each in checked if has_errors((each,))))


def once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings without what lowering says of names that the tree has been found not to know."""
    told: dict[str, _Places] = {}
    anywhere = _Places()
    for finding in findings:
        span = finding.label.span if finding.label else None
        if span is None or finding.code not in ("RL2001", *OF_AMOUNTS):
            yield finding
            continue
        unknown = finding.code == "RL2001"
        astray = unknown and finding.message in told and fold(finding.missing) not in fold(span.text)
        places = told.setdefault(finding.message, _Places()) if unknown else anywhere
        if astray or places.overlap(span):
            continue
        if unknown:
            places.add(span)
            anywhere.add(span)
        yield finding


class _Places:
    """Spans, by the stretches of their files: with thousands of findings, not every one is looked at for every one."""

    def __init__(self) -> None:
        self._held: dict[tuple[int, int], list[Span]] = {}

    def add(self, span: Span) -> None:
        for key in self._stretches(span):
            self._held.setdefault(key, []).append(span)

    def overlap(self, span: Span) -> bool:
        held = (each for key in self._stretches(span) for each in self._held.get(key, ()))
        return any(span.start < each.end and each.start < span.end for each in held)

    def _stretches(self, span: Span) -> Iterator[tuple[int, int]]:
        for number in range(span.start // STRETCH, max(span.end - 1, span.start) // STRETCH + 1):
            yield id(span.source), number


def known_of(workspace: Workspace) -> Known:
    """What rules call things, on every day on which something changes; nothing of rules that have errors."""
    return Known() if has_errors(all_findings(workspace)) else workspace.known()
