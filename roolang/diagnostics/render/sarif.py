"""Findings as SARIF 2.1.0, the form that code hosts and build servers take in."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from roolang.diagnostics.catalog import CATALOG, Severity
from roolang.diagnostics.model import Finding, Fix, Label
from roolang.diagnostics.render.concise import in_order

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def to_sarif(findings: Iterable[Finding], version: str) -> dict[str, Any]:
    """One run of `roolang`, ready for `json.dumps`, by file and place.

    Lines and columns count from one in characters (`columnKind` says so), and the end is not included. A finding
    in a declaration has the file and, as a logical location, the path to the value.
    """
    ordered = in_order(findings)
    codes = sorted({finding.code for finding in ordered})
    driver = {"name": "roolang", "version": version, "rules": [_rule(code) for code in codes]}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes.index(finding.code)) for finding in ordered],
            }
        ],
    }


def _rule(code: str) -> dict[str, Any]:
    entry = CATALOG[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "defaultConfiguration": {"level": LEVELS[entry.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    said = f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": said},
        "locations": _locations(finding),
    }
    if finding.others:
        result["relatedLocations"] = [{"id": i, **_location(other)} for i, other in enumerate(finding.others)]
    if finding.fixes:
        result["fixes"] = [_fix(fix) for fix in finding.fixes]
    return result


def _locations(finding: Finding) -> list[dict[str, Any]]:
    if finding.label:
        return [_location(finding.label)]
    if not finding.where:
        return []
    where = finding.where
    name = ": ".join(part for part in (where.option, where.path) if part)
    place: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": name}]} if name else {}
    if where.file:
        region = {"startLine": where.line, **({"startColumn": where.column} if where.column else {})}
        there = {"artifactLocation": {"uri": _uri(where.file)}, **({"region": region} if where.line else {})}
        place = {"physicalLocation": there, **place}
    return [place]


def _uri(name: str) -> str:
    """The name of a file as a link, by its bytes: not every name is UTF-8."""
    try:
        return quote(os.fsencode(name))
    except UnicodeEncodeError:  # no name of a file that there is
        return quote(name.encode("utf-8", "backslashreplace"))


def _fix(fix: Fix) -> dict[str, Any]:
    place = _location(Label(fix.span))["physicalLocation"]
    edit = {"deletedRegion": place["region"], "insertedContent": {"text": fix.new}}
    return {"artifactChanges": [{"artifactLocation": place["artifactLocation"], "replacements": [edit]}]}


def _location(label: Label) -> dict[str, Any]:
    span = label.span
    (line, column), (end_line, end_column) = span.place, span.source.place(span.end)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    place = {"artifactLocation": {"uri": _uri(span.source.name)}, "region": region}
    return {"physicalLocation": place, **({"message": {"text": label.text}} if label.text else {})}
