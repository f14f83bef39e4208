"""Claims about small programs, each tried on products: the slice of `python -m tests.smt` that runs with the suite."""

from __future__ import annotations

from roolang.smt.solver import Solver
from tests.smt.trying import tried


def test_no_claim_is_contradicted_and_every_example_is_confirmed() -> None:
    with Solver() as solver:
        tallies = [tried(seed, solver) for seed in range(12)]
    assert [wrong for tally in tallies for wrong in tally.wrong] == []
    relations = {relation for tally in tallies for relation in tally.relations}
    assert relations >= {"same", "A stricter"}
