"""The report of the benchmark ends in an error where its verdicts are not those of the SQL written by hand."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from benchmarks import batch

pytest.importorskip("duckdb")


@pytest.mark.parametrize("same", [True, False])
def test_verdicts_unlike_those_by_hand_fail(monkeypatch: pytest.MonkeyPatch, same: bool) -> None:
    monkeypatch.setattr(batch, "RULES_IN_A_BOOK", 1)
    by_hand = batch._by_hand

    def other(*files: str, **how: Any) -> dict[str, Counter[str]]:
        counts = by_hand(*files, **how)
        first = next(iter(counts.values()))
        first[next(iter(first))] += 0 if same else 1
        return counts

    monkeypatch.setattr(batch, "_by_hand", other)
    lines = batch.report(50, 1)
    if same:
        assert "UNLIKE" not in "".join(lines)
        return
    told = []
    with pytest.raises(AssertionError, match="unlike the anchors: R1"):
        for line in lines:
            told.append(line)
    assert any("rules against one" in line for line in told), "after all lines"
