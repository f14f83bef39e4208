"""What a proof may take at most: time, memory, kinds of lines."""

from __future__ import annotations

import pytest

from roolang import limits
from roolang.smt.script import Script
from roolang.smt.solver import Solver, SolverGone
from tests.smt.texts import compared

pytest.importorskip("z3", reason="the solver is not installed")
BIRDS = 13
"""So many, in one hole less: nobody proves quickly that there is no room."""


def crowded() -> Script:
    """Each bird is in a hole, and no two in one."""
    names = [[f"b{bird * BIRDS + hole}" for hole in range(BIRDS - 1)] for bird in range(BIRDS)]
    lines = [f"(declare-const {name} Bool)" for row in names for name in row]
    lines += [f"(assert (or {' '.join(row)}))" for row in names]
    for hole in range(BIRDS - 1):
        for i in range(BIRDS):
            lines += [f"(assert (not (and {names[i][hole]} {names[j][hole]})))" for j in range(i)]
    return Script("\n".join(lines), {}, {}, {})


def test_a_question_that_takes_too_long_is_not_answered() -> None:
    assert Solver().seconds == limits.SOLVER_SECONDS
    with Solver(seconds=0.5) as solver:
        solver.tell(crowded(), ())
        assert solver.ask().result == "unknown"


def test_a_solver_without_memory_is_gone() -> None:
    assert Solver().megabytes == limits.SOLVER_MEGABYTES
    with Solver(megabytes=60) as solver, pytest.raises(SolverGone):
        solver.tell(crowded(), ())
        solver.ask()


def test_too_many_kinds_of_lines_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = "rule for 87.03 requires change from any other {}\n"
    assert compared(rule.format("heading"), rule.format("subheading")).relation == "A stricter"
    monkeypatch.setattr("roolang.smt.pair.MAX_KINDS", 0)
    assert compared(rule.format("heading"), rule.format("subheading")).relation == "not proved"
