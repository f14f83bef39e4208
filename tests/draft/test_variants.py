"""The same rule in other words, marks and orders means the same; every text here is made up."""

import pytest

from roolang.draft.english import read_rule
from roolang.format import show
from tests.draft.reader import read

SAME = {
    "change from any other heading": [
        "CTH",
        "Change in Tariff Heading (CTH)",
        "A change in tariff classification at the 4-digit level of the HS",
        "All non-originating materials used in the production of the goods must have undergone a change in tariff classification at the HS four-digit level",
        "Manufacture from materials of any heading (except that of the product)",
        "Manufacture from materials of any heading, other than the heading of the finished product",
        "Production using non-originating materials classified in any heading except that in which the good is classified",
        "Manufacture from materials not classified in the same heading as the product",
        "Manufacture in which all the inputs utilised are classified under a heading different from that of the product",
    ],
    "value of non-originating materials not more than 40% of ex-works price": [
        "Manufacture in which the value of all the materials used does not exceed 40 % of the ex-works price of the product",
        "Manufacture whereby the total value of the materials utilised shall not exceed forty (40) per cent of the ex-factory price of the finished product",
        "Production in which the value of all of the inputs used is equal to or less than 40 per cent (40%) of the price ex works",
        "MaxNOM: 40% (EXW)",
        "Non-originating content must not exceed 40% of the ex-works price",
    ],
    "change from any other chapter or wholly obtained": ["CC or WO", "CC; WO", "Change of chapter (CC) or wholly obtained (WO)"],
    "change from any other subheading and regional value content at least 45% by build-down": [
        "CTSH + RVC 45% (build-down)",
        "CTSH & RVC(45) BD",
        "CTSH, provided RVC of 45 percent or more is met under the build-down method",
        "CTSH; provided there is also a regional value content of not less than forty-five percent using the build-down method",
    ],
    "change from any other heading or undergoes chemical reaction": [
        "CTH or a chemical reaction",
        "CTH; or the good is the product of a chemical reaction (CR)",
        "CTH or the good has undergone a chemical reaction",
    ],
    "made from single yarn together with fabric": ["Manufacture from single yarn or from fabric", "Made from single yarn(1), or from fabric [2]"],
    "change from any other heading and standard qualifying content": ["CTH and Standard QVC"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), [(text, rule) for rule, texts in SAME.items() for text in texts])
def test_other_words_mean_the_same(text: str, rule: str) -> None:
    assert read(text) == (rule, "compiled")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "A regional value content of not less than: (a) 66 percent under the net cost method or 76 percent under the transaction value method, beginning on July 1, 2020; (b) 69 percent under the net cost method or 79 percent under the transaction value method, beginning on July 1, 2021",
            "regional value content at least 66% from 2020-07-01, 69% from 2021-07-01 by net cost or 76% from 2020-07-01, 79% from 2021-07-01 by transaction value",
        ),
        (
            "RVC of not less than 50 percent from 1 January 2027; 55 percent from 1 January 2029, under the build-down method",
            "regional value content at least 50% from 2027-01-01, 55% from 2029-01-01 by build-down",
        ),
        ("CTH or Manufacture from fabric, as from 1 January 2027", "change from any other heading or from 2027-01-01: made from fabric"),
        ("Manufacture from yarn (until 31 December 2026)", "until 2026-12-31: made from yarn"),
    ],
)  # fmt: skip
def test_dates_and_stages(text: str, rule: str) -> None:
    assert read(text) == (rule, "compiled")


def test_a_day_that_may_be_another_is_a_question() -> None:
    text = "CTH, provided there is a regional value content of 40% (build-down), beginning on 1 July 2020 or the date of entry into force, whichever is later"
    assert read_rule(text).status == "partial"


def test_stages_with_a_gap_are_not_read() -> None:
    text = "CTH; RVC of not less than 50% (1 January 2027 to 31 December 2027); 55% (1 January 2029 onwards), build-down method"
    assert read_rule(text).status != "compiled"


def test_lettered_items_and_goods_named_by_for() -> None:
    lettered = read_rule("A change to tariff item 8708.29.aa from any other tariff item, except from 8708.29.bb")
    assert lettered.scope is not None and lettered.condition is not None
    assert (show(lettered.scope), show(lettered.condition)) == (
        "8708.29.aa",
        "change from any other tariff item except from 8708.29.bb",
    )
    named = read_rule("For a good of subheading 8708.29: a change from any other subheading")
    assert named.scope is not None and show(named.scope) == "8708.29"


def test_a_dash_behind_a_comma_begins_an_item_and_is_no_range() -> None:
    text = "A change to heading 84.98 from any other heading, except from more than one of the following:— heading 84.02,— heading 84.09."
    condition = read_rule(text).condition
    assert condition is not None
    assert show(condition) == "change from any other heading except from more than one of (84.02, 84.09)"


def test_an_operation_on_a_line_of_its_own_is_another_alternative() -> None:
    condition = read_rule(
        "Printing, provided that the value of the fabric used does not exceed 40% of the ex-works price.\nSpinning, accompanied by knitting."
    ).condition
    assert condition is not None
    assert (
        show(condition)
        == "(undergoes printing and value of non-originating fabric not more than 40% of ex-works price) or undergoes spinning combined with knitting"
    )
