"""Alternatives and entries that stand twice."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import HEAD, found, only, others_of, words_of

BAD = [
    ("rule for 87.03 requires wholly obtained or product rule is met or wholly obtained", "wholly obtained"),
    (
        'rule for 87.03 requires any of (1) wholly obtained cite "a" (2) wholly obtained cite "b"',
        '(2) wholly obtained cite "b"',
    ),
    ("rule for 87.03 requires at least 2 of (1) wholly obtained (2) wholly obtained (3) CC", "(2) wholly obtained"),
    ("rule for 87.03 requires none of (1) wholly obtained (2) wholly obtained", "(2) wholly obtained"),
    ("rule for 87.03 requires regional value content at least 50% by net cost or 50% by net cost", "50% by net cost"),
    (
        "rule for 87.03 requires regional value content at least 50% by either net cost or net cost",
        "either net cost or net cost",
    ),
    ("rule for 87.03 requires value of all materials <= 5% of either FOB or FOB", "FOB"),
    ("rule for 87.03 requires undergoes (twisting or spinning or twisting)", "twisting"),
    ("rule for 87.03, 87.04, 87.03 requires wholly obtained", "87.03"),
    ('rule for "curry" of 0910.99, "curry" of 0910.99 requires wholly obtained', '"curry" of 0910.99'),
    ("rule for 87.03 requires change from any other heading, any other heading", "any other heading"),
    ("rule for 87.03 [US: , 87.03] requires wholly obtained", "87.03"),
    ("rule for 87.03 requires wholly obtained or product rule is met [US: or wholly obtained]", "wholly obtained"),
    ("rule for 87.03 requires wholly obtained and product rule is met and wholly obtained", "wholly obtained"),
    ("rule for 87.03 requires all of (1) wholly obtained (2) wholly obtained", "(2) wholly obtained"),
    ("list cars: 87.03, 87.03 rule for cars requires wholly obtained", "87.03"),
]
GOOD = [
    "rule for 87.03 requires wholly obtained or product rule is met",
    "rule for 87.03 requires wholly obtained and product rule is met",
    "rule for 87.03 requires any of (1) until 2025-12-31: wholly obtained (2) from 2026-01-01: wholly obtained",
    "rule for 87.03 requires regional value content at least 60% by transaction value or 60% by net cost",
    "rule for 87.03 [US: , 87.04] [MX: , 87.04] requires wholly obtained",
    "rule for 87.03, 8704.23 requires wholly obtained",
    "rule for 8703.21 to 8703.23, 8703.24, 87.04 to 87.05 requires wholly obtained",
]


@pytest.mark.parametrize(("text", "place"), BAD)
def test_what_stands_twice(text: str, place: str) -> None:
    finding = only(HEAD + text)
    assert (finding.code, words_of(finding)) == ("RL4104", place)


@pytest.mark.parametrize("text", GOOD)
def test_what_stands_once(text: str) -> None:
    assert found(HEAD + text) == []


def test_the_other_is_shown() -> None:
    finding = only(HEAD + "rule for 87.03, 87.04, 87.03 requires wholly obtained")
    assert others_of(finding) == ["87.03"]
    assert finding.label is not None and finding.label.span.start > finding.others[0].span.start


@pytest.mark.parametrize(
    ("codes", "inside"),
    [
        ("87.03, 8703.23", "8703.23"),
        ("8703.23, 87.03", "8703.23"),
        ("87.01 to 87.05, 87.03 to 87.04", "87.03 to 87.04"),
        ("chapter 87, 87.01 to 87.05", "87.01 to 87.05"),
    ],
)
def test_codes_within_others(codes: str, inside: str) -> None:
    finding = only(HEAD + f"rule for {codes} requires wholly obtained")
    assert (finding.code, words_of(finding)) == ("RL5210", inside)
