"""What most readers see of a verdict: the reason with its figures first, then what decides, in one screen.

The figures of the vehicle are worked out by hand in `test_explain_vehicle`. A gear box of 8708.40 made of parts worth
300 USD that do not originate is used for the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from roolang.explain import as_text, narrate
from roolang.explain.comparison import compared
from roolang.interpret import Judgement
from roolang.workspace.workspace import load, load_text
from tests.unit.explain.conftest import HEAD, ROOT, judgements

Judged = Callable[..., Judgement]
WIDE = 400
SCREEN = 45
RULE = "rule for 8708.40 requires "
CHANGE = f"{RULE}change from any other heading"
FOREIGN = {"originating": False}
STEEL = {"id": "a", "code": "7326.90", "description": "brackets", "value": 300, **FOREIGN}
GEAR = {"id": "b", "code": "8708.99", "description": "gear blanks", "value": 60, **FOREIGN}


def said(judgement: Judgement) -> list[str]:
    return as_text(narrate(judgement), WIDE).splitlines()


def because(judgement: Judgement) -> str:
    return narrate(judgement).brief.because


# ---- the vehicle


def test_the_reason_stands_under_the_verdict(vehicle: dict[str, Judgement]) -> None:
    about, headline, why, *_ = said(vehicle["US_2017 value added"])
    assert about.startswith("suv-mx: 8703.23") and headline.endswith("28 February 2018: non-originating")
    assert why == (
        "Regional value content by net cost is 63.4152%, below the 85% asked: 4,304.00 USD short. "
        "Content of US by value added is 23.3952%, below the 50% asked: 5,305.00 USD short."
    )


def test_a_condition_bears_its_law_its_place_its_figure_and_the_largest_materials(
    vehicle: dict[str, Judgement],
) -> None:
    lines = [line.strip() for line in said(vehicle["US_2017 value added"])]
    start = next(i for i, line in enumerate(lines) if line.startswith("no   threshold for goods of light duty"))
    assert "[US text of October 2017: 85 per cent regional] (std:nafta_2017/us.roo:" in lines[start]
    assert lines[start + 1] == "12,645.00 / 19,940.00 USD = 63.4152%, at least 85% asked: 4,304.00 USD short"
    assert lines[start + 2] == (
        "counted: P15 8537.10 driver-assistance and body control units (760.00 USD), P14 8527.21 radio and navigation "
        "unit (720.00 USD), P16 8525.80 cameras and radars (470.00 USD) and 47 more"
    )


def test_other_ways_that_fail_stand_in_a_line(vehicle: dict[str, Judgement]) -> None:
    (line,) = [line for line in said(vehicle["US_2017 value added"]) if "Not met either" in line]
    assert "(1) wholly obtained; (3) all materials are originating and good is not of light duty; (4)" in line


@pytest.mark.parametrize("text", ["NAFTA", "US_2017 value added", "US_2017 origin"])
def test_a_verdict_fits_on_a_screen(vehicle: dict[str, Judgement], text: str) -> None:
    lines = as_text(narrate(vehicle[text])).splitlines()
    assert len(lines) <= SCREEN and max(map(len, lines)) <= 100


def test_what_was_not_needed_is_left_out(vehicle: dict[str, Judgement]) -> None:
    text = "\n".join(said(vehicle["NAFTA"]))
    assert "wholly obtained" not in text and "tolerance" not in text
    met = "Preferential treatment can be claimed: what is asked besides origin is met [SOR/94-14 s. 16"
    assert met in text


def test_texts_are_compared_by_what_decides(vehicle: dict[str, Judgement]) -> None:
    found = compared(vehicle["US_2017 value added"])
    assert found.rows == [
        ("suv-mx", "US_2017 (value added)", "non-originating", "regional value content 63.4152%", "at least 85%",
         "4,304.00 USD short"),
        ("", "", "", "content of US 23.3952%", "at least 50%", "5,305.00 USD short"),
    ]  # fmt: skip


# ---- what is not known


@pytest.mark.parametrize("amounts", [{}, {"values": {"transaction value": 1000}}])
def test_a_base_that_is_not_declared_is_named(judged: Judged, amounts: dict[str, object]) -> None:
    why = because(judged(f"{RULE}regional value content at least 60% by net cost\n", "8708.40", STEEL, **amounts))
    assert why == (
        "The net cost is not declared, so regional value content by net cost cannot be worked out; "
        "at least 60% is asked."
    )


def test_a_figure_in_a_range_is_told_with_what_is_asked(judged: Judged) -> None:
    """200 of 1,000 surely count against it; 300 more may."""
    unsure, sure = {"id": "q", "code": "7326.90", "value": 300}, {**STEEL, "value": 200}
    rules = f"{RULE}regional value content at least 60% by net cost\n"
    judgement = judged(rules, "8708.40", unsure, sure, values={"net cost": 1000})
    assert because(judgement) == (
        "Regional value content by net cost is between 50.0000% and 80.0000%, and at least 60% is asked."
    )
    assert said(judgement)[-2] == (
        "This could settle it: if q originates: originating; if q does not originate: non-originating."
    )


def test_what_each_state_would_mean(judged: Judged) -> None:
    part = {"id": "a", "code": "7326.90", "value": 60, **FOREIGN}
    text = "\n".join(said(judged(f"{CHANGE}\n", "8708.40", part, produced_in=None)))
    assert (
        "if the good was produced in CA, MX or US: originating; if the good was produced in any other state: non-"
        in text
    )


def test_a_fact_that_settles_nothing_by_itself_is_not_said_to() -> None:
    """The American text of May 2018: the parts of an engine that does not originate are opened and asked after."""
    vehicle = (ROOT / "examples" / "vehicle.json").read_bytes()
    (open_one,) = [
        each for each in judgements(load("nafta_2017"), vehicle, ("US_2018",)) if each.verdict == "undetermined"
    ]
    settling = [line for line in said(open_one) if line.startswith("This could settle it")]
    assert settling and not any(line.endswith("origin of P01.") for line in settling)


def test_a_choice_of_facts_of_one_kind_is_told_once(judged: Judged) -> None:
    """Of six parts of 100 each, two that originate leave at most 400 of 1,000."""
    parts = [{"id": f"p{i}", "code": "7326.90", "value": 100} for i in range(6)]
    rules = f"{RULE}regional value content at least 60% by net cost\n"
    text = said(judged(rules, "8708.40", *parts, values={"net cost": 1000}))
    assert "This could settle it: any 2 of these 6: origin of p0, p1, p2, p3, p4 and p5." in text
    assert text[-1] == "Where to write it: origin of p0 in materials[0].originating; 5 more: --full."


# ---- other conditions


def test_the_materials_that_fail_a_change_are_named(judged: Judged) -> None:
    judgement = judged(f"{CHANGE}\n", "8708.40", STEEL, GEAR)
    assert because(judgement) == "Change from any other heading: fails for b (8708.99)."


def test_a_tolerance_that_saves_is_the_reason(judged: Judged) -> None:
    rules = f"{CHANGE}\ntolerance 10% of transaction value\n"
    judgement = judged(rules, "8708.40", STEEL, GEAR, values={"transaction value": 1000})
    assert because(judgement) == (
        "Tolerance (not more than 10% of transaction value) is 60.00 USD, within the 100.00 USD "
        "(10% of transaction value) allowed: 40.00 USD to spare."
    )


def test_where_a_tolerance_saves_what_failed_is_told_too(judged: Judged) -> None:
    rules = f'{CHANGE} cite "Annex 2"\ntolerance 10% of transaction value\n'
    text = as_text(narrate(judged(rules, "8708.40", STEEL, GEAR, values={"transaction value": 1000})))
    assert "Not met without the tolerance: change from any other heading: fails for b (8708.99)." in text
    (line,) = [line for line in text.splitlines() if "tolerance: not more than 10%" in line]
    assert "Annex 2" not in line


def test_an_amended_tolerance_is_told_in_the_words_as_amended() -> None:
    rules = f"{HEAD}{CHANGE}\ntolerance 10% of transaction value\nproposal NEXT by MX amends TEST\n"
    rules += "amend tolerance: replace 10% with 5%\n"
    good = {"code": "8708.40", "produced_in": "MX", "values": {"transaction value": 1000}}
    facts = json.dumps({"id": "x", "currency": "USD", "good": good, "materials": [STEEL, GEAR]}).encode()
    found = [as_text(narrate(each)) for each in judgements(load_text(rules), facts, ("NEXT",))]
    assert found
    for text in found:
        assert "not more than 5% of transaction value" in text and "10%" not in text


def test_simple_alternatives_that_fail_stand_in_a_line(judged: Judged) -> None:
    rules = f"{RULE}any of (1) undergoes casting (2) undergoes forging\n"
    judgement = judged(rules, "8708.40", STEEL, top={"processes": ["welding"], "complete": ["materials", "processes"]})
    (step,) = narrate(judgement).brief.steps
    assert step.text == "none of these: (1) undergoes casting; (2) undergoes forging"


def test_a_good_made_elsewhere_fails_by_that_first(judged: Judged) -> None:
    judgement = judged(f"{CHANGE}\n", "8708.40", GEAR, produced_in="JP")
    assert because(judgement).startswith("Produced in the territory of the parties (CA, MX, US); it was produced in JP")
    assert narrate(judgement).brief.besides == "Not met either: change from any other heading."


def test_no_rule_is_said_of_the_rules_not_of_the_treaty(judged: Judged) -> None:
    why = because(judged(f"{CHANGE}\n", "8704.21", STEEL))
    assert why == "The rules written here for TEST have none for 8704.21; the treaty itself may have one."


def test_a_long_list_ends_where_an_entry_does(judged: Judged) -> None:
    codes = ", ".join(f"{code}.01" for code in range(40, 70))
    judgement = judged(f"{CHANGE} except from {codes}\n", "8708.40", GEAR)
    assert because(judgement).endswith("45.01 ...: fails for b (8708.99).")
