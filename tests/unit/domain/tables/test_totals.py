"""Totals: what is a sum and nothing else, of the rows of one good; everything else may be a material, and is asked."""

from __future__ import annotations

import pytest

from tests.tables import placed, reading

GOOD = {"code": "8703.23"}
HEADS = "Part no,HS code,Value (USD),Originating,Made in,Qty"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (",,30,,,2", [("RL6302", "C4")]),
        (",,30,,,7", [("RL6215", "C4")]),
        (",,30,no,,", [("RL7203", "C4")]),
        (",,30,,JP,", [("RL7203", "C4")]),
        (",,31,no,,", [("RL7203", "C4")]),
        (",,31,,,", [("RL6215", "C4")]),
    ],
)
def test_a_row_without_words_is_a_total_only_if_it_holds_nothing_but_sums(
    row: str, found: list[tuple[str, str]]
) -> None:
    """20 and 10 are 30, of 1 and 1 pieces; a total has no origin."""
    assert placed(reading(f"{HEADS}\nA,8708.29,20,no,CN,1\nB,8708.29,10,no,CN,1\n{row}", good=GOOD).findings) == found


@pytest.mark.parametrize("value", [0, 25])
def test_the_sum_of_a_single_row_may_be_a_material_of_the_same_value(value: int) -> None:
    found = reading(f"id,HS code,value\nA,8708.29,{value}\n,,{value}", good=GOOD)
    assert placed(found.findings) == [("RL6215", "C3")] and not found.declarations


@pytest.mark.parametrize("columns", ["HS code,description", "description,HS code"])
def test_a_row_without_any_of_the_names_that_a_table_has_is_asked_about(columns: str) -> None:
    found = reading(f"{columns},value,originating\n8708.29,8708.29,20,no\n,,20,no", good=GOOD).findings
    assert [code for code, _ in placed(found)] == ["RL7203"]


GOODS = b"id,HS code,values.ex-works price\ng1,8703.23,100\ng2,8703.23,100"


@pytest.mark.parametrize("told", ["good", "parent"])
@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("g2,,,30,false", [("RL7203", 4)]),
        ("g2,,,30,", [("RL6215", 4)]),
        ("g1,,,30,", [("RL6302", 4)]),
        (",Total,,30,", [("RL6302", 4)]),
        (",Total,,20,", [("RL6215", 4)]),
    ],
)
def test_a_total_adds_up_rows_of_its_own_good(told: str, row: str, found: list[tuple[str, int]]) -> None:
    """The 30 of g1 are no sum of g2."""
    bom = f"{told},id,HS code,value,originating\ng1,a,8708.29,20,false\ng1,b,8708.29,10,false\n{row}\ng2,c,8708.29,15,false"
    done = reading(GOODS.decode(), "goods.csv", bom.encode()).findings
    rows = [(code, int("".join(filter(str.isdigit, at)))) for code, at in placed(done)]
    assert rows == found


def test_the_total_of_the_last_good_is_held_against_its_rows() -> None:
    """15 and 1 are 16; 20, 15 and 1 are 36."""
    bom = "good,id,HS code,value\ng1,a,8708.29,20\ng2,b,8708.29,15\ng2,c,8708.29,1\n,Total,,"
    for value, code in ((16, "RL6302"), (36, "RL6302"), (20, "RL6215")):
        assert placed(reading(GOODS.decode(), "goods.csv", f"{bom}{value}".encode()).findings) == [(code, "D5")]


@pytest.mark.parametrize(("value", "code"), [(20, "RL6302"), (30, "RL6215"), (0, "RL6215")])
@pytest.mark.parametrize(("columns", "car", "part"), [("level", "0", "1"), ("parent", "", "CAR")])
def test_the_unknown_value_of_the_good_is_none_of_the_rows_that_a_total_adds_up(
    columns: str, car: str, part: str, value: int, code: str
) -> None:
    table = f"{columns},Part no,HS code,Value (USD),Ex-works price (USD)\n{car},CAR,8703.23,,100\n{part},B,8708.29,20,"
    assert (code, "D4") in placed(reading(f"{table}\n{part},Total,,{value},").findings)


@pytest.mark.parametrize(("value", "code"), [(30, "RL6302"), (50, "RL6302"), (20, "RL6215")])
def test_rows_of_unknown_value_take_nothing_off_a_total(value: int, code: str) -> None:
    found = reading(f"id,HS code,value\nA,8708.29,30\nB,8708.29,\nTotal,,{value}", good=GOOD)
    assert placed(found.findings) == [(code, "C4")]


def test_a_total_that_stands_again_over_further_rows_does_not_add_up() -> None:
    """20, and then 10 more: neither 10 nor 30 is 20."""
    found = reading("id,HS code,value\nA,8708.29,20\nSubtotal,,20\nB,8708.29,10\nTotal,,20", good=GOOD)
    assert placed(found.findings) == [("RL6302", "C3"), ("RL6215", "C5")]


def test_what_looks_like_a_total_without_words_is_called_a_row() -> None:
    (found,) = [
        each for each in reading("id,HS code,value\nA,8708.29,2\n,,3", good=GOOD).findings if each.code == "RL6215"
    ]
    assert found.message == "this row looks like a total of 3, and the rows above add up to 2"
