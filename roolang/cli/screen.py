"""Where words go: findings to standard error, results to standard output, colours only on a terminal."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from roolang.diagnostics import Finding, Severity
from roolang.diagnostics.render import in_order, to_concise, to_json, to_plain, to_text
from roolang.limits import MAX_SHOWN


def misused(findings: Iterable[Finding]) -> bool:
    """Whether an error is about the command line: wrong usage has a status of its own."""
    return any(each.severity is Severity.ERROR and each.where.option for each in findings)


def on_terminal() -> bool:
    """Whether a person looks at standard output, and wants colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def print_findings(findings: Iterable[Finding], form: str = "") -> None:
    """Findings for people on standard error, each once, in the order of the files.

    `form` is `text`, with carets, `plain`, sentences for a screen reader, or `concise`, a line each; when it is not
    given, the setting `ROOLANG_PLAIN` chooses between the first two.
    """
    form = form or ("plain" if "ROOLANG_PLAIN" in os.environ else "text")
    style = sys.stderr.isatty() and "NO_COLOR" not in os.environ
    ordered = in_order(dict.fromkeys(findings))
    shown = ordered if form == "concise" or len(ordered) <= MAX_SHOWN else _gravest(ordered)
    for finding in shown:
        if form == "concise":
            print(to_concise(finding), file=sys.stderr)
        else:
            print(to_plain(finding) if form == "plain" else to_text(finding, style), end="\n\n", file=sys.stderr)
    if len(shown) < len(ordered):
        more = f"and {len(ordered) - len(shown):,} more: `roolang check --format concise` lists them all"
        print(more, file=sys.stderr)


def _gravest(findings: Sequence[Finding]) -> Sequence[Finding]:
    """As many as are shown, errors before warnings."""
    by_weight = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
    return in_order(by_weight[:MAX_SHOWN])


def findings_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings for programs."""
    return to_json(dict.fromkeys(findings))


def print_json(value: object) -> None:
    """A value as JSON on standard output."""
    print(written_json(value, indent=2))


def written_json(value: object, indent: int | None = None) -> str:
    """A value as JSON of characters that standard output has: `\\xe9`, as words are written there, is no JSON."""
    encoding = sys.stdout.encoding or "utf-8"
    return json.dumps(value, ensure_ascii=codecs.lookup(encoding).name != "utf-8", indent=indent)
