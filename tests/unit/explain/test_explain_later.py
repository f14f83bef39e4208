"""What begins only after the day judged is as if not written, and the explanation says that it is to come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from roolang.explain import narrate
from roolang.interpret import Judgement
from tests.unit.explain.conftest import steps

Judged = Callable[..., Judgement]
STEEL = {"code": "7326.90", "value": 500, "originating": False}
VALUES = {"net cost": 1000, "transaction value": 1000}
RVC = "regional value content at least"


def told(judgement: Judgement) -> list[tuple[str, str]]:
    """Every step of the explanation: its mark and its words."""
    return [(step.mark, step.text) for step in steps(narrate(judgement))]


def test_a_limit_to_come_among_requirements(judged: Judged) -> None:
    """50% is not 60%, but nobody asks yet; the change is met."""
    found = judged(
        f"rule for 87.03 requires CTH and {RVC} 60% from 2027-01-01 by net cost\n", "8703.23", STEEL, values=VALUES
    )
    assert found.verdict == "originating"
    assert ("yes", f"{RVC} 60% by net cost: not yet in force (from 2027-01-01)") in told(found)


def test_a_limit_to_come_among_alternatives(judged: Judged) -> None:
    """The change fails (a material of 87.03 itself); the limit of 40% would be met, but is not yet there."""
    car = {"code": "8703.23", "value": 500, "originating": False}
    rules = f"rule for 87.03 requires any of (1) CTH (2) {RVC} 40% from 2027-01-01 by net cost\n"
    found = judged(rules, "8703.23", car, values=VALUES)
    assert found.verdict == "non-originating"
    assert ("no", f"(2) {RVC} 40% by net cost: not yet in force (from 2027-01-01)") in told(found)


def test_an_item_to_come(judged: Judged) -> None:
    car = {"code": "8703.23", "value": 500, "originating": False}
    rules = "rule for 87.03 requires any of (1) CTH (2) from 2027-01-01: no change in tariff classification\n"
    found = judged(rules, "8703.23", car, values=VALUES)
    assert found.verdict == "non-originating"
    assert ("no", "(2) no change in tariff classification: not yet in force (from 2027-01-01)") in told(found)


def test_one_of_two_limits_to_come(judged: Judged) -> None:
    rules = f"rule for 87.03 requires {RVC} 60% by net cost or 40% from 2027-01-01 by transaction value\n"
    found = judged(rules, "8703.23", STEEL, values=VALUES)
    assert found.verdict == "non-originating"
    assert ("no", f"{RVC} 40% by transaction value: not yet in force (from 2027-01-01)") in told(found)


def test_what_stands_already_is_told_as_before(judged: Judged) -> None:
    rules = f"rule for 87.03 requires CTH and {RVC} 40%, 60% from 2027-01-01 by net cost\n"
    found = judged(rules, "8703.23", STEEL, values=VALUES)
    assert found.verdict == "originating"
    assert not [words for _, words in told(found) if "not yet in force" in words]


def test_a_rule_and_a_threshold_to_come(judged: Judged) -> None:
    rules = f"""rule for chapter 87 requires {RVC} 40% by net cost
    rule for 87.03 in force 2027-01-01 requires wholly obtained
    rule for 87.04 in force 2027-01-01 requires wholly obtained
    threshold for goods of 87.03: {RVC} 75% from 2026-01-01, 80% from 2028-01-01 by net cost
    tolerance 10% from 2030-01-01 of transaction value
    """
    found = judged(rules, "8703.23", STEEL, values=VALUES)
    assert found.verdict == "originating"
    assert [note for note in found.notes if note[0] == "RL7001"] == [
        ("RL7001", "rule for 87.03 is not yet in force: TEST has it from 2027-01-01", "the good"),
        ("RL7001", "threshold for goods of 87.03 is not yet in force: TEST has it from 2026-01-01", "the good"),
        (
            "RL7001",
            "tolerance 10% from 2030-01-01 of transaction value is not yet in force: TEST has it from 2030-01-01",
            "the good",
        ),
    ]


def test_an_allowance_to_come_lets_nothing_in_yet(judged: Judged) -> None:
    """One material of the good's own heading: the allowance would let 50 of 1000 in from 2027."""
    car: dict[str, Any] = {"code": "8703.23", "value": 50, "originating": False}
    rules = """rule for 87.03 requires CTH
      however materials of same heading may be used up to 5% from 2027-01-01 of transaction value
    """
    assert judged(rules, "8703.23", car, values=VALUES).verdict == "non-originating"


def test_a_limit_by_a_number_by_name_begins_when_the_number_does(judged: Judged) -> None:
    """As if its steps were written in the limit: before the first of them nobody asks."""
    rules = (
        "define parameter asked share as 60% from 2027-01-01, 70% from 2029-01-01\n"
        f"rule for 87.03 requires CTH and {RVC} asked share by net cost\n"
    )
    found = judged(rules, "8703.23", STEEL, values=VALUES)
    assert found.verdict == "originating"
    assert ("yes", f"{RVC} asked share by net cost: not yet in force (from 2027-01-01)") in told(found)
