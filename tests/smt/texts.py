"""Small texts to compare, and how."""

from __future__ import annotations

from datetime import date

from roolang.diff.semantic import compare
from roolang.diff.semantics import Group
from roolang.ir.program import Program
from roolang.workspace.judging import programs_for
from roolang.workspace.workspace import Workspace, load, load_text

DAY = date(2024, 1, 1)
FRAME = 'language 1 agreement {name} "{name}" parties CA, MX, US nomenclature HS 2022 in force 2020-01-01\n'


def program(name: str, text: str) -> Program:
    """A text of a few statements, as a program."""
    workspace = load_text(FRAME.format(name=name) + text)
    assert workspace.findings == (), workspace.findings
    return only(workspace, name)


def standard(rules: str, under: str, day: date = DAY, *readings: str) -> Program:
    """A program of the standard rules."""
    return only(load(rules), under, day, *readings)


def only(workspace: Workspace, name: str, day: date = DAY, *readings: str) -> Program:
    findings, programs = programs_for(workspace, name, (name,), day, readings)
    assert programs, findings
    return programs[0][0]


def compared(a: str | Program, b: str | Program, code: str = "870323") -> Group:
    """How two texts relate on goods of a code; everything found is confirmed."""
    one = program("ONE", a) if isinstance(a, str) else a
    other = program("OTHER", b) if isinstance(b, str) else b
    found = compare(one, other, [code])
    assert found.findings == ()
    (group,) = found.groups
    for witness, mine in ((group.only_a, 0), (group.only_b, 1)):
        if witness is not None:
            assert witness.judgements[mine].verdict == "originating"
            assert witness.judgements[1 - mine].verdict != "originating"
    return group
