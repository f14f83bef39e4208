"""Amounts that a test gives of a good: in the unit of their words, or told, and not judged."""

from __future__ import annotations

import pytest

from roolang.workspace.testing import all_findings, run_tests
from roolang.workspace.workspace import load_text
from tests.unit.check.reading import found

MEASURES = """define measure value in money define measure net weight in kilograms define measure width in metres
define measure share in percent define measure number in pieces define measure strength in percent
"""
ABC = 'agreement ABC "Three" parties CA, MX, US nomenclature HS 2022 in force 2020-01-01\n'
RULE = "rule for 87.03 requires value of non-originating materials at most 50% of ex-works price\n"


def trial(words: str, expected: str = "originating") -> str:
    return (
        f'test "it" given good 8703.23 produced in MX with ex-works price 100 material 8407.34 non-originating '
        f"with {words} on 2024-05-06 expect {expected} under ABC"
    )


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("value 90%", "90%"), ("value 10 pieces", "10 pieces"), ("value 10 kg", "10 kg"),
        ("net weight USD 3", "USD 3"), ("net weight 3%", "3%"), ("width 3", "3"), ("width 3 kg", "3 kg"),
        ("share 3 kg", "3 kg"), ("number USD 5", "USD 5"),
    ],
)  # fmt: skip
def test_an_amount_in_another_unit_than_its_word_is_an_error(words: str, amount: str) -> None:
    assert found(ABC + RULE + MEASURES + trial(words)) == [("RL6003", amount)]


@pytest.mark.parametrize(
    "words",
    ["value 90", "value USD 90", "net weight 3", "net weight 300 g", "width 3 cm", "share 3%", "number 3",
     "number 3 pieces", "own_word 3 kg"],
)  # fmt: skip
def test_one_in_the_unit_of_its_word_is_none(words: str) -> None:
    assert "RL6003" not in {code for code, _ in found(ABC + RULE + MEASURES + trial(words))}


@pytest.mark.parametrize(("words", "expected"), [("value 90%", "originating"), ("value 10 pieces", "originating")])
def test_such_a_test_is_not_judged(words: str, expected: str) -> None:
    workspace = load_text("language 1\n" + ABC + RULE + trial(words, expected))
    (outcome,) = run_tests(workspace)
    assert not outcome.passed
    assert not outcome.ran
    assert "value" in outcome.reasons[0]


def test_the_same_in_money_is_judged() -> None:
    workspace = load_text("language 1\n" + ABC + RULE + trial("value 10"))
    assert not all_findings(workspace)
    assert [each.passed for each in run_tests(workspace)] == [True]
