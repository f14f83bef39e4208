"""Amounts of which only a range is declared: they are not called undeclared, and are told with their range."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from roolang.explain import as_text, narrate, what_would_change
from roolang.explain.giving import givings
from roolang.interpret import Judgement

Judged = Callable[..., Judgement]
RULES = "rule for 8708.40 requires value of non-originating materials at most 40% of FOB\n"
MOST = "rule for 8708.40 requires regional value content at least 60% by indirect\n"
GEAR = {"id": "gear", "code": "8708.99", "originating": False}
WIDE = {"at least": 30, "at most": 50}


def told(judgement: Judgement) -> str:
    assert judgement.verdict == "undetermined"
    return " ".join(as_text(narrate(judgement)).split())


def test_a_range_is_told_as_what_is_declared(judged: Judged) -> None:
    said = told(judged(MOST, "8708.40", {**GEAR, "value": 4}, values={"FOB": {"at least": 9}}))
    assert "declared only as a range: the FOB (at least 9.00 USD)" in said and "not declared" not in said


def test_beside_what_is_not_declared(judged: Judged) -> None:
    part: dict[str, Any] = {**GEAR, "id": "case"}
    said = told(judged(MOST, "8708.40", {**GEAR, "value": WIDE}, part, values={"FOB": 100}))
    assert "not declared: the value of case declared only as a range: the value of gear (between 30.00 and" in said


def test_a_range_is_offered_to_be_narrowed(judged: Judged) -> None:
    judgement = judged(RULES, "8708.40", {**GEAR, "value": WIDE}, values={"FOB": 100})
    change, (giving,) = what_would_change(judgement), givings(judgement)
    assert change is not None
    assert change.items == (
        "if value of gear (declared only as a range: between 30.00 and 50.00 USD) is 40.00 USD or less: originating; "
        "if it is more than 40.00 USD: non-originating",
    )
    assert (
        giving.how
        == "with the number in place of null, instead of the range that is there (between 30.00 and 50.00 USD)"
    )
