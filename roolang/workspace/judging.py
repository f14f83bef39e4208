"""From rules to what a command asks of them: the programs to judge by on a day; every finding."""

from __future__ import annotations

from datetime import date

from roolang.check import check
from roolang.diagnostics import Finding, has_errors
from roolang.interpret import Known
from roolang.ir.program import Program
from roolang.workspace.sources import Sources
from roolang.workspace.steady import steady
from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import Workspace, wanted

Lowered = tuple[tuple[Program, tuple[Finding, ...]], ...]


def programs_for(
    workspace: Workspace, rules: str, under: tuple[str, ...], on: date, readings: tuple[str, ...]
) -> tuple[tuple[Finding, ...], Lowered]:
    """What is wrong with the names asked for, and the programs they mean on a day; none by rules that have errors."""
    texts, unknown = wanted(workspace, under)
    findings = list(unknown)
    if not texts and not has_errors((*workspace.findings, *unknown)):
        findings.append(Finding("RL2012", "these rules hold no agreement or proposal to judge by", where=rules))
    if has_errors((*workspace.findings, *findings)):
        return tuple(findings), ()
    programs = []
    for each in texts:
        views = [view for name in readings or ("",) for view in workspace.views(each.text, on, each.party, name)]
        if not views:
            findings.append(_no_reading(each.text.name, readings))
        programs += [workspace.program(each.text, view) for view in dict.fromkeys(views)]
    return tuple(findings), tuple(programs)


def _no_reading(text: str, readings: tuple[str, ...]) -> Finding:
    names = " or ".join(f"`{name}`" for name in readings)
    return Finding("RL2012", f"{text} has no reading {names}", where="--reading")


def findings_of(workspace: Workspace, sources: Sources) -> tuple[Finding, ...]:
    """Everything in rule files: as text, as trees, and as lowered on every day on which something changes."""
    with steady():
        found = [*workspace.findings, *check(sources.modules)]
        for day in workspace.days():
            found += all_findings(workspace, day)
    return tuple(found)


def known_of(workspace: Workspace) -> Known:
    """What rules call things, on every day on which something changes; nothing of rules that have errors."""
    found = [finding for day in workspace.days() for finding in all_findings(workspace, day)]
    return Known() if has_errors(found) else workspace.known()
