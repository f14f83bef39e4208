"""Letters of countries: unusual ones, parties turned round, whom a preference is for."""

from __future__ import annotations

from tests.unit.check.reading import found

TEXT = (
    "agreement ABC parties GB, CL nomenclature HS 2022 in force 2020-01-01 rule for 87.03 requires wholly obtained "
    'test "made at home" given good 8703.23 produced in {} on 2024-05-06 expect originating under ABC'
)


def test_a_party_turned_round() -> None:
    assert found(TEXT.format("BG")) == [("RL2101", "BG")]
    assert found(TEXT.format("CL")) == []
    twice = TEXT.format("BG").replace("on 2024", "not wholly obtained material 8708.29 produced in BG on 2024")
    assert found(twice) == []


def test_whom_a_preference_is_for() -> None:
    text = "agreement ABC parties BB, JM for imports into {} nomenclature HS 2022 in force 2020-01-01 "
    text += "rule for 87.03 requires good is produced in US"
    assert found(text.format("ZZ")) == [("RL1103", "ZZ")]
    assert found(text.format("US")) == []
