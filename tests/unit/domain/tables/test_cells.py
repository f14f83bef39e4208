"""Cells: numbers in local forms, codes that were eaten, dates, percentages, answers, formulas on the way out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roolang.domain.loading.tidy import Numeral
from roolang.domain.tables.dates import dates_in
from roolang.domain.tables.escape import escaped
from roolang.domain.tables.figures import Local, form_of, plain_number
from roolang.domain.tables.grid import Cell
from roolang.domain.tables.shown import shown_beside
from roolang.domain.tables.tariff import candidates, code_in
from tests.tables import placed, reading, workbook

GOOD = {"code": "8703.23"}


@pytest.mark.parametrize(
    ("text", "form", "number"),
    [
        ("1234.56", "", "1234.56"),
        ("12.5", "", "12.5"),
        ("0.340", "", "0.340"),
        ("1/3", "", "1/3"),
        ("1.234,56", "1.234,56", "1234.56"),
        ("1.234", "1.234,56", "1234"),
        ("1234,5", "1.234,56", "1234.5"),
        ("1 234,56", "1 234,56", "1234.56"),
        ("1\u00a0234\u202f567,8", "1 234,56", "1234567.8"),
        ("1,234", "1,234.56", "1234"),
        ("1'234.50", "1'234.56", "1234.50"),
        ("12,34,567.8", "12,34,567.89", "1234567.8"),
        ("1234,56", "1234,56", "1234.56"),
        ("-12,5", "1.234,56", "-12.5"),
    ],
)
def test_numbers_in_the_form_that_was_said(text: str, form: str, number: str) -> None:
    assert plain_number(text, form_of(form) if form else None, point_is_known=False) == number


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("1.234,56", ""),
        ("1 234,56", ""),
        ("1,234", ""),
        ("12,5", ""),
        ("1.234", ""),
        ("12.5", "1.234,56"),
        ("1.23.456", "1.234,56"),
        ("1,234.56", "1.234,56"),
        ("1.234,56", "1234,56"),
    ],
)
def test_numbers_that_are_refused(text: str, form: str) -> None:
    read = plain_number(text, form_of(form) if form else None, point_is_known=False)
    assert isinstance(read, Local) and "--numbers" in read.help


@pytest.mark.parametrize("example", ["many", "1,234", "12", "1,234,56", ""])
def test_examples_that_show_no_form(example: str) -> None:
    assert form_of(example) is None


def test_three_decimals_are_taken_only_where_a_neighbour_shows_the_point() -> None:
    table = "id,HS code,value\n1,8407.34,1.234\n2,8407.34,12.50"
    assert placed(reading(table, good=GOOD).findings) == []
    found = reading(table.replace("12.50", "2.500"), good=GOOD).findings
    assert placed(found) == [("RL6206", "C2")]
    assert found[-1].message == "2 numbers are in a local form: C2 `1.234`, C3 `2.500`"
    assert found[-1].help.endswith('--numbers "1.234,56" or --numbers "1,234.56"')


@pytest.mark.parametrize(
    ("cell", "form", "code"),
    [
        (Cell("8703.20"), "", "8703.20"),
        (Cell("8703 20 10"), "", "8703 20 10"),
        (Cell("0805"), "", "0805"),
        (Cell(Numeral("870320")), "", "870320"),
        (Cell(Numeral("8703.2")), "0000.00", "8703.20"),
        (Cell(Numeral("805.1")), "0000.00", "0805.10"),
        (Cell(Numeral("8712")), "0000.00", "8712.00"),
        (Cell(Numeral("80510")), "000000", "080510"),
        (Cell(Numeral("8703.2"), "0000.00"), "", "8703.20"),
        (Cell(Numeral("805"), "0000"), "", "0805"),
        (Cell("8703.2"), "0000.00", "8703.20"),
        (Cell("8712"), "0000.00", "8712"),
    ],
)
def test_codes_of_which_nothing_is_lost(cell: Cell, form: str, code: str) -> None:
    assert code_in(cell, form) == code


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        (Cell(Numeral("8703.2")), ""),
        (Cell(Numeral("805")), ""),
        (Cell(Numeral("8712")), ""),
        (Cell(Numeral("8703.2"), "General"), ""),
        (Cell("8703.2"), ""),
        (Cell("805.1"), ""),
        (Cell("80510"), ""),
        (Cell(Numeral("8703.201")), "0000.00"),
        (Cell(Numeral("1e10")), "0000.00"),
    ],
)
def test_codes_that_may_have_lost_their_zeros(cell: Cell, form: str) -> None:
    assert isinstance(code_in(cell, form), Local)


def test_what_a_code_may_have_been() -> None:
    assert candidates("8703.2") == ["8703.20"]
    assert candidates("805.1") == ["0805.10"]
    assert candidates("805") == ["0805", "0805.00"]


def formatted(shape: str, value: object, heading: str) -> bytes:
    def change(book: Any) -> None:
        book["BOM"]["B2"].number_format = shape

    return workbook({"BOM": [["id", heading], ["P1", value]]}, change)


def test_excel_numbers_are_read_as_the_shortest_decimal_that_they_are() -> None:
    for value, text in ((0.1, "1/10"), (1234.56, "30864/25"), (1e21, "1000000000000000000000"), (3, "3")):
        found = reading(formatted("General", value, "value"), "b.xlsx", good=GOOD)
        (item,) = found.declarations[0].good.holdings["materials"].items
        assert str(item.amounts["value"].low) == text


def test_percentages_dates_and_currencies_in_excel() -> None:
    percent = formatted("0.0%", 0.325, "cocoa")
    found = reading(
        percent, "b.xlsx", good=GOOD, columns={"cocoa": "attributes.cocoa content"}, sheets={"BOM": "materials"}
    )
    amount = found.declarations[0].good.holdings["materials"].items[0].amounts["cocoa content"]
    assert (str(amount.low), amount.unit) == ("65/2", "%")
    assert placed(reading(formatted("0%", 0.325, "value"), "b.xlsx", good=GOOD).findings) == [("RL6209", "BOM!B2")]
    assert placed(reading(formatted("yyyy-mm-dd", date(2020, 1, 2), "value"), "b.xlsx", good=GOOD).findings) == [
        ("RL6209", "BOM!B2")
    ]
    euros = reading(formatted('#,##0.00\\ "€"', 12.5, "value"), "b.xlsx", good=GOOD)
    assert euros.declarations[0].currency == "EUR"


def test_a_mere_dollar_beside_another_currency_is_an_error() -> None:
    def change(book: Any) -> None:
        book["BOM"]["B2"].number_format = '"$"#,##0.00'
        book["BOM"]["B3"].number_format = "#,##0.00 [$€-407]"

    content = workbook({"BOM": [["id", "value"], ["P1", 5], ["P2", 6]]}, change)
    assert placed(reading(content, "b.xlsx", good=GOOD).findings) == [("RL6209", "BOM!B2")]


def test_dates_and_names_that_a_spreadsheet_made_dates_of() -> None:
    content = workbook({"Goods": [["id", "HS code", "date", "FOB"], ["car", "8703.23", date(2018, 2, 28), 5]]})
    assert reading(content, "b.xlsx").declarations[0].day == date(2018, 2, 28)
    content = workbook({"BOM": [["part no", "HS code"], [date(2018, 2, 1), "8407.34"]]})
    assert placed(reading(content, "b.xlsx", good=GOOD).findings) == [("RL6209", "BOM!A2")]


def test_amounts_with_their_units_and_currencies() -> None:
    table = """
        id;HS code;value;net weight (kg);pieces;originating
        1;8407.34;12.50 EUR;500 g;3 pcs;sí
        2;8407.34;EUR 3;2;n/a;non
        3;8407.34;-;;;?
    """
    (declaration,) = reading(table, good=GOOD).declarations
    first, second, third = declaration.good.holdings["materials"].items
    assert declaration.currency == "EUR"
    assert {name: str(amount.low) for name, amount in first.amounts.items()} == {
        "value": "25/2", "net weight": "1/2", "weight": "1/2", "number": "3",
    }  # fmt: skip
    assert (first.originating, second.originating, third.originating) == (True, False, None)
    assert "number" not in second.amounts and third.amounts == {}
    assert placed(reading(table.replace("12.50 EUR", "12.50 lumps"), good=GOOD).findings) == [("RL6003", "C2")]


def test_the_value_of_one_piece_times_how_many() -> None:
    table = "id,HS code,unit price,qty\n1,8407.34,0.35,12\n2,8407.34,5,"
    first, second = reading(table, good=GOOD).declarations[0].good.holdings["materials"].items
    assert str(first.amounts["value"].low) == "21/5"
    assert first.amounts["number"].low == 12
    assert "value" not in second.amounts
    nested = "level,id,HS code,unit price,qty\n1,1,8407.34,5,2\n2,2,8409.91,3,4"
    assert placed(reading(nested, good=GOOD).findings) == [("RL6205", "E3")]


def test_lists_claims_and_operations() -> None:
    table = """
        id;HS code;described as;cast in one piece;NAFTA;made by
        1;8407.34;engine | petrol engine;no;yes;casting in MX | painting
    """
    columns = {
        "cast in one piece": "established.cast in one piece", "NAFTA": "originating.NAFTA", "made by": "processes",
    }  # fmt: skip
    (item,) = reading(table, good=GOOD, columns=columns, delimiter=";").declarations[0].good.holdings["materials"].items
    assert item.descriptions == {"engine": True, "petrol engine": True}
    assert item.facts == {"cast in one piece": False}
    assert item.originating == {"NAFTA": True}
    assert [(each.name, each.place) for each in item.processes] == [("casting", "MX"), ("painting", None)]


def test_codes_of_two_editions() -> None:
    table = "id,HS 2022,HS 2012\n1,8703.20,8703.2\n2,8407.34,"
    columns = {"HS 2022": "code in HS 2022", "HS 2012": "codes.HS 2012"}
    assert placed(reading(table, good=GOOD).findings) == [("RL6205", "C1")]
    assert placed(reading(table, good=GOOD, columns=columns).findings) == [("RL6207", "C2")]
    (declaration,) = reading(table, good=GOOD, columns=columns, codes="0000.00").declarations
    first, second = declaration.good.holdings["materials"].items
    assert (declaration.nomenclature, first.codes, second.codes) == ("HS 2022", {2012: "870320"}, {})


def test_formula_signs_are_data_on_the_way_in() -> None:
    table = "id,HS code,description\n=1+1,8407.34,@SUM(A1)\n+P2,8407.34,-part"
    first, second = reading(table, good=GOOD).declarations[0].good.holdings["materials"].items
    assert (first.name, first.description, second.name, second.description) == ("=1+1", "@SUM(A1)", "+P2", "-part")


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", "\n=1", " =1"])
def test_formulas_are_escaped_on_the_way_out(text: str) -> None:
    assert escaped(text) == "'" + text


@pytest.mark.parametrize("text", ["", "engine", "12", "-5", "-12.50", "1/3", "8703.23", "a=b", "P-1"])
def test_other_words_and_numbers_go_out_as_they_are(text: str) -> None:
    assert escaped(text) == text


@given(st.text())
def test_nothing_that_goes_out_begins_as_a_formula(text: str) -> None:
    out = escaped(text)
    assert (
        not out.startswith(("=", "+", "@", "\t", "\r")) or out.lstrip("+").replace(".", "").replace("/", "").isdecimal()
    )


@pytest.mark.parametrize(
    ("quantity", "price", "value", "agree"),
    [
        ("2", "15.80", "131.60", False),
        ("2", "15.80", "31.60", True),
        ("2", "15.8", "31.6", True),
        ("3", "0.333", "1.00", True),  # 0.999, rounded to cents
        ("1000", "0.03", "33.33", True),  # the price is 0.03333, rounded to cents
        ("1000", "0.03", "36", False),  # no price that is rounded to 0.03 gives as much
        ("2", "15", "31", False),
        ("7", "1/3", "2.33", True),
        ("2.5", "4", "10", True),
    ],
)
def test_a_value_that_is_not_price_times_quantity(quantity: str, price: str, value: str, agree: bool) -> None:
    table = f"id,HS code,Qty,Unit Price,Total Value\nP1,8407.34,{quantity},{price},{value}"
    assert placed(reading(table, good=GOOD).findings) == ([] if agree else [("RL6205", "E2")])


def test_a_price_in_another_currency_than_the_value_is_not_compared() -> None:
    table = "id,HS code,Qty,Unit Price USD,Total Value EUR\nP1,8407.34,2,15.80,28.10"
    assert placed(reading(table, good=GOOD).findings) == []


def test_a_price_that_is_left_out_contradicts_nothing() -> None:
    table = "id,HS code,Qty,Unit Price,Total Value\nP1,8407.34,2,15.80,131.60"
    done = reading(table, good=GOOD, columns={"Unit Price": "-"})
    assert placed(done.findings) == [] and len(done.declarations) == 1


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ("General", ""),
        ("0.00", ""),
        ("0.00E+00", ""),
        ("#,##0.00 [$€-407]", "EUR"),
        ("[$€-2] #,##0.00", "EUR"),
        ("€#,##0.00", "EUR"),
        ('"EUR" 0.00', "EUR"),
        ("[$CAD] #,##0", "CAD"),
        ('"CAD" 0.00', "CAD"),
        ("[$£-809]#,##0.00", "GBP"),
        ("[$¥-411]#,##0", "¥"),
        ('#,##0.00\\ "kr"', "kr"),
        ('_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', "$"),
        ('"US$"#,##0.00', "USD"),
        ('0.0 "lb"', "lb"),
        ("0.0\\ \\k\\g", "kg"),
        ('[Red][>100]0.0 "g";0.0 "kg"', "g"),
        ('0" ;t"', ";t"),
        ('0"%"', "%"),
        ("0.0%", ""),
        ('0.00_-;"lost"', ""),
        ('#,##0.00 "-"', ""),
    ],
)
def test_what_the_form_of_a_number_shows_beside_it(shape: str, said: str) -> None:
    assert shown_beside(shape) == said


@pytest.mark.parametrize(
    "shape",
    [
        "[$€-407] #,##0.00",
        '"EUR" 0.00',
        '"CAD" 0.00',
        "[$£-809]#,##0.00",
        "[$¥-411]#,##0",
        "€#,##0.00",
        '0"%"',
        '0 "kr"',
    ],
)
def test_a_currency_in_the_form_of_a_cell_is_not_overridden_by_the_heading(shape: str) -> None:
    found = reading(formatted(shape, 400, "value (USD)"), "b.xlsx", good=GOOD)
    assert placed(found.findings) == [("RL6209", "BOM!B2")]


def test_a_currency_in_the_form_of_a_cell_that_the_heading_names_too() -> None:
    for shape in ('"USD" 0.00', "[$USD] 0", '"$"#,##0', "[$$-409]#,##0.00", "General"):
        (declared,) = reading(formatted(shape, 400, "value (USD)"), "b.xlsx", good=GOOD).declarations
        assert (str(declared.good.holdings["materials"].items[0].amounts["value"].low), declared.currency) == (
            "400",
            "USD",
        )


def test_a_unit_in_the_form_of_a_cell_goes_before_the_one_of_the_heading() -> None:
    for shape, kilograms in (('0 "g"', "1/2"), ('0 "kg"', "500"), ("0", "500")):
        (declared,) = reading(formatted(shape, 500, "net weight (kg)"), "b.xlsx", good=GOOD).declarations
        item = declared.good.holdings["materials"].items[0]
        assert str(next(each.low for name, each in item.amounts.items() if "weight" in name)) == kilograms
    for shape in ('0.0 "lb"', '0 "stone"', '0 "pieces"'):
        found = reading(formatted(shape, 500, "net weight (kg)"), "b.xlsx", good=GOOD)
        assert placed(found.findings) == [("RL6209", "BOM!B2")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-12-31T23:59:59", "2024-12-31"),
        ("12/31/2024 11:59:00 PM", "2024-12-31"),
        ("2024-12-31T00:00:00Z", "2024-12-31"),
        ("2024-12-31T23:59:59-08:00", None),
        ("2024-12-31T22:00:00Z", None),
        ("2024-12-31 24:00:00", None),
        ("2024-12-31 10:61", None),
    ],
)
def test_a_time_beside_a_date_is_one_of_that_day(text: str, day: str | None) -> None:
    """The first of the refused ones is 1 January 2025 in Greenwich, the third everywhere."""
    assert [each.isoformat() for each in dates_in(text)] == ([day] if day else [])
