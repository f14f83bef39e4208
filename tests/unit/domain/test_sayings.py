"""`roolang hs` by words: the code that a tariff would give first. The codes are those of the Harmonized System."""

from __future__ import annotations

import pytest

from roolang.domain.sayings import saying, stem, unsaid

ASKED = {
    "motor car": "8703", "motor cars": "8703", "cars": "8703", "cheese": "0406", "wine": "2204", "bicycles": "8712",
    "tomatoes": "0702", "fresh tomatoes": "0702", "rice": "1006", "chocolate": "1806", "oranges": "080510",
    "telephones": "8517", "electric motors": "8501", "medicaments": "3003", "coffee": "09", "maize": "1005",
    "soya beans": "1201", "aluminium foil": "7607", "vodka": "220860", "seats": "9401", "tyres": "4011",
    "air conditioning machines": "8415", "steel": "72", "footwear": "64", "parts of motor vehicles": "8708",
    "insulin": "300331", "lithium batteries": "850650",
}  # fmt: skip


@pytest.mark.parametrize(("words", "code"), ASKED.items())
def test_the_likeliest_code_comes_first(words: str, code: str) -> None:
    assert saying(2022, words)[0] == code


def test_tyres_of_motor_cars_and_side_cars_come_after_motor_cars() -> None:
    found = saying(2022, "motor cars")
    assert found.index("8703") < found.index("870310") < found.index("401110")
    assert "8711" not in found or found.index("8703") < found.index("8711")


def test_whole_words_only() -> None:
    assert saying(2022, "ric") == (), "no part of `rice`, `agricultural`, `electric`"
    assert "8703" not in saying(2022, "side-cars")


def test_words_may_stand_in_a_description_above() -> None:
    """87.03 is motor cars; 8703.80 those with only an electric motor."""
    assert "870380" in saying(2022, "cars electric motor")


def test_what_no_description_says_is_named() -> None:
    assert saying(2022, "beef cheese") == () and unsaid(2022, "beef cheese") == ("beef",)
    assert unsaid(2022, "motor cheese") == ()


def test_plurals() -> None:
    assert [stem(word) for word in ("cars", "batteries", "dishes", "glass", "gas", "boxes", "apparatus")] == [
        "car", "battery", "dish", "glass", "gas", "box", "apparatus",
    ]  # fmt: skip
