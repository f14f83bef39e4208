"""Questions on shipped texts that the solver once left unanswered."""

from __future__ import annotations

import pytest

from roolang.diff.searching import Tiers
from roolang.smt.pair import Pair
from roolang.smt.question import UNSAT
from roolang.smt.solver import Solver
from tests.smt.shipped import moved, programs

pytest.importorskip("z3", reason="the solver is not installed")


def test_limits_of_a_text_with_full_accumulation_and_insufficient_operations() -> None:
    """What is not enough is the same in both, by one name, so sums over what is opened are one sum."""
    text = dict(next(programs(("pem",))))["PEM_2021"]
    with Solver(20) as solver:
        assert Tiers(Pair(text, moved(text), "180610", tiers=1), solver, small=False).way(0)[0] == UNSAT


def test_a_treatment_that_hangs_on_a_limit_does_not_hide_that_sums_are_the_same() -> None:
    found = dict(next(programs(("cptpp",))))
    with Solver(20) as solver:
        pair = Pair(found["CPTPP"], found["CPTPP_REMANUFACTURED"], "870600", tiers=1)
        assert Tiers(pair, solver, small=False).way(0)[0] == UNSAT
