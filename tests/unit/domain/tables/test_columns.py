"""Headings: found below titles, understood in three languages, asked about where they may mean two things."""

from __future__ import annotations

import pytest

from roolang.diagnostics import Finding
from roolang.domain.loading.report import Report
from roolang.domain.tables.fields import spec_of, written
from roolang.domain.tables.headings import Guess, guess
from roolang.domain.tables.mapping import mapping_from, to_toml
from tests.tables import codes, placed, reading

GOOD = {"code": "8703.23", "values": {"FOB": "1000"}}


def note(findings: tuple[Finding, ...]) -> str:
    return next(each.help for each in findings if each.code == "RL6301")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("HS Code", "code"),
        ("Partida arancelaria", "code"),
        ("Position tarifaire", "code"),
        ("Valeur", "value"),
        ("VALOR TOTAL", "value"),
        ("Désignation", "description"),
        ("Pays d’origine", "produced_in"),
        ("País de origen", "produced_in"),
        ("N° de pièce", "id"),
        ("Part #", "id"),
        ("Precio unitario", "unit_value"),
        ("Niveau", "level"),
        ("Next higher assembly", "parent"),
        ("non-originating", "non_originating"),
    ],
)
def test_headings_in_three_languages(heading: str, field: str) -> None:
    found = guess(heading, goods=False)
    assert found is not None and (found.field, found.unit, found.doubt) == (field, "", "")


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Value (USD)", Guess("value", "USD")),
        ("Valor USD", Guess("value", "USD")),
        ("Value in EUR", Guess("value", "EUR")),
        ("Valeur (€)", Guess("value", "EUR")),
        ("Value ($)", Guess("value", "", True, "$")),
        ("Value (k USD)", Guess("value", "", True, "k USD")),
        ("Net weight [g]", Guess("net_weight_kg", "g")),
        ("Peso neto kg", Guess("net_weight_kg", "kg")),
        ("Weight (lb)", Guess("weight_kg", "", True, "lb")),
        ("HS 2012", Guess("code", "HS 2012")),
        ("HS code (2022)", Guess("code", "HS 2022")),
        ("Originating (NAFTA)", Guess("originating.NAFTA")),
        ("Originating (y/n)", Guess("originating")),
        ("Supplier", None),
        ("Value of life", None),
    ],
)
def test_units_editions_and_texts_in_headings(heading: str, told: Guess | None) -> None:
    assert guess(heading, goods=False) == told


def test_headings_are_found_below_titles_and_what_is_read_is_shown() -> None:
    table = """
        Bill of materials;;;
        Value of the order: 12;;;
        ;;;
        Part no;HS code;Value;Supplier
        P1;8407.34;10;ACME
    """
    found = reading(table, good=GOOD)
    assert placed(found.findings) == []
    assert "A `Part no` is id\nB `HS code` is code\nC `Value` is value\nnot read: D `Supplier`" in note(found.findings)
    (item,) = found.declarations[0].good.holdings["materials"].items
    assert (item.name, item.code, item.amounts["value"].low) == ("P1", "840734", 10)


@pytest.mark.parametrize(
    ("headings", "cell"),
    [
        ("id,HS code,HTS code,value", "C1"),
        ("id,HS code,value,value", "D1"),
        ("id,HS code,total value,customs value", "D1"),
        ("id,HS code,price,qty", "C1"),
        ("id,HS code,value ($),qty", "C1"),
        ("id,HS code,origin,value", "C1"),
    ],
)
def test_what_may_be_read_in_two_ways_is_an_error(headings: str, cell: str) -> None:
    found = reading(f"{headings}\n1,8407.34,8407.34,8407.34", good=GOOD)
    assert ("RL6205", cell) in placed(found.findings)
    assert found.declarations == ()


def test_origin_is_a_place_or_an_answer_by_what_stands_below() -> None:
    places = reading("id,HS code,origin\n1,8407.34,JP\n2,8407.34,Mexico", good=GOOD).declarations[0]
    answers = reading("id,HS code,origin\n1,8407.34,yes\n2,8407.34,non-originating", good=GOOD).declarations[0]
    assert [item.produced_in for item in places.good.holdings["materials"].items] == ["JP", "MX"]
    assert [item.originating for item in answers.good.holdings["materials"].items] == [True, False]


def test_a_sure_heading_goes_before_a_likely_one() -> None:
    found = reading("Item,Part no,HS code,Name,Description\n1,P1,8407.34,a,engine", good=GOOD)
    assert "A `Item`" in note(found.findings).split("not read:")[1]
    (item,) = found.declarations[0].good.holdings["materials"].items
    assert (item.name, item.description) == ("P1", "engine")


def test_a_weight_without_a_unit_is_not_read_and_reported() -> None:
    found = reading("id,HS code,net weight\n1,8407.34,10", good=GOOD)
    assert placed(found.findings) == [("RL6306", "C1")]
    assert found.declarations[0].good.holdings["materials"].items[0].amounts == {}
    said = reading("id,HS code,net weight\n1,8407.34,10", good=GOOD, columns={"net weight": "net_weight_kg in g"})
    assert str(said.declarations[0].good.holdings["materials"].items[0].amounts["net weight"].low) == "1/100"


def test_columns_of_the_same_heading_are_told_apart_by_their_letters() -> None:
    options = {"column C": "value", "column D": "-"}
    found = reading("id,HS code,value,value\n1,8407.34,10,20", good=GOOD, columns=options)
    assert found.declarations[0].good.holdings["materials"].items[0].amounts["value"].low == 10
    assert found.mapping.materials.columns == {"id": "id", "HS code": "code", "column C": "value", "column D": "-"}


def test_no_headings() -> None:
    assert codes(reading("1,2,3\n4,5,6").findings) == {"RL6204"}
    assert codes(reading("").findings) == {"RL6204"}


def test_a_mapping_is_written_and_read_back() -> None:
    first = reading("Bill\nid,HS code,net weight (g),x\n1,8407.34,10,20", good=GOOD, codes="0000.00")
    text = to_toml(first.mapping)
    report = Report()
    again = mapping_from("m.toml", text.encode(), report)
    assert report.findings == []
    assert (again.materials, again.good, again.codes) == (first.mapping.materials, GOOD, "0000.00")
    assert again.materials.header == 2
    assert again.materials.columns["net weight (g)"] == "net_weight_kg in g"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("numbers = 3", "m.toml: numbers"),
        ('numbers = "many"', "m.toml"),
        ('codes = "xx"', "m.toml"),
        ('delimiter = "#"', "m.toml"),
        ('colums = ""', "m.toml: colums"),
        ("[materials]\nheader = -1", "m.toml: materials.header"),
        ('[materials.columns]\nid = "identity"', "m.toml: materials.columns.id"),
        ('[materials.columns]\nw = "net_weight_kg in USD"', "m.toml: materials.columns.w"),
        ("materials = 3", "m.toml: materials"),
        ("this is no TOML", "m.toml"),
        ("\xff", "m.toml"),
    ],
)
def test_what_is_wrong_in_a_mapping(text: str, place: str) -> None:
    report = Report()
    mapping_from("m.toml", text.encode("latin-1"), report)
    assert [(each.code, str(each.where)) for each in report.findings] == [("RL6214", place)]


def test_a_mapping_for_another_table() -> None:
    found = reading("id,HS code\n1,8407.34", good=GOOD, columns={"Value": "value"}, sheets={"Other": "goods"})
    assert sorted(str(each.where) for each in found.findings if each.code == "RL6214") == ["--column: Value", "--sheet"]


@pytest.mark.parametrize(
    "spec",
    ["value in USD", "values.FOB", "net_weight_kg in g", "code in HS 2012", "established.cast in one piece", "-"],
)
def test_fields_as_they_are_written(spec: str) -> None:
    told = spec_of(spec)
    assert isinstance(told, Guess) and written(told) == spec


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("id,HS code,Origin\nA,8407.34,NO\nB,8407.34,NO", [("RL6205", "C1")]),
        ("id,HS code,Origin\nA,8407.34,NO\nB,8407.34,yes", []),
        ("id,HS code,Origin\nA,8407.34,no\nB,8407.34,no", []),
        ("id,HS code,Origin,Made in\nA,8407.34,NO,JP", []),
    ],
)
def test_no_is_norway_too(table: str, found: list[tuple[str, str]]) -> None:
    assert placed(reading(table, good=GOOD).findings) == found


def test_a_heading_that_is_the_name_of_its_field_is_that_field() -> None:
    found = reading("id,code,value\nA,8407.34,5\nB,87,1", good=GOOD)
    assert "B `code` is code" in note(found.findings)
    assert "not read: B `code`" in note(reading("id,code,value\nA,X-1,5\nB,X-2,1", good=GOOD).findings)
