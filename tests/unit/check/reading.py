"""Texts into findings, for the tests of this folder."""

from __future__ import annotations

from roolang.check import check
from roolang.diagnostics import Finding
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax.tree import Module

HEAD = 'agreement ABC "Agreement of three" parties CA, MX, US nomenclature HS 2022 in force 2020-01-01 to 2030-12-31\n'


def module(text: str, name: str = "text.roo") -> Module:
    """The tree of a text that reads without findings."""
    found, findings = parse(SourceFile(name, text))
    assert not findings, findings
    return found


def findings(text: str, *before: str) -> tuple[Finding, ...]:
    """What is found in a text; texts before it are loaded, but not reported on."""
    others = [(module(other, f"before{i}.roo"), False) for i, other in enumerate(before)]
    return check([*others, (module(text), True)])


def found(text: str, *before: str) -> list[tuple[str, str]]:
    """Codes of findings, each with the words it points at."""
    return [(each.code, words_of(each)) for each in findings(text, *before)]


def only(text: str, *before: str) -> Finding:
    """The one finding in a text."""
    every = findings(text, *before)
    assert len(every) == 1, every
    return every[0]


def words_of(finding: Finding) -> str:
    """The words that a finding points at."""
    return " ".join(finding.label.span.text.split()) if finding.label else ""


def others_of(finding: Finding) -> list[str]:
    """The words that a finding mentions besides."""
    return [" ".join(other.span.text.split()) for other in finding.others]
