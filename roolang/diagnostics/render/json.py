"""Findings for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from roolang.diagnostics.model import Finding, Label
from roolang.diagnostics.place import Place
from roolang.diagnostics.render.concise import in_order


def to_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """A list of dicts, ready for `json.dumps`, by file and place.

    Each has `code`, `severity`, `message`, `file`, `line`, `column`, `end_line`, `end_column`, `label`, `path`,
    `where`, `help`, `others`, `fixes`. Lines and columns count from one, in characters; the end is not included.
    What is not known of the place, or has none, is `None`; `path` leads to a value in the file, and `where` says in
    words what no label shows.
    """
    return [_finding(finding) for finding in in_order(findings)]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        **(_place(finding.label) if finding.label else _unlabelled(finding.where)),
        "path": finding.where.path or None,
        "where": str(finding.where),
        "help": finding.help,
        "others": [_place(other) for other in finding.others],
        "fixes": [{**_place(Label(fix.span)), "new": fix.new} for fix in finding.fixes],
    }


def _unlabelled(where: Place) -> dict[str, Any]:
    start = {"file": where.file or None, "line": where.line or None, "column": where.column or None}
    return {**start, "end_line": None, "end_column": None, "label": ""}


def _place(label: Label) -> dict[str, Any]:
    span = label.span
    (line, column), (end_line, end_column) = span.place, span.source.place(span.end)
    return {
        "file": span.source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "label": label.text,
    }
