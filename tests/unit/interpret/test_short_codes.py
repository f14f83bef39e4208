"""Codes of two or four digits: what is so of all that such a code may stand for is so, however a text divides it."""

from __future__ import annotations

from typing import Any

import pytest

from roolang.swift import prepare
from tests.unit.interpret.judging import declared, judged, program_of

RULE = "rule for 84.07 requires CTH except from "


def engine(code: str) -> dict[str, Any]:
    return {
        "good": {"code": "8407.34", "produced_in": "MX"},
        "materials": [{"id": "m", "code": code, "originating": False}],
    }


@pytest.mark.parametrize(
    ("rules", "code", "verdict"),
    [
        # All of chapter 84 is excepted, by one range or by two that touch; between two that do not is 84.51.
        (RULE + "chapter 84", "84", "non-originating"),
        (RULE + "84.00 to 84.50, 84.51 to 84.99", "84", "non-originating"),
        (RULE + "84.00 to 84.50, 84.52 to 84.99", "84", "undetermined"),
        (RULE + "84.00 to 84.50, 84.52 to 84.99", "8451", "originating"),
        # The good's own heading and all others of its chapter.
        (RULE + "84.00 to 84.06, 84.08 to 84.99", "84", "non-originating"),
        (RULE + "84.00 to 84.06, 84.09 to 84.99", "84", "undetermined"),
        (RULE + "8410.00 to 8410.49, 8410.50 to 8410.99", "8410", "non-originating"),
        (RULE + "8410.00 to 8410.49, 8410.50 to 8410.98", "8410", "undetermined"),
        # No good of 17.01 is one of 17.02.
        ("list x: 17.01\n" + RULE + "x of 17.02", "17", "originating"),
        ("list x: 17.01, 17.02\n" + RULE + "x of 17.02", "17", "undetermined"),
        # What is described is open for all of the chapter, and not beside a class that holds all of it.
        (RULE + '"pumps" of 84.13', "84", "undetermined"),
        (RULE + '"pumps" of 84.13, 84.00 to 84.50, 84.51 to 84.99', "84", "non-originating"),
    ],
)
def test_a_short_code_is_judged_as_all_that_it_may_stand_for(rules: str, code: str, verdict: str) -> None:
    assert judged(rules + "\n", engine(code)).verdict == verdict
    assert prepare(program_of(rules + "\n"))(declared(engine(code))) in (verdict, None)


def test_a_short_code_of_the_good_itself() -> None:
    """Whatever heading of chapter 84 it is of, one of the two rules is for it, and both ask the same."""
    rules = "rule for 84.00 to 84.50, 84.51 to 84.99 requires wholly obtained\n"
    good = {"good": {"code": "84", "produced_in": "MX", "wholly_obtained": True}, "materials": []}
    assert judged(rules, good).verdict == "originating"
