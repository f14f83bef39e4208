"""Boundary tests for all published rules: `python -m tests.draft.corpus [--of AGREEMENT] [--keep FOLDER] [--top 20]`.

Each agreement is drafted as `roolang draft --with-tests` does it. Printed are the conditions of its rules, those that got
a pair of products, those that got a reason instead, and, at the end, how often each reason was given. The tests that were
written are then run once more as a file, as `roolang test` would.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from roolang.diagnostics import Finding
from roolang.draft.documents import read_document
from roolang.draft.drafting import draft
from roolang.draft.options import Options
from roolang.pairs import laid_out, pairs_of
from roolang.pairs.finding import Pair
from roolang.source import SourceFile
from roolang.syntax import tree as t
from roolang.workspace.sources import Sources
from roolang.workspace.testing import all_findings, outcomes
from roolang.workspace.workspace import load_text, workspace_of
from tests.draft.score import CORPUS, names

FIGURES = re.compile(r"`[^`]*`|\d[\d.,]*")


def main() -> None:
    """Prints the figures."""
    given = argparse.ArgumentParser()
    given.add_argument("--of")
    given.add_argument("--keep")
    given.add_argument("--top", type=int, default=20)
    options = given.parse_args()
    reasons: Counter[str] = Counter()
    shown: dict[str, str] = {}
    whole: Counter[str] = Counter()
    every = sorted(names())
    for number, name in enumerate(every):
        if options.of and name != options.of:
            continue
        begun = time.process_time()
        text, made = tested(name)
        counts = Counter(conditions=len(made), pairs=sum(1 for each in made if each.sides))
        counts["reasons"] = sum(1 for each in made if not each.sides and each.reason)
        counts["failed"] = failing(text)
        whole += counts
        for each in made:
            if not each.sides:
                kind = FIGURES.sub("...", each.reason)
                reasons[kind] += 1
                shown.setdefault(kind, f"{each.rule}: {each.condition}")
        if options.keep:
            Path(options.keep, f"{name}.roo").write_text(text, encoding="utf-8")
        print(f"{name:28} {_line(counts)}  {time.process_time() - begun:.0f} s", flush=True)
        print(f"{number + 1} of {len(every)}", file=sys.stderr, flush=True)
    print(f"{'all':28} {_line(whole)}")
    for reason, count in reasons.most_common(options.top):
        print(f"{count:6} {reason}\n         {shown[reason][:200]}")


def tested(name: str) -> tuple[str, list[Pair]]:
    """The rule file of an agreement with its tests, and the pairs."""
    document = read_document(f"{name}.jsonl", (CORPUS / f"{name}.jsonl").read_bytes())
    made = draft(
        document, Options(name.upper().replace("-", "_"), (), None, date(2026, 11, 1)), _checked, lambda _: None
    )
    workspace = load_text(made.text, "drafted.roo", Path.cwd())
    found = list(pairs_of(workspace, workspace.modules[-1]))
    return f"{made.text.rstrip()}\n\n{laid_out(found)}", found


def _checked(source: SourceFile) -> list[Finding]:
    sources = Sources()
    sources.add_vocabulary()
    sources.add_text(source, Path.cwd())
    return list(all_findings(workspace_of(sources), date(2026, 11, 1)))


def failing(text: str) -> int:
    """How many tests of a file fail."""
    workspace = load_text(text, "drafted.roo", Path.cwd())
    tests = (each for each in workspace.modules[-1].statements if isinstance(each, t.Test))
    return sum(1 for each in tests if not all(outcome.passed for outcome in outcomes(workspace, each)))


def _line(counts: Counter[str]) -> str:
    return "  ".join(f"{name} {counts[name]:6}" for name in ("conditions", "pairs", "reasons", "failed"))


if __name__ == "__main__":
    main()
