"""Sheets of packaging, stocks, pools, costs and purchases: put into the declarations that they belong to."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from roolang.diagnostics import has_errors
from roolang.domain.declaration import Declaration, Item
from roolang.domain.loading import load_declarations
from roolang.domain.loading.report import Report
from roolang.domain.tables.load import TableFile, read_tables
from roolang.domain.tables.mapping import mapping_from, to_toml
from tests.tables import Rows, codes, placed, reading, workbook

GOODS = [["Product id", "HS code", "Made in", "Ex-works price (EUR)"], ["fan", "8414.59", "DE", 5000]]
BOM = [["Part no", "HS code", "Value EUR", "Originating"], ["resin", "3901.10"], ["motor", "8501.52", 10, "no"]]
LINE = ["Part no", "HS code", "Value EUR"]
STOCK: Rows = [
    ["Material", "Method", "Date", "Received", "Withdrawn", "Unit value", "Originating"],
    ["resin", "FIFO", "2024-01-01", 200, None, 1, "yes"], ["resin", None, "2024-01-05", 500, None, 1.1, "no"],
    ["resin", None, "2024-01-10", None, 150], ["resin", None, "2024-01-12", 0, 120],
]  # fmt: skip
WHOLE: dict[str, Any] = {
    "id": "fan", "currency": "EUR",
    "good": {"code": "8414.59", "produced_in": "DE",
             "values": {"ex-works price": 5000, "direct labour": 100, "royalties": 12, "Total cost": 900}},
    "materials": [
        {"id": "resin", "code": "3901.10", "inventory": {"method": "FIFO", "records": [
            {"received": 200, "unit_value": 1, "originating": True, "on": "2024-01-01"},
            {"received": 500, "unit_value": "1.1", "originating": False, "on": "2024-01-05"},
            {"withdrawn": 150, "on": "2024-01-10"}, {"withdrawn": 120, "on": "2024-01-12"}]}},
        {"id": "motor", "code": "8501.52", "value": 10, "originating": False}],
    "packaging": [{"id": "box", "code": "4819.10", "value": 4}], "packing": [{"id": "crate", "code": "4415.10", "value": 6}],
    "accessories": [{"id": "key", "code": "8205.40", "value": 2}],
    "indirect_materials": [{"id": "oil", "code": "2710.19", "value": 1}],
    "components": [{"id": "blade", "code": "8414.90", "value": 7}],
    "purchases": [{"id": "steel", "code": "7208.10", "value": 400}],
    "averaging": {"over": "fiscal year", "by": "class", "quantity": 100, "goods": [
        {"id": "fan XL", "code": "8414.59", "quantity": 300, "values": {"net cost": 800},
         "materials": [{"id": "big motor", "code": "8501.52", "value": 20, "originating": False}]}]},
}  # fmt: skip
SHEETS: dict[str, Rows] = {
    "Goods": GOODS,
    "BOM": [["Good", *BOM[0]], *(["fan", *row] for row in BOM[1:]), ["fan XL", "big motor", "8501.52", 20, "no"]],
    "Packaging": [LINE, ["box", "4819.10", 4]], "Packing": [LINE, ["crate", "4415.10", 6]],
    "Accessories": [LINE, ["key", "8205.40", 2]], "Neutral elements": [LINE, ["oil", "2710.19", 1]],
    "Set members": [LINE, ["blade", "8414.90", 7]], "Purchases": [LINE, ["steel", "7208.10", 400]], "Stock": STOCK,
    "Cost ledger": [["Cost item", "Amount (EUR)"], ["Direct labour", 100], ["Royalties", 5], ["Royalties", 7],
                    ["Total cost", 900]],
    "Averaging": [["Product id", "Units", "Net cost EUR", "Period", "Category", "HS code"],
                  ["fan", 100, None, "fiscal year", "class"], ["fan XL", 300, 800, None, None, "8414.59"]],
}  # fmt: skip


def told(item: Item) -> Item:
    """An item without what only says where it was read."""
    holdings = {
        name: replace(held, items=tuple(told(each) for each in held.items)) for name, held in item.holdings.items()
    }
    amounts = dict(sorted(item.amounts.items()))
    return replace(item, said=(), amounts=amounts, holdings=dict(sorted(holdings.items())))


def shape(declaration: Declaration) -> str:
    """What a declaration says, to be compared."""
    pool = declaration.averaging
    pool = replace(pool, goods=tuple(replace(each, good=told(each.good)) for each in pool.goods)) if pool else None
    bare = replace(declaration, good=told(declaration.good), averaging=pool, digest="", source="", places={})
    return repr(replace(bare, beside=frozenset()))


def test_a_workbook_of_many_sheets_says_what_the_same_declaration_in_json_says() -> None:
    found = reading(workbook(SHEETS), "fan.xlsx")
    assert not has_errors(found.findings), found.findings
    (declaration,) = found.declarations
    (same,) = load_declarations("fan.json", json.dumps(WHOLE).encode())[0]
    order = {name: i for i, name in enumerate(("resin", "motor", "box", "crate", "key", "oil"))}
    held = declaration.good.holdings["materials"]
    sorted_ = replace(held, items=tuple(sorted(held.items, key=lambda each: order[each.name])))
    good = replace(declaration.good, holdings={**declaration.good.holdings, "materials": sorted_})
    assert shape(replace(declaration, good=good)) == shape(same)


def test_the_mapping_keeps_how_every_sheet_was_read() -> None:
    content = workbook(SHEETS)
    first = reading(content, "fan.xlsx")
    report = Report()
    mapping = mapping_from("m.toml", to_toml(first.mapping).encode(), report)
    again = read_tables(TableFile("fan.xlsx", content), mapping)
    assert report.findings == [] and codes(again.findings) == codes(first.findings)
    assert [each.digest for each in again.declarations] == [each.digest for each in first.declarations]


def test_movements_by_a_word_and_a_quantity_with_the_value_of_the_whole() -> None:
    stock = [
        ["Part no", "Movement", "Qty", "Value EUR", "Originating", "Inventory method"],
        ["resin", "Opening stock", 200, 200, "yes", "average"], ["resin", "Goods receipt", 500, 550, "no", "average"],
        ["resin", "Consumption", 100, None, None, "average"],
    ]  # fmt: skip
    found = reading(workbook({"Goods": GOODS, "BOM": BOM, "Inventory": stock}), "fan.xlsx")
    resin = found.declarations[0].good.holdings["materials"].items[0]
    assert resin.inventory is not None and resin.inventory.method == "average"
    assert [(each.receipt, each.quantity, str(each.value)) for each in resin.inventory.movements] == [
        (True, 200, "1"), (True, 500, "11/10"), (False, 100, "None"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({1: ["resine", "FIFO", None, 5]}, ("RL6211", "Stock!A2")),
        ({1: ["resin", "FIFO", None, 5, 6]}, ("RL6205", "Stock, row 2")),
        ({1: ["resin", "FIFO", None, None, None, 1]}, ("RL6205", "Stock, row 2")),
        ({2: ["resin", "LIFO", None, 5]}, ("RL6205", "Stock!B3")),
        ({1: ["resin", "FIXO", None, 5]}, ("RL6003", "Stock!B2")),
        ({1: ["resin", "FIFO", "01/02/2024", 5]}, ("RL6209", "Stock!C2")),
        ({4: ["resin", None, None, None, 9000]}, ("RL5609", "Stock, row 5")),
    ],
)
def test_records_that_do_not_hold_are_found_at_their_cells(
    change: dict[int, list[Any]], found: tuple[str, str]
) -> None:
    stock = [change.get(i, row) for i, row in enumerate(STOCK)]
    done = reading(workbook({"Goods": GOODS, "BOM": BOM, "Stock": stock}), "fan.xlsx")
    assert found in placed(done.findings) and done.declarations == ()


def test_a_row_of_several_goods_says_which_it_belongs_to() -> None:
    goods = [*GOODS, ["fan 2", "8414.59", "DE", 100]]
    box = [["Good", *LINE], ["fan", "box", "4819.10", 4], ["fan 2", "box 2", "4819.10", 5]]
    found = reading(workbook({"Goods": goods, "Packaging": box}), "fan.xlsx")
    packed = [[each.name for each in one.good.holdings["materials"].items] for one in found.declarations]
    assert packed == [["box"], ["box 2"]]
    lost = reading(workbook({"Goods": goods, "Packaging": [LINE, ["box", "4819.10", 4]]}), "fan.xlsx")
    assert ("RL6213", "Packaging, row 1") in placed(lost.findings) and lost.declarations == ()


def test_costs_of_two_currencies_or_told_twice_are_asked_about() -> None:
    ledger = [["Cost item", "Amount", "Currency"], ["Royalties", 5, "EUR"], ["Royalties", 7, "USD"]]
    found = reading(workbook({"Goods": GOODS, "Costs": ledger}), "fan.xlsx")
    assert ("RL6205", "Costs!B3") in placed(found.findings) and found.declarations == ()
    twice = [["Cost item", "Amount (EUR)"], ["ex-works price", 5]]
    found = reading(workbook({"Goods": GOODS, "Costs": twice}), "fan.xlsx")
    assert ("RL6205", "Costs, row 2") in placed(found.findings) and found.declarations == ()


def test_a_total_of_the_ledger_is_left_out_and_a_pool_without_its_good_refused() -> None:
    ledger = [["Cost item", "Amount (EUR)"], ["Royalties", 5], ["Direct labour", 7], ["Total", 12]]
    found = reading(workbook({"Goods": GOODS, "Costs": ledger}), "fan.xlsx")
    assert set(found.declarations[0].good.amounts) == {"ex-works price", "royalties", "direct labour"}
    pool = [["Product id", "Units", "Net cost EUR"], ["fan XL", 300, 800]]
    found = reading(workbook({"Goods": GOODS, "Averaging": pool}), "fan.xlsx")
    assert ("RL6213", "Averaging, row 1") in placed(found.findings) and found.declarations == ()


def test_a_column_of_one_table_has_no_place_in_another() -> None:
    found = reading("part no,HS code,x\nA,8407.34,5\n", good={"code": "8703.23"}, columns={"x": "received"})
    assert "RL6214" in codes(found.findings) and found.declarations == ()


def test_a_column_says_of_each_line_what_it_is() -> None:
    table = "Part no,HS code,Value EUR,Used as\nA,8407.34,5,\nB,4819.10,1,retail packaging\nC,2710.19,1,Hilfsstoff\n"
    found = reading(table, good={"code": "8703.23"})
    items = found.declarations[0].good.holdings["materials"].items
    assert [(each.name, each.serves) for each in items] == [("A", ""), ("B", "packaging"), ("C", "indirect materials")]
    wrong = reading(table.replace("Hilfsstoff", "whatever"), good={"code": "8703.23"})
    assert placed(wrong.findings) == [("RL6209", "D4")] and wrong.declarations == ()
