"""`roolang test --mutants`: small changes of the rules, and whether the tests notice them."""

from __future__ import annotations

from dataclasses import dataclass

from roolang.cli.progress import Progress
from roolang.cli.screen import findings_json, misused, print_findings, print_json
from roolang.cli.test import files_of
from roolang.coverage.table import share
from roolang.diagnostics import Finding, has_errors
from roolang.mutants import Bounds, tried_out
from roolang.mutants.suite import KILLED
from roolang.mutants.table import lines, plain


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: the tests, the rules to change, and how much of that."""

    paths: tuple[str, ...]
    of: tuple[str, ...]
    name: str
    limit: int | None
    seconds: float | None
    seed: int
    as_json: bool


def run(request: Request) -> int:
    """Tries and prints; 1 if a file has errors, or a test fails even by the rules as they are."""
    findings: list[Finding] = []
    files = files_of(request.paths, findings)
    bounds = Bounds(request.limit, request.seconds, request.seed)
    with Progress("changing rules", len(files) + 1) as progress:
        report = tried_out(files, request.of, request.name, bounds, progress.step)
    findings = list(dict.fromkeys([*findings, *report.findings]))
    print_findings(findings)
    if request.as_json:
        print_json({"schema": "roolang/mutants/1", **plain(report), "findings": findings_json(findings)})
    elif not misused(findings):
        for line in lines(report):
            print(line)
        killed, told = report.count(KILLED), report.told
        untried = f"; {report.count('untried'):,} not tried" if report.count("untried") else ""
        same = f"; {report.count('same'):,} mean the same" if report.count("same") else ""
        print(f"\n{killed:,} of {told:,} changes noticed ({share(killed, told)}){same}{untried}")
        if report.failed:
            failed = "1 expectation is" if report.failed == 1 else f"{report.failed:,} expectations are"
            print(f"{failed} not met by the rules as they are, and can notice nothing")
    if misused(findings):
        return 2
    return 1 if report.failed or has_errors(findings) else 0
