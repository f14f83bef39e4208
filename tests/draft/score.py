"""How much of the published rules is read: `python -m tests.draft.score [--of AGREEMENT] [--top 40] [--show STATUS]`.

Each rule of each row is read by itself, with the fragments of a list that a source cut off put back. Of the agreements
that are set aside (of the six whose names have the largest SHA-256 those that were never opened) only totals are printed,
never a word.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from roolang.draft.english import Reading, read_rule
from roolang.format import show

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "psr"
FRAGMENT = re.compile(
    r"\s*(?:-\s|However|Followed|In addition|[a-z]{3,}|\d+(?:\.\d+)?\s*%|[a-z]\)|\([b-z]\)|\((?:ii|iii|iv)\))"
)
OPENED = {"ghana", "india", "new-zealand"}
"""Set aside at first, and read in November 2026 (docs/draft.md)."""
STATUSES = ("compiled", "partial", "refused")


def names() -> list[str]:
    """The agreements, those set aside last."""
    return sorted((path.stem for path in CORPUS.glob("*.jsonl")), key=lambda name: sha256(name.encode()).hexdigest())


def rules(name: str) -> Iterator[tuple[str, str, int]]:
    """The rules of an agreement: what for, the words, of how many instances they are."""
    for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        groups: list[list[str]] = []
        for rule in row["rules"]:
            if groups and FRAGMENT.match(rule["text"]):
                groups[-1].append(rule["text"])
            else:
                groups.append([rule["text"]])
        for group in groups:
            yield row["heading"], "\n".join(group), len(group)


def main() -> None:
    """Prints the scores."""
    given = argparse.ArgumentParser()
    given.add_argument("--of")
    given.add_argument("--top", type=int, default=0)
    given.add_argument("--show", choices=STATUSES)
    given.add_argument("--sample", type=int, default=0)
    options = given.parse_args()
    every = names()
    aside = set(every[-6:])
    seen: dict[tuple[str, str], Reading] = {}
    instances: dict[str, Counter[str]] = {"rest": Counter(), "opened": Counter(), "aside": Counter()}
    texts: dict[str, dict[str, str]] = {"rest": {}, "opened": {}, "aside": {}}
    failures: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    begun = time.perf_counter()
    for name in sorted(every):
        if options.of and name != options.of:
            continue
        group = "opened" if name in OPENED else "aside" if name in aside else "rest"
        counts: Counter[str] = Counter()
        for heading, text, number in rules(name):
            key = (heading, text)
            if key not in seen:
                seen[key] = read_rule(text, heading)
            reading = seen[key]
            counts[reading.status] += number
            texts[group][text] = reading.status
            if group != "aside":
                if reading.status == options.show:
                    failures[text] += number
                for each in reading.questions:
                    if not each.defined:
                        asked[f"{each.kind}: {each.words}"] += number
        instances[group] += counts
        if counts:
            print(f"{name:28}", _line(counts), "(set aside)" if group == "aside" else "")
    for group in instances:
        if instances[group]:
            print(f"{group}: instances     ", _line(instances[group]))
            print(f"{group}: distinct texts", _line(Counter(texts[group].values())))
    print(f"{len(seen)} readings in {time.perf_counter() - begun:.2f} s", file=sys.stderr)
    if options.show:
        for text, number in failures.most_common(options.top or 40):
            reading = read_rule(text)
            print(f"\n{number} {text!r}\n    {reading.reason} {reading.condition and show(reading.condition)}")
    elif options.top:
        for words, number in asked.most_common(options.top):
            print(number, words)


def _line(counts: Counter[str]) -> str:
    total = sum(counts.values()) or 1
    return "  ".join(f"{status} {counts[status]:6} {100 * counts[status] / total:5.1f}%" for status in STATUSES)


if __name__ == "__main__":
    main()
