"""From rules as text, nothing kept: all official examples tested, a vehicle judged; against Lark's parse of the rules.

Processor time of whole processes and their copies, so that other work on the machine matters less.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import lark.lexer

from benchmarks.timing import in_turn, middle, ratio, row
from roolang.syntax.terminals import build

ROOT = Path(__file__).parents[1]
OURS = "from roolang.cli.app import main; main()"
TESTS = ("test", "stdlib_rules", "tests/roo/golden")
VEHICLE = ("eval", "usmca", "examples/vehicle.json")
SECONDS = 20
"""Ten seconds on each of two processors."""


def report(rounds: int) -> Iterator[str]:
    """The lines of this part of the report."""
    lark.lexer.has_interegular = False  # else Lark compares all terminals before it begins
    bare = build()
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "stdlib_rules").rglob("*.roo"))]
    works = {
        "lark": lambda: [bare.parse(text) for text in texts],
        "tests": partial(_cold, TESTS),
        "vehicle": partial(_cold, VEHICLE),
    }
    times = in_turn(works, rounds, _spent)
    length = sum(map(len, texts)) // 1000
    yield f"lark's bare parse of the standard rules, {length} kB: {middle(times['lark']):.3f} s of processor time"
    yield row("all official examples tested, nothing kept", middle(times["tests"]), ratio(times, "tests", "lark"))
    yield f"  which is {middle(times['tests']):.1f} s of processor time; goal {SECONDS} s, ten on each of two"
    yield row("a vehicle judged by USMCA, nothing kept", middle(times["vehicle"]), ratio(times, "vehicle", "lark"))


def _spent() -> float:
    """The processor time of this process, of those that it started and of their copies."""
    return sum(resource.getrusage(who).ru_utime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _cold(command: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = os.environ | {"ROOLANG_CACHE": folder, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", OURS, *command], cwd=ROOT, env=settings, check=True, capture_output=True)
