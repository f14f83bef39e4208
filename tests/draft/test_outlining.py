"""Lists within lists: which clauses their letters, figures and dashes hold together."""

from __future__ import annotations

import pytest

from roolang.draft.english import read_rule
from roolang.draft.wording import HOUSES, House, sentence
from roolang.format import show
from tests.draft.reader import read

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


@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
@pytest.mark.parametrize("text", [*SURE, *OPEN])
def test_what_is_said_of_lists_is_read_back(text: str, house: House) -> None:
    condition = read_rule(text.format(MILK, SUGAR, RICE)).condition
    assert condition is not None
    again = read_rule(sentence(condition, house))
    assert again.condition is not None
    assert show(again.condition) == show(condition)
    assert not again.ambiguities
