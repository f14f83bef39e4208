"""Rule texts read in a second: the published ones where the corpus is present, else those of the made-up annexes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import in_turn, middle
from roolang.draft.documents import read_document
from roolang.draft.english import read_rule

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "psr"
GOAL = 2000


def report(rounds: int) -> Iterator[str]:
    """The lines of this part of the report."""
    found = list(texts())
    seconds = middle(in_turn({"read": lambda: _read(found)}, rounds)["read"])
    rate = len(found) / seconds
    told = "" if rate >= GOAL else " (missed)"
    yield f"{len(found)} texts, {sum(map(len, found)) // len(found)} characters each on average"
    yield f"{rate:>10.0f} texts a second   goal {GOAL}{told}"


def _read(found: list[str]) -> None:
    for each in found:
        read_rule(each, "8703")


def texts() -> Iterator[str]:
    """Every text once."""
    rows = [line for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    if rows:
        yield from dict.fromkeys(rule["text"] for row in rows for rule in json.loads(row)["rules"])
        return
    for path in sorted((ROOT / "examples" / "draft").iterdir()):
        if path.suffix in (".txt", ".md", ".jsonl", ".docx"):
            for entry in read_document(path.name, path.read_bytes()).rows:
                yield from (each.text for each in entry.clauses)
