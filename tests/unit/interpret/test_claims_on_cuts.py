"""What a claim asks is asked of the cut by which the good originates."""

from __future__ import annotations

from typing import Any

import pytest

from roolang.domain.truth import Truth
from tests.unit.interpret.judging import judged

FOREIGN = "value of non-originating materials at most {}% of ex-works price"


def engine(**more: Any) -> dict[str, Any]:
    """An engine worth 1000: a part of its own heading worth 500, with iron worth 300 in it, made by the producer."""
    iron = {"id": "iron", "code": "7201.10", "originating": False, "value": 300}
    part = {"id": "part", "code": "8407.90", "produced_in": "MX", "value": 500, "originating": False,
            "self_produced": True, "materials": [iron]}  # fmt: skip
    return {
        "good": {"code": "8407.34", "produced_in": "MX", "values": {"ex-works price": 1000}},
        "materials": [part, *more.values()],
    }


@pytest.mark.parametrize(
    ("rule", "claim", "verdict", "claimable"),
    [
        # The good originates with the part opened, and there the value asked for is 300 of 1000.
        ("change from any other heading", "no materials of 84.07 are non-originating", "originating", Truth.YES),
        ("change from any other heading", "no materials of chapter 72 are non-originating", "originating", Truth.NO),
        # Both cuts originate: the producer takes the one on which the claim holds.
        (FOREIGN.format(50), "no materials of chapter 72 are non-originating", "originating", Truth.YES),
        (FOREIGN.format(50), "no materials of 84.07 are non-originating", "originating", Truth.YES),
        (FOREIGN.format(50), "no materials of 84.07, chapter 72 are non-originating", "originating", Truth.NO),
        (FOREIGN.format(20), "no materials of 84.07 are non-originating", "non-originating", Truth.NO),
    ],
)
def test_the_claim_is_judged_on_the_same_cut(rule: str, claim: str, verdict: str, claimable: Truth) -> None:
    found = judged(f"rule for 84.07 requires {rule}\na claim requires {claim}\n", engine())
    assert (found.verdict, found.claimable) == (verdict, claimable)


def test_the_figure_is_the_best_lawful_one() -> None:
    # Sums by status look into what the producer made: 300 either way; a part that somebody else made is opened by papers.
    bought = {"id": "other", "code": "8409.91", "produced_in": "CA", "value": 200, "originating": False, "supplier_statement": True,
              "materials": [{"id": "steel", "code": "7208.10", "originating": False, "value": 50}]}  # fmt: skip
    rules = f'rule for 84.07 requires {FOREIGN.format(80)}\naccumulation full among the parties if established that "supplier statement"\n'
    found = judged(rules, engine(other=bought))
    assert found.verdict == "originating"
    assert found.figures["value of non-originating materials"] == "35"
