"""Bills of materials as companies export them, each judged as it was meant or refused at its cell, never misread."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from openpyxl.styles import Alignment

from roolang.diagnostics import has_errors
from roolang.domain.declaration import Item
from roolang.domain.tables.load import Reading
from tests.tables import codes, placed, reading, workbook

GOOD: dict[str, Any] = {"code": "8703.23", "produced_in": "MX"}


def parts(read: Reading) -> tuple[Item, ...]:
    """The materials of the one good, in a table without errors."""
    assert not has_errors(read.findings), read.findings
    return read.declarations[0].good.holdings["materials"].items


def value(item: Item) -> Fraction:
    return item.amounts["value"].low


def inner(item: Item) -> list[str]:
    return [each.name for each in item.holdings["materials"].items]


def refused(read: Reading) -> list[tuple[str, str]]:
    """The errors, with their cells, of a table of which nothing is judged."""
    assert read.declarations == ()
    errors = [each for each in read.findings if has_errors([each])]
    assert all(each.help for each in errors)
    return placed(errors)


def test_a_price_for_a_hundred_is_not_one_for_a_piece() -> None:
    sap = (
        "STUFE\tIDNRK\tOJTXP\tMNGKO\tMEINS\tPreis\tPEINH\tWAERS\tSTAWN\tHERKL\n"
        "1\t100\tMotor\t2\tST\t50.00\t1\tEUR\t85015220\tJP\n1\t200\tSchraube\t400\tST\t1.50\t100\tEUR\t73181500\tDE\n"
    )
    motor, screw = parts(reading(sap.encode(), "cs12.csv", good=GOOD, columns={"Preis": "unit_value"}))
    # 2 x 50 = 100; 400 at 1.50 a hundred = 6, and not 600
    assert (value(motor), value(screw), screw.code, screw.description) == (100, 6, "73181500", "Schraube")
    given = "Part no,HS code,Qty,Unit price,Price unit,Total price\nA,8501.52,200,1.50,100,3.00\n"
    assert value(parts(reading(given, good=GOOD))[0]) == 3
    assert refused(reading(given.replace("3.00", "300.00"), good=GOOD)) == [("RL6205", "F2")]
    unknown = parts(reading(given.replace(",100,3.00", ",,"), good=GOOD))[0]
    assert "value" not in unknown.amounts
    plain = parts(reading("Part no,HS code,Qty,Price unit\nA,8501.52,200,1.50\n", good=GOOD))[0]
    assert value(plain) == 300


def test_names_of_columns_in_a_database() -> None:
    table = (
        "PART_NUMBER,HS_CODE,TOTAL_VALUE_USD,COUNTRY_OF_ORIGIN,ORIGINATING_FLAG,NET_WEIGHT_KG\nA,8501.52,100,JP,N,3\n"
    )
    (item,) = parts(reading(table, good=GOOD))
    assert (value(item), item.originating, item.amounts["net weight"].low, item.produced_in) == (100, False, 3, "JP")


def test_titles_remarks_and_subtotals_between_the_lines_are_left_out_with_a_word() -> None:
    rows = [
        ["Bill of Materials 2018"], ["Part no", "Description", "HS code", "Value EUR", "Origin"],
        ["Electrical"], ["A", "Motor", "8501.52", 100, "JP"], ["B", "Cable", "8544.42", 5, "DE"],
        [None, "Subtotal electrical", None, 105], ["Mechanical"], ["C", "Bolt", "7318.15", 2, "DE"],
        [None, "Subtotal mechanical", None, 2], [None, "Total", None, 107], [], ["* Prices as of 2024"], ["checked:"],
    ]  # fmt: skip
    found = reading(workbook({"BOM": rows}, lambda book: [book["BOM"].merge_cells(f"A{i}:E{i}") for i in (3, 7)]),
                    "b.xlsx", good=GOOD)  # fmt: skip
    assert [each.name for each in parts(found)] == ["A", "B", "C"]
    told = [str(each.where).rpartition(": ")[2] for each in found.findings if each.code == "RL6302"]
    assert {f"BOM, row {i}" for i in (3, 7, 12, 13)} | {"BOM!D6", "BOM!D9", "BOM!D10"} <= set(told)


@pytest.mark.parametrize(
    ("row", "cell"),
    [(",Labour,,30,", "B3"), ("Overhead,,,12,", "A3"), (",Ex-works price (EUR),,180,", "B3"), ("x1,,,,", "A3"),
     (",Varnish,,3,", "B3"),
     ("front left door panel,,,,", "A3"), (",door panel of steel,,,", "B3"), ("\nengine block,,,,", "A4"), ("L,Mano de obra,,3,", "B3")],
)  # fmt: skip
def test_a_row_that_may_be_no_material_is_not_taken_for_one(row: str, cell: str) -> None:
    found = reading(f"Part no,Description,HS code,Value EUR,Originating\nA,Motor,8501.52,100,no\n{row}\n", good=GOOD)
    assert refused(found) == [("RL7203", cell)]


def test_a_material_whose_code_is_not_known_is_one() -> None:
    found = reading(
        "Part no,Description,HS code,Value EUR\nA,Motor,8501.52,100\nB,Labour saver,?,3\nC,,,1\n", good=GOOD
    )
    assert [each.name for each in parts(found)] == ["A", "B", "C"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Part no", "HS code", "Cost", None], [None, None, "per unit (EUR)", "total (EUR)"], ["A", "8501.52", 50, 100]],
        [["Part no", "HS code", "Value", "Qty"], [None, None, "EUR", "pcs"], ["A", "8501.52", 50, 1]],
        [["Good", "HS code", "Net cost EUR"], ["CAR", "8703.23", 100], [], ["Part no", "HS code", "Value EUR"]],
    ],
)  # fmt: skip
def test_a_second_row_of_headings_is_asked_about(rows: list[list[Any]]) -> None:
    found = reading(workbook({"BOM": rows}), "b.xlsx", good=GOOD, sheets={"BOM": "materials"})
    assert "RL6205" in {code for code, _ in refused(found)}


def test_levels_by_blanks_and_by_the_indent_of_cells() -> None:
    table = "Part no,Description,HS code,Value EUR\nA,Motor,8501.52,100\nB,  Rotor,8503.00,40\nC,    Shaft,8483.10,9\n"
    found = reading((table + "D,Screw,7318.15,1\n").encode(), good=GOOD)
    motor, screw = parts(found)
    assert (inner(motor), inner(motor.holdings["materials"].items[0]), screw.name) == (["B"], ["C"], "D")
    assert placed(found.findings) == [("RL7204", "B3")]
    assert refused(reading((table + "D,   Screw,7318.15,1\n").encode(), good=GOOD)) == [("RL6210", "B5")]
    stray = reading(table.replace("  Rotor", " Rotor").replace("    Shaft", "Shaft").encode(), good=GOOD)
    assert len(parts(stray)) == 3 and placed(stray.findings) == [("RL7204", "B3")]

    def indent(book: Any) -> None:
        book["BOM"]["A3"].alignment = Alignment(indent=1)

    rows = [["Part no", "HS code", "Value EUR"], ["A", "8501.52", 100], ["B", "8503.00", 40]]
    (motor,) = parts(reading(workbook({"BOM": rows}, indent), "b.xlsx", good=GOOD))
    assert inner(motor) == ["B"]

    def outline(book: Any) -> None:
        book["BOM"].row_dimensions[3].outlineLevel = 1

    grouped = reading(workbook({"BOM": rows}, outline), "b.xlsx", good=GOOD)
    assert len(parts(grouped)) == 2 and placed(grouped.findings) == [("RL7204", "BOM, row 3")]


def test_a_column_for_each_level_is_asked_about() -> None:
    table = "Level 1,Level 2,Part no,HS code,Value EUR\nx,,A,8501.52,100\n,x,B,8503.00,40\n"
    assert refused(reading(table, good=GOOD)) == [("RL6205", "A1")]
    assert len(parts(reading(table, good=GOOD, columns={"Level 1": "-", "Level 2": "-"}))) == 2


@pytest.mark.parametrize(
    ("heading", "cell", "amounts"),
    [
        ("Net weight", "3,2 kg", {"net weight": Fraction("3.2"), "weight": Fraction("3.2")}),
        ("Net weight", "500 g", {"net weight": Fraction("0.5"), "weight": Fraction("0.5")}),
        ("Value (USD)", "$2,00", {"value": 2}), ("Value", "US$ 2,00", {"value": 2}), ("Value", "$2,00", {"value": 2}),
    ],
)  # fmt: skip
def test_units_and_signs_in_the_cells(heading: str, cell: str, amounts: dict[str, Any]) -> None:
    found = reading(f"Part no;HS code;{heading}\nA;8501.52;{cell}\n", good=GOOD, numbers="1.234,56")
    assert {name: amount.low for name, amount in parts(found)[0].amounts.items()} == amounts


def test_a_sign_of_another_currency_and_a_weight_that_names_no_unit() -> None:
    assert refused(reading("Part no,HS code,Value (EUR)\nA,8501.52,$2.00\n", good=GOOD)) == [("RL6209", "C2")]
    found = reading("Part no,HS code,Net weight\nA,8501.52,3 kg\nB,8501.52,4\n", good=GOOD)
    assert codes(found.findings) == {"RL6306"} and parts(found)[0].amounts == {}


def test_dates_that_were_codes_and_names() -> None:
    rows = [["Part no", "HS code", "Value EUR"], ["A", date(2018, 4, 1), 5], [date(2018, 3, 1), "8407.34", 6]]
    assert refused(reading(workbook({"BOM": rows}), "b.xlsx", good=GOOD)) == [
        ("RL6209", "BOM!B2"), ("RL6209", "BOM!A3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "help_"),
    [("8703-23-19", "8703.23.19"), ("401.10", "0401.10"), ("8407.3", "8407.30"), ("ex 8703.23", "8703.23")],
)
def test_codes_that_lost_something_are_refused_with_what_they_may_be(code: str, help_: str) -> None:
    found = reading(f"Part no,HS code,Value EUR\nA,{code},5\n", good=GOOD)
    (cell,) = refused(found)
    assert cell[1] == "B2" and f"`{help_}`" in found.findings[-1].help


@pytest.mark.parametrize(
    ("said", "place"),
    [("China (CN)", "CN"), ("CN - China", "CN"), ("Korea, Republic of", "KR"), ("Holland", "NL"), ("E.U.", "EU"),
     ("Côte d’Ivoire", "CI")],
)  # fmt: skip
def test_countries_in_words(said: str, place: str) -> None:
    assert parts(reading(f'Part no,HS code,Made in\nA,8501.52,"{said}"\n', good=GOOD))[0].produced_in == place


@pytest.mark.parametrize("said", ["DE/FR", "China (DE)", "non-EU", "various"])
def test_countries_that_are_several_or_none_are_refused(said: str) -> None:
    assert refused(reading(f"Part no,HS code,Made in\nA,8501.52,{said}\n", good=GOOD)) == [("RL6003", "C2")]


@pytest.mark.parametrize(("said", "answer"), [("✓", True), ("✗", False), ("-", None)])
def test_ticks_are_answers(said: str, answer: bool | None) -> None:
    assert parts(reading(f"Part no,HS code,Originating\nA,8501.52,{said}\n", good=GOOD))[0].originating is answer


@pytest.mark.parametrize("said", ["#", '""""', "1", "partly", "60%"])
def test_marks_that_are_no_answers_are_refused(said: str) -> None:
    assert refused(reading(f"Part no,HS code,Originating\nA,8501.52,{said}\n", good=GOOD)) == [("RL6209", "C2")]


def test_two_columns_that_contradict_each_other_and_a_currency_that_is_wanting() -> None:
    both = "Part no,HS code,Originating,Non-originating\nA,8501.52,x,\nB,8501.52,x,x\n"
    assert refused(reading(both, good=GOOD)) == [("RL6009", "D3")]
    bare = "Part no,HS code,Value,Currency\nA,8501.52,100,EUR\nB,8501.52,100,\n"
    assert refused(reading(bare, good=GOOD)) == [("RL6205", "D3")]


def test_a_column_that_names_the_good_is_not_the_name_of_the_material() -> None:
    goods = [["SKU", "HS code", "EXW price (EUR)", "Made in"], ["CAR", "8703.23", 1000, "DE"]]
    listed = [["SKU", "Component", "HS code", "Cost (EUR)"], ["CAR", "A", "8501.52", 100]]
    content = workbook({"Products": goods, "Parts list": listed})
    assert refused(reading(content, "b.xlsx")) == [("RL6213", "Parts list, row 2")]
    (item,) = parts(reading(content, "b.xlsx", columns={"SKU": "good", "Component": "id"}))
    assert (item.name, value(item)) == ("A", 100)
    wrong = reading(content, "b.xlsx", columns={"Nothing": "id"})
    assert "RL6214" in codes(wrong.findings) and wrong.declarations == ()


def test_one_good_with_an_error_stops_all_goods_of_a_table() -> None:
    found = reading("Product id,HS code,Net cost EUR\nA,8703.23,5\nB,car,5\n", "goods.csv")
    assert refused(found) == [("RL6007", "B3")]


def test_a_sheet_is_as_large_as_the_rectangle_that_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    # Two cells, in row 12 and in column 10, are 120 cells to go through.
    monkeypatch.setattr("roolang.domain.tables.anatomy.MAX_CELLS", 119)
    rows: list[list[Any]] = [["Part no", "HS code", "Value EUR", *[None] * 6, "x"], ["A", "8501.52", 1]]
    rows += [*([[]] * 9), ["B", "8501.52", 2]]
    found = reading(workbook({"BOM": rows}), "b.xlsx", good=GOOD)
    assert "RL6202" in {each.code for each in found.findings}
    monkeypatch.setattr("roolang.domain.tables.anatomy.MAX_CELLS", 120)
    found = reading(workbook({"BOM": rows}), "b.xlsx", good=GOOD)
    assert "RL6202" not in {each.code for each in found.findings}


INDENTED = """Description,HS code,Value EUR{price},Originating
Bicycle,8712.00,{own},
  Frame,8714.91,234.50{none},
    Tube,7608.20,200.00{none},no
  Gears,8714.99,95.50{none},no
"""


def test_the_good_above_rows_that_are_set_in() -> None:
    """With a price of the good, by a column or an option, it is one good as with levels: a frame of a tube, and gears."""
    inside = INDENTED.format(price=",Ex-works price EUR", own=",2000.00", none=",").encode()
    beside = INDENTED.format(price="", own="", none="").encode()
    for table, good in ((inside, {}), (beside, {"values": {"ex-works price": 2000}})):
        (declaration,) = reading(table, good=good).declarations
        frame, gears = declaration.good.holdings["materials"].items
        assert (declaration.good.code, frame.code, gears.code) == ("871200", "871491", "871499")
        assert [each.code for each in frame.holdings["materials"].items] == ["760820"]
        assert declaration.good.amounts["ex-works price"].low == 2000


def test_a_good_with_a_code_of_its_own_is_not_a_row_above_others() -> None:
    whole = reading(INDENTED.format(price="", own="", none="").encode(), good=GOOD)
    assert [each.code for each in parts(whole)] == ["871200"]


def test_several_goods_without_a_column_that_names_them() -> None:
    two = "Part no,Parent,HS code,Value EUR\nF,,8712.00,\nR,F,8714.91,5\nK,,8516.71,\nT,K,8516.90,5\n"
    (found,) = [each for each in reading(two.encode()).findings if each.code == "RL6213"]
    assert "a column `good`" in found.help
