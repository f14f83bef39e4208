"""`python -m tests.smt --pairs 100000`: so many pairs of programs, each claim tried; prints what became of them.

With `--cells`, no solver is asked: the formulas of each pair are held against the interpreter on 25 products instead.
"""

from __future__ import annotations

import argparse
from collections import Counter
from time import monotonic

from roolang.smt.solver import Solver
from tests.smt.holding import held
from tests.smt.trying import tried


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--cells", action="store_true")
    asked = parser.parse_args()
    if asked.cells:
        return cells(asked.seed, asked.pairs, asked.seconds)
    started, count = monotonic(), 0
    relations, wrong, witnesses = Counter[str](), list[str](), 0
    solver = Solver()
    for seed in range(asked.seed, asked.seed + asked.pairs):
        tally = tried(seed, solver)
        relations.update(tally.relations)
        witnesses += tally.witnesses
        wrong += tally.wrong
        for each in tally.wrong:
            print(each[:2000], flush=True)
        count += 1
        if monotonic() - started > asked.seconds:
            break
    solver.stop()
    print(
        f"{count} pairs in {monotonic() - started:.0f} s: {dict(relations)}, {witnesses} witnesses, {len(wrong)} wrong"
    )
    return 1 if wrong else 0


def cells(first: int, pairs: int, seconds: float) -> int:
    """Formulas held against the interpreter: pairs of either kind by turns."""
    started, counts, failures, count = monotonic(), Counter[str](), 0, 0
    for seed in range(first, first + pairs):
        found, wrong = held(seed, 25, rarer=bool(seed % 2))
        counts += found
        failures += len(wrong)
        count += 1
        for each in wrong[:1]:
            print(each[:2000], flush=True)
        if monotonic() - started > seconds:
            break
    print(f"{count} pairs in {monotonic() - started:.0f} s: {dict(counts)}, {failures} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
