"""Rules that hold from or until a day, and lists of requirements; each condition was written by hand."""

import pytest

from roolang.draft.english import read_rule
from roolang.format import show
from tests.draft.reader import read

RVC = "regional value content at least {}% by either build-up or build-down"
NOM = "value of non-originating materials not more than {}% of {}"
CC, CTH, CTSH = (f"change from any other {level}" for level in ("chapter", "heading", "subheading"))
STAGES = {
    "From 1 January 2028, MaxNOM 45 % (EXW)": f"from 2028-01-01: {NOM.format(45, 'ex-works price')}",
    "Until 31 December 2027: CTH; from 1 January 2028: CC": f"until 2027-12-31: {CTH} or from 2028-01-01: {CC}",
    "CTH until 31 December 2027, CC from 1 January 2028": f"until 2027-12-31: {CTH} or from 2028-01-01: {CC}",
    "From entry into force until 31 December 2027, CTH; from 1 January 2028, CC": f"until 2027-12-31: {CTH} or from 2028-01-01: {CC}",
    "During the period up to 31 December 2027 CTH. As from 1 January 2028, CC.": f"until 2027-12-31: {CTH} or from 2028-01-01: {CC}",
    # a day that stands first is for all of its alternative, and for those that a bare `or` joins to it
    "As of 1 January 2028: A change from any other heading, provided that RVC is at least 40 %": f"from 2028-01-01: {CTH} and {RVC.format(40)}",
    "RVC 40 or, from 1 January 2028, CTH": f"{RVC.format(40)} or from 2028-01-01: {CTH}",
    "Until 31 December 2027: CTH or CTSH; from 1 January 2028: CC": f"until 2027-12-31: {CTH} or until 2027-12-31: {CTSH} or from 2028-01-01: {CC}",
    "From 1 January 2028: manufacture in which all the materials of Chapter 4 used are wholly obtained": "from 2028-01-01: all materials of chapter 4 are wholly obtained",
    # a day that stands last is for all, where the next stage begins on the day after
    "CTH and MaxNOM 70% until 31 December 2027; CTH and MaxNOM 50% from 1 January 2028": f"until 2027-12-31: ({CTH} and {NOM.format(70, 'ex-works price')}) or from 2028-01-01: ({CTH} and {NOM.format(50, 'ex-works price')})",
    "CTH or CTSH until 31 December 2027; CC from 1 January 2028": f"until 2027-12-31: {CTH} or until 2027-12-31: {CTSH} or from 2028-01-01: {CC}",
    "MaxNOM 70% until 31 December 2026, and thereafter MaxNOM 50%": f"until 2026-12-31: {NOM.format(70, 'ex-works price')} or from 2027-01-01: {NOM.format(50, 'ex-works price')}",
}  # fmt: skip
ROWS = {
    "CTSH, RVC 40 or chemical reaction": f"{CTSH} or {RVC.format(40)} or undergoes chemical reaction",
    "a change from any other heading, a regional value content of not less than 40 percent or a chemical reaction": f"{CTH} or {RVC.format(40)} or undergoes chemical reaction",
    "CTSH, isomer separation or biotechnological processing": f"{CTSH} or undergoes (isomer separation or biotechnological processing)",
    "CTH, provided that RVC 40 is met, or wholly obtained": f"({CTH} and {RVC.format(40)}) or wholly obtained",
    "CTH, RVC 40 and assembly": f"{CTH} and {RVC.format(40)} and undergoes assembly",
    # the base in parentheses is that of the percentage behind it
    "MaxNOM (FOB) 50 %": NOM.format(50, "FOB"),
    "RVC (FOB) 40 %": "regional value content at least 40% by build-down on FOB",
}


@pytest.mark.parametrize(("text", "rule"), [*STAGES.items(), *ROWS.items()])
def test_stages_and_rows(text: str, rule: str) -> None:
    assert read(text) == (rule, "compiled")


def test_what_comes_behind_unless_is_no_condition_beside_the_others() -> None:
    text = "RVC 40 or wholly obtained, unless the tobacco of heading 24.01 is originating"
    condition = read_rule(text).condition
    assert condition is not None
    assert show(condition) == (
        f'{RVC.format(40)} or established that "wholly obtained, unless the tobacco of heading 24.01 is originating"'
    )


BEHIND = {
    "The regional value content shall not be less than 45 percent": RVC.format(45),
    "The good shall contain at least 40 percent regional value content": RVC.format(40),
    "CTH with at least 35% value addition": f"{CTH} and {RVC.format(35)}",
    "A change to any of headings 84.07 through 84.09 from any heading outside the group": "change from any heading outside the group",
    "Tariff shift at the heading level": CTH,
    "A tariff heading change": CTH,
    "Change in tariff classification (CTC) at heading level": CTH,
    "Wholly produced or obtained": "wholly obtained",
    "CTH or CTSH, both with RVC 35": f"({CTH} or {CTSH}) and {RVC.format(35)}",
    "CTH or CTSH, in each case provided that RVC is at least 35%": f"({CTH} or {CTSH}) and {RVC.format(35)}",
    "CTH together with RVC 40": f"{CTH} and {RVC.format(40)}",
    "CTH; otherwise RVC 40": f"{CTH} or {RVC.format(40)}",
    "1) CTH; or 2) RVC 40": f"{CTH} or {RVC.format(40)}",
    "CTH, the fruit being wholly obtained": f"{CTH} and all fruit are wholly obtained",
    "Materials of Chapters 7 and 8 must originate in the Parties": "all materials of chapters 7, 8 are originating",
    "CTH or, for goods of subheading 8407.34, RVC 50": f"{CTH} or for 8407.34: {RVC.format(50)}",
    "Either RVC 40 or both CTH and RVC 30": f"{RVC.format(40)} or ({CTH} and {RVC.format(30)})",
    "CTSH + RVC 35 (build-up) or 45 (build-down)": f"{CTSH} and regional value content at least 35% by build-up or 45% by build-down",
    "MaxNOM 55% (EXW), of which battery packs may not exceed 30% of EXW": f"{NOM.format(55, 'ex-works price')} and value of non-originating battery packs not more than 30% of ex-works price",
    "One or more of the following: distillation, cracking and reforming": "undergoes (distillation or cracking or reforming)",
    "Twisting or any mechanical operation, each combined with weaving": "undergoes (twisting or mechanical operation) combined with weaving",
    "Printing (as a standalone operation)": "undergoes standalone printing",
    "Value added in the Parties shall be at least 45% of FOB": "regional value content at least 45% by build-down on FOB",
    "The value of fabric of heading 60.02 is at least 75% of the value of fabric used": "value of fabric of 60.02 at least 75% of value of all fabric",
    "CC. Non-originating sugar may be used only up to 30 % by weight": f"{CC} and weight of non-originating sugar not more than 30% of weight of the good",
    "The individual weight of the materials of Chapters 4 and 17 does not exceed 20% of the weight of the product": "weight of non-originating materials of chapter 4 not more than 20% of weight of the good and weight of non-originating materials of chapter 17 not more than 20% of weight of the good",
    "A change to heading 73.18 from any other heading with a value added of not less than 35%": f"{CTH} and {RVC.format(35)}",
    "Wholly obtained in the territory of the Party": "wholly obtained",
    "Wholly obtained products; or value added of at least 30 % of the ex-works price": "wholly obtained or regional value content at least 30% by build-down on ex-works price",
    "Manufacture from materials of Chapter 3 which are wholly obtained": "made from materials of chapter 3 and all materials of chapter 3 are wholly obtained",
    "Manufacture from yarn (single transformation)": "made from yarn",
    "CTSH, or one of chemical reaction, biotechnological processing, or purification": f"{CTSH} or undergoes (chemical reaction or biotechnological processing or purification)",
    "A regional value content of at least 35% according to the formula in Article 12": RVC.format(35),
    "The total value of the materials of non-originating nature does not exceed 60% of the f.o.b. value": NOM.format(60, "FOB"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), BEHIND.items())
def test_what_stands_behind(text: str, rule: str) -> None:
    test_stages_and_rows(text, rule)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("CTH or the value of materials originating from non-participants does not exceed 50% of FOB", "value of orig"),
        (
            "CTH provided that the share of non-originating materials does not exceed 50% of the ex-works price",
            "value of",
        ),
        (
            "Manufacture from animals of chapter 1 All the materials of chapter 3 used must be wholly obtained.",
            "chapters",
        ),
        ("CTH, except from 1901.90, and the sugar content does not exceed 60% by weight", "except from 1901.90,"),
        ("No less than 40% RVC, or 35% where net cost is used", "40%"),
        ("CC; smoking or salting is required", " or established"),
    ],
)
def test_what_is_not_said_is_not_read(text: str, never: str) -> None:
    condition = read_rule(text).condition
    assert condition is None or never not in show(condition)


def test_alternatives_in_an_item_of_a_list() -> None:
    text = "Production in which:\n- {}, and\n- {}."
    either, content = "either (i) CTH, or (ii) CTSH", "there is a regional value content of not less than 35 per cent"
    first, last = (read_rule(text.format(*each)).condition for each in ((either, content), (content, either)))
    assert first is not None
    assert last is not None
    assert show(first) == f"({CTH} or {CTSH}) and {RVC.format(35)}"
    assert show(last) == f"{RVC.format(35)} and ({CTH} or {CTSH})"
