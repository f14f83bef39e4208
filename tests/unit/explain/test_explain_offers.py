"""What would have to change is what would do, and no more than that: worked out by hand from the text of each rule."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from roolang.explain import narrate, what_would_change
from roolang.explain.comparison import compared
from roolang.interpret import Judgement
from roolang.workspace.workspace import load_text
from tests.unit.explain.conftest import judgements

Judged = Callable[..., Judgement]

ZETA = """language 1
agreement ZETA
parties NO, EU, GB
nomenclature HS 2022
in force 2024-01-01
origin is conferred by any of
  (1) wholly obtained cite "Art. 3(a)"
  (2) the product rule is met
  (3) all materials are originating
insufficient operations: packing, labelling, "simple mixing" cite "Art. 7"
rule for chapter 3 requires wholly obtained
rule for 38.24 requires undergoes chemical reaction or value of non-originating materials at most 50% of ex-works price
rule for 84.13 requires any of
  (1) change from any other heading
  (2) change from any other subheading and value of non-originating materials at most 40% of ex-works price
  (3) regional value content at least 55% by build-up on ex-works price
"""
LISTED = "packing, labelling or simple mixing"


def by_zeta(good: dict[str, object], *materials: dict[str, object], **top: object) -> Judgement:
    facts = {"id": "x", "currency": "EUR", "date": "2018-02-28", "good": good, **top}
    facts |= {"materials": list(materials)} if materials else {}
    (found,) = judgements(load_text(ZETA.replace("2024-01-01", "2010-01-01")), json.dumps(facts).encode())
    return found


def mixed(value: str) -> Judgement:
    good = {"code": "3824.99", "produced_in": "NO", "values": {"ex-works price": 100}}
    a = {"id": "a", "code": "3824.99", "value": value, "originating": False, "produced_in": "CN"}
    done = [{"name": "simple mixing", "in": "NO"}]
    return by_zeta(good, a, processes=done, complete=["materials", "processes"])


def offered(judgement: Judgement) -> tuple[str, ...]:
    change = what_would_change(judgement)
    assert change is not None and change.head == "to originate, any one of these", change
    return change.items


def test_origin_lost_to_insufficient_operations_alone() -> None:
    """50 of 100 is within half: only Art. 7 stands in the way, which asks for more work or for no foreign material."""
    assert set(offered(mixed("50"))) == {
        f"something beyond {LISTED} would have to be done",
        "a of 3824.99 would have to originate",
    }


def test_what_is_enough_alone_is_not_joined_with_more() -> None:
    """50.01 of 100 misses the half by 0.01. A reaction is beyond the list too; an originating `a` meets (3)."""
    found = offered(mixed("50.01"))
    assert set(found[:2]) == {
        "a of 3824.99 would have to originate",
        "the production would have to include: undergoes chemical reaction",
    }
    assert found[2].startswith("value of non-originating materials: replace 0.01 EUR of the materials counted")
    assert found[2].endswith(f"; and something beyond {LISTED} would have to be done")


def test_each_alternative_is_offered_for_what_it_is_worth() -> None:
    """Build-up is 549.99 of 1000, one cent short of 55%; another subheading alone leaves (2) at 430, above 400."""
    good = {"code": "8413.70", "produced_in": "GB", "values": {"ex-works price": 1000}}
    casing = {"id": "casing", "code": "8413.70", "value": 430, "originating": False}
    motor = {"id": "motor", "code": "8501.52", "value": "549.99", "originating": True}
    found = offered(by_zeta(good, casing, motor, processes=[{"name": "assembly", "in": "GB"}]))
    assert found[0] == "casing of 84.13 would have to come from another heading or originate"
    assert found[1].startswith("regional value content by build-up: 0.01 EUR more would have to count towards it")
    assert not any(each.startswith("casing of 8413.70 would have to come from another subheading or") for each in found)


@pytest.mark.parametrize(("asked", "missed"), [("at most", "20.00 USD"), ("less than", "more than 20.00 USD")])
def test_a_limit_that_must_be_passed_takes_more(judged: Judged, asked: str, missed: str) -> None:
    """300 of 700 USD is 40% and 20 USD: to stay below the limit, 20 are not enough."""
    steel = {"id": "a", "code": "7326.90", "value": 300, "originating": False}
    rules = f"rule for 8708.40 requires value of non-originating materials {asked} 40% of net cost\n"
    change = what_would_change(judged(rules, "8708.40", steel, values={"net cost": 700}))
    assert change is not None and f"replace {missed} of the materials counted" in change.items[0]


# ---- why, in words that say what is so


def test_a_wholly_obtained_good_is_told_by_the_article_that_says_so() -> None:
    """Art. 7 speaks of work on materials that do not originate: of an obtained good it takes nothing away."""
    told = narrate(by_zeta({"code": "0304.71", "produced_in": "NO", "wholly_obtained": True})).brief
    assert told.because == "Wholly obtained."
    assert [(step.text, step.cites) for step in told.steps] == [
        ("(1) wholly obtained", ("Art. 3(a)",)),
        ("wholly obtained", ("Art. 7",)),
    ]


def test_the_table_of_verdicts_says_what_is_so_and_not_what_was_denied() -> None:
    fish = by_zeta({"code": "0304.71", "produced_in": "NO", "wholly_obtained": True})
    assert compared(fish).figures == (("wholly obtained", "", ""),)
    ((lost, _, _),) = compared(mixed("50")).figures
    assert lost.startswith("this must not be, and is: nothing but insufficient operations took place")


def test_more_than_the_list_is_said_by_its_names() -> None:
    good = {"code": "3824.99", "produced_in": "NO", "values": {"ex-works price": 100}}
    a = {"id": "a", "code": "3824.99", "value": 50, "originating": False, "produced_in": "CN"}
    done = [{"name": "distilling", "in": "NO"}]
    told = narrate(by_zeta(good, a, processes=done, complete=["materials", "processes"])).brief
    assert told.because.endswith(f"More was done than {LISTED}.")


def pump() -> Judgement:
    good = {"code": "8413.70", "produced_in": "GB", "values": {"ex-works price": 1000}}
    casing = {"id": "casing", "code": "8413.70", "value": 430, "originating": False}
    motor = {"id": "motor", "code": "8501.52", "value": "549.99", "originating": True}
    return by_zeta(good, casing, motor, processes=[{"name": "assembly", "in": "GB"}])


def test_an_item_of_several_conditions_keeps_its_number_and_how_they_are_joined() -> None:
    (step,) = narrate(pump()).brief.steps
    assert step.text == "none of these"
    first, second, third = step.children
    assert first.text == "(1) change from any other heading" and third.text.startswith("(3) regional value content")
    assert second.text == "(2) all of these"
    assert [child.text for child in second.children] == [
        "change from any other subheading",
        "value of non-originating materials at most 40% of ex-works price",
    ]


def test_the_sentence_begins_with_words_and_counts_no_single_condition() -> None:
    told = narrate(pump()).brief.because
    assert told.startswith("Change from any other heading: fails for casing") and "more below" not in told


def test_a_tolerance_stands_under_the_clause_that_it_might_let_off(judged: Judged) -> None:
    """60 of 1000 is above 5%; either clause fails for the gear blanks, which are of the heading of the good."""
    rules = """rule for 8708.40 requires any of (1) change from any other heading (2) undergoes casting
      tolerance 5% of transaction value
      """
    gear = {"id": "b", "code": "8708.99", "value": 60, "originating": False}
    top = {"processes": ["welding"], "complete": ["materials", "processes"]}
    judgement = judged(rules, "8708.40", gear, values={"transaction value": 1000}, top=top)
    (step,) = [step for step in narrate(judgement).brief.steps if step.text == "none of these"]
    assert [child.text[:3] for child in step.children] == ["(1)", "(2)"]
    (tolerance,) = step.children[0].children
    assert tolerance.text.startswith("tolerance: ")


# ---- smaller things


def test_operations_asked_for_in_one_phrase_are_one_condition(judged: Judged) -> None:
    rules = "rule for 8708.40 requires undergoes weaving followed by making-up\n"
    top = {"processes": ["weaving"], "complete": ["materials", "processes"]}
    told = narrate(judged(rules, "8708.40", top=top)).brief
    assert len(told.steps) == 1 and "weaving followed by making-up" in told.steps[0].text
    assert told.because == "Undergoes weaving followed by making-up: no."


def test_a_base_that_is_not_positive_is_told_with_its_text_and_its_limit(judged: Judged) -> None:
    steel = {"id": "a", "code": "7326.90", "value": 300, "originating": False}
    rules = "rule for 8708.40 requires value of non-originating materials at most 40% of net cost\n"
    ((code, message, _),) = judged(rules, "8708.40", steel, values={"net cost": 0}).notes
    assert code == "RL6105" and message.startswith("TEST: the base of ")
    assert "value of non-originating materials" in message and "check the amounts" in message


# ---- what is open once the change is made


SPINDLE = {"id": "spindle", "code": "8407.34", "value": 60, "originating": False}


def changes(judged: Judged, rules: str, *materials: dict[str, object], **good: object) -> tuple[str, ...]:
    change = what_would_change(judged(rules, "8407.34", *materials, values={"ex-works price": 100}, **good))
    assert change is not None
    return change.items


def test_a_way_keeps_what_its_own_open_condition_needs(judged: Judged) -> None:
    """With another heading (2) is open as well, on "b"; by (1), where "a" is asked, 20 of 60 are still too much."""
    found = changes(
        judged,
        """rule for 84.07 requires any of
  (1) change from any other heading and value of non-originating materials at most 40% of ex-works price
      and established that "a"
  (2) change from any other subheading and established that "b"
""",
        SPINDLE,
    )
    assert len(found) == 2
    assert found[0].endswith(
        'another subheading or originate; and this is open and would have to hold: established that "b"'
    )
    assert "another heading; and value of non-originating materials: replace 20.00 USD" in found[1]
    assert found[1].endswith('this is open and would have to hold: established that "a"')


def test_a_figure_that_the_change_leaves_open_is_told(judged: Judged) -> None:
    """60 to 70 are there and 40 allowed: 20 less are enough only if there were no more than 60."""
    rules = "rule for 84.07 requires value of non-originating materials at most 40% of ex-works price\n"
    found = changes(judged, rules, {**SPINDLE, "value": {"at least": 60, "at most": 70}})
    assert found[0].startswith("value of non-originating materials: replace at least 20.00 USD")
    assert found[1:] == (f"this is open and would have to hold: {rules.partition('requires ')[2].strip()}",)


def test_a_verdict_that_several_rules_must_allow_shows_the_strictest(judged: Judged) -> None:
    """Nobody says whether the car is a hybrid: 45 of 100 is far within 60%, and just within the 45% of other goods."""
    rules = """rule for "hybrid vehicles" of 87.03 requires value of non-originating materials at most 60% of transaction value
rule for any other good of 87.03 requires value of non-originating materials at most 45% of transaction value
"""
    engine = {"id": "engine", "code": "8407.34", "value": 45, "originating": False}
    found = judged(rules, "8703.23", engine, values={"transaction value": 100})
    assert found.verdict == "originating"
    ((value, asked, slack),) = compared(found).figures
    assert (value, asked, slack) == (
        "value of non-originating materials 45.00 USD", "at most 45.00 USD (45% of transaction value)", "exactly met",
    )  # fmt: skip
    brief = narrate(found).brief
    assert "exactly met" in brief.because and "60" not in brief.because
    assert brief.besides == (
        "It is not known which provision applies; the others that may are met as well: value of non-originating "
        "materials at most 60% of transaction value."
    )


def test_the_limit_that_would_do_is_told_as_exactly_as_the_figure(judged: Judged) -> None:
    """39.999 of 100: a text that asks at most 39.999% is met, and no less is asked of it than has to be."""
    rules = "rule for 87.12 requires regional value content at least 40% by build-down on transaction value"
    a = {"id": "a", "code": "8714.91", "value": "60.001", "originating": False}
    change = what_would_change(judged(rules, "8712.00", a, values={"transaction value": 100}))
    assert change is not None
    assert any(each.endswith("the text would have to ask at most 39.999%") for each in change.items), change
