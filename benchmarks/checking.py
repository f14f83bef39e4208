"""Checking a file of 5,000 rules, against Lark's bare parse of it with places."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import lark.lexer

from benchmarks.book import book
from benchmarks.timing import in_turn, middle, ratio, row
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax.terminals import build
from roolang.workspace.rules import Rules

FIRST, AGAIN = 1.5, 0.1


def report(rules: int, rounds: int) -> Iterator[str]:
    """The lines of this part of the report."""
    lark.lexer.has_interegular = False  # else Lark compares all terminals before it begins
    bare = build()
    text = book(rules)
    before = os.environ.get("ROOLANG_CACHE")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "annex.roo")
        path.write_text(text, encoding="utf-8")

        def from_nothing() -> None:
            os.environ["ROOLANG_CACHE"] = "off"
            Rules(str(path)).findings()

        def again() -> None:
            os.environ["ROOLANG_CACHE"] = str(Path(folder, "cache"))
            Rules(str(path)).findings()

        works = {
            "lark": lambda: bare.parse(text),
            "read": lambda: parse(SourceFile("annex.roo", text)),
            "nothing": from_nothing,
            "again": again,
        }
        try:
            times = in_turn(works, rounds)
            alone = {name: [_alone(name, path) for _ in range(rounds)] for name in ("lark", "nothing")}
        finally:
            os.environ["ROOLANG_CACHE"] = before or ""
            if before is None:
                del os.environ["ROOLANG_CACHE"]
    yield f"lark's bare parse of {rules} rules, {len(text) // 1000} kB: {middle(times['lark']):.3f} s"
    yield row("checked from nothing", middle(times["nothing"]), ratio(times, "nothing", "lark"), FIRST)
    yield row("  of which read to a surface tree", middle(times["read"]), ratio(times, "read", "lark"), FIRST)
    yield row(
        "checked from nothing, each in a process of its own", middle(alone["nothing"]), ratio(alone, "nothing", "lark")
    )
    yield row("checked again, unchanged", middle(times["again"]), ratio(times, "again", "lark"), AGAIN)


def _alone(work: str, path: Path) -> float:
    """The seconds of a work in a process that does nothing else, before or after."""
    asked = [sys.executable, "-m", "benchmarks.alone", work, str(path)]
    return float(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
