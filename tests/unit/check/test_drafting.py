"""Slips of drafters: what is near to one and is none; what a fix makes of one. The slips themselves stand on their pages."""

from __future__ import annotations

import pytest

from roolang.diagnostics import CATALOG
from tests.house.test_diagnostics_pages import example, in_rules, page
from tests.unit.check.reading import HEAD, findings, found, only, others_of, words_of

CODES = [code for code in CATALOG if "RL5261" <= code <= "RL5296"]
FIXED = {"RL5261", "RL5262", "RL5265", "RL5272", "RL5274", "RL5278", "RL5282", "RL5290", "RL5291", "RL5292", "RL5296"}
SILENT = [
    # chapters with a blank between them; two that are no heading together; chapters called so
    "rule for 33.04 requires change from any other heading except from 34, 05",
    "rule for 33.04 requires change from any other heading except from 34,35",
    "rule for 33.04 requires change from any other heading except from chapters 34,05",
    "rule for 8712.00 requires change from any other subheading except from 87.12, 87.14",
    # other exceptions beside the chapter of the goods; a chapter that is not theirs
    "rule for 87.12 requires change from any other heading except from chapter 86",
    "rule for 87.12 requires change from any other chapter except from 40.11 except from 40.12",
    # limits that are nearly at the end
    "rule for 87.12 requires regional value content at least 1% by build-down",
    "rule for 87.12 requires MaxNOM at most 99.5%",
    "rule for 87.12 requires weight of non-originating materials at most 0.5% of weight",
    "rule for 87.12 requires MaxNOM at most [CA: 0%] [US: 10%]",
    # stages that rise, that fall, of which two differ in their day
    "rule for 87.12 requires MaxNOM at most 60%, 50% from 2024-01-01, 45% from 2027-01-01",
    "rule for 87.12 requires MaxNOM at most 60%, 65% from 2024-01-01, 55% from 2027-01-01 note \"as agreed\"",
    "rule for 87.12 requires MaxNOM at most 60%, 50% from 2024-02-29, 45% from 2027-01-01",
    # the usual order of methods, one of them after a change as well; two quantities on bases of their own
    "rule for 87.12 requires regional value content at least 60% by transaction value or 50% by net cost",
    "rule for 87.12 requires regional value content at least 40% by build-up"
    " or (change from any other heading and regional value content at least 30% by build-down)",
    "rule for 87.12 requires MaxNOM at most 45%"
    " or value of non-originating materials of 87.14 at most 10% of FOB",
    "rule for 87.12 requires MaxNOM at most 45% and value of materials of 87.14 at most 10% of ex-works price or 9% of FOB",
    # ranges, descriptions, exclusions and guards that do something
    "rule for chapter 84 to 85 requires change from any other heading",
    'rule for "bicycles" of 87.12 requires change from any other heading',
    "rule for 87.01 to 87.05 except 87.03 requires change from any other heading",
    "rule for 87.11 to 87.12 requires all of (1) for 87.12: MaxNOM at most 45% (2) change from any other heading",
    "rule for 87.12 requires all of (1) from 2024-01-01: MaxNOM at most 45% (2) change from any other heading",
    # citations
    'rule for 87.12 cite "Annex 1, 87.11 to 87.13" requires change from any other heading',
    'rule for 87.12 cite "A change from heading 87.11" requires change from any other heading',
    'rule for 87.12 cite "Art. 12.34" requires change from any other heading',
    'rule for 87.12 cite "Chapter 5, 14.2" requires change from any other heading',
    # conditions
    "rule for 87.12 requires no change in tariff classification and MaxNOM at most 45%",
    "rule for 07.02 requires wholly obtained or change from any other chapter",
    "rule for 87.12 requires at least 2 of"
    " (1) change from any other heading (2) MaxNOM at most 45% (3) undergoes welding",
    "rule for 87.12 requires undergoes at least 2 of (casting, welding, painting)",
    "rule for 87.12 requires at most 1 of (1) change from any other heading (2) undergoes welding",
    # lists, in order and with little in them
    "list one: 87.11 list two: 87.11 rule for 87.12 requires CTH except from one except from two or CC",
    "list one: 84.07, 85.01, 84.12, 84.13 rule for 87.12 requires CTH except from one",
    "accumulation diagonal with CL rule for 87.12 requires CTH",
    "tolerance 40% of net weight of the good covers tariff change rule for 61.09 requires CTH",
]  # fmt: skip
GIVEN = "given good 8712.00 produced in CA material 8714.91 non-originating on "
RULE = "rule for 87.12 requires change from any other heading "
TESTS = [
    f'{RULE} test "one" {GIVEN} 2020-01-01 expect originating under ABC test "two" {GIVEN} 2030-12-31 expect originating under ABC',
    f'{RULE} test "one" {GIVEN} 2024-01-01 expect originating under ABC expect originating under ABC on 2025-01-01',
]


@pytest.mark.parametrize("text", [*SILENT, *TESTS])
def test_what_is_no_slip(text: str) -> None:
    assert {code for code, _ in found(HEAD + text)} & set(CODES) == set()


@pytest.mark.parametrize("code", CODES)
def test_a_fix_mends_it(code: str) -> None:
    text = example(code, "Reported")
    fixes = {fix for each in in_rules(text) if each.code == code for fix in each.fixes}
    assert bool(fixes) is (code in FIXED)
    for fix in fixes:
        after = in_rules(fix.applied(text))
        assert code not in {each.code for each in after}
        assert not [each for each in after if each.severity.value == "error"]


def test_a_page_says_what_is_wrong() -> None:
    assert len(CODES) == 36
    assert all(f"roo bad {code}" in page(code) for code in CODES)


def test_exceptions_beside_the_one_that_lifts_the_level_stay() -> None:
    text = "rule for 87.12 requires change from any other heading except from chapter 87 except from 40.11"
    assert [(each.code, each.fixes) for each in findings(HEAD + text)] == [("RL5261", ())]


def test_the_turn_is_shown_and_both_stages_of_one_number() -> None:
    text = "rule for 87.12 requires MaxNOM at most 60%, 50% from 2024-01-01, 50% from 2026-01-01, 55% from 2028-01-01"
    assert found(HEAD + text) == [("RL5267", "50% from 2026-01-01"), ("RL5266", "55% from 2028-01-01")]


def test_the_other_number_is_shown() -> None:
    finding = only(
        HEAD + "rule for 87.12 requires regional value content at least 30% by build-down or 40% by build-up"
    )
    assert finding.code == "RL5269" and "40% by build-up, 30% by build-down" in finding.message


def test_a_bracket_of_two_parties_for_two() -> None:
    text = "rule for 87.12 requires MaxNOM at most [CA: 40%] [US: 50%] [MX: 40%]"
    finding = only(HEAD + text)
    assert (finding.code, words_of(finding), others_of(finding), finding.fixes) == ("RL5290", "40%", ["40%"], ())


def test_a_bracket_around_a_single_word_of_the_language() -> None:
    text = "rule for 87.12 requires change from any other [CA: chapter] [US: heading] [MX: chapter]"
    finding = only(HEAD + text)
    assert (finding.code, words_of(finding), others_of(finding)) == ("RL5290", "chapter", ["chapter"])


def test_an_edit_is_held_against_the_list_of_the_base_alone() -> None:
    base = HEAD + "list parts: 87.14, 87.15 rule for 87.12 requires CTH except from parts\n"
    tabled = "proposal P by CA amends ABC dated 2026-03-02 "
    assert found(tabled + "delete from list parts: 87.16", base) == [("RL5288", "87.16")]
    assert found(tabled + "delete from list parts: 87.15", base) == []
    assert found(tabled + "add to list parts: 8714.91, 87.16", base) == [("RL5288", "8714.91")]


def test_a_day_outside_by_a_day() -> None:
    text = f'{RULE} test "one" {GIVEN} 2031-01-01 expect originating under ABC'
    assert found(HEAD + text) == [("RL5280", "2031-01-01")]


def test_more_than_there_are_is_met_by_nothing_or_by_everything() -> None:
    items = "(1) change from any other heading (2) undergoes welding"
    for head, said in {"at least 3 of": "nothing", "more than 2 of": "nothing", "at most 3 of": "everything"}.items():
        finding = only(f"{HEAD}rule for 87.12 requires {head} {items}")
        assert finding.code == "RL5295" and f"only 2, so {said} meets" in finding.message and words_of(finding) == head
    finding = only(HEAD + "rule for 87.12 requires undergoes at least 2 of (welding)")
    assert finding.code == "RL5295" and "`2 of welding` without parentheses" in finding.help


def test_two_chapters_that_look_like_a_heading_are_told_with_both_ways_to_write_them() -> None:
    finding = only(HEAD + "rule for 33.04 requires change from any other heading except from 33,05")
    assert (finding.code, words_of(finding)) == ("RL5296", "33,05")
    assert [fix.new for fix in finding.fixes] == ["33.05", "33, 05"]
