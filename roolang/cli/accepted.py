"""`roolang test --review` and `--accept`: what was found in the place of what was expected, looked at and written."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from roolang.cli.generate import own_files
from roolang.cli.screen import print_findings
from roolang.diagnostics import Finding, has_errors
from roolang.domain import nomenclature
from roolang.workspace.accepting import Accepted, accepted, rewritten
from roolang.workspace.files import shown
from roolang.workspace.settings import references
from roolang.workspace.workspace import load
from roolang.workspace.writing import write


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: the tests, and whether the files are to be changed or only what would be is to be shown."""

    paths: tuple[str, ...]
    name: str
    accept: bool


def run(request: Request) -> int:
    """Shows or writes; 1 if something is left that is not met, or could be accepted and was only shown."""
    findings: list[Finding] = []
    changed = left = 0
    for path in own_files(request.paths or (".",), findings):
        found, text = _looked_at(path, request.name, findings)
        edits = [edit for each in found for edit in each.edits]
        new = rewritten(text, edits)
        changed += sum(bool(each.edits) for each in found)
        left += sum(not each.edits for each in found)
        _show(shown(path), text, new, found)
        if request.accept and new != text and (unwritten := write(path, new)):
            findings.append(unwritten)
    print_findings(findings)
    _sum(changed, left, request)
    return 1 if left or has_errors(findings) or (changed and not request.accept) else 0


def _looked_at(path: Path, words: str, findings: list[Finding]) -> tuple[list[Accepted], str]:
    """The expectations of a file that are not met, and its text."""
    settings = references((str(path),))
    with nomenclature.using(settings.editions):
        workspace = load(str(path))
        workspace.correlations = tuple(settings.correlations)
        findings += workspace.findings
        text = workspace.modules[-1].source.text if workspace.modules else ""
        return ([] if has_errors(workspace.findings) else list(accepted(workspace, words))), text


def _show(name: str, text: str, new: str, found: list[Accepted]) -> None:
    for line in unified_diff(text.splitlines(), new.splitlines(), name, f"{name}, as found", lineterm=""):
        print(line)
    for each in found:
        if not each.edits:
            print(f'left as it is: "{each.outcome.test}" ({each.outcome.span}): {each.reason}', file=sys.stderr)


def _sum(changed: int, left: int, request: Request) -> None:
    if not changed and not left:
        print("every expectation is met: nothing to accept")
        return
    done = "accepted" if request.accept else "to accept: `roolang test --accept` writes them"
    print(f"{changed} expectations {done}" + (f"; {left} left as they are" if left else ""))
