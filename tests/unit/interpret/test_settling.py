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


# ---- amounts

LIMIT = "rule for 8708.40 requires value of non-originating materials at most 40% of transaction value"
FOREIGN = {"originating": False}
TOLERATED = f"tolerance 10% of transaction value covers tariff change\n{CHANGE}"


def told(judgement: Judgement) -> tuple[str, ...]:
    assert judgement.verdict == "undetermined"
    return what_settles(judgement).items


@pytest.mark.parametrize(
    ("rules", "value", "said"),
    [
        # 30 is 40% of 75
        (f"{LIMIT}\n", 30, "if transaction value is less than 75.00 USD: non-originating; if it is 75.00 USD or more: "
         "originating"),
        # 47 is 7% of 671.428..., which nobody can declare
        (f"{TOLERATED.replace('10%', '7%')}\n", 47, "if transaction value is 671.42 USD or less: non-originating; if "
         "it is 671.43 USD or more: originating"),
        # 60 off the base leaves 40% of 100
        ("rule for 8708.40 requires regional value content at least 40% by build-down on transaction value\n", 60,
         "if transaction value is less than 100.00 USD: non-originating; if it is 100.00 USD or more: originating"),
    ],
)  # fmt: skip
def test_from_which_amount_it_is_settled_is_told(rules: str, value: int, said: str, judged: Judged) -> None:  # noqa: F811
    assert told(judged(rules, "8708.40", {**PART, **FOREIGN, "value": value})) == (said,)


def test_up_to_which_amount_of_a_material(judged: Judged) -> None:  # noqa: F811
    """40% of 100 is 40, of which 25 are taken."""
    other = {"id": "o", "code": "7326.90", "value": 25, **FOREIGN}
    open_one = {"id": "b", "code": "8708.99", **FOREIGN}
    found = told(judged(f"{LIMIT}\n", "8708.40", other, open_one, values={"transaction value": 100}))
    assert found == ("if value of b is 15.00 USD or less: originating; if it is more than 15.00 USD: non-originating",)


def test_an_amount_that_settles_it_on_one_side_only(judged: Judged) -> None:  # noqa: F811
    """Of 40 there are 20 taken, and 15 by `o` if it counts: `b` of 5 fits in any case, of more than 20 in none."""
    sure = {"id": "s", "code": "7326.90", "value": 20, **FOREIGN}
    unsure, open_one = {"id": "o", "code": "7326.90", "value": 15}, {"id": "b", "code": "8708.99", **FOREIGN}
    found = told(judged(f"{LIMIT}\n", "8708.40", sure, unsure, open_one, values={"transaction value": 100}))
    assert found[0] == (
        "if value of b is 5.00 USD or less: originating; if it is more than 5.00 USD and 20.00 USD or less: it stays "
        "open; if it is more than 20.00 USD: non-originating"
    )


def test_a_limit_on_each_material_is_not_reckoned_with(judged: Judged) -> None:  # noqa: F811
    """Where it turns is not told: the amount alone is."""
    rules = "rule for 8708.40 requires value of each material at most 10% of transaction value\n"
    assert told(judged(rules, "8708.40", {**PART, **FOREIGN})) == ("transaction value",)


def test_more_than_a_list_settles_it_on_one_side(judged: Judged) -> None:  # noqa: F811
    """No rule is there: only that nothing else was done would settle it."""
    rules = "origin is conferred by product rule is met\ninsufficient operations: packing\n"
    found = told(judged(f"{rules}{CHANGE}\n", "9401.90", {**PART, **FOREIGN, "self_produced": False}))
    assert found == (
        "if the good underwent more than insufficient operations: it stays open; if it did not: non-originating",
    )
