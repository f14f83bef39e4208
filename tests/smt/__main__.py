"""`python -m tests.smt --pairs 100000`: so many pairs of programs, each claim tried; prints what became of them."""

from __future__ import annotations

import argparse
from collections import Counter
from time import monotonic

from roolang.smt.solver import Solver
from tests.smt.trying import tried


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    asked = parser.parse_args()
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


if __name__ == "__main__":
    raise SystemExit(main())
