"""Words that say aloud what holds in any case, where they cannot be so."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import findings

HEAD = "agreement T parties CA, MX "
OTHER = "including another within the group"


def codes(text: str) -> set[str]:
    return {finding.code for finding in findings(HEAD + text)}


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (f"rule for 84.07 requires change from any other heading {OTHER}", True),
        (f"rule for 8407.31 to 8407.34 requires change from any other heading {OTHER}", True),
        (f"rule for 8407.31 to 8407.34 requires change from any other subheading {OTHER}", False),
        (f'rule for "engines" of (84.07, 84.08) requires change from any other heading {OTHER}', False),
        (f'rule for "engines" of 84.07 requires change from any other heading {OTHER}', True),
        (f"rule for chapter 84 requires change from any other heading {OTHER}", False),
        ("rule for 84.07 requires change from any other heading", False),
    ],
)
def test_a_group_with_nothing_else_in_it(rule: str, found: bool) -> None:
    assert ("RL5607" in codes(rule)) is found


@pytest.mark.parametrize(
    ("covers", "found"), [("tariff change", False), ("weight limits", True), ("tariff change, weight limits", True)]
)
def test_a_tolerance_that_lifts_what_it_keeps(covers: str, found: bool) -> None:
    text = f"tolerance 10% of FOB covers {covers}"
    assert "RL5606" not in codes(text)
    assert ("RL5606" in codes(f"{text} within any stated maximum")) is found
