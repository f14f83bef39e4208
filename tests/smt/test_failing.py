"""A solver that fails at something, and what it answers after that."""

from __future__ import annotations

import pytest

from roolang.diff.searching import Tiers
from roolang.smt.pair import Pair
from roolang.smt.script import Script
from roolang.smt.solver import Solver
from tests.smt.texts import program

pytest.importorskip("z3", reason="the solver is not installed")
ONE_NUMBER = Script("(declare-const x1 Real)", {}, {"x": "x1"}, {})


def test_after_a_failure_nothing_is_said_of_what_was_half_told() -> None:
    """x is above 3; whether it is below 2 is asked and taken back, and the batch fails before it is.

    Taken as told but for that, 3 < x would be refuted by an assertion that nobody makes any more.
    """
    with Solver() as solver:
        solver.tell(ONE_NUMBER, ["(> x1 3.0)"])
        solver.keep("(assert (< x1 2.0))")
        assert solver.ask().result == "unsat"
        told = solver.told
        solver.keep("this is no formula")
        solver.drop(2)
        assert solver.ask().result == "unknown"
        assert solver.told != told
        assert solver.ask().result == "unknown"
        solver.tell(ONE_NUMBER, ["(> x1 3.0)"])
        assert solver.ask().result == "sat"


def test_a_search_tells_again_what_was_forgotten() -> None:
    one = program("ONE", "rule for 87.03 requires change from any other subheading\n")
    other = program("OTHER", "rule for 87.03 requires change from any other heading\n")
    with Solver() as solver:
        searching = Tiers(Pair(one, other, "870323", tiers=1), solver)
        assert searching.way(1)[0] == "unsat"
        solver.keep("this is no formula")
        assert solver.ask().result == "unknown"
        assert searching.way(0)[0] == "sat"


def test_an_answer_is_that_of_another_question_only_if_both_look_as_deep() -> None:
    """Of plain materials the same is asked; where what is in a material counts, that is not all there is to ask."""
    one = program("ONE", "rule for 87.03 requires change from any other heading\n")
    plain, deep = (Pair(one, one, "870323", tiers=1) for _ in range(2))
    deep.deep = True
    with Solver() as solver:
        assert Tiers(plain, solver).asked != Tiers(deep, solver).asked
        assert Tiers(plain, solver).asked == Tiers(plain, solver).asked
