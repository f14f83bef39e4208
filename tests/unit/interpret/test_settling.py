"""What follows from each answer to a missing fact, found by judging again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from roolang.explain.settling import UNTRIED, what_settles
from roolang.interpret import Judgement
from roolang.interpret.settling import ELSEWHERE, Outcome, outcomes
from roolang.limits import MAX_LOOKED
from tests.unit.explain.conftest import judged  # noqa: F401  (a fixture)

Judged = Callable[..., Judgement]
CHANGE = "rule for 8708.40 requires change from any other heading"
PART = {"id": "b", "code": "8708.99", "value": 60}
YES, NO = "originating", "non-originating"


def follow(judgement: Judgement) -> tuple[Outcome, ...]:
    (way,) = [way for way in judgement.missing if len(way) == 1]
    return outcomes(judgement, next(iter(way)))


@pytest.mark.parametrize(
    ("rules", "facts"),
    [
        (f"{CHANGE}\n", {}),
        (f'{CHANGE} and established that "it was tested"\n', {"originating": True}),
        ('rule for "gear boxes" of 8708.40 requires all materials are originating\n'
         'rule for any other good of 8708.40 requires established that "never"\n',
         {"originating": True, "good": {"not_established": ["never"]}}),
    ],
)  # fmt: skip
def test_each_answer_is_tried(rules: str, facts: dict[str, object], judged: Judged) -> None:  # noqa: F811
    good = facts.pop("good", {})
    assert isinstance(good, dict)
    judgement = judged(rules, "8708.40", {**PART, **facts}, **good)
    assert judgement.verdict == "undetermined"
    assert follow(judgement) == (Outcome(YES, True), Outcome(NO, False))


def test_a_place_is_tried_in_every_state(judged: Judged) -> None:  # noqa: F811
    judgement = judged(f"{CHANGE}\n", "8708.40", {**PART, "code": "7326.90"}, produced_in=None)
    assert follow(judgement) == (Outcome(YES, places=("CA", "MX", "US")), Outcome(NO, places=(ELSEWHERE,)))


def test_an_amount_has_too_many_answers(judged: Judged) -> None:  # noqa: F811
    rules = "rule for 8708.40 requires regional value content at least 60% by net cost\n"
    judgement = judged(rules, "8708.40", {**PART, "originating": False})
    assert judgement.verdict == "undetermined" and follow(judgement) == ()


def test_the_declaration_stays_as_it_was(judged: Judged) -> None:  # noqa: F811
    judgement = judged(f"{CHANGE}\n", "8708.40", PART)
    follow(judgement)
    (material,) = judgement.declaration.good.holdings["materials"].items
    assert material.originating is None and judgement.verdict == "undetermined"


def test_a_good_with_too_many_ways_to_take_its_materials_is_not_judged_again(judged: Judged) -> None:  # noqa: F811
    judgement = judged(f"{CHANGE}\n", "8708.40", PART)
    assert follow(judgement) and "if b " in str(what_settles(judgement).items)
    slow = replace(judgement, looked=MAX_LOOKED + 1)
    assert follow(slow) == ()
    rules = "rule for 8708.40 requires regional value content at least 60% by net cost\n"
    amount = judged(rules, "8708.40", {**PART, "originating": False})
    assert UNTRIED not in str(what_settles(replace(amount, looked=MAX_LOOKED + 1)).items)  # it could not be tried
    assert UNTRIED in what_settles(slow).items[0] and "if b " not in what_settles(slow).items[0]
