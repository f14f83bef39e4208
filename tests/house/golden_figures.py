"""What the published cases come to, as digests, so that a clone without them still holds our tests against them.

`tests/roo/golden/figures.json` has, for each example by its citation, a digest of every published figure and of the verdict, where the
case is complete. A figure of ours is the published one if its digest is there; the file holds nothing of the cases in words or figures,
and nothing of our own output. `python -m tests.house.golden_figures` writes it, where the cases are at hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from fractions import Fraction
from hashlib import sha256
from typing import Any, TypeAlias

from tests.house.golden import FOLDER, ROOT

SHARED = ROOT.parent / "shared" / "golden" / "cases.jsonl"
FILE = FOLDER / "figures.json"
LIMITS = ("threshold_percent", "cap_percent")
"""Numbers that the rules hold, not the facts."""
VERDICTS = {True: "originating", False: "non-originating"}
Digests: TypeAlias = dict[str, dict[str, list[str]]]


def shared() -> list[dict[str, Any]]:
    """The cases as facts, where they are at hand."""
    if not SHARED.is_file():
        return []
    return [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines()]


def figures(stated: Any) -> Iterator[Fraction]:
    """Every number of an outcome."""
    match stated:
        case bool():
            return
        case int() | float():
            yield Fraction(str(stated))
        case dict():
            for key, value in stated.items():
                yield from () if key.endswith(LIMITS) else figures(value)
        case list():
            for value in stated:
                yield from figures(value)


def verdict_of(case: dict[str, Any]) -> str:
    """The verdict that a case states, or nothing."""
    return VERDICTS.get(case["expected"].get("originating"), "")


def digest(cite: str, found: object) -> str:
    """A figure or a verdict of one example."""
    return sha256(f"{cite}|{found}".encode()).hexdigest()[:16]


def digests(cases: Iterable[dict[str, Any]]) -> Digests:
    """What the file holds."""
    return {
        case["cite"]: {
            "figures": sorted(digest(case["cite"], each) for each in set(figures(case["expected"]))),
            "verdict": [digest(case["cite"], verdict_of(case))] if verdict_of(case) else [],
        }
        for case in sorted(cases, key=lambda each: str(each["cite"]))
        if case["complete"]
    }


def kept() -> Digests:
    """What the file says."""
    found: Digests = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def write() -> None:
    """Writes the file anew."""
    FILE.write_text(json.dumps(digests(shared()), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
