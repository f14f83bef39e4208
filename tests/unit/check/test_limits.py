"""Limits that shut each other out, and conditions that another one implies."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import HEAD, found, only, others_of, words_of

RULE = "rule for 87.03 requires "
RVC = "regional value content"
CTH, CC = "change from any other heading", "change from any other chapter"
VNM = "value of non-originating materials"
NAMES = f"define condition CTH as {CTH} define condition CC as {CC}\n"

APART = [
    (f"{RVC} at least 60% by net cost and {RVC} at most 40% by net cost", f"{RVC} at most 40% by net cost"),
    (f"{RVC} more than 60% by net cost and {RVC} at most 60% by net cost", f"{RVC} at most 60% by net cost"),
    (f"{RVC} equal to 50% by net cost and {RVC} less than 50% by net cost", f"{RVC} less than 50% by net cost"),
    (
        f"all of (1) {RVC} at least 60% by net cost (2) any of (a) {CTH} (b) {RVC} at most 40% by net cost",
        f"{RVC} at most 40% by net cost",
    ),
    (
        f"{VNM} at most 40% of FOB and ({CTH} and ({VNM} at least 50% of FOB or wholly obtained))",
        f"{VNM} at least 50% of FOB",
    ),
    (
        f"{RVC} at least 40%, 60% from 2025-01-01 by net cost and {RVC} at most 50% by net cost",
        f"{RVC} at most 50% by net cost",
    ),
]
TOGETHER = [
    f"{RVC} at least 40% by net cost and {RVC} at most 60% by net cost",
    f"{RVC} at least 60% by net cost and {RVC} at most 60% by net cost",
    f"{RVC} at least 60% by net cost and {RVC} at most 40% by transaction value",
    f"{RVC} at least 60% by net cost or {RVC} at most 40% by net cost",
    f"{VNM} at most 40% of FOB and {VNM} at least 50% of ex-works price",
    f"{VNM} of 84.07 at most 40% of FOB and {VNM} of 84.08 at least 50% of FOB",
    f"{RVC} at least [60%] by net cost and {RVC} at most [X%] by net cost",
    f"{RVC} at least 60% by net cost [US: and {RVC} at most 40% by net cost]",
    f"{RVC} at least 60% by net cost and none of (1) {RVC} at most 40% by net cost",
    f"{VNM} at most USD 40 and {VNM} at least EUR 50",
    f"{RVC} at least 30%, 60% from 2025-01-01 by net cost and {RVC} at most 40%, 80% from 2025-01-01 by net cost",
]


@pytest.mark.parametrize(("text", "place"), APART)
def test_limits_that_shut_each_other_out(text: str, place: str) -> None:
    finding = only(HEAD + RULE + text)
    assert (finding.code, words_of(finding)) == ("RL5203", place)
    assert len(others_of(finding)) == 1


@pytest.mark.parametrize("text", TOGETHER)
def test_limits_that_can_both_be_kept(text: str) -> None:
    assert {code for code, _ in found(HEAD + RULE + text)} <= {"RL5271"}


# ---- what implies what

IDLE = [
    (f"any of (1) {CTH} (2) {CTH} and {RVC} at least 40% by net cost", f"(2) {CTH} and {RVC} at least 40% by net cost"),
    (f"{CC} or {CTH}", CC),
    (f"{CTH} except from 87.06, 84.07 or {CTH} except from 84.07", f"{CTH} except from 87.06, 84.07"),
    ("CC or CTH", "CC"),
    ('any of (1) CC cite "a" (2) CTH cite "b" (3) wholly obtained', '(1) CC cite "a"'),
    (f"{CTH} and {CC}", CTH),
    (f"all of (1) CTH (2) wholly obtained (3) all of (a) CC (b) {RVC} at least 40% by net cost", "(1) CTH"),
    (f"{RVC} at least 60% by net cost or 50% by net cost", "60% by net cost"),
    (f"{RVC} at least 60% by net cost or {RVC} at least 50% by net cost", f"{RVC} at least 60% by net cost"),
    (f"{RVC} at least 60% by net cost and {RVC} at least 50% by net cost", f"{RVC} at least 50% by net cost"),
    (f"{VNM} at most 40% of FOB and {VNM} of 84.07 at most 50% of FOB", f"{VNM} of 84.07 at most 50% of FOB"),
    (
        f"{VNM} of chapter 84 at most 40% of FOB and {VNM} of 84.07 at most 40% of FOB",
        f"{VNM} of 84.07 at most 40% of FOB",
    ),
    ("wholly obtained or (wholly obtained and product rule is met)", "wholly obtained and product rule is met"),
]
SAYING = [
    f"any of (1) {CTH} (2) change from any other subheading and {RVC} at least 40% by net cost",
    f"{CC} or {CTH} except from chapter 72",
    f"{CC} and {CTH} except from chapter 72",
    f"{CTH} except from 84.07 and {CTH} except from 84.08",
    f"{RVC} at least 60% by transaction value or 50% by net cost",
    f"{VNM} at most 40% of FOB and {VNM} of 84.07 at most 30% of FOB",
    f"{VNM} at most 40% of FOB and value of originating materials of 84.07 at most 50% of FOB",
    f"{VNM} of 84.07 at most 40% of FOB or {VNM} at most 50% of FOB",
    f"{RVC} at least 60%, 40% from 2025-01-01 by net cost or {RVC} at least 50% by net cost",
    f"{CC} whether or not there is also a change from 87.06 or {CTH}",
    f"{CC} however materials of same chapter may be used up to 5% of FOB or {CTH}",
    f"{CTH} [US: or {CC}]",
    f"any of (1) until 2025-12-31: {CC} (2) {CTH}",
    f"{CTH} or undergoes cutting",
    "all of (1) wholly obtained (2) wholly obtained",
]


@pytest.mark.parametrize(("text", "place"), IDLE)
def test_conditions_that_say_nothing(text: str, place: str) -> None:
    finding = only(
        HEAD + NAMES + RULE + text + " rule for 87.04 requires CTH and wholly obtained rule for 87.05 requires CC"
    )
    assert (finding.code, words_of(finding)) == ("RL5204", place)


@pytest.mark.parametrize("text", SAYING)
def test_conditions_that_say_something(text: str) -> None:
    assert [code for code, _ in found(HEAD + RULE + text) if code == "RL5204"] == []


def test_a_name_with_two_meanings_implies_nothing() -> None:
    texts = (
        f"{HEAD}{NAMES}proposal NEW by US amends ABC define condition CC as {CTH} add rule for 87.04 requires CC or CTH"
    )
    assert [code for code, _ in found(texts) if code == "RL5204"] == []


def test_names_that_stand_for_millions_of_conditions_take_no_time() -> None:
    steps = ["define condition c0 as (change from any other heading and wholly obtained) or wholly obtained"]
    steps += [
        f"define condition c{i} as (c{i - 1} and c{i - 1} and undergoes o{i}) or (c{i - 1} and undergoes p{i})"
        for i in range(1, 30)
    ]
    many = " or ".join(f"(c29 and undergoes q{i})" for i in range(200))
    assert "RL5203" not in {
        code for code, _ in found(HEAD + "\n".join(steps) + RULE + f"(c29 and c28) or c29 or {many}")
    }
