"""Claims on small programs held against every small product: the slice of `python -m tests.smt` that runs with the suite."""

from __future__ import annotations

from itertools import combinations

import pytest

from roolang.diff.semantic import compare
from roolang.ir.program import Program
from roolang.smt.solver import Solver
from tests.smt.exhausting import GOOD, Exhausting, Judged
from tests.smt.small import FAMILIES, Family

pytest.importorskip("z3", reason="the solver is not installed")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda each: each.name)
def test_no_claim_is_contradicted_by_any_small_product(family: Family) -> None:
    with Solver() as solver:
        found = Exhausting(family, 7, 6).run(solver, 15)
    assert found.wrong == []
    assert found.pairs == 15
    assert found.witnesses > 5


class Unjudged(Exhausting):
    """Only the programs of a slice."""

    def _judged(self, program: Program, *_: object) -> Judged:
        return Judged(program, 0, 0)


def test_an_example_that_was_made_smaller_may_need_a_cut_that_nobody_asked() -> None:
    """The one pair of 102,345 whose example was not confirmed: the smaller one originates under both, by another cut."""
    (tiers,) = (each for each in FAMILIES if each.name == "tiers")
    programs = Unjudged(tiers, 65000, 98).judged
    a, b = next(pair for k, pair in enumerate(combinations(range(150), 2)) if k == 8196)
    with Solver() as solver:
        found = compare(programs[a].program, programs[b].program, [GOOD], solver=solver)
    assert found.findings == ()
    assert found.groups[0].relation == "cross"
    assert found.groups[0].only_a is not None and found.groups[0].only_b is not None
