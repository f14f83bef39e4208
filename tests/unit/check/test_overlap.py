"""Two rules for the same goods."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import HEAD, found, only, others_of, words_of

ONE, TWO = "requires wholly obtained", "requires change from any other heading"

BAD = [
    (f"rule for 87.03 {ONE} rule for 87.03 {TWO}", "87.03", "87.03"),
    (f"rule for 87.03 {ONE} rule for heading 8703 {ONE}", "heading 8703", "87.03"),
    (f"rule for 84.07, 87.03 {ONE} rule for 87.03, 87.04 {TWO}", "87.03", "87.03"),
    (f"rule for 84.07 to 84.10 {ONE} rule for 84.09 to 84.12 {TWO}", "84.09 to 84.12", "84.07 to 84.10"),
    (f"rule for 84.09 to 84.12 {ONE} rule for 84.07 to 84.09 {TWO}", "84.07 to 84.09", "84.09 to 84.12"),
    (
        f'rule for "curry" of 0910.99 {ONE} rule for "curry" of 0910.99 {TWO}',
        '"curry" of 0910.99',
        '"curry" of 0910.99',
    ),
    (f"rule for 0910.99 {ONE} rule for any other good of 0910.99 {TWO}", "0910.99", "0910.99"),
    (f"rule for all other goods {ONE} rule for all other goods {TWO}", "all other goods", "all other goods"),
    (f"rule for sets of 96.05 {ONE} rule for sets of 96.05 {TWO}", "96.05", "96.05"),
    (f"rule for 87.03 exported from US {ONE} rule for 87.03 exported from US {TWO}", "87.03", "87.03"),
    (f"rule for 87.03 where seats > 5 {ONE} rule for 87.03 where seats > 5 {TWO}", "87.03", "87.03"),
    (f"rule for 87.03 {ONE} [US: rule for 87.03 {TWO}]", "87.03", "87.03"),
    (f"rule for 87.03 [US: , 87.04] {ONE} rule for 87.04 {TWO}", "87.04", "87.04"),
    (f"rule for 87.03 additionally {ONE} rule for 87.03 additionally {ONE}", "87.03", "87.03"),
    (f"rule for 87.03 in force 2020-01-01 {ONE} rule for 87.03 in force 2021-01-01 {TWO}", "87.03", "87.03"),
]
GOOD = [
    f"rule for 87.03 {ONE} rule for 87.04 {ONE}",
    f"rule for 87.03 {ONE} rule for 8703.10 {TWO}",
    f"rule for 84.07 to 84.12 {ONE} rule for 84.08 to 84.10 {TWO} rule for 84.09 {ONE}",
    f"rule for 84.07 to 84.12 {ONE} rule for 84.07 to 84.10 {TWO}",
    f"rule for 84.07 to 84.10 except 84.09 to 84.10 {ONE} rule for 84.09 to 84.12 {TWO}",
    f'rule for "curry" of 0910.99 {ONE} rule for any other good of 0910.99 {TWO}',
    f"rule for 87.03 exported from US {ONE} rule for 87.03 {TWO} rule for 87.03 imported into US {ONE}",
    f"rule for 87.03 where seats > 5 {ONE} rule for 87.03 {TWO}",
    f"rule for sets {ONE} rule for all other goods {TWO}",
    f"[US: rule for 87.03 {ONE}] [MX: rule for 87.03 {TWO}]",
    f"[US propose; MX oppose: rule for 87.03 {ONE}] [MX: rule for 87.03 {TWO}]",
    f"[reading wide: rule for 87.03 {ONE}] [reading strict: rule for 87.03 {TWO}]",
    f"rule for 87.03 [US: , 87.04] {ONE} [MX: rule for 87.04 {TWO}]",
    f"rule for 87.03 additionally {ONE} rule for 87.03 additionally {TWO} rule for 87.03 alternatively accepts CC",
    f"rule for 87.03 in force 2020-01-01 to 2020-12-31 {ONE} rule for 87.03 in force 2021-01-01 {TWO}",
    f"all applicable rules for 87.03 must be met rule for 87.03 {ONE} rule for 87.03 {TWO}",
]


@pytest.mark.parametrize(("text", "place", "other"), BAD)
def test_two_rules_for_the_same_goods(text: str, place: str, other: str) -> None:
    finding = only(HEAD + text)
    assert finding.code == "RL4002"
    assert words_of(finding) == place and others_of(finding) == [other]
    assert finding.label is not None and finding.label.span.start > finding.others[0].span.start


@pytest.mark.parametrize("text", GOOD)
def test_rules_that_keep_apart(text: str) -> None:
    assert found(HEAD + text) == []


def test_the_message_names_what_both_are_for() -> None:
    finding = only(HEAD + f"rule for 84.07 to 84.10 {ONE} rule for 84.09 to 84.12 {TWO}")
    assert "`84.09 to 84.10`" in finding.message


def test_texts_are_judged_one_by_one() -> None:
    text = f'agreement ONE "x" rule for 87.03 {ONE} agreement TWO "y" rule for 87.03 {TWO}'
    assert found(text) == []


def test_a_text_in_two_files() -> None:
    assert found(f"part of ABC rule for 87.03 {ONE}", HEAD + f"rule for 87.03 {TWO}") == [("RL4002", "87.03")]


def test_what_is_not_ours_is_not_reported() -> None:
    assert found(HEAD, f'agreement OTHER "x" rule for 87.03 {ONE} rule for 87.03 {TWO}') == []


def test_replacing_is_not_repeating() -> None:
    base = HEAD + "rule for 87.03 requires CC"
    twice = f"proposal NEW by US amends ABC replace rule for 87.03 {ONE} replace rule for 87.03 {TWO}"
    assert found(f"proposal NEW by US amends ABC replace rule for 87.03 {TWO}", base) == []
    assert found(f"proposal NEW by US amends ABC add rule for 87.04 {ONE} replace rule for 87.04 {TWO}", base) == []
    assert found(twice, base) == [("RL4002", "87.03")]


def test_a_header_that_cannot_be_read_begins_another_text() -> None:
    from roolang.check import check
    from roolang.source import SourceFile
    from roolang.syntax import parse

    text = HEAD + f"rule for 87.03 {ONE}\nproposal NEW of US amends ABC\nrule for 87.03 {TWO}"
    tree, broken = parse(SourceFile("text.roo", text))
    assert broken and check([(tree.whole, True)]) == ()
