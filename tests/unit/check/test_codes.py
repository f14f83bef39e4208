"""Tariff codes against the nomenclature of their text."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import HEAD, findings, found, only, words_of

GOOD = (
    HEAD
    + """
list cars: chapter 84, 85.17, 8703.33, 8703.40.10, 8703.21 to 8703.32, "buses" of 87.02, 9801.00.10
rule for listed in cars exported from US requires change from any other heading
  except from 84.07, chapters 50 to 63 however materials of 87.06 may be used
"""
)

BAD = [
    ("rule for 8703.29 requires wholly obtained", "8703.29"),
    ("rule for 8703.23.10 to 8703.29.10 requires wholly obtained", "8703.29.10"),
    ("rule for chapters 72 to 77 requires wholly obtained", "77"),
    ("rule for headings 87.77–87.79 requires wholly obtained", "87.77"),
    ("rule for 87.03 except 8703.29 requires wholly obtained", "8703.29"),
    ('rule for "cars" of 8703.29 requires wholly obtained', "8703.29"),
    ("rule for 87.03 requires change from any other heading except from 84.99", "84.99"),
    ("rule for 87.03 requires value of non-originating materials of 84.99 <= 5% of FOB", "84.99"),
    ("list cars: 87.03, 87.77 rule for cars requires wholly obtained", "87.77"),
    ("[US: rule for 87.77 requires wholly obtained]", "87.77"),
    ("tolerance 7% of FOB does not cover materials of 87.77", "87.77"),
]


def test_codes_that_exist() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(("text", "code"), BAD)
def test_codes_that_do_not(text: str, code: str) -> None:
    first = next(each for each in findings(HEAD + text) if each.code == "RL4001")
    assert words_of(first) == code


def test_both_ends_of_a_range() -> None:
    text = HEAD + "rule for 87.77 to 87.79 requires wholly obtained"
    assert found(text) == [("RL4001", "87.77"), ("RL4001", "87.79")]


def test_the_help_names_near_codes_and_what_they_are() -> None:
    finding = only(HEAD + "rule for 8730.23 requires wholly obtained")
    assert finding.message == "HS 2022 has no subheading `8730.23`"
    assert finding.help.startswith("did you mean `8703.23` (Vehicles; with only spark-ignition")


def test_descriptions_that_begin_alike_are_told_apart() -> None:
    help_ = only(HEAD + "rule for 8703.29 requires wholly obtained").help
    assert "not over 1500cc" in help_ and "not over 2500cc" in help_


def test_a_national_line_is_judged_by_six_digits() -> None:
    finding = only(HEAD + "rule for 8703.29.10 requires wholly obtained")
    assert "no line `8703.29.10`" in finding.message


def test_no_edition_no_check() -> None:
    assert found('agreement ABC "x" rule for 87.77 requires wholly obtained') == []


def test_an_edition_that_is_not_loaded_is_told_once() -> None:
    text = (
        HEAD.replace("2022", "2012") + "rule for 87.77 requires wholly obtained rule for 87.78 requires wholly obtained"
    )
    assert found(text) == [("RL4103", "nomenclature HS 2012")]


def test_an_edition_that_there_never_was() -> None:
    finding = only(HEAD.replace("2022", "2019") + "rule for 87.77 requires wholly obtained")
    assert finding.code == "RL4103" and "2017, 2022" in finding.help


def test_an_edition_without_codes_is_not_mentioned() -> None:
    assert found(HEAD.replace("2022", "2012")) == []


def test_a_list_with_an_edition_of_its_own() -> None:
    text = HEAD + "list old nomenclature HS 2012: 87.77 rule for old requires wholly obtained"
    assert found(text) == [("RL4103", "nomenclature HS 2012")]
    text = HEAD.replace("2022", "2012") + "list new nomenclature HS 2022: 87.77 rule for new requires wholly obtained"
    assert found(text) == [("RL4001", "87.77")]


def test_a_proposal_speaks_the_edition_of_what_it_amends() -> None:
    proposal = "proposal NEW by US amends ABC add rule for 87.77 requires wholly obtained"
    assert found(proposal, HEAD) == [("RL4001", "87.77")]
    assert found(proposal, HEAD.replace("2022", "2012")) == [("RL4103", "87.77")]
    assert found(proposal) == []


def test_a_list_edit_speaks_the_edition_of_the_list() -> None:
    base = HEAD + "list old nomenclature HS 2012: 87.77 rule for old requires wholly obtained"
    assert found("proposal NEW by US amends ABC add to list old: 87.78", base) == [("RL4103", "87.78")]


def test_what_only_refers_is_not_looked_up() -> None:
    proposal = """proposal NEW by US amends ABC

delete rule for 87.77
amend rule for 87.78: replace 50% with 60%
add to rule for 87.79 and change from 84.99"""
    assert found(proposal, HEAD) == [("RL4001", "84.99")]
