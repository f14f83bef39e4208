"""A few words of rules and a declaration, judged."""

from __future__ import annotations

from datetime import date
from typing import Any

from roolang.diagnostics import has_errors
from roolang.domain.declaration import Declaration
from roolang.domain.loading import declarations_from
from roolang.interpret import Judgement, judge
from roolang.ir.program import Program
from roolang.lower import View
from roolang.workspace.workspace import load_text

DAY = date(2024, 1, 1)
FRAME = "language 1 agreement DEMO parties CA, MX, US nomenclature HS 2022\n"


def program_of(rules: str, on: date = DAY) -> Program:
    """The rules as agreement DEMO of CA, MX and US."""
    workspace = load_text(FRAME + rules)
    assert not has_errors(workspace.findings), workspace.findings
    text = workspace.library.find("DEMO")
    assert text is not None
    program, findings = workspace.program(text, View(on, "", ()))
    assert not has_errors(findings), findings
    return program


def declared(data: dict[str, Any]) -> Declaration:
    """The one declaration that the data make, without an error."""
    (declaration,), findings = declarations_from(data, "test")
    assert not has_errors(findings), findings
    return declaration


def judged(rules: str, data: dict[str, Any]) -> Judgement:
    """The judgement of a declaration under some rules."""
    return judge(program_of(rules), declared(data))


def codes(judgement: Judgement) -> set[str]:
    """The codes of what was noted on the way."""
    return {code for code, _, _ in judgement.notes}
