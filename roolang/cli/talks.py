"""`roolang talks`: what is agreed and what is open in a consolidated text."""

from __future__ import annotations

from roolang.cli.screen import findings_json, print_findings, print_json
from roolang.diagnostics import Finding, has_errors
from roolang.diff.report_talks import as_json, as_text
from roolang.diff.side import side
from roolang.diff.talks import Talks, talks
from roolang.lower import View
from roolang.syntax import tree as t
from roolang.workspace.rules import Rules
from roolang.workspace.workspace import Workspace


def run(rules: str, *, as_data: bool) -> int:
    """Prints what stands in every consolidated text of the rules; 1 if they have errors or hold none."""
    workspace = Rules(rules).workspace
    findings = list(workspace.findings)
    found = [] if has_errors(findings) else _talks(workspace)
    if not found and not has_errors(findings):
        help_ = "begin one with `consolidated text NAME among CA, MX, US`"
        findings.append(Finding("RL7303", "these rules hold no consolidated text", where=rules, help=help_))
    if as_data:
        texts = [as_json(each) for each in found]
        print_json({"schema": "roolang/talks/1", "texts": texts, "findings": findings_json(findings)})
    else:
        print_findings(findings)
        print("\n".join(map(as_text, found)), end="")
    return 1 if has_errors(findings) else 0


def _talks(workspace: Workspace) -> list[Talks]:
    texts = [workspace.library.texts[key] for key in workspace.library.own]
    found = []
    for text in texts:
        if isinstance(text.header, t.Consolidated):
            whole, _ = workspace.edition(text)
            day = text.header.dated or workspace.days(text)[0]
            found.append(talks(text, side(whole, workspace.library, View(day, text.header.parties[0]))))
    return found
