"""Help that is obeyed must not change the law: a rule gets no wider, no party is lost, `or` does not become `and`."""

from __future__ import annotations

import pytest

from roolang.diagnostics import Finding
from roolang.source import SourceFile
from roolang.syntax.parser import parse

CAR = 'ex 87.03 described as "racing car"'


def finding_of(text: str) -> Finding:
    found = parse(SourceFile("text.roo", text))[1]
    assert [each.code for each in found] == ["RL1001"], found
    return found[0]


def mended(text: str) -> list[str]:
    return [fix.applied(text) for fix in finding_of(text).fixes]


@pytest.mark.parametrize(
    "goods",
    [
        *(f'87.03 {said} "racing car"' for said in ("described as", "called", "named")),
        *('87.03 "racing car"', "87.03 called racing car"),
        "87.03: racing car",
        "87.03 (racing car)",
        "87.03 racing car",
    ],
)
def test_words_behind_a_code_narrow_the_rule(goods: str) -> None:
    fixed = mended(f"rule for {goods} requires CTH\n")
    assert fixed[0] == f"rule for {CAR} requires CTH\n"
    assert all(each == "rule for 87.03 requires CTH\n" for each in fixed[1:])


def test_what_the_goods_contain_is_kept() -> None:
    (fixed,) = mended('rule for 17.04 containing "honey" requires CTH\n')
    assert fixed == 'rule for ex 17.04 described as "containing honey" requires CTH\n'


def test_a_title_may_be_that_of_all_of_the_code() -> None:
    found = finding_of("rule for heading 87.03: motor cars requires CTH\n")
    assert "drop `: motor cars` if all of the code is" in found.help


def test_a_rule_without_its_first_words() -> None:
    assert mended("heading 87.03: motor cars requires CTH\n")[0] == "rule for heading 87.03: motor cars requires CTH\n"


def test_of_several_codes_nobody_knows_which_are_meant() -> None:
    found = finding_of('rule for 87.03, 87.04 called "racing car" requires CTH\n')
    assert not found.fixes
    assert "and the same for each code" in found.help


def test_a_condition_behind_a_code_is_no_description() -> None:
    rule = "rule for 87.03 requires change from any other heading except from 87.04 {}wholly obtained\n"
    assert rule.format("and ") in mended(rule.format(""))[:2]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        *((word, "or") for word in ("alternatively", "either", "otherwise", "alternatively,", "failing that,")),
        *((word, "and") for word in ("plus", "additionally", "as well as", "in addition,")),
    ],
)
def test_a_joining_word_keeps_its_sense(word: str, meant: str) -> None:
    rule = "rule for 87.03 requires CTH\n  {} value of non-originating materials at most 40% of FOB\n"
    assert mended(rule.format(word)) == [rule.format(meant)]


@pytest.mark.parametrize("sign", ["/", ";"])
def test_where_either_may_be_meant_both_are_told_apart(sign: str) -> None:
    rule = f"rule for 87.03 requires CTH {sign} value of non-originating materials at most 40% of FOB\n"
    found = finding_of(rule)
    assert found.help.startswith("write `and` ")
    assert found.help.endswith(" if both are meant, `or` if one is enough")
    assert [fix.new.strip() for fix in found.fixes[:2]] == ["and", "or"]


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("CA MX US", "CA , MX US"),
        ("CA, MX US", "CA, MX , US"),
        ("CA and MX US", "CA , MX US"),
    ],
)
def test_no_party_is_lost(written: str, first: str) -> None:
    fixed = mended(f"agreement DEAL\nparties {written}\n")
    assert fixed[0] == f"agreement DEAL\nparties {first}\n"
    assert all(party in each for each in fixed for party in ("CA", "MX", "US"))
