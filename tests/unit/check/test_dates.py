"""Words that hold on no day."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import HEAD, found, only, others_of, words_of

RVC = "rule for 87.03 requires regional value content at least"

BAD = [
    (
        "rule for 87.03 requires any of (1) from 2027-01-01 until 2026-12-31: wholly obtained",
        "from 2027-01-01 until 2026-12-31:",
    ),
    ("rule for 87.03 requires any of (1) until 2019-12-31: wholly obtained", "until 2019-12-31:"),
    ("rule for 87.03 requires any of (1) from 2031-01-01: wholly obtained", "from 2031-01-01:"),
    (f"{RVC} 50% from 2020-01-01, 60% from 2031-01-01 by net cost", "60% from 2031-01-01"),
    (f"{RVC} 50% from 2018-01-01, 60% from 2020-01-01 by net cost", "50% from 2018-01-01"),
    (f"{RVC} [US: 50%] [MX: 60% from 2031-01-01] by net cost", "60% from 2031-01-01"),
    ("rule for 87.03 in force 2018-01-01 to 2019-12-31 requires wholly obtained", "in force 2018-01-01 to 2019-12-31"),
    ("accumulation full from 2031-01-01", "accumulation full from 2031-01-01"),
]
GOOD = [
    "rule for 87.03 requires any of (1) from 2027-01-01 until 2027-01-01: wholly obtained",
    "rule for 87.03 requires any of (1) until 2020-01-01: wholly obtained (2) from 2030-12-31: product rule is met (3) undergoes cutting",
    f"{RVC} 50% from 2018-01-01, 60% from 2021-01-01 by net cost",
    f"{RVC} 50%, 60% from 2030-12-31 by net cost",
    "rule for 87.03 in force 2018-01-01 requires wholly obtained",
    "accumulation full from 2019-01-01",
]


@pytest.mark.parametrize(("text", "place"), BAD)
def test_words_that_never_hold(text: str, place: str) -> None:
    finding = only(HEAD + text)
    assert (finding.code, words_of(finding)) == ("RL4003", place)


@pytest.mark.parametrize("text", GOOD)
def test_words_that_hold_some_day(text: str) -> None:
    assert found(HEAD + text) == []


def test_the_time_in_force_is_shown() -> None:
    finding = only(HEAD + "accumulation full from 2031-01-01")
    assert others_of(finding) == ["in force 2020-01-01 to 2030-12-31"]
    assert finding.help == "write dates between 2020-01-01 and 2030-12-31"


def test_without_an_end_nothing_is_late() -> None:
    head = 'agreement ABC "x" in force 2020-01-01\n'
    assert found(head + "accumulation full from 2099-01-01") == []
    assert found('agreement ABC "x" accumulation full from 2099-01-01') == []


def test_a_proposal_may_outlive_what_it_amends() -> None:
    assert found(f"proposal NEW by US amends ABC {RVC} 50%, 60% from 2040-01-01 by net cost", HEAD) == []


LATE = [
    (f"{RVC} 60% from 2022-01-01, 70% from 2024-01-01 by net cost", "60% from 2022-01-01, 70% from 2024-01-01"),
    (f"{RVC} [US: 50%] [MX: 60% from 2022-01-01] by net cost", "60% from 2022-01-01"),
    (f"{RVC} 50% by net cost or 60% from 2022-01-01 by transaction value", "60% from 2022-01-01"),
    ("tolerance 10% from 2022-01-01 of transaction value", "10% from 2022-01-01"),
]
IN_TIME = [
    f"{RVC} 50%, 60% from 2022-01-01 by net cost",
    f"{RVC} 50% from 2020-01-01, 60% from 2022-01-01 by net cost",
    "rule for 87.03 in force 2022-01-01 requires regional value content at least 50% from 2022-01-01 by net cost",
    "rule for 87.03 requires all of (1) CTH (2) from 2022-01-01: regional value content at least 60% from 2022-01-01 by net cost",
    "rule for 87.03 requires all of (1) CTH (2) from 2022-01-01: regional value content at least 60% by net cost",
    "threshold for goods of 87.03: regional value content at least 60% from 2022-01-01 by net cost",
]


@pytest.mark.parametrize(("text", "place"), LATE)
def test_limits_that_begin_after_their_text(text: str, place: str) -> None:
    finding = only(HEAD + text)
    assert (finding.code, words_of(finding)) == ("RL5201", place)
    assert finding.message == "before 2022-01-01 this limit is as if it were not written"
    assert others_of(finding) == ["in force 2020-01-01 to 2030-12-31"]


def test_the_first_of_several_numbers_may_hold_from_the_first_day() -> None:
    several, one = LATE[0][0], LATE[3][0]
    finding = only(HEAD + several)
    assert "if 60% holds from the first day, drop `from 2022-01-01`" in finding.help
    mended = finding.fixes[0].applied(HEAD + several)
    assert mended.endswith("60%, 70% from 2024-01-01 by net cost")
    assert found(mended) == []
    assert only(HEAD + one).fixes == ()


@pytest.mark.parametrize("text", IN_TIME)
def test_limits_that_begin_with_their_text(text: str) -> None:
    assert found(HEAD + text) == []


def test_a_limit_of_a_proposal_begins_with_the_proposal_or_what_it_amends() -> None:
    def proposed(day: str, dated: str = "") -> list[tuple[str, str]]:
        limit = f"{RVC} 60% from {day} by net cost"
        return found(f"proposal NEW by US amends ABC {dated} {limit}", HEAD)

    assert proposed("2020-01-01") == proposed("2022-01-01", "dated 2022-01-01") == []
    assert proposed("2022-01-02", "dated 2022-01-01") == [("RL5201", "60% from 2022-01-02")]


def test_nothing_is_late_where_nobody_knows_when_the_text_begins() -> None:
    assert found(f'agreement ABC "x" {RVC} 60% from 2022-01-01 by net cost') == []


def test_years_that_look_like_a_slip() -> None:
    text = (
        "agreement ABC parties CA, MX nomenclature HS 2022 in force 2203-01-01 rule for 87.03 requires wholly obtained"
    )
    assert found(text) == [("RL5211", "2203")]
    assert found(text.replace("2203", "2023")) == []
