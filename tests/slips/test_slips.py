"""Three hundred slips of the pen in our own rule files: found where they are, with a fix that undoes them.

`python -m tests.slips.test_slips SEED` prints those that are not.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

import pytest

from tests.slips.judging import Outcome, judged
from tests.slips.making import SHARES, slips

SEED = 2026
SHARE, SHARE_OF_A_KIND = 0.90, 0.70


def table(outcomes: Iterable[Outcome]) -> str:
    """How many of each kind were made, found on their line, undone by a fix; and how many are another good text."""
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        for kind in (outcome.slip.kind, "all"):
            counts[kind, "made"] += 1
            counts[kind, "found"] += outcome.seen
            counts[kind, "undone"] += outcome.good
            counts[kind, "another text"] += outcome.valid
    kinds = [*SHARES, "all"]
    columns = ("made", "found", "undone", "another text")
    lines = [" ".join([f"{kind:10}", *(f"{counts[kind, column]:12}" for column in columns)]) for kind in kinds]
    return "\n".join([" ".join([" " * 10, *(f"{column:>12}" for column in columns)]), *lines])


def test_slips_are_found_and_undone(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = [judged(slip) for slip in slips(SHARES, SEED)]
    assert len(outcomes) == sum(SHARES.values()) == 300
    with capsys.disabled():
        print(f"\n{table(outcomes)}")
    missed = "\n".join(str(outcome) for outcome in outcomes if not outcome.good)
    assert sum(outcome.good for outcome in outcomes) >= SHARE * len(outcomes), missed
    for kind, made in SHARES.items():
        good = sum(outcome.good for outcome in outcomes if outcome.slip.kind == kind)
        assert good >= SHARE_OF_A_KIND * made, f"{kind}\n{missed}"


if __name__ == "__main__":
    every = [judged(slip) for slip in slips(SHARES, int(sys.argv[1]) if sys.argv[1:] else SEED)]
    print("\n".join(str(outcome) for outcome in every if not outcome.good), table(every), sep="\n\n")
