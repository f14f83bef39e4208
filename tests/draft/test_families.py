"""Families of wording that one agreement or another has, from agreements in no collection; each condition by hand."""

import pytest

from roolang.draft.english import read_rule
from roolang.format import show
from tests.draft.reader import read

RVC = "regional value content at least {}% by either build-up or build-down"
OTHER_HEADING, OTHER_SUBHEADING = "change from any other heading", "change from any other subheading"
RULES = {
    # what texts call the content of value, and how they compare it
    "CTH + VAC 50 %": f"{OTHER_HEADING} and {RVC.format(50)}",
    "CTSH plus DVA 30%": f"{OTHER_SUBHEADING} and {RVC.format(30)}",
    "Local content of not less than 40 percent": RVC.format(40),
    "RVC ≥ 40 %": RVC.format(40),
    "RVC>=45% (build-down)": "regional value content at least 45% by build-down",
    "RVC (35%) + CTSH": f"{RVC.format(35)} and {OTHER_SUBHEADING}",
    "MaxNOM ≤ 50 % (EXW)": "value of non-originating materials not more than 50% of ex-works price",
    "RVC(40) or CTH, provided that non-originating materials of heading 17.01 constitute not more than 20% by value of the good": f"{RVC.format(40)} or ({OTHER_HEADING} and value of non-originating materials of 17.01 not more than 20% of value of the good)",
    # changes
    "CTH from any heading except 15.07 to 15.15": f"{OTHER_HEADING} except from 15.07 to 15.15",
    "A change from any other subheading of heading 86.07": "change from any other subheading within 86.07",
    "A change to heading 94.01 from any subheading 9401.90": "change from 9401.90",
    "A change to heading 84.18 from any other heading, except from heading 84.15 or from subheading 8418.99": f"{OTHER_HEADING} except from 84.15, 8418.99",
    "A change to subheading 2921.21 through 2921.29 from any other subheading within heading 29.21, including another subheading within that group, or heading 29.01 or 29.02": "change from any other subheading within 29.21 including another within the group, 29.01, 29.02",
    "Manufactured from materials classified in a heading other than that of the product": OTHER_HEADING,
    "Manufacture in which all the materials used are classified within a heading other than that of the product, except for materials of heading 85.01": f"{OTHER_HEADING} except from 85.01",
    "A change to heading 48.19 from any other heading; a change is not required where there is a regional value content of not less than 45%": f"{OTHER_HEADING} or (no change in tariff classification and {RVC.format(45)})",
    "No required CTC, provided that the good has an RVC of not less than 50%": f"no change in tariff classification and {RVC.format(50)}",
    # alternatives
    "Either CTH or a chemical reaction": f"{OTHER_HEADING} or undergoes chemical reaction",
    "(CTH and RVC 35) or RVC 60": f"({OTHER_HEADING} and {RVC.format(35)}) or {RVC.format(60)}",
    "RVC 40 or (CTSH and roasting)": f"{RVC.format(40)} or ({OTHER_SUBHEADING} and undergoes roasting)",
    "Weaving combined with dyeing, or yarn dyeing combined with weaving": "undergoes weaving combined with dyeing or undergoes yarn dyeing combined with weaving",
    "CTH, except from heading 15.07; the value of the sugar used must not exceed 30 % of the ex-works price": f"{OTHER_HEADING} except from 15.07 and value of non-originating sugar not more than 30% of ex-works price",
    # materials
    "WO-AK": "wholly obtained",
    "CC, all materials of chapters 1 and 2 wholly obtained": "change from any other chapter and all materials of chapters 1, 2 are wholly obtained",
    "Manufacture in which all the materials of Chapter 3 used must be wholly obtained; however, up to 15% by weight of the product of non-originating fish may be used": "all materials of chapter 3 are wholly obtained however non-originating fish may be used up to 15% of weight of the good",
    "Manufacture from wood of any heading, except drawn wood of heading 4409": "made from wood except drawn wood of 44.09",
    "Manufacture from materials of any heading, except that of the product. However, waste and scrap of heading 7902 may not be used.": f"{OTHER_HEADING} except from waste and_scrap of 79.02",
    "A change from within this heading, provided that the value of non-originating materials of this heading or heading 9001 does not exceed 50% of the ex-works price": "change from the same heading and value of non-originating materials of the same heading, 90.01 not more than 50% of ex-works price",
    # what was done to the good
    "CC, provided that the good is cut or knit to shape and assembled in the territory of one or more of the Parties": 'change from any other chapter and undergoes (cutting or "knitting to shape") combined with assembly in the territory of the parties',
    "No change in tariff classification required provided that the good was mixed or blended in the territory of a Party": "no change in tariff classification and undergoes (mixing or blending) in the territory of the parties",
    "CTSH or the good is produced through chemical reaction": f"{OTHER_SUBHEADING} or undergoes chemical reaction",
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), RULES.items())
def test_families(text: str, rule: str) -> None:
    assert read(text) == (rule, "compiled")


def test_what_is_excepted_from_the_materials_may_be_read_otherwise() -> None:
    text = "All the materials used are classified in a heading other than that of the product, except materials of heading 85.01"
    (doubt,) = read_rule(text).ambiguities
    assert show(doubt.other) == f"{OTHER_HEADING} however non-originating materials of 85.01 may be used"


def test_other_materials_are_not_all_materials() -> None:
    text = "The value of the sugar used does not exceed 30 % of the ex-works price, and all the other materials used are originating"
    condition = read_rule(text).condition
    assert condition is not None
    assert "all materials are originating" not in show(condition)


def test_a_material_of_other_codes_is_no_material_of_the_vocabulary() -> None:
    reading = read_rule("Manufacture from wheat of heading 84.01")
    assert [(each.words, each.defined) for each in reading.questions] == [("wheat", False)]


def test_goods_that_nothing_is_asked_of_are_no_alternative() -> None:
    text = "CTH. In the case of goods of heading 3901, this restriction only applies to one group of materials."
    condition = read_rule(text).condition
    assert condition is not None
    assert " or " not in show(condition)


MORE = {
    "CTH/RVC 40": f"{OTHER_HEADING} or {RVC.format(40)}",
    "CTH, CTSH with RVC 40, or RVC 45": f"{OTHER_HEADING} or ({OTHER_SUBHEADING} and {RVC.format(40)}) or {RVC.format(45)}",
    "Regional value content (build-up) 35 %, (build-down) 45 %, (net cost) 30 %": "regional value content at least 35% by build-up or 45% by build-down or 30% by net cost",
    "RVC: 62.5% NC or 75% TV": "regional value content at least 62.5% by net cost or 75% by transaction value",
    "Any of the following: (a) CTH; (b) chemical reaction; (c) RVC of not less than 40%": f"{OTHER_HEADING} or undergoes chemical reaction or {RVC.format(40)}",
    "CC means that all non-originating materials used in the production of the good have undergone a change in tariff classification at the 2-digit level": "change from any other chapter",
    "A change in tariff classification at the level of heading (CTH) is required for all non-originating materials": OTHER_HEADING,
    "All non-originating materials have undergone a CTH": OTHER_HEADING,
    "CTH for all non-originating materials used, except from heading 84.18": f"{OTHER_HEADING} except from 84.18",
    "The good must satisfy a change in tariff heading or an RVC of at least 45%": f"{OTHER_HEADING} or {RVC.format(45)}",
    "RVC40 means that the good has a regional value content of at least 40 %": RVC.format(40),
    "RVC35 calculated on net cost": "regional value content at least 35% by net cost",
    "WO: the good must be wholly obtained or produced in the territory of a Party": "wholly obtained",
    "The good is produced in the territory of a Party exclusively from originating materials of one or both of the Parties": "all materials are originating",
    "CC, except that coffee of heading 09.01 may be used up to 40% by weight": "change from any other chapter however non-originating coffee of 09.01 may be used up to 40% of weight of the good",
    "CTSH, or the good results from a chemical reaction, mixtures and blends or standards materials in the territory of a Party": f'{OTHER_SUBHEADING} or undergoes (chemical reaction or "mixing and blending" or "production of standard materials") in the territory of the parties',
    "Purification Rule": "undergoes purification",
    "Manufacture starting from materials of all headings except that of the product": OTHER_HEADING,
    "Manufacture in which the value of all the Chapter 3 materials used does not exceed 15% of the ex-works price": "value of non-originating materials of chapter 3 not more than 15% of ex-works price",
    "Manufacture in which all the cereals used must be wholly obtained products": "all cereals are wholly obtained",
    "CTH. However, materials from the same heading can be used provided that their total value does not exceed 20% of the ex-works price": f"{OTHER_HEADING} however non-originating materials of the same heading may be used up to 20% of ex-works price",
    "Each of the following: (a) CTH; (b) chemical reaction": f"{OTHER_HEADING} and undergoes chemical reaction",
    "Manufacture from yarn or, printing accompanied by dyeing": "made from yarn or undergoes printing combined with dyeing",
    "A change to heading 84.06 from any other heading; or no change to heading 84.06, with RVC of not less than 35% BU or 45% BD": f"{OTHER_HEADING} or (no change in tariff classification and regional value content at least 35% by build-up or 45% by build-down)",
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), MORE.items())
def test_alternatives_and_figures(text: str, rule: str) -> None:
    test_families(text, rule)


def test_a_share_that_is_wholly_obtained_is_not_a_share_of_all() -> None:
    text = "CTH, in which at least 10% by weight of all materials of heading 24.01 used is wholly obtained"
    assert read_rule(text).status == "partial"


def test_what_is_a_condition_of_its_own_is_no_material() -> None:
    text = "RVC 40 or CC except from Chapter 10, unless the cereals are originating"
    condition = read_rule(text).condition
    assert condition is not None
    assert show(condition).endswith('established that "CC except from Chapter 10, unless the cereals are originating"')
