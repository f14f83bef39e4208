"""Cuts are judged each by itself, a claim too: what was not looked at is open, and a fact more turns nothing round."""

from __future__ import annotations

from typing import Any

import pytest

from roolang.domain.truth import Truth
from tests.unit.interpret.judging import codes, judged


def material(name: str, code: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "code": code, **more}


def made(code: str, materials: list[dict[str, Any]]) -> dict[str, Any]:
    good = {"code": code, "produced_in": "MX", "values": {"ex-works price": 1000}}
    return {"good": good, "materials": materials}


@pytest.mark.parametrize(
    ("requires", "own", "verdict"),
    [
        # Whole, the part is of chapter 7; opened, all there is is seed of chapter 12.
        ("no materials are of same heading or good is wholly obtained", True, "originating"),
        ("good is wholly obtained", True, "originating"),
        ("good is wholly obtained", False, "non-originating"),
    ],
)
def test_a_good_is_wholly_obtained_on_its_best_cut(requires: str, own: bool, verdict: str) -> None:
    rules = f"goods are wholly obtained if all materials are of chapter 12\nrule for 07.10 requires {requires}\n"
    seed = material("seed", "1209.91", produced_in="MX")
    part = material("part", "0701.90", produced_in="MX", self_produced=own, materials=[seed])
    assert judged(rules, made("0710.10", [part])).verdict == verdict


def own_parts(number: int, opened: int) -> dict[str, Any]:
    """So many own parts of chapter 84, each made of iron of chapter 72 (of these may be opened) or of copper."""
    parts = []
    for each in range(number):
        inner = material(f"inner {each}", "7201.10" if each < opened else "7403.11", originating=False, value=10)
        code = "8483.10" if each < opened else "7201.50"
        part = material(f"part {each}", code, produced_in="MX", originating=False, self_produced=True, value=20)
        parts.append({**part, "materials": [inner]})
    return made("8407.34", parts)


@pytest.mark.parametrize(
    ("number", "claim", "claimable", "noted"),
    [
        (6, "all materials are of chapter 72", Truth.YES, set()),
        (8, "all materials are of chapter 72", Truth.UNKNOWN, {"RL6108"}),
        # No way to take them could do it.
        (8, "all materials are of chapter 30", Truth.NO, set()),
    ],
)
def test_a_claim_is_open_while_cuts_are_untried(number: int, claim: str, claimable: Truth, noted: set[str]) -> None:
    rules = f"rule for 84.07 requires change from any other heading\na claim requires {claim}\n"
    found = judged(rules, own_parts(number, 4))
    assert found.verdict == "originating"
    assert found.claimable is claimable
    assert codes(found) & {"RL6108"} == noted


def test_of_long_lists_fewer_ways_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six own parts are tried in every way, unless that means to look at more lines than MAX_CUT_LINES."""
    rules = "rule for 84.07 requires change from any other heading\na claim requires all materials are of chapter 72\n"
    assert "RL6108" not in codes(judged(rules, own_parts(6, 4)))
    monkeypatch.setattr("roolang.interpret.cuts.MAX_CUT_LINES", 20)
    found = judged(rules, own_parts(6, 4))
    assert "RL6108" in codes(found) and found.claimable is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("said", "claimable"),
    [({}, Truth.UNKNOWN), ({"originating": True}, Truth.NO), ({"originating": False}, Truth.YES)],
)
def test_a_claim_on_an_opened_part_hangs_on_its_origin(said: dict[str, Any], claimable: Truth) -> None:
    rules = """rule for 84.07 requires value of non-originating materials at most 50% of ex-works price
accumulation full among the parties
a claim requires all materials are of chapter 72
"""
    # The iron, 300 of 500, may originate: so may the part.
    iron = material("iron", "7201.10", value=300)
    part = material("part", "8407.90", produced_in="MX", self_produced=False, value=500, **said)
    part |= {"materials": [iron]}
    found = judged(rules, made("8407.34", [part]))
    assert found.verdict == "originating"
    assert found.claimable is claimable
