"""Exceptions to exceptions, cases that lead to a requirement, and requirements for what another one excepts."""

import pytest

from roolang.draft.english import read_rule
from roolang.format import show
from tests.draft.reader import read

CARVED = (
    "CC, except from Chapters 39 to 46 (other than Chapter 44)",
    "CC, except from Chapters 39 to 46, with the exclusion of Chapter 44",
    "CC, except from Chapters 39 to 46, except from Chapter 44",
    "CTH, excluding heading 20.09 save for subheading 2009.11",
    "CTH, except from headings 72.08 through 72.12 (save heading 72.10)",
    "A change to heading 19.05 from any other chapter, except from Chapter 11, other than heading 11.08",
    "Manufacture from materials of any heading, except that of the product and heading 1701 other than subheading 1701.91",
    "All the materials of Chapters 6 to 9 except Chapter 7 other than heading 0710 are wholly obtained",
)
CASES = (
    "Where the value of non-originating materials exceeds 55 % of EXW, CC is required",
    "When RVC is less than 45 %, CTH",
    "If the good contains more than 15 % by weight of materials of heading 1006, CC",
    "Unless RVC is at least 35 %, CTH; RVC 50",
    "In the event that RVC is less than 45 %, CTH",
    "CTSH or where RVC is less than 25 %, CTH",
    "CTSH or, if the RVC is at least 45 %, CTH",
    "CTH, except from 8708 if RVC is less than 45 %",
    "CTH and, where RVC is less than 45 %, all materials of 8708 are originating",
    "CTSH. Where non-originating materials of 8708 exceed 20 % of EXW, RVC 45",
    "CTH, except where the RVC is less than 45 %",
    "CC, provided that the good is not produced from materials of heading 1001, except if wholly obtained",
    "CTH, provided that if materials of 8708 are used, RVC 45",
    "Without prejudice to Note 4, CTH, except from heading 72.08",
    "Subject to Note 4, CTH; RVC 45",
)
ELSEWHERE = (
    "Except for 7616.10, CTH",
    "For goods of 7616, except for 7616.10, CTH; RVC 45",
    "CC, except for goods of heading 7616 where CTH applies",
    "CTH, except for goods of 7616.10: CTSH",
    "CC, save for goods of 7616, CTH",
    "Chapter 76: CC, except 7616: CTH",
    "CC, other than goods of heading 7616 (CTH)",
)
INSTEAD = (
    "RVC 55, except that until 31 December 2028 RVC 45",
    "RVC 55; however, until 31 December 2028, RVC 45",
    "CTH, except that, from 1 January 2029, CTSH",
    "CTH, but from 1 January 2029 CTSH",
)
CUT_SHORT = (
    "CTSH, except from 2915.31 to 34",
    "CTH, except from 40.01\N{EN DASH}03",
    "CTH, except from 40.01, 02 and 03",
)


@pytest.mark.parametrize("text", [*CARVED, *CASES, *ELSEWHERE, *INSTEAD, *CUT_SHORT])
def test_what_departs_from_a_requirement_is_never_one_beside_it(text: str) -> None:
    assert read_rule(text).status == "refused"


def test_what_departs_stands_where_its_alternative_does() -> None:
    text = "RVC 45 or CC, except from Chapters 39 to 46 (other than Chapter 44)"
    reading = read_rule(text)
    assert reading.status == "partial"
    assert reading.condition is not None
    asked = 'established that "CC, except from Chapters 39 to 46 (other than Chapter 44)"'
    assert show(reading.condition).endswith(f"or {asked}")


def test_nobody_asks_for_little_value_content() -> None:
    condition = read_rule("CTH provided that the RVC is less than 45 %").condition
    assert condition is not None
    assert show(condition) == 'change from any other heading and established that "RVC is less than 45 %"'


CTH = "change from any other heading"
BESIDE = {
    "CTH except from 72.08, except from 72.10": f"{CTH} except from 72.08 except from 72.10",
    "A change to heading 19.05 from any other heading, except from heading 10.01, and except from Chapter 11": f"{CTH} except from 10.01 except from chapter 11",
    "All the materials of Chapter 7 used are originating or wholly obtained": "all materials of chapter 7 are originating",
    "Manufacture in which all the materials of Chapter 8 used are wholly obtained or originating": "all materials of chapter 8 are originating",
    "Manufacture in which the value of all the materials used does not exceed 45 % of the ex-works price and where, within the above limit, the materials of heading 8501 are only used up to a value of 10 % of the ex-works price": "value of non-originating materials not more than 45% of ex-works price and value of non-originating materials of 85.01 not more than 10% of ex-works price",
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), BESIDE.items())
def test_what_only_looks_like_it_is_read(text: str, rule: str) -> None:
    assert read(text) == (rule, "compiled")
