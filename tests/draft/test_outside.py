"""Rules of agreements outside the collection: what compiles says what was meant, and what does not is never a guess."""

import pytest

from roolang.draft.english import read_rule
from roolang.draft.wording import HOUSES, House, sentence
from roolang.format import show
from tests.draft.outside import READ, UNREAD
from tests.draft.reader import read
from tests.draft.test_wording import core


@pytest.mark.parametrize(("text", "rule"), READ.items())
def test_what_compiles_says_what_was_meant(text: str, rule: str) -> None:
    assert read(text) == (rule, "compiled")


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_read_yet_is_no_guess(text: str) -> None:
    assert read_rule(text).status != "compiled"


@pytest.mark.parametrize(
    ("text", "about", "other"),
    [
        (
            "CTH or WO, provided that the cutting and sewing take place in a Party",
            "how far `provided` reaches back",
            "(change from any other heading or wholly obtained) and undergoes cutting combined with sewing in the territory of the parties",
        ),
        (
            "CC or CTH, except from heading 15.07",
            "how far `except` reaches back",
            "change from any other chapter except from 15.07 or change from any other heading except from 15.07",
        ),
        (
            "CTH; WO from 1 January 2029",
            "whether what begins on a day takes the place of what stands before it",
            "change from any other heading or from 2029-01-01: wholly obtained",
        ),
        (
            "CTH or CC, and assembly",
            "`and` beside `or`",
            "(change from any other heading or change from any other chapter) and undergoes assembly",
        ),
        (
            "Manufacture from fabric or yarn combined with printing",
            "how far `combined with` reaches",
            "made from fabric or (made from yarn and undergoes printing)",
        ),
        (
            "CC; the good is cut and sewn in a Party",
            "no word joins the items of this list",
            "change from any other chapter or undergoes cutting combined with sewing in the territory of the parties",
        ),
    ],
)  # fmt: skip
def test_how_far_words_reach_back_is_told(text: str, about: str, other: str) -> None:
    (doubt,) = read_rule(text).ambiguities
    assert (doubt.about, show(doubt.other)) == (about, other)


@pytest.mark.parametrize(
    "text", ["RVC 40 or CTH except from heading 15.07", "CC except from 15.07 or CTH except from 15.08"]
)
def test_an_exception_is_no_doubt_where_only_one_change_can_have_it(text: str) -> None:
    assert not any("reaches" in each.about for each in read_rule(text).ambiguities)


def test_a_stage_takes_the_place_of_the_one_before_unless_or_sets_it_beside() -> None:
    for text, rule in {
        "CTH; from 1 January 2027 CC; from 1 January 2029 WO": (
            "until 2026-12-31: change from any other heading or from 2027-01-01 until 2028-12-31: "
            "change from any other chapter or from 2029-01-01: wholly obtained"
        ),
        "CTH; or from 1 January 2029 WO": "change from any other heading or from 2029-01-01: wholly obtained",
    }.items():
        condition = read_rule(text).condition
        assert condition is not None
        assert show(condition) == rule


RVC = "regional value content at least {}% by either build-up or build-down"
CTH = "change from any other heading"
MISREAD_ONCE = {
    "No change in tariff classification required; RVC of not less than 60%": f"no change in tariff classification and {RVC.format(60)}",
    "CC except for Chapter 9, and roasting in a Party": "change from any other chapter except from chapter 9 and undergoes roasting in the territory of the parties",
    "CTH or not; RVC 40": f"no change in tariff classification and {RVC.format(40)}",
    "CTH or not less than 40% RVC": f"{CTH} or {RVC.format(40)}",
    "CTH and, alternatively, RVC 45": f"{CTH} or {RVC.format(45)}",
    "CTH; the value of the sugar used must not exceed 30% of the ex-works price from 1 January 2029": f"{CTH} and from 2029-01-01: value of non-originating sugar not more than 30% of ex-works price",
    "CC, provided that the good contains no more than 10 percent by weight of milk solids": "change from any other chapter and weight of all milk solids not more than 10% of weight of the good",
    "CTH, with no more than 40% by weight of non-originating sugar": f"{CTH} and weight of non-originating sugar not more than 40% of weight of the good",
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), MISREAD_ONCE.items())
def test_what_was_misread_once(text: str, rule: str) -> None:
    test_what_compiles_says_what_was_meant(text, rule)


@pytest.mark.parametrize(
    "text",
    [
        "CTH, provided that the value of the originating materials from third countries does not exceed 20% of the ex-works price",
        "CTH, with no more than 40% by weight of sugar",
        "Neither CTH nor RVC 40 is required",
        "Manufacture from cotton, wool or silk yarn",
        "CC for goods of heading 21.06; or CTSH",
        "CTH or RVC 40 for goods of heading 85.17",
        "Not less than 60% of the FOB value may be non-originating",
    ],
)
def test_what_is_said_twice_or_of_nothing_is_not_read(text: str) -> None:
    assert read_rule(text).status != "compiled"


def test_a_cost_is_no_price() -> None:
    reading = read_rule("Value added of not less than 35% of the ex-factory cost")
    assert reading.status != "compiled"


def test_goods_named_behind_alternatives_are_for_theirs_alone() -> None:
    reading = read_rule("CTH; or a change to subheading 2106.90 from any other chapter")
    assert reading.condition is not None
    assert reading.scope is None
    assert show(reading.condition) == "change from any other heading or for 2106.90: change from any other chapter"


@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
@pytest.mark.parametrize("text", READ)
def test_what_compiles_is_read_back(text: str, house: House) -> None:
    condition = read_rule(text).condition
    assert condition is not None
    again = read_rule(sentence(condition, house)).condition
    assert again is not None
    assert core(again) == core(condition) or show(again) == show(condition)
