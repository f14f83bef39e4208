"""Names defined twice, and definitions that nothing uses."""

from __future__ import annotations

import pytest

from roolang.check import check
from roolang.source import SourceFile
from roolang.syntax import parse
from tests.unit.check.reading import HEAD, found, module, only, others_of

USES = "rule for cars requires wholly obtained"

TWICE = [
    (f"list cars: 87.03 list Cars: 87.04 {USES}", "Cars", "cars"),
    (f"list cars: 87.03 define material cars as 87.04 {USES}", "cars", "cars"),
    (
        "define condition new as wholly obtained define condition new as CC rule for 87.03 requires new",
        "new",
        "new",
    ),
    ('define operation x as text "one" define operations x: spinning rule for 87.03 requires undergoes x', "x", "x"),
    ("define method m for q as 1 define method m for q as 2", "m", "m"),
    ("quota cars: 10 units per year quota cars: 20 units per year", "cars", "cars"),
    (f"list cars: 87.03 [US: list cars: 87.04] {USES}", "cars", "cars"),
]
ONCE = [
    f"[US: list cars: 87.03] [MX: list cars: 87.04] {USES}",
    "define measure net cost in money define quantity net cost as FOB rule for 87.03 requires net cost at least USD 5",
    "define method m for q as 1 define method m for r as 2",
    f"list cars: 87.03 quota cars: 10 units per year {USES}",
]


@pytest.mark.parametrize(("text", "name", "first"), TWICE)
def test_a_name_defined_twice(text: str, name: str, first: str) -> None:
    finding = only(HEAD + text)
    assert (finding.code, finding.label.span.text if finding.label else "") == ("RL2002", name)
    assert others_of(finding) == [first]


@pytest.mark.parametrize("text", ONCE)
def test_names_that_keep_apart(text: str) -> None:
    assert found(HEAD + text) == []


def test_each_text_has_names_of_its_own() -> None:
    other = f'agreement OTHER "x" list cars: 87.04 {USES}'
    assert found(HEAD + f"list cars: 87.03 {USES} " + other) == []


def test_a_file_may_define_what_another_defines() -> None:
    assert found("define quantity net cost as FOB", "define quantity net cost as CIF") == []
    twice = "define quantity net cost as FOB define quantity net cost as CIF"
    assert found(twice) == [("RL2002", "net cost")]


def test_replacing_a_definition() -> None:
    base = HEAD + f"list cars: 87.03 {USES}"
    assert found("proposal NEW by US amends ABC replace list cars: 87.04", base) == []


UNUSED = [
    ("list cars: 87.03", "list `cars`", "cars"),
    ('list "Annex 1" cite "Annex 1": 87.03', "list `Annex 1`", "Annex 1"),
    ("define material sugar as 17.01", "material `sugar`", "sugar"),
    ("define condition c as wholly obtained", "condition `c`", "c"),
    ("define operations o: spinning", "list of operations `o`", "o"),
    ("define quantity q as FOB", "quantity `q`", "q"),
    ("define parameter p as 3", "parameter `p`", "p"),
]
USED = [
    "list cars: 87.03 rule for cars requires wholly obtained",
    'list "Annex 1": 87.03 trace materials listed in "Annex 1"',
    "define material sugar as 17.01 rule for 87.03 requires value of all sugar <= 5% of FOB",
    "define condition CTH as wholly obtained rule for 87.03 requires CTH",
    "define operations o: spinning rule for 87.03 requires undergoes at least 1 of o",
    "define quantity q as FOB define quantity r as q rule for 87.03 requires r <= 5",
    "define parameter p as 3 rule for 87.03 requires FOB <= p",
]


@pytest.mark.parametrize(("text", "what", "name"), UNUSED)
def test_a_definition_that_nothing_uses(text: str, what: str, name: str) -> None:
    finding = only(HEAD + "accumulation full\n" + text)
    assert finding.code == "RL4102" and what in finding.message
    assert finding.label is not None and finding.label.span.text == name


def test_the_place_is_the_name_and_not_a_word_like_it() -> None:
    text = HEAD + "accumulation full define condition c as wholly obtained"
    finding = only(text)
    assert finding.label is not None and finding.label.span.start == text.index(" c as") + 1


@pytest.mark.parametrize("text", USED)
def test_a_definition_that_something_uses(text: str) -> None:
    assert found(HEAD + text) == []


def test_use_in_another_module_counts() -> None:
    text = HEAD + "accumulation full list cars: 87.03"
    assert found(text, "proposal NEW by US amends ABC add to list cars: 87.04") == []


def test_the_standard_rules_and_mere_definitions_are_left_alone() -> None:
    assert check([(module(HEAD + "accumulation full list cars: 87.03", "std:cars.roo"), True)]) == ()
    assert found("language 1 list cars: 87.03 define quantity q as FOB") == []


def test_words_that_could_not_be_read_may_use_a_name() -> None:
    text = HEAD + "accumulation full\nlist cars: 87.03\nrule for cars demands wholly obtained\n"
    tree, broken = parse(SourceFile("text.roo", text))
    assert broken and check([(tree, True)]) == ()
    tree, _ = parse(SourceFile("text.roo", text.replace("rule for cars", "rule for vans")))
    assert [each.code for each in check([(tree, True)])] == ["RL4102"]
