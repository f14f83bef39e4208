"""Rules and items that no good can reach."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import HEAD, found, only, words_of

BODY = "requires wholly obtained"

BAD = [
    (f"rule for 87.03 except 87.01 to 87.04 {BODY}", "87.03 except 87.01 to 87.04"),
    (
        f"rule for 87.01 to 87.04 except 87.01 to 87.02, 87.03 to 87.05 {BODY}",
        "87.01 to 87.04 except 87.01 to 87.02, 87.03 to 87.05",
    ),
    (f'rule for "cars" of 8703.23 except 87.03 {BODY}', '"cars" of 8703.23 except 87.03'),
    (f"rule for 87.03 exported from US imported into US {BODY}", "87.03 exported from US imported into US"),
    ("rule for 87.03 requires any of (1) for 87.04: wholly obtained", "87.04"),
    (
        'rule for "cars" of 87.03 requires any of (1) for "buses" of 8702.10, 87.01: wholly obtained',
        '"buses" of 8702.10, 87.01',
    ),
]
GOOD = [
    f"rule for 87.03 except 8703.10 {BODY}",
    f"rule for 87.01 to 87.04 except 87.01 to 87.02, 87.04 {BODY}",
    f'rule for 87.03 except "cars" of 87.03 {BODY}',
    f"rule for 87.03, 87.04 except 87.03 {BODY}",
    f"rule for 87.03 exported from US imported into MX {BODY}",
    'rule for 87.03 requires any of (1) for "cars" of 8703.23: CC (2) for any other good of 87.03: CTH',
    "list cars: 87.03 rule for cars requires any of (1) for 87.04: wholly obtained",
]


@pytest.mark.parametrize(("text", "place"), BAD)
def test_out_of_reach(text: str, place: str) -> None:
    finding = only(HEAD + text)
    assert (finding.code, words_of(finding)) == ("RL4101", place)


@pytest.mark.parametrize("text", GOOD)
def test_within_reach(text: str) -> None:
    assert found(HEAD + text) == []
