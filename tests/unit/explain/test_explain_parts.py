"""Which parts of a rule are told, and in which words."""

from __future__ import annotations

from collections.abc import Callable

from roolang.explain import Line, Step, Story, narrate, what_would_change
from roolang.interpret import Judgement

Judged = Callable[..., Judgement]
Find = Callable[[Story, str], Step]
Texts = Callable[[Story], list[str]]

FOREIGN = {"originating": False}
STEEL = {"id": "a", "code": "7326.90", "description": "brackets", "value": 300, **FOREIGN}
GEAR = {"id": "b", "code": "8708.99", "description": "gear blanks", "value": 60, **FOREIGN}
BEARING = {"id": "c", "code": "8482.10", "description": "ball bearings", "value": 30, **FOREIGN}
VALUES = {"transaction value": 1000, "net cost": 900}
NO_RULE = "the rules written here for TEST have none for 8704.21; the treaty itself may have one"
CHANGE = "rule for 8708.40 requires change from any other heading\n"


# ---- changes in classification


def test_a_failing_change_names_its_materials(judged: Judged, step_of: Find) -> None:
    judgement = judged(CHANGE, "8708.40", STEEL, GEAR)
    step = step_of(narrate(judgement), "change from any other heading")
    assert step.mark == "no" and step.place == "text.roo:4"
    assert step.listings[0].caption == "these fail it"
    assert step.listings[0].lines == (Line("b", "8708.99", "gear blanks"),)
    change = what_would_change(judgement)
    assert change is not None
    assert change.items == ("b of 87.08 would have to come from another heading or originate",)


def test_the_level_of_a_change_is_said(judged: Judged) -> None:
    change = what_would_change(judged("rule for 8708.40 requires change from any other chapter\n", "8708.40", GEAR))
    assert change is not None
    assert change.items == ("b of chapter 87 would have to come from another chapter or originate",)


def test_materials_that_may_fail(judged: Judged, step_of: Find) -> None:
    judgement = judged(CHANGE, "8708.40", {"id": "m", "value": 5, **FOREIGN})
    step = step_of(narrate(judgement), "change from")
    assert step.mark == "unknown"
    assert step.listings[0].caption == "these may fail it"
    assert step.listings[0].lines == (Line("m", "", "", sure=False, why="not known: code of m"),)


# ---- tolerance


def test_a_tolerance_that_is_not_needed_is_silent(judged: Judged, texts: Texts) -> None:
    story = narrate(judged(f"{CHANGE}tolerance 10% of transaction value\n", "8708.40", STEEL, values=VALUES))
    assert texts(story) == ["rule for 8708.40", "change from any other heading"]


def test_a_tolerance_that_saves(judged: Judged, step_of: Find) -> None:
    story = narrate(judged(f"{CHANGE}tolerance 10% of transaction value\n", "8708.40", STEEL, GEAR, values=VALUES))
    assert story.verdict == "originating"
    assert step_of(story, "change from").mark == "no"
    assert step_of(story, "tolerance").mark == "yes"
    assert step_of(story, "not more than 10%").figures == (
        "the materials counted = 60.00 USD, at most 10% of 1,000.00 USD (transaction value) = 100.00 USD: 40.00 USD to spare",
    )
    assert story.change is not None
    assert story.change.items == ("tolerance (not more than 10% of transaction value): 40.00 USD to spare",)


def test_a_tolerance_that_does_not_save(judged: Judged, step_of: Find) -> None:
    judgement = judged(f"{CHANGE}tolerance 5% of transaction value\n", "8708.40", STEEL, GEAR, values=VALUES)
    step = step_of(narrate(judgement), "not more than 5%")
    assert step.figures[0].endswith("at most 5% of 1,000.00 USD (transaction value) = 50.00 USD: 10.00 USD too much")
    assert step.listings[0].lines == (Line("b", "8708.99", "gear blanks", "60.00 USD"),)
    change = what_would_change(judgement)
    assert change is not None and change.head == "to originate, any one of these"
    assert change.items[1] == (
        "tolerance (not more than 5% of transaction value): replace 10.00 USD of the materials counted by "
        "originating ones, or the text would have to allow at least 6%"
    )


def test_a_material_shut_out_of_a_tolerance(judged: Judged, step_of: Find) -> None:
    rules = """rule for 8708.40 requires change from any other heading except from 84.82
      tolerance 10% of transaction value covers tariff change does not cover materials of 84.82
      """
    judgement = judged(rules, "8708.40", STEEL, GEAR, BEARING, values=VALUES)
    story = narrate(judgement)
    assert story.verdict == "non-originating"
    assert step_of(story, "not more than").mark == "yes"
    shut_out = step_of(story, "no material that the tolerance does not cover")
    assert shut_out.listings[0].lines == (Line("c", "8482.10", "ball bearings"),)


# ---- joints


def test_an_any_that_fails_shows_all_its_parts(judged: Judged, texts: Texts) -> None:
    rules = "rule for 8708.40 requires any of (1) wholly obtained (2) change from any other heading\n"
    assert texts(narrate(judged(rules, "8708.40", GEAR))) == [
        "rule for 8708.40, any of these",
        "(1) wholly obtained",
        "(2) change from any other heading",
    ]


def test_an_any_that_holds_shows_what_holds(judged: Judged, texts: Texts) -> None:
    rules = "rule for 8708.40 requires any of (1) wholly obtained (2) change from any other heading\n"
    assert texts(narrate(judged(rules, "8708.40", STEEL))) == [
        "rule for 8708.40",
        "(2) change from any other heading (1 other was not needed)",
    ]


def test_a_choice_of_methods_says_its_words_once(judged: Judged, step_of: Find) -> None:
    rules = "rule for 8708.40 requires regional value content at least 80% by transaction value or 70% by net cost\n"
    step = step_of(narrate(judged(rules, "8708.40", STEEL, values=VALUES)), "regional value content at least 80%")
    assert [child.text.split(",")[0] for child in step.children] == [
        "regional value content by transaction value: 700.00 / 1",
        "regional value content by net cost: 600.00 / 900.00 USD = 66.6667%",
    ]


def test_none_of(judged: Judged, texts: Texts) -> None:
    rules = "rule for 8708.40 requires none of (a) wholly obtained (b) change from any other heading\n"
    judgement = judged(rules, "8708.40", STEEL)
    assert texts(narrate(judgement)) == [
        "rule for 8708.40",
        "none of these",
        "(b) change from any other heading",
    ]
    assert narrate(judgement).reason.children[0].mark == "no"


def test_a_negated_clause_keeps_its_own_words(judged: Judged, step_of: Find) -> None:
    story = narrate(judged("rule for 8708.40 requires good is not of 8708.40\n", "8708.40", STEEL))
    assert step_of(story, "good is not of 8708.40").mark == "no"
    assert story.change is not None and story.change.items == ()


def test_some_materials_are_named(judged: Judged, step_of: Find) -> None:
    rules = "rule for 8708.40 requires some non-originating materials are of heading 84.82\n"
    step = step_of(narrate(judged(rules, "8708.40", STEEL, BEARING)), "some non-originating")
    assert step.mark == "yes"
    assert step.listings[0].caption == "these are" and step.listings[0].lines[0].name == "c"


def test_operations_are_told_apart_by_name(judged: Judged, texts: Texts) -> None:
    rules = "rule for 8708.40 requires undergoes at least 2 of (welding, painting, cutting)\n"
    done = {"processes": [{"name": "welding", "in": "MX"}]}
    found = texts(narrate(judged(rules, "8708.40", STEEL, **done)))
    assert {"undergoes welding", "undergoes painting", "undergoes cutting"} <= set(found)


# ---- guards and rules


def test_a_rule_for_other_goods_does_not_concern_this_one(judged: Judged, texts: Texts) -> None:
    rules = f"{CHANGE}rule for 8708.50 additionally requires regional value content at least 50% by net cost\n"
    assert "rule for 8708.50: does not concern this good" in texts(narrate(judged(rules, "8708.40", STEEL)))


def test_a_rule_that_may_concern_the_good(judged: Judged, texts: Texts) -> None:
    rules = f'{CHANGE}rule for "gear boxes" of 8708.40 additionally requires wholly obtained\n'
    found = texts(narrate(judged(rules, "8708.40", STEEL)))
    assert 'rule for "gear boxes" of 8708.40; whether it concerns this good is not known' in found


def test_it_is_not_known_which_rule_applies(judged: Judged) -> None:
    rules = """rule for "gear boxes" of 8708.40 requires regional value content at least 50% by net cost
      rule for any other good of 8708.40 requires regional value content at least 80% by net cost
      """
    story = narrate(judged(rules, "8708.40", STEEL, values=VALUES))
    assert story.reason.text == "it is not known which of these applies"
    assert [child.mark for child in story.reason.children][:2] == ["yes", "no"]
    assert story.change is not None
    assert story.change.items == ('if the good is "gear boxes": originating; if it is not: non-originating',)


def test_no_rule(judged: Judged) -> None:
    story = narrate(judged(CHANGE, "8704.21", STEEL))
    assert (story.reason.mark, story.reason.text) == ("unknown", NO_RULE)
    assert story.notes == (f"the good: {NO_RULE} (RL6104)",)


def test_loss_of_origin(judged: Judged, step_of: Find) -> None:
    rules = f'{CHANGE}origin is lost if established that "the good left the territory"\n'
    story = narrate(judged(rules, "8708.40", STEEL, established=["the good left the territory"]))
    assert story.verdict == "non-originating"
    assert step_of(story, "origin is kept unless: established that").mark == "no"
    assert step_of(story, "rule for 8708.40").mark == "yes"


def test_an_alternative_for_other_goods_is_not_told(judged: Judged, texts: Texts) -> None:
    rules = f"{CHANGE}rule for 8708.50 alternatively accepts wholly obtained\n"
    assert texts(narrate(judged(rules, "8708.40", STEEL))) == ["rule for 8708.40", "change from any other heading"]
    assert "wholly obtained" not in " ".join(texts(narrate(judged(rules, "8708.40", GEAR))))


def test_an_alternative_with_a_direction_for_other_goods_is_not_told(judged: Judged, texts: Texts) -> None:
    rules = f"{CHANGE}rule for 8708.50 exported from MX imported into US alternatively accepts wholly obtained\n"
    assert texts(narrate(judged(rules, "8708.40", GEAR))) == ["rule for 8708.40", "change from any other heading"]


def test_an_alternative_for_this_good_is_told_once(judged: Judged, texts: Texts) -> None:
    rules = f"{CHANGE}rule for 8708.40 alternatively accepts wholly obtained or undergoes welding\n"
    found = texts(narrate(judged(rules, "8708.40", GEAR)))
    assert sum(text.startswith("rule for 8708.40") for text in found) == 2, (
        "the rule, and the one that is accepted instead"
    )
    assert "for goods of 8708.40" not in found
