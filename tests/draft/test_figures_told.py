"""Figures that contradict themselves, run into one another or are of one another; and what a share is a share of."""

import pytest

from roolang.draft.english import read_rule
from roolang.format import show

WRONG = [
    "RVC 4 0 %",
    "MaxNOM 3 5 % (EXW)",
    "RVC forty per cent (45 %)",
    "RVC of 60 (sixty-five) per cent",
    "value of non-originating materials not more than thirty percent (40%) of the ex-works price",
    "RVC (40) (45)",
    "RVC 40 per cent of 90 per cent of the FOB value",
]
SHARES = {
    "the value of non-originating materials does not exceed 30 % of the value of the originating materials": (
        "value of non-originating materials not more than 30% of value of originating materials"
    ),
    "the weight of non-originating wool does not exceed 10 % of the weight of originating wool": (
        "weight of non-originating wool not more than 10% of weight of originating wool"
    ),
    "the value of the non-originating materials of 85.01 does not exceed 50 % of the value of all the materials": (
        "value of non-originating materials of 85.01 not more than 50% of value of all materials"
    ),
    "RVC of sixty (60) per cent": "regional value content at least 60% by either build-up or build-down",
}


@pytest.mark.parametrize("text", WRONG)
def test_of_two_figures_none_is_taken(text: str) -> None:
    assert read_rule(text).status == "refused"


@pytest.mark.parametrize("text", SHARES)
def test_a_share_is_of_what_the_text_says(text: str) -> None:
    found = read_rule(text)
    assert found.condition is not None and show(found.condition).strip() == SHARES[text]


def test_the_price_that_is_not_said_is_told() -> None:
    (told,) = read_rule("VNM not more than 60 %").ambiguities
    assert told.about == "of which price is not said" and "FOB" in show(told.other)
    assert not read_rule("MaxNOM 60 %").ambiguities
