"""`python -m benchmarks [PART...]`: the report, or parts of it, by the names of the modules here."""

from __future__ import annotations

import argparse
import platform

from benchmarks import (
    batch,
    checking,
    cold,
    drafting,
    editing,
    proving,
    shipped,
    startup,
    swift,
    tenfold,
    testing,
    verdicts,
)


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("part", nargs="*", help="checking, drafting, editing, startup, ...; else all")
    arguments.add_argument("--rounds", type=int, default=7, help="how often each is measured (7)")
    arguments.add_argument("--rules", type=int, default=5000, help="rules in the file that is checked (5000)")
    arguments.add_argument("--annex", type=int, default=1000, help="rules in each annex that is compared (1000)")
    arguments.add_argument("--goods", type=int, default=400, help="goods that are judged (400)")
    arguments.add_argument("--batch", type=int, default=100_000, help="goods that are judged by columns (100000)")
    arguments.add_argument("--tests", type=int, default=10_000, help="tests that are run (10000)")
    given = arguments.parse_args()
    parts = {
        "checking": lambda: checking.report(given.rules, given.rounds),
        "cold": lambda: cold.report(given.rounds),
        "drafting": lambda: drafting.report(given.rounds),
        "editing": lambda: editing.report(given.rules, given.rounds),
        "verdicts": lambda: verdicts.report(given.goods, given.rounds),
        "batch": lambda: batch.report(given.batch, min(given.rounds, 3)),
        "tenfold": lambda: tenfold.report(given.batch),
        "shipped": lambda: shipped.report(given.batch),
        "swift": lambda: swift.report(given.goods, given.rounds),
        "proving": lambda: proving.report(given.annex, min(given.rounds, 2)),
        "startup": lambda: startup.report(given.rules, given.rounds),
        "testing": lambda: testing.report(given.tests),
    }
    print(f"Python {platform.python_version()} on {platform.machine()}; medians of {given.rounds} rounds, all in turn")
    for name in given.part or parts:
        print(f"\n{name}")
        for line in parts[name]():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
