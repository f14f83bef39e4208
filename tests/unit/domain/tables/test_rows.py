"""Rows: what is part of what, what is a total, what is hidden; and sheets."""

from __future__ import annotations

import time
from typing import Any

import pytest

from roolang.domain.declaration import Item
from tests.tables import codes, placed, reading, workbook

GOOD = {"code": "8703.23"}


def shape(item: Item) -> dict[str, Any]:
    """The names of what an item is made of, as a tree."""
    holding = item.holdings.get("materials")
    return {part.name: shape(part) for part in (holding.items if holding else ())}


TREE = {"A": {"A1": {"A11": {}}, "A2": {}}, "B": {}}


@pytest.mark.parametrize(
    "table",
    [
        "level,id,HS code\n1,A,8407\n2,A1,8409\n3,A11,7318\n2,A2,8409\n1,B,8407",
        "level,id,HS code\n.1,A,8407\n..2,A1,8409\n...3,A11,7318\n..2,A2,8409\n.1,B,8407",
        "level,id,HS code\n1,A,8407\n1.1,A1,8409\n1.1.1,A11,7318\n1.2,A2,8409\n2,B,8407",
        "level,id,HS code\n2,B,8407\n1.2,A2,8409\n1,A,8407\n1.1,A1,8409\n1.1.1,A11,7318",
        "parent,id,HS code\n,A,8407\nA,A1,8409\nA1,A11,7318\nA,A2,8409\n-,B,8407",
        "parent,id,HS code\nA1,A11,7318\nA,A1,8409\nA,A2,8409\n,B,8407\n,A,8407",
        "level,parent,id,HS code\n1,,A,8407\n2,A,A1,8409\n3,A1,A11,7318\n2,A,A2,8409\n1,,B,8407",
    ],
)
def test_the_ways_to_say_what_is_part_of_what(table: str) -> None:
    (declaration,) = reading(table, good=GOOD).declarations
    assert shape(declaration.good) == TREE


@pytest.mark.parametrize(
    "table",
    [
        "level,id,HS code\n0,car,8703.23\n1,A,8407\n1,B,8407",
        "level,id,HS code\n1,car,8703.23\n2,A,8407\n2,B,8407",
        "parent,id,HS code\n,car,8703.23\ncar,A,8407\ncar,B,8407",
        "level,id,HS code\n1,car,8703.23\n1.1,A,8407\n1.2,B,8407",
    ],
)
def test_the_row_that_everything_is_part_of_is_the_good(table: str) -> None:
    (declaration,) = reading(table).declarations
    assert (declaration.id, declaration.good.code, shape(declaration.good)) == ("car", "870323", {"A": {}, "B": {}})


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("level,id,HS code\n1,A,8407\n3,B,8407", [("RL6210", "A3")]),
        ("level,id,HS code\n1,A,8407\nx,B,8407\n,C,8407", [("RL6210", "A3"), ("RL6210", "A4")]),
        ("level,id,HS code\n2,A,8407\n1,B,8407", [("RL6210", "A2")]),
        ("level,id,HS code\n1,A,8407\n1.1,B,8407\n1.1,C,8407", [("RL6210", "A4")]),
        ("level,id,HS code\n1,A,8407\n2.1,B,8407", [("RL6210", "A3")]),
        ("parent,id,HS code\n,A,8407\nX,B,8407", [("RL6211", "A3")]),
        ("parent,id,HS code\n,A,8407\nA,B,8407\nA,B,8408\nB,C,8407", [("RL6211", "A5"), ("RL6006", "B4")]),
        ("parent,id,HS code\nB,A,8407\nA,B,8407\n,C,8407", [("RL6212", "A2")]),
        ("parent,id,HS code\nA,A,8407\n,C,8407", [("RL6212", "A2")]),
        ("level,parent,id,HS code\n1,,A,8407\n1,A,B,8409", [("RL6210", "A3")]),
        ("id,HS code,value\nA,8407,1\nA,8407,2", [("RL6006", "A3")]),
    ],
)
def test_trees_that_do_not_hold(table: str, found: list[tuple[str, str]]) -> None:
    done = reading(table, good=GOOD)
    assert placed(done.findings) == found
    assert done.declarations == ()


def test_the_same_part_in_two_places_has_two_names() -> None:
    table = "level,id,HS code\n1,A,8407\n2,bolt,7318\n1,B,8407\n2,bolt,7318"
    (declaration,) = reading(table, good=GOOD).declarations
    assert shape(declaration.good) == {"A": {"bolt": {}}, "B": {"bolt (row 5)": {}}}


def test_a_list_is_complete_or_open_as_a_column_says() -> None:
    table = "level,id,HS code,complete\n1,A,8407,yes\n1,B,8407,no\n2,C,8409,\n1,D,8407,\n2,E,8409,\n"
    a, b, d = reading(table, good=GOOD).declarations[0].good.holdings["materials"].items
    assert (a.holdings["materials"].items, a.holdings["materials"].complete) == ((), True)
    assert (b.holdings["materials"].complete, d.holdings["materials"].complete) == (False, True)
    assert "materials" not in d.holdings["materials"].items[0].holdings


def test_materials_ten_thousand_levels_deep_and_long_circles_are_findings_at_once() -> None:
    started = time.process_time()
    chain = "\n".join(f"P{i - 1 if i else ''},P{i},7318" for i in range(10_000)).replace("P,P0", ",P0")
    assert codes(reading(f"parent,id,HS code\n{chain}", good=GOOD).findings) == {"RL6005"}
    circle = "\n".join(f"P{(i - 1) % 10_000},P{i},7318" for i in range(10_000))
    assert "RL6212" in codes(reading(f"parent,id,HS code\n{circle}", good=GOOD).findings)
    assert time.process_time() - started < 20


# ---- totals and blanks


def test_totals_and_blank_rows_are_left_out_and_reported() -> None:
    table = """
        id,HS code,description,value
        P1,8407.34,engine,10
        P2,8409.91,piston,5
        ,,Subtotal,15
        ,,,
        id,HS code,description,value
        P3,7318.15,bolt,2.5
        Total:,,,17.5
    """
    found = reading(table, good=GOOD)
    assert placed(found.findings) == [("RL6302", "D4"), ("RL6302", "D8"), ("RL6302", "row 5"), ("RL6302", "row 6")]
    assert list(shape(found.declarations[0].good)) == ["P1", "P2", "P3"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",,Total,15", "RL6302"),
        (",,Grand total (EUR),15", "RL6302"),
        ("TOTAL,,,15", "RL6302"),
        (",,,15", "RL6302"),
        (",,Total,16", "RL6215"),
        (",,,16", "RL6215"),
        (",,Total station,15", "RL6215"),
    ],
)
def test_a_row_that_may_be_a_total_is_never_a_material(row: str, code: str) -> None:
    found = reading(f"id,HS code,description,value\nP1,8407.34,engine,10\nP2,8409.91,piston,5\n{row}", good=GOOD)
    assert placed(found.findings) == [(code, "D4")]
    assert len(found.declarations) == (code == "RL6302")


def test_a_total_with_a_tariff_code_is_a_material() -> None:
    found = reading("id,HS code,description,value\nP1,8407.34,engine,10\n,9015.30,Total,5", good=GOOD)
    assert placed(found.findings) == []
    assert list(shape(found.declarations[0].good)) == ["P1", "material 2"]


def test_a_total_of_levels_counts_the_highest_level_once() -> None:
    table = "level,id,HS code,value\n1,A,8407,10\n2,B,8409,4\n1,C,8407,5\n,Total,,15"
    assert placed(reading(table, good=GOOD).findings) == [("RL6302", "D5")]


@pytest.mark.parametrize("columns", ["level,id", "parent,id"])
@pytest.mark.parametrize(("total", "code"), [(300, "RL6302"), (1000, "RL6302"), (1300, "RL6215"), (301, "RL6215")])
def test_a_total_below_the_row_of_the_good_is_of_its_parts(columns: str, total: int, code: str) -> None:
    first, other = ("0", "1") if columns.startswith("level") else ("", "car")
    rows = f"{first},car,8703.23,1000\n{other},A,8407,250\n{other},B,8409,50\n,Total,,{total}"
    assert placed(reading(f"{columns},HS code,value\n{rows}").findings) == [(code, "D5")]


# ---- what is hidden, merged, not worked out


def test_hidden_merged_and_formulas() -> None:
    def change(book: Any) -> None:
        page = book["BOM"]
        page.row_dimensions[3].hidden = True
        page.column_dimensions["C"].hidden = True
        page.merge_cells("B4:B5")
        page["C6"] = "=SUM(C2:C5)"
        book["Old"].sheet_state = "hidden"

    rows: list[list[object]] = [["id", "HS code", "value"], ["P1", "8407.34", 1], ["P2", "8407.34", 2]]
    rows += [["P3", "8407.34", 3], ["P4", None, 4], ["P5", "8407.34", None]]
    found = reading(workbook({"BOM": rows, "Old": rows}, change), "b.xlsx", good=GOOD)
    assert sorted(placed(found.findings)) == [
        ("RL6303", "BOM!C1"), ("RL6303", "BOM, row 3"), ("RL6303", "Old"), ("RL6304", "BOM!C6"), ("RL6307", "BOM, row 4"),
    ]  # fmt: skip
    items = found.declarations[0].good.holdings["materials"].items
    assert (items[3].code, "value" in items[4].amounts, len(items)) == (None, False, 5)


# ---- sheets and files


def test_sheets_are_told_by_name_or_by_headings() -> None:
    goods = [["id", "HS code", "FOB"], ["car", "8703.23", 5]]
    materials = [["Product", "Part no", "HS code"], ["car", "P1", "8407.34"]]
    for names in (("Goods", "BOM"), ("Productos", "Lista de materiales"), ("Sheet1", "Sheet2")):
        found = reading(workbook({names[0]: goods, names[1]: materials, "Notes": [["made by hand"]]}), "b.xlsx")
        assert placed(found.findings) == [("RL6302", "Notes")]
        assert shape(found.declarations[0].good) == {"P1": {}}


def test_sheets_that_may_both_hold_the_materials() -> None:
    rows = [["level", "HS code"], [1, "8407.34"]]
    found = reading(workbook({"One": rows, "Two": rows}), "b.xlsx", good=GOOD)
    assert ("RL6205", "Two") in placed(found.findings)
    assert (
        codes(reading(workbook({"One": rows, "Two": rows}), "b.xlsx", good=GOOD, sheets={"Two": "-"}).findings) == set()
    )


def test_materials_are_joined_to_goods_by_a_column_or_by_their_parents() -> None:
    goods = [["id", "HS code", "FOB"], ["car", "8703.23", 5], ["van", "8704.21", 6]]
    by_column = [
        ["good", "level", "id", "HS code"],
        ["car", 1, "P", "8407"],
        ["car", 2, "Q", "8409"],
        ["van", 1, "P", "8407"],
    ]
    by_parent = [["parent", "id", "HS code"], ["car", "P", "8407"], ["P", "Q", "8409"], ["van", "R", "8407"]]
    for materials, names in ((by_column, "P"), (by_parent, "R")):
        found = reading(workbook({"Goods": goods, "BOM": materials}), "b.xlsx")
        assert [shape(each.good) for each in found.declarations] == [{"P": {"Q": {}}}, {names: {}}]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["good", "id", "HS code"], ["bus", "P", "8407"]], ("RL6211", "BOM!A2")),
        ([["good", "id", "HS code"], [None, "P", "8407"]], ("RL6213", "BOM!A2")),
        ([["level", "id", "HS code"], [1, "P", "8407"]], ("RL6213", "BOM, row 1")),
        ([["parent", "id", "HS code"], [None, "P", "8407"]], ("RL6213", "BOM!A2")),
    ],
)
def test_materials_of_no_good(rows: list[list[object]], found: tuple[str, str]) -> None:
    goods = [["id", "HS code", "FOB"], ["car", "8703.23", 5], ["van", "8704.21", 6]]
    done = reading(workbook({"Goods": goods, "BOM": rows}), "b.xlsx")
    assert found in placed(done.findings) and done.declarations == ()


def test_nothing_says_what_the_good_is() -> None:
    found = reading("level,id,HS code\n1,P1,8407\n1,P2,8409")
    assert placed(found.findings) == [("RL6213", "row 2")]
    assert placed(reading("id,HS code\nP1,8407", "x.csv").findings) == [("RL6213", "row 1")]


def test_codes_of_two_editions() -> None:
    goods = [["id", "HS 2012", "FOB"], ["car", "8703.23", 5]]
    materials = [["level", "HS 2022"], [1, "8407.34"]]
    found = reading(workbook({"Goods": goods, "BOM": materials}), "b.xlsx")
    assert placed(found.findings) == [("RL6205", "BOM!B1")]
    assert reading(workbook({"Goods": goods}), "b.xlsx").declarations[0].nomenclature == "HS 2012"


def test_formulas_that_were_never_worked_out_are_told_once() -> None:
    rows: list[list[object]] = [["id", "HS code", "value"], *([f"P{i}", "8407.34", "=1+1"] for i in range(6))]
    found = reading(workbook({"BOM": rows}), "b.xlsx", good=GOOD)
    told = [each for each in found.findings if each.code == "RL6304"]
    assert len(told) == 1 and told[0].message.startswith("6 formulas") and "BOM!C2, BOM!C3" in told[0].message
