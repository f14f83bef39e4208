"""Tables as ministries and firms send them: what must not pass in silence, at its cell."""

from __future__ import annotations

from tests.tables import codes, placed, reading, workbook

HEADS = ["Part no", "HS code", "Description", "Value (EUR)", "Originating"]
ROWS = [["a", "8413.91", "body", 12.5, "no"], ["b", "8501.10", "motor", 3, "yes"]]
GOOD = {"code": "8413.70"}


def told(rows: list[list[object]]) -> list[tuple[str, str]]:
    return placed(reading(workbook({"BOM": [HEADS, *rows]}), "a.xlsx", good=GOOD).findings)


def test_a_grand_total_is_held_against_the_rows_where_another_total_is_empty() -> None:
    """12.5 and 3 are 15.5."""
    empty = ["Total", None, None, None, None]
    assert ("RL6215", "BOM!D5") in told([*ROWS, empty, ["Grand total", None, None, 99, None]])
    assert "RL6215" not in dict(told([*ROWS, empty, ["Grand total", None, None, 15.5, None]]))


def test_two_goods_of_one_id_are_refused() -> None:
    heads = ["Product id", "HS code", "Ex-works price (EUR)"]
    goods = [heads, ["G1", "8413.70", 100], ["G2", "8413.70", 80], ["G1", "8413.70", 90]]
    bom = [["Product id", *HEADS], ["G1", *ROWS[0]]]
    found = reading(workbook({"Goods": goods, "BOM": bom}), "a.xlsx")
    assert ("RL6006", "Goods!A4") in placed(found.findings) and not found.declarations


def test_a_sign_in_a_column_of_currencies_is_answered_as_a_cell() -> None:
    heads = ["Part no", "HS code", "Value", "Currency", "Originating"]
    rows = [["a", "8413.91", 12.5, "EUR", "no"], ["b", "8501.10", 3, "\u20ac", "no"]]
    found = reading(workbook({"BOM": [heads, *rows]}), "a.xlsx", good=GOOD).findings
    (sign,) = [each for each in found if each.code == "RL6003"]
    assert sign.help == "write it as `EUR`" and sign.where.path == "BOM!C3"


def test_two_sheets_with_the_same_columns_are_asked_about() -> None:
    found = reading(workbook({"Plant A": [HEADS, *ROWS], "Plant B": [HEADS, *ROWS]}), "a.xlsx", good=GOOD)
    assert codes(found.findings) & {"RL6205", "RL6213"} and not found.declarations
