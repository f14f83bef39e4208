"""What a proof may take at most: time, memory, kinds of lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from roolang import limits
from roolang.diagnostics import Finding
from roolang.diff.deep import Deep, deep
from roolang.diff.searching import Tiers
from roolang.diff.semantic import compare
from roolang.diff.witness import as_found
from roolang.ir.nodes import Case
from roolang.smt.pair import Pair
from roolang.smt.question import Model, Question
from roolang.smt.script import Script
from roolang.smt.solver import Found, Solver, SolverGone
from tests.smt.texts import compared, program

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


def test_an_example_with_more_ways_to_open_it_than_are_judged_is_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it comes from the solver it is not confirmed; a smaller one is."""
    shown = list[int]()
    monkeypatch.setattr("roolang.diff.searching.as_found", lambda *_: shown.append(1) if not shown else as_found(*_))
    pair = Pair(program("ONE", SUBHEADING), program("OTHER", HEADING), "870323", tiers=1)
    with Solver() as solver:
        result, made = Tiers(pair, solver, small=False).way(0)
    assert shown
    assert result == "sat"
    assert made is not None
    assert [each.verdict for each in made.judgements] == ["originating", "non-originating"]


def test_what_was_asked_before_does_not_change_an_example() -> None:
    """So two runs, and runs on more or fewer processors, show the same products."""
    one = program("ONE", SUBHEADING + "rule for 84.07 requires change from any other chapter\n")
    other = program("OTHER", HEADING + "rule for 84.07 requires change from any other heading\n")
    with Solver() as solver:
        compare(one, other, ["840734"], solver=solver)
        later = compare(one, other, ["870323"], solver=solver).groups[0].only_a
    first = compare(one, other, ["870323"]).groups[0].only_a
    assert first is not None
    assert later is not None
    assert later.fields == first.fields


def test_too_many_kinds_of_lines_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = "rule for 87.03 requires change from any other {}\n"
    assert compared(rule.format("heading"), rule.format("subheading")).relation == "A stricter"
    monkeypatch.setattr("roolang.smt.pair.MAX_KINDS", 0)
    assert compared(rule.format("heading"), rule.format("subheading")).relation == "not proved"


HEADING = "rule for 87.03 requires change from any other heading\n"
SUBHEADING = HEADING.replace("heading", "subheading")


def without_solver(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody who starts Python from now on finds z3."""
    (folder / "z3.py").write_text("raise ImportError('No module named z3')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_without_a_solver_it_is_said_once_and_what_needs_none_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_solver(tmp_path, monkeypatch)
    parts = "rule for 87.08 requires change from any other heading\n"
    one, other = program("ONE", HEADING + parts), program("OTHER", SUBHEADING)
    found = compare(one, other, ["870323", "870340", "870899"])
    assert [(each.code, each.help) for each in found.findings] == [
        ("RL7251", "install it with `pip install 'roolang[prove]'`")
    ]
    assert {group.codes[0]: group.relation for group in found.groups} == {"870323": "not proved", "870899": "only A"}
    with Solver() as solver:
        assert [each.code for each in deep(one, solver)] == ["RL7251"]


def test_after_a_solver_that_died_the_next_question_has_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """It dies once, after the first example: the example is shown as it is, and the other direction is proved."""
    whole, died = Question.smallest, list[int]()

    def dying(self: Question, solver: Solver, i: int, found: Found, so: list[str]) -> Model:
        if not died:
            died.append(i)
            solver.stop()
            raise SolverGone("it ended, perhaps for want of memory")
        return whole(self, solver, i, found, so)

    monkeypatch.setattr(Question, "smallest", dying)
    found = compare(program("ONE", SUBHEADING), program("OTHER", HEADING), ["870323"])
    assert died == [0]
    assert found.headline == "B stricter"
    assert found.groups[0].only_a is not None


@pytest.mark.parametrize(("times", "codes", "headline"), [(1, [], "B stricter"), (2, ["RL7252"], "not proved")])
def test_a_solver_that_is_killed_while_it_is_asked(
    monkeypatch: pytest.MonkeyPatch, times: int, codes: list[str], headline: str
) -> None:
    """A question that finds it dead is asked once more, of a new one; then it is told."""
    whole, died = Solver._heard, list[int]()

    def heard(self: Solver, process: Popen[str]) -> dict[str, Any]:
        if self.asked and len(died) < times:
            died.append(process.pid)
            process.kill()
            process.wait()
        return whole(self, process)

    monkeypatch.setattr(Solver, "_heard", heard)
    found = compare(program("ONE", SUBHEADING), program("OTHER", HEADING), ["870323"])
    assert len(died) == times
    assert [each.code for each in found.findings] == codes
    assert found.headline == headline


def test_a_solver_that_is_killed_between_two_questions_is_gone_and_can_be_asked_again() -> None:
    """The pipe to it is broken, with a question in it that cannot be sent any more."""
    with Solver() as solver:
        solver.tell(Script("(declare-const b1 Bool)", {"one": "b1"}, {}, {}), ())
        assert solver.ask().result == "sat"
        process = solver._process
        assert process is not None
        process.kill()
        process.wait()
        with pytest.raises(SolverGone):
            solver.ask()
        solver.tell(Script("(declare-const b1 Bool)", {"one": "b1"}, {}, {}), ())
        assert solver.ask().result == "sat"


def test_a_solver_that_dies_while_it_answers_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half an answer is none."""
    half = 'print(\'{"ready": "4"}\', flush=True); input(); print(\'{"result": "uns\', end=\'\')'
    monkeypatch.setattr("roolang.smt.solver.Popen", lambda _, **so: Popen([sys.executable, "-c", half], **so))
    with Solver() as solver:
        solver.tell(Script("", {}, {}, {}), ())
        with pytest.raises(SolverGone, match="it ended"):
            solver.ask()


def test_after_a_solver_that_died_the_next_rule_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first rule's questions have no answer, which is told; the second rule's have."""
    never = (
        "rule for {} requires value of non-originating materials not more than 40% of transaction value\n"
        "  and regional value content less than 60% by transaction value\n"
    )
    whole, first = Deep.of_case, list[object]()

    def of_case(self: Deep, case: Case) -> Iterator[Finding]:
        first.append(case)
        if case is first[0]:
            self.solver.stop()
            raise SolverGone("it ended, perhaps for want of memory")
        return whole(self, case)

    monkeypatch.setattr(Deep, "of_case", of_case)
    with Solver() as solver:
        found = deep(program("ONE", never.format("84.01") + never.format("84.02")), solver)
        assert [each.code for each in found] == ["RL7310", "RL7252"]
