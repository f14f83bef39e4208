"""What declarations hold once they are loaded."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from roolang.domain import Amount, Declaration, Item, Process
from roolang.domain.loading import declarations_from, load_declarations
from roolang.domain.loading.fields import GOOD_FIELDS, ITEM_FIELDS, PROCESS_FIELDS, TOP_FIELDS

DOCS = Path(__file__).parents[3] / "docs"


def loaded(value: object) -> Declaration:
    """The one declaration that a Python value holds, without any finding."""
    declarations, findings = declarations_from(value, "suv.json")
    assert not findings
    return declarations[0]


def good(**fields: object) -> Item:
    return loaded({"currency": "USD", "good": fields}).good


def written(name: str, text: str) -> Declaration:
    """The one declaration in a file, without any finding."""
    declarations, findings = load_declarations(name, text.encode())
    assert not findings
    return declarations[0]


def items(item: Item, name: str = "materials") -> tuple[Item, ...]:
    return item.holdings[name].items


def test_the_top_of_a_declaration() -> None:
    found = loaded(
        {
            "id": "suv-01",
            "date": "2018-02-28",
            "currency": "USD",
            "nomenclature": "HS 2012",
            "rates": {"EUR/USD": "1.08"},
            "exported_from": "MX",
            "good": {"imported_into": "US"},
            "note": {"anything": ["at", "all"]},
        }
    )
    assert (found.id, found.day, found.currency) == ("suv-01", date(2018, 2, 28), "USD")
    assert (found.nomenclature, found.exported_from, found.imported_into) == ("HS 2012", "MX", "US")
    assert found.rates == {"EUR/USD": Amount.exactly(Fraction("1.08"))}
    assert found.source == "suv.json"


def test_what_is_absent_is_unknown() -> None:
    found = loaded({})
    item = found.good
    assert (found.id, found.day, found.currency, item.name) == ("suv", None, None, "the good")
    assert (item.code, item.originating, item.imported, item.produced_in) == (None, None, None, None)
    assert not item.amounts and not item.holdings and not item.facts and not item.processes_complete


def test_null_is_as_if_absent() -> None:
    nothing = dict.fromkeys(GOOD_FIELDS)
    item = good(**nothing)
    assert not item.amounts and not item.holdings and item.code is None
    assert loaded(dict.fromkeys(TOP_FIELDS)).day is None


def test_a_date_of_python() -> None:
    assert loaded({"date": date(2018, 2, 28)}).day == date(2018, 2, 28)


@pytest.mark.parametrize(
    ("raw", "low", "high"),
    [
        (10, "10", "10"),
        ("10.50", "10.5", "10.5"),
        (" .5 ", "0.5", "0.5"),
        ("1e3", "1000", "1000"),
        (Decimal("1.10"), "1.1", "1.1"),
        (Fraction(1, 3), "1/3", "1/3"),
        ("1/3", "1/3", "1/3"),
        ("1 / 3", "1/3", "1/3"),
        (0, "0", "0"),
        ("-0", "0", "0"),
        ({"at least": 10, "at most": "20"}, "10", "20"),
        ({"at least": 10}, "10", None),
        ({"at_most": 10}, "0", "10"),
        ({"amount": 10}, "10", "10"),
        ({"amount": 10, "currency": "USD"}, "10", "10"),
        ({"amount": 10, "currency": None}, "10", "10"),
    ],
)
def test_ways_to_write_an_amount(raw: object, low: str, high: str | None) -> None:
    found = good(value=raw).amounts["value"]
    assert found == Amount(Fraction(low), None if high is None else Fraction(high), "money")


@pytest.mark.parametrize("raw", [{"at least": None}, {"amount": None}, {"at least": None, "at most": None}])
def test_an_amount_of_nulls_is_unknown(raw: object) -> None:
    assert not good(value=raw).amounts


@pytest.mark.parametrize(
    ("rates", "amount", "low", "high"),
    [
        ({"EUR/USD": "1.08"}, {"amount": 10}, "10.8", "10.8"),
        ({"USD/EUR": 2}, {"amount": 10}, "5", "5"),
        ({"EUR/USD": 2}, {"at least": 1}, "2", None),
        ({"EUR/USD": {"at least": 1, "at most": 2}}, {"at least": 10, "at most": 20}, "10", "40"),
        ({"USD/EUR": {"at least": 1, "at most": 2}}, {"amount": 10}, "5", "10"),
        ({"USD/EUR": {"at least": 1}}, {"amount": 10}, "0", "10"),
    ],
)
def test_money_of_another_currency(rates: object, amount: dict[str, Any], low: str, high: str | None) -> None:
    value = {**amount, "currency": "EUR"}
    found = loaded({"currency": "USD", "rates": rates, "good": {"value": value}}).good.amounts["value"]
    assert found == Amount(Fraction(low), None if high is None else Fraction(high), "money")


def test_measures_and_their_units() -> None:
    amounts = good(value=5, net_weight_kg="3.2", pieces=4, litres="1/2", values={"FOB": 6, "Net_Cost": 7}).amounts
    expected: dict[str, tuple[int | str, str]] = {
        "value": (5, "money"),
        "net weight": ("16/5", "kg"),
        "weight": ("16/5", "kg"),
        "number": (4, "pieces"),
        "volume": ("1/2", "l"),
        "fob": (6, "money"),
        "net cost": (7, "money"),
    }
    assert amounts == {name: Amount.exactly(Fraction(n), unit) for name, (n, unit) in expected.items()}


def test_the_weight_is_the_net_weight_only_if_no_other_is_given() -> None:
    assert good(net_weight_kg=3, weight_kg=4).amounts["weight"] == Amount.exactly(4, "kg")
    assert good(net_weight_kg=3, attributes={"weight": "5 kg"}).amounts["weight"] == Amount.exactly(5, "kg")
    assert "net weight" not in good(weight_kg=4).amounts


@pytest.mark.parametrize(
    ("raw", "number", "unit"),
    [
        ("32 %", "32", "%"),
        ("32%", "32", "%"),
        ("32 per cent", "32", "%"),
        (5, "5", ""),
        ("5", "5", ""),
        ("1998 cc", "999/500", "l"),
        ("1.2 l", "1.2", "l"),
        ("250 ml", "1/4", "l"),
        ("200 g", "1/5", "kg"),
        ("2 tonnes", "2000", "kg"),
        ("2 t", "2000", "kg"),
        ("3 KG", "3", "kg"),
        ("1/3 kg", "1/3", "kg"),
        ("5 pieces", "5", "pieces"),
        ("5 units", "5", "pieces"),
        ("5 USD", "5", "money"),
        ("USD 5", "5", "money"),
        ("5 EUR", "5", "EUR"),
        ("EUR 5", "5", "EUR"),
        ("1e3 kg", "1000", "kg"),
        ("1e3", "1000", ""),
        ("7 metric number", "7", "metric number"),
        ("12 m2", "12", "m2"),
        ({"amount": 5, "currency": "USD"}, "5", "money"),
    ],
)
def test_units_of_attributes(raw: object, number: str, unit: str) -> None:
    found = good(attributes={"Cocoa  Content": raw}).amounts
    assert found == {"cocoa content": Amount.exactly(Fraction(number), unit)}


def test_a_range_of_an_attribute() -> None:
    found = good(attributes={"x": {"at least": "100 g", "at most": "1 kg"}}).amounts["x"]
    assert found == Amount(Fraction(1, 10), Fraction(1), "kg")


@pytest.mark.parametrize(
    ("raw", "digits"),
    [("8703.23", "870323"), ("87", "87"), ("8703 23 10", "87032310"), ("0407.11.0000", "0407110000")],
)
def test_codes(raw: str, digits: str) -> None:
    assert good(code=raw).code == digits


def test_words_asserted_and_denied() -> None:
    item = good(
        described_as=["Passenger  Vehicle"],
        not_described_as=["lorry"],
        established={"It was moved": True, "it was stored": False, "it was split": None},
        not_established=["it was mended"],
        quotas=["cars"],
    )
    assert item.descriptions == {"passenger vehicle": True, "lorry": False}
    assert item.facts == {"it was moved": True, "it was stored": False, "it was mended": False}
    assert item.quotas == {"cars": True}
    assert good(quotas={"cars": False}, established=["a"]).quotas == {"cars": False}


def test_answers() -> None:
    item = good(originating={"NAFTA": True, "USMCA": None}, supplier_statement=False, imported=True)
    assert item.originating == {"NAFTA": True}
    assert (item.supplier_statement, item.imported, item.wholly_obtained) == (False, True, None)


def test_processes_keep_their_order() -> None:
    item = good(processes=["Spinning", {"name": "weaving_", "in": "MX", "note": 1}, {"name": "spinning"}])
    assert item.processes == (Process("spinning"), Process("weaving", "MX"), Process("spinning"))
    assert not item.processes_complete


@pytest.mark.parametrize(
    ("complete", "expected"),
    [
        (None, (True, False, False)),
        ([], (False, False, False)),
        (["processes", "components"], (False, True, True)),
        (["materials", "purchases"], (True, False, False)),
    ],
)
def test_complete_lists(complete: object, expected: tuple[bool, bool, bool]) -> None:
    item = good(materials=[], processes=[], components=[], complete=complete)
    holdings = item.holdings
    found = (holdings["materials"].complete, item.processes_complete, holdings["components"].complete)
    assert found == expected
    assert "purchases" not in holdings


def test_a_list_that_is_absent_is_never_complete() -> None:
    item = good(complete=["materials", "processes"])
    assert not item.holdings and not item.processes_complete


def test_complete_holds_for_the_item_on_which_it_stands() -> None:
    item = good(materials=[{"materials": [], "complete": []}, {"materials": []}], complete=["processes"])
    first, second = items(item)
    assert not item.holdings["materials"].complete
    assert not first.holdings["materials"].complete
    assert second.holdings["materials"].complete


def test_names_of_items() -> None:
    inner = [{"materials": [{}]}, {"id": "bolt"}, {"id": 12}]
    item = good(materials=[{}, {"id": "P1", "materials": inner}], components=[{"materials": [{}]}], purchases=[{}])
    first, second = items(item)
    assert (first.name, second.name) == ("material 1", "P1")
    assert [one.name for one in items(second)] == ["material 2.1", "bolt", "12"]
    assert items(items(second)[0])[0].name == "material 2.1.1"
    component = items(item, "components")[0]
    assert component.name == "component 1"
    assert items(component)[0].name == "material 1 of component 1"
    assert items(item, "purchases")[0].name == "purchase 1"


def test_components_may_repeat_the_ids_of_others() -> None:
    loaded({"materials": [{"id": "a"}], "components": [{"id": "a"}], "purchases": [{"id": "a"}]})


def test_fields_of_the_good_may_stand_beside_it() -> None:
    fields: dict[str, object] = {
        "materials": [{"value": 1}],
        "processes": ["assembly"],
        "complete": ["processes"],
        "values": {"net cost": 5},
        "described_as": ["car"],
    }
    inside, beside = good(**fields), loaded({"good": {}, **fields}).good
    assert inside.amounts == beside.amounts
    assert inside.processes_complete and beside.processes_complete
    assert not beside.holdings["materials"].complete
    assert items(beside)[0].amounts["value"] == Amount.exactly(1, "money")


def test_lists_give_many_and_name_them() -> None:
    many, findings = declarations_from([{}, {"id": "x"}, {}], "folder/fleet.json")
    assert not findings
    assert [one.id for one in many] == ["fleet", "x", "fleet-3"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"id": "x"}, {"id": "y"}]'),
        ("a.jsonl", '\ufeff{"id": "x"}\r\n\r\n{"id": "y"}\r\n'),
        ("a.NDJSON", '{"id": "x"}\n{"id": "y"}'),
        ("a.yaml", "- id: x\n- id: y\n"),
        ("a.yml", "---\nid: x\n---\nid: y\n"),
    ],
)
def test_formats(name: str, text: str) -> None:
    many, findings = load_declarations(name, text.encode())
    assert not findings
    assert [one.id for one in many] == ["x", "y"]


def test_yaml_keeps_what_is_written() -> None:
    text = "good:\r\n  code: 8703.10\n  produced_in: NO\n  value: 1.10\n  imported: true\n  wholly_obtained: ~\n"
    item = written("a.yaml", text).good
    assert (item.code, item.produced_in, item.imported, item.wholly_obtained) == ("870310", "NO", True, None)
    assert item.amounts["value"].low == Fraction("1.1")


def test_json_numbers_are_exact() -> None:
    item = written("a.json", '{"good": {"value": 0.1, "pieces": 12345678901234567890.000000001}}').good
    assert item.amounts["value"].low == Fraction(1, 10)
    assert item.amounts["number"].low == Fraction("12345678901234567890.000000001")


def test_the_digest_is_of_what_was_read() -> None:
    one = written("a.json", '{"id": "x", "good": {"value": 1.10}}').digest
    assert re.fullmatch("[0-9a-f]{64}", one)
    assert one == written("b.yaml", "good: {value: 1.10}\nid: x\n").digest
    assert one == loaded({"good": {"value": Decimal("1.10")}, "id": "x"}).digest
    assert one != written("a.json", '{"id": "x", "good": {"value": 1.11}}').digest


def blocks(kind: str) -> list[str]:
    """The examples of one language in the reference."""
    text = (DOCS / "declarations.md").read_text(encoding="utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_the_examples_of_the_reference_load(kind: str) -> None:
    assert blocks(kind)
    for text in blocks(kind):
        assert written(f"example.{kind}", text).good.code


def test_the_reference_and_the_schema_know_every_field() -> None:
    text = (DOCS / "declarations.md").read_text(encoding="utf-8")
    for name in (*GOOD_FIELDS, *TOP_FIELDS):
        assert f"`{name}`" in text
    definitions: Mapping[str, Any] = json.loads((DOCS / "declaration.schema.json").read_text("utf-8"))["$defs"]
    for part, known in (("declaration", TOP_FIELDS), ("good", GOOD_FIELDS), ("item", ITEM_FIELDS)):
        assert set(definitions[part]["properties"]) == set(known)
    process = definitions["processes"]["anyOf"][0]["items"]["anyOf"][1]
    assert set(process["properties"]) == set(PROCESS_FIELDS)
