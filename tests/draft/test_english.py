"""The words of one rule to the tree that people write by hand; every text here is made up."""

import pytest

from roolang.draft.english import read_rule
from roolang.format import show
from roolang.source import SourceFile
from roolang.syntax import parse


def said(text: str) -> str:
    """What a text comes to, for the goods that it names."""
    reading = read_rule(text)
    assert reading.condition is not None, reading.reason
    goods = f"{show(reading.scope)}: " if reading.scope is not None else ""
    return goods + show(reading.condition)


NORTH_AMERICAN = [
    ("A change to heading 98.76 from any other heading.", "98.76: change from any other heading"),
    (
        "A change to headings 97.01 through 97.06 from any other chapter, except from headings 51.06 through 51.13 or Chapter 54.",
        "97.01 to 97.06: change from any other chapter except from 51.06 to 51.13, chapter 54",
    ),
    (
        "A change to subheadings 2999.11 through 2999.19 from any other subheading, including another subheading within that group.",
        "2999.11 to 2999.19: change from any other subheading including another within the group",
    ),
    (
        "A change to subheadings 2999.55 through 2999.59 from any subheading outside that group within heading 29.99, whether or not there is also a change from any other heading.",
        "2999.55 to 2999.59: change from 29.99 except from 2999.55 to 2999.59 whether or not there is also a change from any other heading",
    ),
    (
        "(1) A change to heading 84.99 from any other heading; or\n(2) A change to heading 84.99 from heading 84.98, whether or not there is also a change from any other heading, provided there is a regional value content of not less than:\n(a) 61 percent where the transaction value method is used, or\n(b) 51 percent where the net cost method is used.",
        "84.99: change from any other heading or (change from 84.98 whether or not there is also a change from any other heading and regional value content at least 61% by transaction value or 51% by net cost)",
    ),
    (
        "(1) A change to lids of heading 73.99 from any other heading; or (2) A change to any other good of heading 73.99 from any other chapter.",
        'for "lids" of 73.99: change from any other heading or for any other good of 73.99: change from any other chapter',
    ),
    (
        "No change in tariff classification required for a good of heading 94.99, provided there is a regional value content of not less than:\n- a) 31% under the build-up method;\n- b) 51% under the focused value method taking into account only the non-originating materials of heading 94.98.",
        "94.99: no change in tariff classification and regional value content at least 31% by build-up or 51% by focused value counting only non-originating materials of 94.98",
    ),
    (
        "A change to heading 61.99 from any other chapter, provided that the good is both cut (or knit to shape) and sewn or otherwise assembled in the territory of one or more of the Parties.",
        '61.99: change from any other chapter and undergoes (cutting or "knitting to shape") combined with (sewing or other assembly) in the territory of the parties',
    ),
    (
        "A change to subheading 8486.99 from any other heading, except from more than one of the following: heading 84.56, subheading 8537.10.",
        "8486.99: change from any other heading except from more than one of (84.56, 8537.10)",
    ),
]
EUROPEAN = [
    ("Manufacture from materials of any heading, except that of the product", "change from any other heading"),
    (
        "Manufacture from materials of any heading, except those of headings 02.07 and 02.08",
        "change from any heading except from 02.07, 02.08",
    ),
    (
        "Manufacture in which all the materials used are classified within a heading other than that of the product. However, materials of the same heading may be used, provided that their total value does not exceed 21 % of the ex-works price of the product",
        "change from any other heading however non-originating materials of the same heading may be used up to 21% of ex-works price",
    ),
    (
        "Manufacture:\n- from materials of any heading, except that of the product, and\n- in which the value of all the materials used does not exceed forty per cent of the ex-works price of the product",
        "change from any other heading and value of non-originating materials not more than 40% of ex-works price",
    ),
    (
        "Manufacture in which the value of all the non-originating materials used does not exceed the value of all the originating materials used",
        "value of non-originating materials not more than value of originating materials",
    ),
    (
        "Manufacture in which the individual weight of sugar and of the materials of Chapter 4 used does not exceed 41 % of the weight of the final product",
        "weight of non-originating sugar not more than 41% of weight of the good and weight of non-originating materials of chapter 4 not more than 41% of weight of the good",
    ),
    (
        "Manufacture in which the total combined weight of sugar and the materials of Chapter 4 used does not exceed 61 % of the weight of the final product",
        "weight of non-originating sugar together with non-originating materials of chapter 4 not more than 61% of weight of the good",
    ),
    (
        "Manufacture from:\n- natural fibres, or\n- chemical materials or textile pulp",
        "made from natural fibres together with chemical materials together with textile pulp",
    ),
    (
        "Manufacture in which all the materials of Chapters 1 and 2 used must be wholly obtained",
        "all materials of chapters 1, 2 are wholly obtained",
    ),
    (
        "Each item in the set must satisfy the rule which would apply to it if it were not included in the set. However, non-originating articles may be incorporated, provided that their total value does not exceed 16 % of the ex-works price of the set",
        "all components are originating however non-originating components may be used up to 16% of ex-works price",
    ),
    (
        "Manufacture from materials of any heading. However, materials of heading 89.06 may not be used",
        "change from any heading except from 89.06",
    ),
    ("Weaving accompanied by dyeing or by coating", "undergoes weaving combined with (dyeing or coating)"),
    (
        "Printing accompanied by at least two finishing operations (such as bleaching and raising), provided that the value of the unprinted fabric used does not exceed 46,5 % of the ex-works price of the product",
        "undergoes printing combined with at least 2 of (bleaching, raising, other finishing) and value of non-originating unprinted fabric not more than 46.5% of ex-works price",
    ),
]
SHORT = [
    ("CTH; MaxNOM 51 % (EXW); or RVC 56 % (FOB).", "change from any other heading or value of non-originating materials not more than 51% of ex-works price or regional value content at least 56% by build-down on FOB"),
    ("CC, except from subheading 6499.10", "change from any other chapter except from 6499.10"),
    ("CTH and a QVC of not less than: (a) 46% EXW build-down; or (b) 41% EXW or FOB build-up.", "change from any other heading and qualifying value content at least 46% by build-down on ex-works price or 41% by build-up on either ex-works price or FOB"),
    ("CTSH or RVC41 or CR", "change from any other subheading or regional value content at least 41% by either build-up or build-down or undergoes chemical reaction"),
    ("RVC (41): a regional value content of not less than 41 per cent using the build-up method or build-down method", "regional value content at least 41% by either build-up or build-down"),
    ("WO or PE", "wholly obtained or all materials are originating"),
    ("A maximum of 56% of the ex-works price (EXW) is made up of non-originating parts (MAXNOM) (1st Jan 2031 to 31st Dec 2034)", "from 2031-01-01 until 2034-12-31: value of non-originating materials not more than 56% of ex-works price"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), [*NORTH_AMERICAN, *EUROPEAN, *SHORT])
def test_a_text_means_what_a_person_would_write(text: str, rule: str) -> None:
    assert said(text) == rule
    assert read_rule(text).status in ("compiled", "partial")


@pytest.mark.parametrize(("text", "rule"), [*NORTH_AMERICAN, *EUROPEAN, *SHORT])
def test_what_is_printed_is_read_back_as_the_same(text: str, rule: str) -> None:
    condition = read_rule(text).condition
    assert condition is not None
    module, found = parse(SourceFile("rule", f"rule for 98.76 requires {show(condition)}\n"))
    assert not found
    assert module.statements[0].cond == condition  # type: ignore[union-attr]


# ---- never silent


def test_words_of_no_known_form_are_refused_and_marked() -> None:
    reading = read_rule("Lorem ipsum dolor sit amet")
    assert (reading.status, reading.condition, reading.unread) == ("refused", None, ((0, 26),))


def test_a_clause_that_is_not_read_spoils_no_other() -> None:
    reading = read_rule(
        "A change to heading 62.99 from any other chapter, provided that: (a) the good is cut and sewn in the territory of a Party, and (b) the lining meets Note 7."
    )
    assert reading.status == "partial"
    assert reading.condition is not None
    assert show(reading.condition) == (
        "change from any other chapter and undergoes cutting combined with sewing in the territory of the parties"
        ' and established that "lining meets Note 7"'
    )
    assert [(each.kind, each.words) for each in reading.questions if not each.defined] == [
        ("fact", "lining meets Note 7")
    ]


def test_a_description_is_a_question_and_a_defined_material_is_not_an_open_one() -> None:
    free = read_rule("A change to velvet ribbons of heading 58.99 from any other heading")
    assert free.status == "partial" and [each.words for each in free.questions] == ["velvet ribbons"]
    known = read_rule("Manufacture from coir yarn")
    assert known.status == "compiled" and [each.defined for each in known.questions] == [True]


def test_a_limit_of_nothing_that_is_named_is_left_to_the_declarant() -> None:
    reading = read_rule("CTH, provided that the value of all the materials used does not exceed 41 %")
    assert reading.status == "partial" and "established that" in said(reading.text)


def test_a_limit_on_what_was_not_read_is_part_of_the_same_question() -> None:
    text = "CTH. However, weird things of many kinds and none, in the manner of old, provided that their value does not exceed 41 % of the ex-works price"
    reading = read_rule(text)
    assert reading.condition is not None
    assert "value of" not in show(reading.condition).split("established that")[0]


def test_a_note_is_kept_and_not_read() -> None:
    reading = read_rule("A change to heading 98.76 from any other heading.\nNote: For this purpose 12 things count.")
    assert reading.status == "partial"
    assert reading.notes == ("Note: For this purpose 12 things count.",)
    assert [reading.text[a:b].strip() for a, b in reading.unread] == ["Note: For this purpose 12 things count."]


def test_no_figure_is_lost() -> None:
    for text in ("CTH 15", "Manufacture from materials of heading 98.76 17"):
        reading = read_rule(text)
        assert reading.status == "refused" or "15" in said(text) or "17" in said(text)


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "...", "(1)", "or", "provided that", "A change to", "(((", "\x00", "A change to heading 98.76 from"],
)
def test_nothing_raises(text: str) -> None:
    assert read_rule(text).status == "refused"


# ---- what may be read otherwise


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Weaving or knitting combined with dyeing", "undergoes (weaving or knitting combined with dyeing)"),
        ("CTH and RVC41 or CC", "change from any other heading and (regional value content at least 41% by either build-up or build-down or change from any other chapter)"),
        ("Manufacture in which:\n- all the materials of Chapter 3 used are wholly obtained\n- the value of all the materials used does not exceed 41% of the ex-works price", "all materials of chapter 3 are wholly obtained or value of non-originating materials not more than 41% of ex-works price"),
    ],
)  # fmt: skip
def test_both_readings_are_given(text: str, other: str) -> None:
    reading = read_rule(text)
    assert other in [show(each.other) for each in reading.ambiguities]
    assert reading.condition is not None and show(reading.condition) != other


@pytest.mark.parametrize(
    "text", ["Weaving or knitting, in each case combined with dyeing", "Weaving or knitting, combined with dyeing"]
)
def test_a_text_that_says_which_is_not_doubtful(text: str) -> None:
    assert not read_rule(text).ambiguities


def test_spans_lie_in_the_text() -> None:
    text = "CTH; or a regional value content of at least 41% under the net cost method"
    reading = read_rule(text)
    assert reading.condition is not None
    assert [each.span.text for each in reading.condition.parts] == [
        "CTH",
        "regional value content of at least 41% under the net cost method",
    ]  # type: ignore[union-attr]


# ---- what describes nothing


@pytest.mark.parametrize(
    "text",
    [
        "Manufacture from materials of any heading, except that of the product, is not sufficient.",
        "Manufacture from materials of any heading, except that of the product, must be avoided.",
        "Manufacture from materials of heading 84.12 is prohibited.",
        "Manufacture from no materials of heading 84.12.",
        "Manufacture from materials not of heading 84.08.",
        "Manufacture from leather which may not be of heading 41.04.",
        "A change from leather not of heading 41.04.",
        "Manufacture without materials of heading 84.12.",
        "Manufacture from materials of heading 84.12 does not qualify.",
        "Manufacture from materials of heading 84.12 shall be excluded.",
        "Manufacture from materials of heading 84.12 not permitted.",
        "Manufacture from hardly any materials of heading 84.12.",
        "In no case materials of heading 84.12.",
        "Printing is not sufficient.",
        "Weaving shall not be accepted.",
    ],
)
def test_words_that_deny_or_demand_are_no_description(text: str) -> None:
    assert read_rule(text).status == "refused"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Manufacture from yarn not carded of heading 52.05.", 'made from "yarn not carded" of 52.05'),
        ("Manufacture from skins which are tanned of heading 41.04.", 'made from "skins which are tanned" of 41.04'),
        (
            "A change from cords, whether or not plaited, of heading 56.07.",
            'change from "cords, whether or not plaited" of 56.07',
        ),
    ],
)
def test_words_that_deny_within_a_description_belong_to_it(text: str, expected: str) -> None:
    assert said(text) == expected
