"""What a failing test tells of a text whose parties differ."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import roolang

LAW = """language 1
consolidated text ROUND_2 among CA, US
nomenclature HS 2022
in force 2020-01-01
origin is conferred by the product rule is met
rule for 87.03 requires regional value content at least [CA: 62.5%] [US: 75%] by net cost
"""
CAR = """test "a car"
  given good 8703.23 produced in CA with net cost 20000
    material 8407.34 non-originating produced in JP with value 6000
"""


def told(folder: Path, expected: str) -> str:
    """What is printed of the car where something is expected of it in the round."""
    rules = folder / "round.roo"
    rules.write_text(f"{LAW}{CAR}    on 2026-01-01\n  expect {expected} under ROUND_2\n")
    return roolang("test", str(rules)).out


def test_of_the_views_of_a_bracketed_text_those_that_differ_are_told(tmp_path: Path) -> None:
    # 14,000 of 20,000 is 70%: enough at 62.5%, not at 75%
    out = told(tmp_path, "non-originating")
    assert "- ROUND_2 as CA: expected non-originating, found originating" in out
    assert "ROUND_2 as CA, 1 January 2026: originating" in out
    assert "ROUND_2 as US" not in out


def test_all_views_that_differ_are_told(tmp_path: Path) -> None:
    out = told(tmp_path, "undetermined")
    assert "- ROUND_2 as CA: expected undetermined, found originating" in out
    assert "- ROUND_2 as US: expected undetermined, found non-originating" in out
    assert "ROUND_2 as CA, 1 January 2026: originating" in out
    assert "ROUND_2 as US, 1 January 2026: non-originating" in out
