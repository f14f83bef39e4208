"""`roolang check`: every finding in rule files and declarations, in one run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from roolang import __version__
from roolang.cli.declarations import Tables, read
from roolang.cli.screen import findings_json, misused, print_findings, print_json
from roolang.diagnostics import Finding, Severity, has_errors
from roolang.diagnostics.render import to_sarif
from roolang.domain import nomenclature
from roolang.domain.tables.kinds import ENDINGS
from roolang.source import Span
from roolang.workspace.declarations import declarations_in
from roolang.workspace.files import located, rule_files
from roolang.workspace.nearest import grouped
from roolang.workspace.rules import Rules
from roolang.workspace.settings import NOTHING, Given, references

if TYPE_CHECKING:
    from roolang.sweep.room import Room

SAME = {"RL7311": ("RL5204", "RL4104"), "RL7312": ("RL5204",)}
"""What the solver finds, and the findings of the text alone that say the same of a place."""
DECLARATIONS = {".json", ".jsonl", ".ndjson", ".yaml", ".yml", *ENDINGS}


def run(
    paths: tuple[str, ...], form: str, tables: Tables = Tables(), given: Given = NOTHING, *, deep: bool = False
) -> int:  # fmt: skip
    """Checks and prints in the form asked for, `text` if none; 1 if there are errors, 2 if in what was asked."""
    rules, declarations = _sorted(paths)
    findings = list(dict.fromkeys(_found(rules, declarations, tables, given)))
    numbers: list[Room] = []
    if deep and rules and not has_errors(findings):
        from roolang.cli.deep import deep_findings, rooms_found
        from roolang.sweep.room_told import as_finding

        numbers = rooms_found(rules)
        findings += map(as_finding, numbers)
        told = {(each.code, each.label.span) for each in findings if each.label}
        findings += [each for each in deep_findings(rules) if not _told(each, told)]
    failed = has_errors(findings)
    if form == "json":
        print_json(
            {"schema": "roolang/check/1", "ok": not failed, "findings": findings_json(findings), **_open(numbers, deep)}
        )
    elif form == "sarif":
        print_json(to_sarif(findings, __version__))
    else:
        print_findings(findings, form)
        files = {file for each in rules for file in located(each)[0]}
        print(_summary(findings, len(files) + len(declarations)))
    return 2 if misused(findings) else 1 if failed else 0


def _sorted(paths: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What holds rules and what declarations; a folder may hold both."""
    rules: dict[str, None] = {}
    declarations: dict[str, None] = {}
    for path in paths:
        if Path(path).suffix.lower() in DECLARATIONS:
            declarations[path] = None
            continue
        found = declarations_in(Path(path)) if Path(path).is_dir() else []
        declarations |= dict.fromkeys(found)
        if not found or rule_files(Path(path)) != ([], []):
            rules[path] = None
    return tuple(rules), tuple(declarations)


def _open(numbers: list[Room], deep: bool) -> dict[str, object]:
    """For which values of open numbers the tests pass, where that was asked."""
    if not deep:
        return {}
    from roolang.sweep.room_told import as_json

    return {"open_numbers": list(map(as_json, numbers))}


def _told(found: Finding, told: set[tuple[str, Span]]) -> bool:
    """Whether the check of the text alone has said there what the solver found."""
    span = found.label.span if found.label else None
    return span is not None and any((code, span) in told for code in SAME.get(found.code, ()))


def _found(rules: tuple[str, ...], declarations: tuple[str, ...], tables: Tables, given: Given) -> Iterator[Finding]:
    """What is found: rules that have other settings are checked apart, and no file by those of another."""
    apart = grouped(rules)
    for group in apart:
        settings = references(group, given)
        with nomenclature.using(settings.editions):
            yield from settings.findings
            yield from Rules(*group).findings()
    read_rules = Rules(*rules) if rules and declarations else None
    for group in (declarations,) if declarations and len(apart) == 1 else grouped(declarations):
        settings = references(apart[0] if len(apart) == 1 else group, given)
        with nomenclature.using(settings.editions):
            yield from settings.findings
            yield from declaration_findings(group, tables, read_rules)


def declaration_findings(paths: tuple[str, ...], tables: Tables, rules: Rules | None) -> list[Finding]:
    """Everything in declarations: their codes against the edition they name, their names against the rules."""
    declarations, findings = read(paths, tables)
    if declarations:
        from roolang.check import check_declaration
        from roolang.interpret import Known, check_names

        names = rules.known() if rules else Known()
    for declaration in declarations:
        findings += check_declaration(declaration, declaration.edition)
        findings += check_names(declaration, names)
    return findings


def _summary(findings: list[Finding], files: int) -> str:
    counted = Counter(finding.severity for finding in findings)
    said = [f"{counted[each]} {each.value}{'s' if counted[each] != 1 else ''}" for each in Severity if counted[each]]
    return f"{files} file{'s' if files != 1 else ''} checked: {', '.join(said) or 'nothing to report'}"
