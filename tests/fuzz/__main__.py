"""Runs cases for so many minutes, and keeps what fails."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.case import Target, random_of
from tests.fuzz.declared import ready
from tests.fuzz.running import Failure, attempt, cases
from tests.fuzz.shrinking import smaller
from tests.fuzz.targets import TARGETS

TURN = 60.0
"""Seconds that a target has before the next one has its turn."""


def main() -> int:
    """1 if anything failed."""
    wish = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    wish.add_argument("--minutes", type=float, default=30.0)
    wish.add_argument("--seed", type=int, default=1)
    wish.add_argument("--target", choices=[*TARGETS, "all"], default="all")
    wish.add_argument("--case", type=int, help="run this one case, without a limit to memory")
    wish.add_argument("--out", type=Path, default=Path("fuzz-failures"), help="the folder for what fails")
    asked = wish.parse_args()
    os.environ["ROOLANG_CACHE"] = tempfile.mkdtemp(prefix="roolang-fuzz-")
    chosen = list(TARGETS) if asked.target == "all" else [asked.target]
    if asked.case is not None:
        return _one(TARGETS[chosen[0]], chosen[0], asked.seed, asked.case)
    if not {"declarations", "tables"}.isdisjoint(chosen):
        ready()
    counts, signs, until = Counter[str](), Counter[tuple[str, str]](), time.monotonic() + 60 * asked.minutes
    while time.monotonic() < until:
        for name in chosen:
            end = min(until, time.monotonic() + TURN)
            for result in cases(TARGETS[name], name, asked.seed, counts[name], end):
                counts[name] += 1
                if isinstance(result, Failure):
                    signs[name, result.sign] += 1
                    if signs[name, result.sign] == 1:
                        _keep(asked.out, name, asked.seed, result)
        print(f"{dict(counts)}, {sum(signs.values())} failed", flush=True)
    for (name, sign), count in signs.most_common():
        print(f"{name}: {count} times: {sign}")
    return 1 if signs else 0


def _one(target: Target, name: str, seed: int, number: int) -> int:
    made = target.make(random_of(seed, name, number))
    failure = attempt(target, made)
    sys.stdout.buffer.write(made.content[:5000] + b"\n")
    print(failure.told if failure else "passed")
    return 1 if failure else 0


def _keep(folder: Path, name: str, seed: int, failure: Failure) -> None:
    """Writes what failed, as it was and made smaller, with how to have it again."""
    made = TARGETS[name].make(random_of(seed, name, failure.number))
    place = folder / f"{name}-{seed}-{failure.number}"
    place.mkdir(parents=True, exist_ok=True)
    (place / made.name).write_bytes(made.content)
    again = f"python -m tests.fuzz --seed {seed} --target {name} --case {failure.number}\n"
    (place / "told.txt").write_text(f"{again}{failure.sign}\n{failure.told}\n", encoding="utf-8", errors="replace")
    print(f"{name} {failure.number}: {failure.sign}", flush=True)
    if failure.sign not in ("slow", "hangs") and not failure.sign.startswith(("killed", "the child", "MemoryError")):
        less = smaller(made, failure.sign, lambda each: attempt(TARGETS[name], each))
        (place / f"smaller-{made.name}").write_bytes(less.content)


if __name__ == "__main__":
    sys.exit(main())
