"""Tests in rule files: so many of them, run by a process of its own that remembers nothing."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

RULES = 100
GOAL = 5.0
HEAD = 'language 1\n\nagreement Bench "a text to test"\nparties CA, MX\nnomenclature HS 2022\nin force 2020-01-01\n\n'
RULE = """rule for 84.{n:02}
  requires change from any other heading
    or value of non-originating materials not more than {share}% of ex-works price

"""
TEST = """test "good {number}"
  given good 84{n:02}.10 produced in CA with ex-works price 100
    material {other}.90 non-originating with value {value}
    material 7326.90 originating with value 5
    no other operations
    on 2021-01-01
  expect {verdict} under Bench

"""


def text(tests: int) -> str:
    """Rules with tests; what each comes to is told from its numbers."""
    parts = [HEAD, *(RULE.format(n=n, share=20 + n % 60) for n in range(1, RULES))]
    for number in range(tests):
        n, value = number % (RULES - 1) + 1, number % 97
        changes = number % 2 == 0
        other = f"84{n % (RULES - 1) + 1 if changes else n:02}"
        moved = changes and n % (RULES - 1) + 1 != n
        verdict = "originating" if moved or value <= 20 + n % 60 else "non-originating"
        parts.append(TEST.format(number=number, n=n, other=other, value=value, verdict=verdict))
    return "".join(parts)


def report(tests: int) -> Iterator[str]:
    """Seconds from the start of the process to its end."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bench.roo"
        path.write_text(text(tests), encoding="utf-8")
        kept = str(Path(folder) / "kept")
        for name, cache in (("nothing kept", "off"), ("the first run", kept), ("again, unchanged", kept)):
            seconds, said = _once(path, cache)
            goal = f"; goal: under {GOAL:g} s" if name == "nothing kept" else ""
            yield f"{tests:,} tests, {name}: {seconds:.1f} s on {_processors()} processors ({said}){goal}"


def _once(path: Path, cache: str) -> tuple[float, str]:
    started = time.perf_counter()
    command = [sys.executable, "-c", "from roolang.cli.start import main; main()", "test", str(path)]
    done = run(command, capture_output=True, text=True, check=False, env={**os.environ, "ROOLANG_CACHE": cache})
    seconds = time.perf_counter() - started
    said = next((line for line in done.stdout.splitlines() if "passed" in line), done.stderr[-200:])
    assert ", 0 failed" in said, said
    return seconds, said


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
