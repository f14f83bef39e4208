"""Which clauses belong together: what a word or a sign says comes out, what none says is told, the rest is refused."""

from __future__ import annotations

import pytest

from roolang.draft.english import read_rule
from roolang.format import show
from tests.draft.reader import read

RVC = "regional value content at least 40% by build-down"
CTH, CTSH, CC = (f"change from any other {level}" for level in ("heading", "subheading", "chapter"))

SAID = {
    "RVC 40 (build-down) and CTSH/CTH": f"{RVC} and ({CTSH} or {CTH})",
    "CTH/CTSH + RVC 40 (build-down)": f"({CTH} or {CTSH}) and {RVC}",
    "WO plus CC/CTH": f"wholly obtained and ({CC} or {CTH})",
    "CTH and either RVC 40 (build-down) or WO": f"{CTH} and ({RVC} or wholly obtained)",
    "CC, provided that either CTSH or WO": f"{CC} and ({CTSH} or wholly obtained)",
    "RVC 40 (build-down) and either CTH, CTSH or WO": f"{RVC} and ({CTH} or {CTSH} or wholly obtained)",
    "CTH, RVC 40 (build-down), or both": f"{CTH} or {RVC}",
    "CTH, WO or both": f"{CTH} or wholly obtained",
    "Cut, knit to shape or both, and sewn": 'undergoes (cutting or "knitting to shape") combined with sewing',
    "dyeing, printing, or both, and sewing": "undergoes (dyeing or printing) combined with sewing",
    "Knitting and making up, or weaving and making up": (
        "undergoes (knitting combined with making-up or weaving combined with making-up)"
    ),
    "the good is both cut and sewn, or knit to shape": (
        'undergoes (cutting combined with sewing or "knitting to shape")'
    ),
    "CTH; CC; and RVC 40 (build-down)": f"{CTH} and {CC} and {RVC}",
    "CTH or CC, both provided that all materials of 7208 are originating": (
        f"({CTH} or {CC}) and all materials of 72.08 are originating"
    ),
    "One of the following: distillation, cracking and reforming": "undergoes (distillation or cracking or reforming)",
    "CTH, provided that at least one of the following is met: (a) CTSH; (b) WO; and (c) the good is assembled": (
        f"{CTH} and ({CTSH} or wholly obtained or undergoes assembly)"
    ),
}

BACK = "how far what is asked last reaches back"
BESIDE = "`and` beside `or`"
LOST = "no word joins the items of this list"
TOLD = {
    "CTH or CTSH. In addition, WO": (f"({CTH} or {CTSH}) and wholly obtained", BACK),
    "CC or CTH; furthermore WO": (f"({CC} or {CTH}) and wholly obtained", BACK),
    "(i) CTH; or (ii) CTSH; and WO": (f"{CTH} or ({CTSH} and wholly obtained)", BACK),
    "One of the following: distillation; purification; and WO": (
        "(undergoes distillation or undergoes purification) and wholly obtained",
        BACK,
    ),
    "(i) CTH; and (ii) CTSH; or (iii) WO": (f"({CTH} and {CTSH}) or wholly obtained", BESIDE),
    "CTH; and CTSH; or WO": (f"({CTH} and {CTSH}) or wholly obtained", BESIDE),
    "WO; CTH": (f"wholly obtained or {CTH}", LOST),
    "CTH. WO": (f"{CTH} or wholly obtained", LOST),
    "CTH. RVC 40 (build-down)": (f"{CTH} and {RVC}", LOST),
    "Dyeing and printing or bleaching combined with sewing": (
        "undergoes dyeing combined with (printing or bleaching) combined with sewing",
        BESIDE,
    ),
    "Printing accompanied by scouring and bleaching or dyeing": (
        "undergoes printing combined with scouring combined with (bleaching or dyeing)",
        BESIDE,
    ),
    "RVC not less than: (i) 35 % under build-up; and (ii) 45 % under build-down": (
        "regional value content at least 35% by build-up or 45% by build-down",
        "`and` between figures",
    ),
}

REFUSED = (
    "RVC 40 % 45 %",
    "RVC 40 %; 45 %",
    "RVC 30 % / 35 %",
    "QVC 40 % and 45 %",
    "The value of each material of 8409 does not exceed 10 % of the ex-works price",
    "The value of any of the materials of 8501 and 8502 does not exceed 5 % of the ex-works price",
    "Two of the following: CTH; RVC 40; chemical reaction",
    "At least two of the following: (a) CTH; (b) WO; (c) CC",
    "CTH or RVC 40, the former provided that the good is assembled",
    "RVC not less than 35 % or 45 %, whichever is higher",
    "Either CTH and RVC 35, or RVC 50, but in either case not from heading 8409",
    "All but one of the materials are originating",
    "QVC of 35 % or less",
)


@pytest.mark.parametrize(("text", "rule"), SAID.items())
def test_what_the_words_say_of_groups(text: str, rule: str) -> None:
    assert read(text) == (rule, "compiled")


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_groups_that_no_word_says_are_told(text: str, expected: tuple[str, str]) -> None:
    rule, about = expected
    reading = read_rule(text)
    assert reading.condition is not None
    assert show(reading.condition) == rule
    others = [show(each.other) for each in reading.ambiguities if each.about == about]
    assert len(others) == 1
    assert others != [rule]


@pytest.mark.parametrize("text", REFUSED)
def test_what_counts_or_leans_on_other_words_is_refused(text: str) -> None:
    assert read_rule(text).status == "refused"


def test_materials_of_several_chapters_are_measured_together() -> None:
    text = "The weight of any materials of Chapter 17 does not exceed 10 % of the weight of the product"
    rule = "weight of non-originating materials of chapter 17 not more than 10% of weight of the good"
    assert read(text) == (rule, "compiled")
