"""Days on which nothing is written, and words whose days were over when they were tabled."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import HEAD, found, only, words_of

RULE = "rule for 87.03 requires "
GAPS = [
    (
        RULE + "any of (1) until 2026-12-31: wholly obtained (2) from 2027-02-01: product rule is met",
        "from 2027-02-01:",
        "from 2027-01-01 to 2027-01-31 none of these items is written",
    ),
    (
        RULE + "all of (1) from 2025-01-01 until 2025-06-29: wholly obtained (2) from 2025-07-01: product rule is met",
        "from 2025-07-01:",
        "on 2025-06-30 none of these items is written",
    ),
    (
        "rule for 87.03 in force 2020-01-01 to 2021-12-31 requires wholly obtained\n"
        "rule for 87.03 in force 2023-01-01 requires product rule is met",
        "in force 2023-01-01",
        "from 2022-01-01 to 2022-12-31 no rule is for `87.03`",
    ),
]
CLOSED = [
    RULE + "any of (1) until 2026-12-31: wholly obtained (2) from 2027-01-01: product rule is met",
    RULE
    + "any of (1) until 2026-12-31: wholly obtained (2) from 2027-02-01: product rule is met (3) undergoes cutting",
    RULE + "any of (1) until 2026-12-31: wholly obtained (2) from 2025-01-01: product rule is met",
    RULE + "any of (1) until 2026-12-31 for 8703.21: wholly obtained (2) from 2027-02-01: product rule is met",
    "rule for 87.03 in force 2020-01-01 to 2021-12-31 requires wholly obtained\n"
    "rule for 87.03 in force 2022-01-01 requires product rule is met",
    "rule for 87.03 in force 2020-01-01 to 2021-12-31 requires wholly obtained\n"
    "rule for 87.03 in force 2023-01-01 requires product rule is met\nrule for chapter 87 requires undergoes cutting",
    "rule for 87.03 in force 2023-01-01 requires wholly obtained",
]


@pytest.mark.parametrize(("text", "place", "message"), GAPS)
def test_days_on_which_nothing_is_written(text: str, place: str, message: str) -> None:
    finding = only(HEAD + text)
    assert (finding.code, words_of(finding), finding.message) == ("RL5205", place, message)


@pytest.mark.parametrize("text", CLOSED)
def test_days_on_which_something_is(text: str) -> None:
    assert found(HEAD + text) == []


@pytest.mark.parametrize("header", ["proposal NEW by US amends ABC", "consolidated text NEW among CA, US amends ABC"])
def test_words_that_had_passed(header: str) -> None:
    def tabled(text: str) -> list[tuple[str, str]]:
        return found(f"{header} dated 2026-03-01 {text}", HEAD)

    rule = "rule for 87.03 requires any of (1) until {}: wholly obtained (2) product rule is met"
    assert tabled(rule.format("2026-02-28")) == [("RL5206", "until 2026-02-28:")]
    assert tabled(rule.format("2026-03-01")) == []
    dated = "rule for 87.03 in force 2024-01-01 to {} requires wholly obtained"
    assert tabled(dated.format("2025-12-31")) == [("RL5206", "in force 2024-01-01 to 2025-12-31")]
    assert tabled(dated.format("2026-12-31")) == []
    assert found(HEAD + rule.format("2026-02-28")) == [], "an agreement may keep its history"
