"""Rules drafted as in agreements that are in no published collection we know; each condition was written by hand."""

import pytest

from roolang.draft.english import read_rule
from roolang.format import show
from tests.draft.reader import read

RVC = "regional value content at least {}% by either build-up or build-down"
RULES = {
    # South-East Asia, Oceania, India
    "RVC(40) or CTH except from headings 15.01 through 15.16": RVC.format(40)
    + " or change from any other heading except from 15.01 to 15.16",
    "CTH and value addition of not less than 6%": "change from any other heading and " + RVC.format(6),
    "CTSH + QVC (build-down) 35% or QVC (build-up) 45%": "(change from any other subheading and qualifying value content at least 35% by build-down) or qualifying value content at least 45% by build-up",
    "CTH, or CTSH with RVC 40 per cent": "change from any other heading or (change from any other subheading and "
    + RVC.format(40)
    + ")",
    "A change from any other chapter, and that the goods are cut and sewn in the territory of the Parties": "change from any other chapter and undergoes cutting combined with sewing in the territory of the parties",
    "Change in tariff heading of the non-originating materials used": "change from any other heading",
    # Africa and the Arab states
    "Manufacture from fish of Chapter 3, wholly obtained": "made from fish of chapter 3 and all fish of chapter 3 are wholly obtained",
    "Manufacture from animals of Chapter 1. All the materials of Chapter 3 used must be wholly obtained": "made from animals of chapter 1 and all materials of chapter 3 are wholly obtained",
    "Manufacture in which all the crustaceans used are wholly obtained": "all crustaceans are wholly obtained",
    "Manufacture from yarn or textile fibres": "made from yarn together with fibres",
    # Latin America: materials by their own CIF value
    "Change in tariff heading, provided that the CIF value of the non-originating materials does not exceed 40% of the FOB value of the final product": "change from any other heading and CIF of non-originating materials not more than 40% of FOB",
    "The c.i.f. value of non-originating materials does not exceed 60% of the f.o.b. value": "CIF of non-originating materials not more than 60% of FOB",
    "Change in NALADISA heading": "change from any other heading",
    "A change to heading 84.14 from subheading 8414.90 when combined with a regional content of not less than 50%": "change from 8414.90 and "
    + RVC.format(50),
    "A change to heading 16.02 from any other chapter, except from Chapter 02, allowing the use of poultry meat": "change from any other chapter except from chapter 2 however non-originating poultry meat may be used",
    # the good's heading against that of the materials
    "Goods shall be classified under a tariff heading other than the tariff heading under which the non-originating materials were imported": "change from any other heading",
    "Manufacture in which the heading of the materials used is different from the heading of the product": "change from any other heading",
    "Manufacture from products other than those of Chapter 3 or Chapter 16": "change from any heading except from chapters 3, 16",
    "CTH, but with the exception of 74.08": "change from any other heading except from 74.08",
    "CC except a change from Chapter 3": "change from any other chapter except from chapter 3",
    "CC and all the materials of Chapters 1 and 2 used are WO": "change from any other chapter and all materials of chapters 1, 2 are wholly obtained",
    # contents
    "Not less than 35% local value-added content": RVC.format(35),
    "Max 60 % VNM (FOB)": "value of non-originating materials not more than 60% of FOB",
    # provisos
    "CTSH (provided that RVC is not less than 30 %) or RVC 40": f"(change from any other subheading and {RVC.format(30)}) or {RVC.format(40)}",
    "A change from subheading 8409.91, if the RVC is at least 45 %": "change from 8409.91 and " + RVC.format(45),
    "The good is considered originating if it has undergone a change in tariff heading": "change from any other heading",
    "The article has been cut and sewn in the territory of a Party": "undergoes cutting combined with sewing in the territory of the parties",
    "Fermentation is carried out in the territory of a Party": "undergoes fermentation in the territory of the parties",
    # schemes of preferences
    "Manufacture from products other than those falling under Chapter 7, 8 or heading 2009": "change from any heading except from chapters 7, 8, 20.09",
    "Production in which non-originating materials of subheading 2905.44 are not used": "no materials of 2905.44 are non-originating",
    # the European Union with others
    "CTH and in which the weight of non-originating materials of heading 24.01 used does not exceed 30 % of the weight of all materials of heading 24.01 used": "change from any other heading and weight of non-originating materials of 24.01 not more than 30% of weight of all materials of 24.01",
    "Knitting (products knitted to shape) accompanied by at least two main preparatory or finishing operations": 'undergoes "knitting to shape" combined with at least 2 of finishing',
    "Weaving accompanied by impregnation or coating": "undergoes weaving combined with (impregnating or coating)",
    # Canada and the Americas
    "A change from any other heading, or no change in heading is required provided the value of non-originating materials of this heading does not exceed 50 percent of the transaction value of the product": "change from any other heading or (no change in tariff classification and value of non-originating materials of the same heading not more than 50% of transaction value)",
    "A change from any other heading, provided that originating rice constitutes at least 50 per cent by weight of all the rice used": "change from any other heading and weight of originating rice at least 50% of weight of all rice",
    "CTH, provided that non-originating sugar of heading 17.01 constitutes no more than 35 per cent by weight of the sugar": "change from any other heading and weight of non-originating sugar of 17.01 not more than 35% of weight of all sugar",
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), RULES.items())
def test_rules_of_other_agreements(text: str, rule: str) -> None:
    assert read(text) == (rule, "compiled")


def test_a_share_by_volume_is_no_share_of_value() -> None:
    reading = read_rule(
        "CTH, provided that non-originating feedstock constitutes no more than 49 per cent by volume of the good"
    )
    assert reading.condition is not None
    assert show(reading.condition).endswith(
        'volume of non-originating "feedstock" not more than 49% of volume of the good'
    )


@pytest.mark.parametrize(
    "text",
    [
        "The assessed value of non-originating materials does not exceed 60% of the f.o.b. value",
        "All non-originating materials used to make the panel shall be stamped and\nnon-originating materials of heading 8708 shall not be used.",
    ],
)
def test_what_is_measured_is_no_material(text: str) -> None:
    assert read_rule(text).status == "refused"
