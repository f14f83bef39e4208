"""Rules that ask nothing, though they look as if they did."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import findings

HEAD = "agreement T parties CA, MX "


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("rule for 87.12 requires change from any heading", "change from any other heading"),
        ("rule for 87.12 requires change from any chapter", "change from any other chapter"),
        ("rule for 87.12 requires change from any other heading", ""),
        ("rule for 87.12 requires change from any heading except from 87.14", ""),
        ("rule for 87.12 requires change from any heading outside 87.11 to 87.12", ""),
        ("rule for 87.12 requires change from any heading and MaxNOM at most 50%", ""),
        ('rule for 87.12 cite "Annex II" requires change from any heading', ""),
    ],
)
def test_a_change_that_every_material_makes(rule: str, wanted: str) -> None:
    found = [each for each in findings(HEAD + rule) if each.code == "RL1203"]
    assert [fix.new for each in found for fix in each.fixes] == ([wanted] if wanted else [])
