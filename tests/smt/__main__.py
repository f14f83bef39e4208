"""`python -m tests.smt --pairs 100000`: pairs of small programs, each claim held against every small product.

The pairs come in slices, one a seed, each of one family by turns; a line is printed for each slice, so a run that was stopped
goes on with `--seed`. `--wide` tries programs with more of the core in them on products made at random instead, and `--cells`
holds their formulas against the interpreter without a solver. `--shipped` asks of the shipped texts, or of some, what the
solver leaves unanswered (`shipped.py`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from time import monotonic

from roolang.limits import SOLVER_SECONDS
from roolang.smt.solver import Solver
from tests.smt.exhausting import Exhausting, Slice
from tests.smt.holding import held
from tests.smt.shipped import shipped
from tests.smt.small import FAMILIES
from tests.smt.trying import tried

PROGRAMS = 100
"""So many programs make a slice: each is judged on every product, and compared with every other."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--family", choices=[family.name for family in FAMILIES])
    parser.add_argument("--programs", type=int, default=PROGRAMS)
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--cells", action="store_true")
    parser.add_argument("--shipped", nargs="*", metavar="NAME", help="shipped texts, each against itself changed")
    asked = parser.parse_args()
    if asked.shipped is not None:
        return shipped(tuple(asked.shipped), min(asked.seconds, SOLVER_SECONDS))
    if asked.cells:
        return cells(asked.seed, asked.pairs, asked.seconds)
    return wide(asked.seed, asked.pairs, asked.seconds) if asked.wide else exhausted(asked)


def exhausted(asked: argparse.Namespace) -> int:
    """Slice after slice until there are as many pairs as asked."""
    started, total, seed = monotonic(), Slice(), asked.seed
    families = [each for each in FAMILIES if asked.family in (None, each.name)]
    with Solver() as solver:
        while total.pairs < asked.pairs and monotonic() - started < asked.seconds:
            began, family = monotonic(), families[seed % len(families)]
            found = Exhausting(family, seed, asked.programs).run(solver, asked.pairs - total.pairs)
            for each in found.wrong:
                print(each[:2000], flush=True)
            print(f"seed {seed}, {family.name}: {found} in {monotonic() - began:.0f} s", flush=True)
            total.more(found)
            seed += 1
    print(f"all: {total} in {monotonic() - started:.0f} s; go on with --seed {seed}")
    return 1 if total.wrong else 0


def wide(first: int, pairs: int, seconds: float) -> int:
    """Programs with more of the core in them, on products made at random."""
    started, count = monotonic(), 0
    relations, wrong, witnesses = Counter[str](), list[str](), 0
    with Solver() as solver:
        for seed in range(first, first + pairs):
            tally = tried(seed, solver)
            relations.update(tally.relations)
            witnesses += tally.witnesses
            wrong += tally.wrong
            for each in tally.wrong:
                print(each[:2000], flush=True)
            count += 1
            if monotonic() - started > seconds:
                break
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
