"""Rows as JSON lines: `{"agreement", "heading", "subdivision", "rules": [{"text", "operator"}...]}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from roolang.diagnostics import Finding, Place
from roolang.draft.annex import Clause, Document, Row, clause
from roolang.draft.headings import entries_of
from roolang.limits import MAX_PER_CODE, MAX_ROWS
from roolang.source import SourceFile

BETWEEN_LEVELS = "▸"
OPERATORS = ("", "or", "and")
EXAMPLE = '{"agreement": "NORTH", "heading": "8407", "subdivision": "", "rules": [{"text": "CTH", "operator": null}]}'


def read_jsonl(source: SourceFile) -> Document:
    """The rows of a file, line by line; a line that is no row is a finding, and the others stand."""
    rows: list[Row] = []
    findings: list[Finding] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        if not line.strip():
            continue
        if len(rows) >= MAX_ROWS:
            findings.append(
                Finding(
                    "RL9104", f"the file has more than {MAX_ROWS:,} rows", where=Place(source.name), help="divide it"
                )
            )
            break
        where = f"{source.name}: line {number}"
        row, trouble = _row(line, where)
        if row is not None:
            rows.append(row)
        findings += [
            Finding("RL9105", each, where=Place(source.name, line=number), help=f"a row is `{EXAMPLE}`")
            for each in trouble
        ]
    if not rows and not findings:
        findings.append(
            Finding("RL9103", "the file holds no rows", where=Place(source.name), help=f"a row is `{EXAMPLE}`")
        )
    return Document(source.name, tuple(rows), findings=tuple(_few(findings)))


def _few(findings: list[Finding]) -> Iterator[Finding]:
    yield from findings[:MAX_PER_CODE]
    if len(findings) > MAX_PER_CODE:
        more = len(findings) - MAX_PER_CODE
        yield Finding("RL9105", f"and {more:,} more lines are no rows", where=Place(findings[0].where.file))


def _row(line: str, where: str) -> tuple[Row | None, list[str]]:
    try:
        value: Any = json.loads(line)
    except ValueError as error:
        return None, [f"this line is no JSON: {error}"]
    except RecursionError:
        return None, ["this line is nested too deeply"]
    if not isinstance(value, dict):
        return None, ["this line is no object of JSON"]
    trouble = [
        f"`{name}` is no text" for name in ("agreement", "heading", "subdivision") if not _is_text(value.get(name))
    ]
    rules = value.get("rules")
    if not isinstance(rules, list) or not rules:
        return None, [*trouble, "`rules` is no list of rules, or an empty one"]
    clauses: list[Clause] = []
    for i, each in enumerate(rules):
        if not isinstance(each, dict) or not isinstance(each.get("text"), str):
            return None, [*trouble, f"`rules[{i}]` has no `text`"]
        operator = each.get("operator") or ""
        if operator not in OPERATORS:
            trouble.append(f"the operator of `rules[{i}]` is neither `or` nor `and`")
            operator = ""
        clauses.append(clause(f"{where}: rules[{i}].text", each["text"], operator))
    if trouble and any("is no text" in each for each in trouble):
        return None, trouble
    agreement, heading, words = (
        " ".join((value.get(n) or "").split()) for n in ("agreement", "heading", "subdivision")
    )
    levels = () if entries_of(words) else tuple(part.strip() for part in words.split(BETWEEN_LEVELS) if part.strip())
    return Row(heading, tuple(clauses), levels, agreement, where), trouble


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)
