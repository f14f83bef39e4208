"""Negations whose words state them, and those whose words state what must not be: told by what they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from roolang.explain.wording import speaks_for_itself
from roolang.interpret import Judgement, Trace

PART = {"id": "p", "code": "7208.10", "originating": False, "value": 10}


def negations(trace: Trace) -> list[Trace]:
    inner = [each for part in trace.parts for each in negations(part)]
    return [trace, *inner] if trace.kind == "not" else inner


@pytest.mark.parametrize(
    ("rules", "stated"),
    [
        ("rule for 87.08 requires good is not of 8708.40", True),
        ("rule for 87.08 requires none of (1) CTH (2) CC", True),
        ("rule for 87.08 requires at most 1 of (1) CTH (2) CC", True),
        ("rule for 87.08 requires some materials are of chapter 72", True),
        ("define condition apart as good is not of 8708.40 rule for 87.08 requires apart", True),
        ("origin is lost if all materials are of chapter 72 rule for 87.08 requires CTH", False),
    ],
)
def test_what_its_words_say(judged: Callable[..., Judgement], rules: str, stated: bool) -> None:
    found = negations(judged(rules, "8708.40", PART).trace)
    assert found and {speaks_for_itself(each) for each in found} == {stated}
