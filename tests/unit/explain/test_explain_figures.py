"""Arithmetic in words."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from roolang.domain.truth import Truth
from roolang.explain import Line, Step, Story, narrate, what_would_change
from roolang.explain.figures import leeway, sentence
from roolang.explain.numbers import Scale, percent, points, within, written
from roolang.interpret import Bounds, Figure, Judgement
from roolang.ir.nodes import Open

Judged = Callable[..., Judgement]
Find = Callable[[Story, str], Step]

FOREIGN = {"originating": False}
PART = {"id": "p", "code": "7326.90", "value": 300, **FOREIGN}
UNSURE = {"id": "q", "code": "7326.90", "value": 20}
RULE = "rule for 8708.40 requires "
USD = Scale("money", "USD")


def bounds(low: int | None, high: int | None) -> Bounds:
    return Bounds(None if low is None else Fraction(low), None if high is None else Fraction(high))


def figure(slack: Bounds, sign: str = ">=") -> Figure:
    return Figure("q", "m", "money", sign, Fraction(1, 2), bounds(0, None), bounds(0, None), None, slack)


@pytest.mark.parametrize(
    ("slack", "truth", "words"),
    [
        (bounds(5, 5), Truth.YES, "5.00 USD to spare"),
        (bounds(-5, -5), Truth.NO, "5.00 USD short"),
        (bounds(0, 0), Truth.YES, "exactly met"),
        (bounds(0, 0), Truth.NO, "exactly at the limit, which is not enough"),
        (bounds(2, 5), Truth.YES, "between 2.00 and 5.00 USD to spare"),
        (bounds(2, None), Truth.YES, "at least 2.00 USD to spare"),
        (bounds(-5, -2), Truth.NO, "between 2.00 and 5.00 USD short"),
        (bounds(None, -2), Truth.NO, "at least 2.00 USD short"),
        (bounds(-2, 5), Truth.UNKNOWN, "between 2.00 USD short and 5.00 USD to spare"),
        (bounds(None, 5), Truth.UNKNOWN, "5.00 USD to spare at best"),
        (bounds(-2, None), Truth.UNKNOWN, "2.00 USD short at worst"),
        (bounds(None, 0), Truth.UNKNOWN, "exactly at the limit at best"),
        (bounds(None, None), Truth.UNKNOWN, ""),
        (bounds(9, 9), Truth.UNKNOWN, "nothing follows from a base that is not positive"),
    ],
)
def test_leeway(slack: Bounds, truth: Truth, words: str) -> None:
    assert leeway(figure(slack), truth, USD) == words


def test_a_maximum_is_exceeded_not_missed() -> None:
    assert leeway(figure(bounds(-20, -20), "<="), Truth.NO, USD) == "20.00 USD too much"


def test_numbers() -> None:
    assert percent(Fraction(15859, 19940)) == "79.5336%"
    assert percent(Fraction(2, 3)) == "66.6667%"
    below, above = (written(within(Fraction(2, 3), upwards=upwards)) for upwards in (False, True))
    assert (below, above) == ("66.6666%", "66.6667%")
    exact = Fraction(39999, 10**5)
    assert within(exact, upwards=False) == within(exact, upwards=True) == exact
    assert (written(Fraction(5, 8)), written(Fraction(1, 3))) == ("62.5%", "33.3333%")
    assert points(Fraction(1, 10**9)) == "less than 0.0001 percentage points"
    assert USD.show(Fraction("1234567.895")) == "1,234,567.90 USD"
    assert USD.show(Fraction("0.0288")) == "0.0288 USD", "an ingredient of a bar of chocolate"
    assert USD.size(Fraction(1, 1000)) == "0.0010 USD"
    assert USD.size(Fraction(1, 10**6)) == "less than 0.0001 USD"
    assert Scale("kg").show(Fraction("0.12345")) == "0.12345 kg"
    assert Scale("money").show(Fraction(1)) == "1.00"


def test_a_gap_too_small_to_print_is_not_nothing() -> None:
    tiny = Fraction(1, 10**6)
    missed = Figure(
        "q", "m", "money", ">=", Fraction(1, 2), Bounds(50 - tiny, 50 - tiny), bounds(100, 100),
        (50 - tiny) / 100, Bounds(-tiny, -tiny),
    )  # fmt: skip
    assert sentence(missed, Truth.NO, USD) == (
        "q by m: 50.00 / 100.00 USD = 50.0000%, at least 50% asked: less than 0.0001 percentage points below, less than 0.0001 USD short"
    )


def test_a_limit_by_value(judged: Judged, step_of: Find) -> None:
    rules = f"{RULE}value of non-originating materials at most 10% of transaction value\n"
    step = step_of(
        narrate(judged(rules, "8708.40", {**PART, "value": 120}, values={"transaction value": 1000})), "value of"
    )
    assert step.figures == (
        "value of non-originating materials = 120.00 USD, at most 10% of 1,000.00 USD (transaction value) = 100.00 USD: 20.00 USD too much",
    )


def test_a_limit_by_weight_is_exact(judged: Judged, step_of: Find) -> None:
    rules = f"{RULE}weight of all materials at most 10% of net weight of the good\n"
    judgement = judged(rules, "8708.40", {**PART, "net_weight_kg": "0.1205"}, net_weight_kg=2)
    (figure_,) = step_of(narrate(judgement), "weight of").figures
    assert (
        figure_ == "weight of all materials = 0.1205 kg, at most 10% of 2 kg (net weight) = 0.2 kg: 0.0795 kg to spare"
    )


def test_an_unknown_amount_makes_a_range(judged: Judged, step_of: Find) -> None:
    rules = f"{RULE}regional value content at least 69% by net cost\n"
    judgement = judged(rules, "8708.40", PART, UNSURE, values={"net cost": 1000})
    step = step_of(narrate(judgement), "regional value content")
    assert step.figures == (
        "regional value content by net cost: between 68.0000% and 70.0000%, at least 69% asked: "
        "between 10.00 USD short and 10.00 USD to spare",
    )
    assert step.listings[0].lines[1] == Line(
        "q", "7326.90", "", "20.00 USD", sure=False, why="origin not declared, and what it is made of is not given"
    )
    change = what_would_change(judgement)
    assert (
        change is not None
        and change.head == "this could settle it"
        and change.items == ("if q originates: originating; if q does not originate: non-originating",)
    )


def test_an_unknown_base(judged: Judged, step_of: Find) -> None:
    rules = f"{RULE}regional value content at least 60% by net cost\n"
    (figure_,) = step_of(narrate(judged(rules, "8708.40", PART)), "regional value content").figures
    assert figure_ == "regional value content by net cost: not known, at least 60% asked: 300.00 USD short at worst"


def test_several_facts_that_could_settle(judged: Judged) -> None:
    rules = f'{RULE}established that "b" or established that "a"\n'
    change = what_would_change(judged(rules, "8708.40"))
    assert change is not None and change.head == "any one of these could settle it"
    assert change.items[0] == ('if "a" is established for the good: originating; if it is not so: it stays open')


def test_under_the_burden_of_proof(judged: Judged) -> None:
    rules = f"{RULE}regional value content at least 60% by net cost\n"
    story = narrate(judged(rules, "8708.40", PART, burden=True))
    assert story.headline == "TEST, 28 February 2018: non-originating, since more was not shown"
    assert story.change is not None and story.change.head == "this was not shown and could settle it"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("regional value content at least [X%] by net cost", "at least [X%] asked: holds for X up to 70.0000%"),
        ("regional value content more than [X%] by net cost", "more than [X%] asked: holds for X below 70.0000%"),
        (
            "value of non-originating materials at most [X%] of net cost",
            "at most [X%] of 1,000.00 USD (net cost): holds for X at or above 30.0000%",
        ),
    ],
)
def test_an_open_number(judged: Judged, rule: str, words: str) -> None:
    story = narrate(judged(f"{RULE}{rule}\n", "8708.40", PART, values={"net cost": 1000}))
    assert story.reason.children[0].figures[0].endswith(words)
    assert story.change is not None
    assert story.change.items == ("the number that stands open as X",)


def test_an_open_number_and_an_unknown_amount(judged: Judged) -> None:
    rules = f"{RULE}regional value content at least [X%] by net cost\n"
    story = narrate(judged(rules, "8708.40", PART, UNSURE, values={"net cost": 1000}))
    assert story.reason.children[0].figures[0].endswith("holds for X up to 68.0000%, fails for X above 70.0000%")


def test_an_open_number_of_the_vehicle() -> None:
    share = Fraction(15859, 19940)
    found = Figure(
        "regional value content", "net cost", "money", ">=", Open("X", True), bounds(15859, 15859),
        bounds(19940, 19940), share, Bounds(None, None),
    )  # fmt: skip
    assert sentence(found, Truth.UNKNOWN, USD).endswith("at least [X%] asked: holds for X up to 79.5336%")


def test_a_build_up_asks_for_more(judged: Judged) -> None:
    rules = f"{RULE}regional value content at least 40% by build-up on transaction value\n"
    own = {"id": "o", "code": "7326.90", "value": 100, "originating": True}
    change = what_would_change(judged(rules, "8708.40", PART, own, values={"transaction value": 1000}))
    assert change is not None
    (only,) = change.items
    assert "300.00 USD more would have to count towards it" in only and only.endswith("ask at most 10%")


def test_at_most_twelve_are_listed(judged: Judged, step_of: Find) -> None:
    rules = f"{RULE}regional value content at least 99% by net cost\n"
    many = [{**PART, "id": f"m{i:02}", "value": i} for i in range(1, 16)]
    step = step_of(narrate(judged(rules, "8708.40", *many, values={"net cost": 1000})), "regional")
    assert step.listings[0].more == 3
    assert [line.name for line in step.listings[0].lines][:2] == ["m15", "m14"] and len(step.listings[0].lines) == 12


@pytest.mark.parametrize(("condition", "said"), [
    ("waste at most 5%", "waste = 4%, at most 5%: 1 percentage points to spare"),
    ("waste at most [X%]", "waste = 4%, at most [X%]: holds for X at or above 4.0000%"),
])  # fmt: skip
def test_a_percentage_of_nothing_else(judged: Judged, step_of: Find, condition: str, said: str) -> None:
    found = judged(f"{RULE}{condition}", "8708.40", attributes={"waste": "4 %"})
    assert step_of(narrate(found), "waste").figures == (said,)
