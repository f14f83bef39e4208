"""`python -m tests.batch --judgements 200000 [--seed 1] [--engine spark]`: columns held to the interpreter, program after program."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from roolang.columnar.engine import Engine
from tests.batch.generate import Maker
from tests.batch.holding import differences

GOODS = 250
"""So many goods are judged by each program."""


def _engine(name: str) -> Engine:
    if name == "duckdb":
        return Engine()
    from roolang.columnar.spark import SparkEngine

    return SparkEngine()


def main() -> int:
    """Tries until so many judgements were compared, or one differs."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--judgements", type=int, default=200_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--goods", type=int, default=GOODS, help="so many of each program")
    arguments.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    given = arguments.parse_args()
    engine, by = _engine(given.engine), Counter[str]()
    number = given.seed * 1_000_000
    while by.total() < given.judgements:
        case = Maker(number).case(given.goods)
        found, who = differences(case, engine)
        if found:
            print(f"seed {number}: {len(found)} differ, as good {found[0]}\n{case.program}")
            return 1
        by += who
        number += 1
    print(f"{by.total()} judgements alike: {dict(by)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
