"""The canonical layout, case by case: what a reader of an annex expects to see."""

from __future__ import annotations

from textwrap import dedent

import pytest

from roolang.format import format_text
from roolang.source import SourceFile


def laid(text: str) -> str:
    """The canonical layout of a text that must not contain errors."""
    formatted, findings = format_text(SourceFile("case.roo", text))
    assert not findings
    return formatted


def stands(text: str) -> None:
    """The text is laid out already, and is found again from its words on one line."""
    text = dedent(text).lstrip("\n")
    assert laid(text) == text
    assert laid(" ".join(text.split())) == text


def test_a_short_rule_takes_one_line() -> None:
    assert laid("Rule for heading 87.03\nrequires  CTH\n; and MaxNOM <= 40.0 per cent .") == (
        "rule for 87.03 requires CTH and MaxNOM not more than 40%\n"
    )


def test_a_long_rule_breaks_before_its_verb_and_its_connectives() -> None:
    stands("""
        rule for 8703.21 to 8703.90 cite "Annex 401; Art. 403(5)(a)"
          requires change from any other heading
          and regional value content at least 50% by net cost tracing materials listed in "Annex 403.1"
        """)


def test_items_stand_on_lines_of_their_own() -> None:
    stands("""
        rule for 8708.80 requires any of
          (1) for "struts" of 8708.80: any of
            (a) change from any other heading
            (b) change from "parts of struts" of 8708.80, any other subheading
                whether or not there is also a change from any other heading
              and regional value content at least 50% by net cost cite "Annex 401, note 3, second sentence"
          (2) no change in tariff classification
        """)


def test_an_enumeration_in_a_chain_has_its_items_two_deeper() -> None:
    stands("""
        rule for chapter 19
          requires CTH
          and all of
            (a) MaxNOM not more than 40%
            (b) at least 2 of
              (i) CC
              (ii) CTSH
              (iii) wholly obtained
        """)


def test_an_enumeration_that_goes_on_has_parentheses() -> None:
    stands("""
        rule for 84.18
          requires (any of
              (1) CC
              (2) CTSH)
          and MaxNOM not more than 40%
        """)


def test_a_chain_in_a_chain_has_parentheses() -> None:
    assert laid("rule for 84.18 requires (CC and CTH) or ((MaxNOM <= 40%))") == (
        "rule for 84.18 requires (CC and CTH) or MaxNOM not more than 40%\n"
    )


def test_a_slot_after_or_has_parentheses_only_if_it_would_be_read_as_a_limit() -> None:
    assert laid("rule for 84.18 requires MaxNOM <= 40% or ([US: CC] [CA: CTH])") == (
        "rule for 84.18 requires MaxNOM not more than 40% or [US: CC] [CA: CTH]\n"
    )
    assert laid("rule for 84.18 requires MaxNOM <= 40% or ([US: [CA: CC]])") == (
        "rule for 84.18 requires MaxNOM not more than 40% or ([US: [CA: CC]])\n"
    )


def test_a_guard_stands_above_all_that_it_reaches() -> None:
    stands("""
        rule for 8708.40 requires any of
          (1) for any other good of 8708.40:
            change from any other heading except from 84.07, 84.08
            and regional value content at least 60% by transaction value or 50% by net cost
          (2) until 2026-12-31: CC
          (3) (from 2020-01-01: CC) and CTH
        """)


def test_when_the_header_is_long_the_items_follow_its_verb() -> None:
    stands("""
        rule for "battery packs, cells and modules for the propulsion of vehicles of heading 87.03" of 85.07
          requires any of
            (1) until 2026-12-31: CTSH
            (2) from 2027-01-01: CTH
        """)


def test_a_long_list_is_wrapped() -> None:
    codes = ", ".join(f"8708.{number}" for number in range(10, 50))
    lines = laid(f'list "Annex 403.1" nomenclature HS 2012: {codes}').splitlines()
    assert lines[0] == 'list "Annex 403.1" nomenclature HS 2012:'
    assert all(line.startswith("  8708.") and 90 < len(line) <= 110 for line in lines[1:-1])


def test_a_provision_has_one_clause_a_line_and_its_citation_at_the_end() -> None:
    stands("""
        tolerance textiles: 7% of weight of the good
          for goods of chapters 50 to 63
          covers tariff change
          counting "fibres or yarns of the component that determines classification" cite "Art. 405(6)"
        """)


def test_headers_and_short_definitions_of_one_kind_stand_together() -> None:
    stands("""
        language 1
        use "roo/methods"

        agreement NAFTA "North American Free Trade Agreement"
        parties CA, MX, US
        nomenclature HS 1992

        define measure value in money
        define measure weight in kilograms

        define condition CC as change from any other chapter
        define condition CTH as change from any other heading

        rule for 01.01 requires CC

        rule for 01.02 requires CC
        """)


def test_a_definition_of_several_lines_stands_alone() -> None:
    stands("""
        define condition short as CTH

        define condition long as any of
          (a) CTH
          (b) CC

        define condition last as CC
        """)


def test_brackets_keep_their_words() -> None:
    stands("""
        rule for 8703.21 to 8703.90 [US: , 8704.21, chapters 1 to 2] cite "Article X.3"
          requires change from any other [US: chapter] [CA, MX: heading] [MX: except from 84.07]
          and regional value content at least [US: 75% from 2022-01-01, 85% from 2024-01-01] [CA: [X%]] [MX: 62.5%]
          [US propose; CA, MX oppose: and content of US at least [50%] by value added]
          [ALT 2: and high-wage share at least [US: 40%] [reading the first: 7 units] [MX: and CTH]]

        [CA, MX: tolerance 10% of transaction value covers tariff change]
        """)


def test_a_bracket_that_comes_first_in_a_bracket_is_laid_out_as_what_it_holds() -> None:
    stands("""
        rule for 8703.21 [US: [CA: , 8704.21], 87.05] [MX: , 87.06 [CA: , 87.07]]
          requires change from any other heading [US: [MX: [CA: except from 84.07]] except from 84.08]

        rule for 84.07 requires CTH [US: [MX: and CC] and CTSH]
        """)


def test_tests_have_a_line_for_what_is_given_and_each_expectation() -> None:
    stands("""
        test "an engine of unknown origin leaves the verdict open"
          given good 8703.23 with net cost 1000
            material 8407.34 described as "engine" with value 400, weight 150 kg
              containing (material 8409.91 with value 50 non-originating)
            material 85.27 non-originating with value 10
            undergoes assembly in MX
            on 2018-02-28
          expect undetermined under NAFTA_2018 as CA missing "origin of material 1"
          expect originating under US_2017 with regional value content equal to 62.5%
        """)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("change from headings 8407, 8708.40.10 or chapter 3", "change from 84.07, 8708.40.10, chapter 3"),
        ("change from chapter 2, chapters 3 – 5, heading 10.06", "change from chapters 2, 3 to 5, 10.06"),
        ('change from ex 87.03 described as "cars"', 'change from "cars" of 87.03'),
        ('change from “the "best" cars”', 'change from “the "best" cars”'),
        ("change from 8708.29.aa, 8708.30", "change from 8708.29.aa, 8708.30"),
        ('change from listed in "Annex 1"', 'change from listed in "Annex 1"'),
        ('change from listed in "light duty"', "change from listed in light duty"),
        ("change from any heading outside group", "change from any heading outside the group"),
        ("undergoes “wet spinning” or CTH", "undergoes wet spinning or CTH"),
        ('undergoes "spinning of yarn"', 'undergoes "spinning of yarn"'),
        ("value of the good ≥ USD 12.50 per hour", "value of the good at least USD 12.5 per hour"),
        ("value does not exceed 5 kg", "value not more than 5 kg"),
        ("value = [ X % ]", "value equal to [X%]"),
        ("net cost_plus_a_part exceeds 1", "net cost plus_a_part more than 1"),
        ("from 1 July 2020: CTH", "from 2020-07-01: CTH"),
        ("product rule is met", "the product rule is met"),
    ],
)
def test_words_of_the_field(written: str, canonical: str) -> None:
    assert laid(f"rule for 84.01 requires {written}") == f"rule for 84.01 requires {canonical}\n"


def test_a_text_with_errors_is_left_alone() -> None:
    text = "rule  for 87.03 requires CTH and CC or CTSH\n"
    formatted, findings = format_text(SourceFile("case.roo", text))
    assert formatted == text
    assert [finding.code for finding in findings] == ["RL1007"]


def test_nothing_is_nothing() -> None:
    assert laid("") == laid(" \n\n") == ""
