"""Two annexes compared in law, `roolang diff --prove`: whole processes, so both cores are at work."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.book import book

GOAL = 60.0
"""So many seconds two agreements of a thousand rules each may take on two cores."""
SHIPPED = ("nafta", "usmca", "--between", "NAFTA", "USMCA", "--date", "2024-01-01")
"""Two agreements as they stand: few rules, but every general provision of a real one."""


def report(rules: int, rounds: int) -> Iterator[str]:
    """What each comparison takes, the best of some rounds, and what it comes to."""
    with TemporaryDirectory() as folder:
        first = Path(folder) / "first.roo"
        first.write_text(book(rules), encoding="utf-8")
        others = {
            f"{rules:,} rules, 15% of them redrawn": book(rules, name="REDRAWN", redrawn=0.15),
            f"{rules:,} rules against {rules:,} others": book(rules, seed=8, name="OTHERS"),
        }
        for what, text in others.items():
            other = Path(folder) / "other.roo"
            other.write_text(text, encoding="utf-8")
            yield from _told(what, (str(first), str(other)), rounds, GOAL)
    yield from _told("all rules of NAFTA against those of USMCA", SHIPPED, 1)


def _told(what: str, texts: tuple[str, ...], rounds: int, goal: float | None = None) -> Iterator[str]:
    runs = [_run(texts) for _ in range(rounds)]
    seconds, found = min(runs, key=lambda run: run[0])
    groups = [group for each in found["comparisons"] for group in each["law"]["groups"]]
    asked = sum(each["law"]["questions"] for each in found["comparisons"])
    relations = Counter(group["relation"] for group in groups)
    told = "" if goal is None else f"   goal {goal:g} s{'' if seconds <= goal else ' (missed)'}"
    yield f"{what:<58} {seconds:>8.1f} s{told}"
    rules = [each["rules"] for each in found["comparisons"]]
    same = sum(each["same"] for each in rules)
    yield f"  skipped, as they say the same: {same:,} of {sum(each['before'] for each in rules):,} rules"
    pairs = sum(count for relation, count in relations.items() if relation not in ("only A", "only B", "neither"))
    yield f"  {pairs:,} pairs asked, {1000 * seconds / max(pairs, 1):.0f} ms each; {asked:,} questions to the solver"
    yield "  " + ", ".join(f"{relation} {count:,}" for relation, count in relations.most_common())


def _run(texts: tuple[str, ...]) -> tuple[float, dict[str, Any]]:
    started = time.perf_counter()
    command = [sys.executable, "-c", "from roolang.cli.start import main; main()", "diff", *texts, "--prove", "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if ran.returncode:
        raise RuntimeError(ran.stderr or ran.stdout[:2000])
    found: dict[str, Any] = json.loads(ran.stdout)
    return seconds, found
