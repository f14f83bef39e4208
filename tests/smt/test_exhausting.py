"""Claims on small programs held against every small product: the slice of `python -m tests.smt` that runs with the suite."""

from __future__ import annotations

import pytest

from roolang.smt.solver import Solver
from tests.smt.exhausting import Exhausting
from tests.smt.small import FAMILIES, Family

pytest.importorskip("z3", reason="the solver is not installed")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda each: each.name)
def test_no_claim_is_contradicted_by_any_small_product(family: Family) -> None:
    with Solver() as solver:
        found = Exhausting(family, 7, 6).run(solver, 15)
    assert found.wrong == []
    assert found.pairs == 15
    assert found.witnesses > 5
