"""`roolang test --coverage`: which conditions the tests have seen to decide, both ways."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from time import monotonic

from roolang.cli.outputs import OUT, clash
from roolang.cli.screen import findings_json, misused, print_findings, print_json
from roolang.cli.test import files_of
from roolang.coverage import Coverage, measured
from roolang.coverage.exchange import as_cobertura, as_lcov
from roolang.coverage.page import as_html
from roolang.coverage.proving import proved
from roolang.coverage.table import lines, plain, share
from roolang.diagnostics import Finding, has_errors
from roolang.diff.semantic import INSTALL
from roolang.workspace.writing import write


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: the tests, the rules that they are for, where reports go, the least share."""

    paths: tuple[str, ...]
    of: tuple[str, ...]
    name: str
    html: str | None
    lcov: str | None
    cobertura: str | None
    least: int | None
    as_json: bool
    prove: bool = False
    seconds: float | None = None

    @property
    def outputs(self) -> list[tuple[str, str]]:
        """The reports to write."""
        named = ("--coverage-html", self.html), ("--lcov", self.lcov), ("--cobertura", self.cobertura)
        return [(option, file) for option, file in named if file is not None]


WRITERS = {"--coverage-html": as_html, "--lcov": as_lcov, "--cobertura": as_cobertura}


def run(request: Request) -> int:
    """Measures and prints; 1 if a test failed or could not run, 3 if the share is less than was asked for."""
    findings: list[Finding] = []
    files = files_of(request.paths, findings)
    if lost := clash(request.outputs, files):
        print_findings(lost)
        return 2
    coverage = measured(files, request.of, request.name)
    findings += coverage.findings
    if request.prove:
        until = monotonic() + request.seconds if request.seconds is not None else math.inf
        coverage, there = proved(coverage, request.of or files, until)
        if not there:
            print(f"nothing is proved: there is no solver; {INSTALL}", file=sys.stderr)
    if not misused(findings):
        findings += _written(request, coverage)
    findings = list(dict.fromkeys(findings))
    print_findings(findings)
    if request.as_json:
        print_json({"schema": "roolang/coverage/1", **plain(coverage), "findings": findings_json(findings)})
    elif not misused(findings) and OUT not in (file for _, file in request.outputs):
        if coverage.seen or not has_errors(findings):
            _print(coverage)
        if _too_little(request, coverage):
            print(f"less than the {request.least} % asked for")
    if misused(findings):
        return 2
    if coverage.failed or has_errors(findings) or not coverage.expectations:
        return 1
    return 3 if _too_little(request, coverage) else 0


def _written(request: Request, coverage: Coverage) -> list[Finding]:
    """Writes the reports; what could not be."""
    found: list[Finding] = []
    for option, file in request.outputs:
        text = WRITERS[option](coverage)
        if file == OUT:
            print(text, end="")
        elif unwritten := write(Path(file), text):
            found.append(unwritten)
    return found


def _print(coverage: Coverage) -> None:
    for line in lines(coverage):
        print(line)
    if coverage.failed:
        print(f"{coverage.failed} of {coverage.expectations} expectations are not met; they see nothing")
    both, every = coverage.both, coverage.counted
    print(f"\n{both:,} of {every:,} conditions seen to decide both ways ({share(both, every)}), "
          f"by {coverage.expectations:,} expectations")  # fmt: skip


def _too_little(request: Request, coverage: Coverage) -> bool:
    if request.least is None:
        return False
    return Fraction(100 * coverage.both) < request.least * coverage.counted
