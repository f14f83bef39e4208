"""Lists within lists: which clauses their letters, figures and dashes hold together."""

from __future__ import annotations

from random import Random

import pytest

from roolang.draft.english import read_rule
from roolang.draft.wording import HOUSES, House, sentence
from roolang.format import show
from tests.draft.reader import read
from tests.draft.test_wording import condition

MILK, SUGAR, RICE = (
    "all the materials of Chapter 4 used are wholly obtained",
    "the value of non-originating sugar of heading 17.01 used does not exceed 30% of the ex-works price of the product",
    "the weight of non-originating rice of heading 10.06 used does not exceed 20% of the weight of the product",
)
A, B, C = (
    "all materials of chapter 4 are wholly obtained",
    "value of non-originating sugar of 17.01 not more than 30% of ex-works price",
    "weight of non-originating rice of 10.06 not more than 20% of weight of the good",
)
CTH = "change from any other heading"
SURE = {
    "CTH, provided that: (a) (i) {0}; or (ii) {1}; and (b) {2}": f"{CTH} and ({A} or {B}) and {C}",
    "CTH, provided that: (a) {0}; and (b) (i) {1}; or (ii) {2}": f"{CTH} and {A} and ({B} or {C})",
    "CTH, provided that: (a) {0}; and (b) either: (i) {1}; or (ii) {2}": f"{CTH} and {A} and ({B} or {C})",
    "CTH, provided that {0} and either (i) {1}, or (ii) {2}": f"{CTH} and {A} and ({B} or {C})",
    "CTH, provided that {0} or both (i) {1}, and (ii) {2}": f"{CTH} and ({A} or ({B} and {C}))",
    "CTH, provided that:\n- {0} or {1}, and\n- {2}": f"{CTH} and ({A} or {B}) and {C}",
    "CTH, provided that:\n- {0}, and\n- {1} or {2}": f"{CTH} and {A} and ({B} or {C})",
    "CTH, provided that:\n- a) {0}, and\n- b) {1}, or {2}": f"{CTH} and {A} and ({B} or {C})",
    "CTH, provided that:\n- {0}, or\n- both (i) {1}, and (ii) {2}": f"{CTH} and ({A} or ({B} and {C}))",
    "Manufacture in which:\n- either (i) {0}, or (ii) {1}, and\n- {2}": f"({A} or {B}) and {C}",
    "CC, and (a) {0}; or (b) {1}": f"change from any other chapter and ({A} or {B})",
}


@pytest.mark.parametrize(("text", "rule"), SURE.items())
def test_an_inner_list_is_one_condition(text: str, rule: str) -> None:
    said = text.format(MILK, SUGAR, RICE)
    assert read(said) == (rule, "compiled")
    assert not read_rule(said).ambiguities


# On one level both words stand: what is taken, and what is told beside it.
OPEN = {
    "CTH, provided that:\n- {0}, or\n- {1}, and\n- {2}": (f"({A} or {B}) and {C}", f"({A} or ({B} and {C}))"),
    "CTH, provided that: (a) {0}; or (b) {1}; and (c) {2}": (f"({A} or {B}) and {C}", f"({A} or ({B} and {C}))"),
    "CTH, provided that:\n- {0}, and\n- {1}, or\n- {2}": (f"(({A} and {B}) or {C})", f"{A} and ({B} or {C})"),
    "CTH, provided that {0} or {1} and {2}": (f"({A} or ({B} and {C}))", f"({A} or {B}) and {C}"),
    "CTH, provided that either (i) {0}, or (ii) {1} and {2}": (f"({A} or ({B} and {C}))", f"({A} or {B}) and {C}"),
}


@pytest.mark.parametrize(("text", "taken", "other"), [(text, *rules) for text, rules in OPEN.items()])
def test_and_beside_or_on_one_level_is_told(text: str, taken: str, other: str) -> None:
    reading = read_rule(text.format(MILK, SUGAR, RICE))
    assert reading.condition is not None
    assert show(reading.condition) == f"{CTH} and {taken}"
    assert [show(each.other) for each in reading.ambiguities] == [f"{CTH} and {other}"]


# Behind `or` stands what may also begin an alternative.
OPENING = {
    "CTH, provided that:\n- {0}, or\n- the product is wholly obtained": f"{CTH} and ({A} or wholly obtained)",
    "Production in which:\n- {0},\n- either (i) a change from any other chapter, or (ii) {1}, and\n- {2}": (
        f"{A} and (change from any other chapter or {B}) and {C}"
    ),
    "Wholly obtained, provided that {0};\nor\nProduction in which:\n- either (i) {1}, or (ii) {2}, and\n- {0}": (
        f"(wholly obtained and {A}) or (({B} or {C}) and {A})"
    ),
}


@pytest.mark.parametrize(("text", "rule"), OPENING.items())
def test_a_list_goes_on_with_what_could_begin_an_alternative(text: str, rule: str) -> None:
    assert read(text.format(MILK, SUGAR, RICE)) == (rule, "compiled")


def test_how_far_provided_reaches_ahead_is_told() -> None:
    (doubt,) = read_rule(
        "CTH, provided that the product undergoes weaving or the product is wholly obtained"
    ).ambiguities
    assert show(doubt.other) == f"{CTH} and (undergoes weaving or wholly obtained)"


SIMPLE = (A, B, C, CTH, "wholly obtained", "undergoes knitting", "made from yarn", "made from wool together with paper")


def nested(chance: Random, depth: int, above: str = "") -> str:
    """A condition of simple ones, `and` and `or` in turn."""
    if depth == 0 or (above and chance.random() < 0.35):
        return chance.choice(SIMPLE)
    join = {"and": "or", "or": "and"}.get(above) or chance.choice(("and", "or"))
    row = f" {join} ".join(nested(chance, depth - 1, join) for _ in range(chance.choice((2, 2, 3))))
    return f"({row})" if above else row


@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
@pytest.mark.parametrize("seed", range(60))
def test_nested_conditions_are_read_back(seed: int, house: House) -> None:
    meant = condition(nested(Random(seed), 1 + seed % 4))
    again = read_rule(sentence(meant, house))
    assert again.condition is not None
    assert (show(again.condition), again.status) == (show(meant), "compiled")


@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
@pytest.mark.parametrize("text", [*SURE, *OPEN])
def test_what_is_said_of_lists_is_read_back(text: str, house: House) -> None:
    condition = read_rule(text.format(MILK, SUGAR, RICE)).condition
    assert condition is not None
    again = read_rule(sentence(condition, house))
    assert again.condition is not None
    assert show(again.condition) == show(condition)
    assert not again.ambiguities
