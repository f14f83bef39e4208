"""Which goods a row is for, among the rows of its text."""

from __future__ import annotations

from roolang.draft.annex import Row, clause
from roolang.draft.scopes import scopes_of
from roolang.format import show


def scopes(*rows: tuple[str, str]) -> list[str]:
    """The goods of rows given by heading and descriptions, the levels set apart by `▸`."""
    made = [
        Row(code, (clause("", "CTH"),), tuple(w.strip() for w in words.split("▸") if w.strip())) for code, words in rows
    ]
    return [show(each) if each else "" for each in scopes_of(made)]


def test_a_description_that_names_the_whole_code_is_left_out() -> None:
    assert scopes(("8407", "Engines"), ("8701-8705", ""), ("Chapter 4", "Dairy produce")) == [
        "84.07",
        "87.01 to 87.05",
        "chapter 4",
    ]


def test_ex_before_a_heading_leaves_its_goods_described_and_before_a_chapter_the_rest() -> None:
    assert scopes(("ex Chapter 84", "Machinery; except for:"), ("ex 8407", "Engines for boats;")) == [
        "chapter 84",
        '"Engines for boats" of 84.07',
    ]


def test_sublevels_and_what_is_left_of_them() -> None:
    assert scopes(("1302", "Saps: ▸ Mucilages;"), ("1302", "Saps: ▸ Other")) == [
        '"Mucilages" of 13.02',
        "any other good of 13.02",
    ]


def test_the_rest_of_a_title_under_ex_is_no_rest_of_the_heading() -> None:
    assert scopes(
        ("ex 4302", "Furskins, assembled ▸ Plates"),
        ("ex 4302", "Furskins, assembled ▸ Other"),
        ("ex Chapter 43", "Any other product from heading 4302"),
    ) == [
        '"Plates" of 43.02',
        '"Furskins, assembled: other" of 43.02',
        "any other good of 43.02",
    ]


def test_the_same_words_below_two_titles_carry_the_title() -> None:
    found = scopes(("5907", "Cotton ▸ Woven"), ("5907", "Silk ▸ Woven"), ("5907", "Silk ▸ Other"))
    assert found == ['"Cotton: Woven" of 59.07', '"Silk: Woven" of 59.07', '"Silk: other" of 59.07']


def test_among_descriptions_of_a_chapter_its_title_is_the_whole() -> None:
    found = scopes(("ex Chapter 61", "Articles of apparel, knitted or crocheted"), ("ex Chapter 61", "Gloves of yarn"))
    assert found == ["chapter 61", '"Gloves of yarn" of chapter 61']


def test_what_is_no_code() -> None:
    assert scopes(("", "Engines"), ("Section XVI", "")) == ["", ""]
    assert scopes(("8708.29.aa", "")) == ["8708.29.aa"]
