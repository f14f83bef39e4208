"""The names of a declaration against those of the rules that it is judged by."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from roolang.diagnostics import Finding
from roolang.domain.declaration import Declaration
from roolang.domain.loading import declarations_from, load_declarations
from roolang.interpret import check_names, known
from roolang.workspace.workspace import load_text

RULES = """language 1
agreement NORTH parties CA, MX, US nomenclature HS 2022 in force 2020-01-01
accumulation diagonal with XX
quota cars: 60000 units per year
rule for 87.03 requires undergoes cutting followed by assembly and value of non-originating materials at most 40% of FOB
rule for "gear boxes" of 8708.40 requires established that "the housing is new" or within quota cars
rule for 87.02 where seats at most 15 requires CTH and Fruit_content at least 30%
define measure Fruit_content in percent
"""
workspace = load_text(RULES)
text = workspace.library.find("NORTH")
assert text is not None
programs = [workspace.program(text, view)[0] for view in workspace.views(text, date(2024, 1, 1))]
KNOWN = known(programs)


def declared(**fields: Any) -> Declaration:
    declarations, findings = declarations_from(fields, "suv.json")
    assert not findings, findings
    return declarations[0]


def found(**fields: Any) -> list[tuple[str, str, str]]:
    """Code, place and help of everything found."""
    return [(f.code, str(f.where), f.help) for f in check_names(declared(**fields), KNOWN)]


NEAR = [
    ({"good": {"values": {"FOBB": 5}}}, "good.values.FOBB", "FOB"),
    ({"values": {"ex works price": 5}}, "values.ex works price", "ex-works price"),
    ({"good": {"processes": ["Cuting"]}}, "good.processes[0]", "cutting"),
    ({"processes": ["assembly", {"name": "cuting", "in": "MX"}]}, "processes[1]", "cutting"),
    ({"good": {"attributes": {"seat": 5}}}, "good.attributes.seat", "seats"),
    ({"good": {"attributes": {"fruit contents": "5 %"}}}, "good.attributes.fruit contents", "Fruit content"),
    ({"described_as": ["gear box"]}, "described_as[0]", "gear boxes"),
    ({"good": {"not_described_as": ["x", "gearboxes"]}}, "good.not_described_as[1]", "gear boxes"),
    ({"established": {"the housing is knew": True}}, "established.the housing is knew", "the housing is new"),
    ({"good": {"quotas": ["car"]}}, "good.quotas[0]", "cars"),
    ({"quotas": {"carss": "5 units"}}, "quotas.carss", "cars"),
]


@pytest.mark.parametrize(("fields", "place", "meant"), NEAR)
def test_a_name_near_one_that_the_rules_ask_for(fields: dict[str, Any], place: str, meant: str) -> None:
    made_up = meant in ("cutting", "gear boxes", "the housing is new")
    theirs = " The rules say that: if the slip is theirs, mend it there" if made_up else ""
    assert found(**fields) == [("RL7101", f"suv.json: {place}", f"did you mean `{meant}`?{theirs}")]


FAR = [
    {"values": {"FOB": 5, "net cost": 4, "CIF": 6, "wholesale": 7}},
    {"value": 5} | {"good": {"weight_kg": 3, "pieces": 1}},
    {"processes": ["welding", "putting"], "attributes": {"doors": 5}},
    {"described_as": ["gear_boxes", "Gear  Boxes", "lorry"]},
    {"established": ["nothing like it"], "quotas": ["CARS"]},
    {"good": {"originating": {"north": True, "USMCA": False, "NORTH_2": True}}},
]


@pytest.mark.parametrize("fields", FAR)
def test_names_that_the_rules_have_and_names_like_none_of_them(fields: dict[str, Any]) -> None:
    fields.pop("value", None)
    assert found(**fields) == []


def test_a_name_beside_the_one_that_it_is_near_is_another() -> None:
    assert found(processes=["cutting", "cuttings"]) == []


def test_a_text_that_nobody_tabled() -> None:
    part = {"id": "P04", "originating": {"NORTHH": True}, "supplier_statement": {"NOTRH": True}}
    assert found(materials=[{}, part]) == [
        ("RL7101", "suv.json: materials[1] (P04).originating.NORTHH", "did you mean `NORTH`?"),
        ("RL7101", "suv.json: materials[1] (P04).supplier_statement.NOTRH", "did you mean `NORTH`?"),
    ]


def test_countries() -> None:
    """XX accumulates under these rules; EU and XI are codes of customs; ZZ is nobody's, UK and EL are usual slips."""
    fine = [{"produced_in": code} for code in ("XX", "EU", "XI", "JP", "CA")]
    wrong = [{"id": "a", "produced_in": "ZZ"}, {"produced_in": "UK"}]
    assert found(materials=fine) == []
    assert found(
        exported_from="QQ", materials=wrong, processes=[{"name": "assembly", "in": "EL"}], imported_into="MX"
    ) == [
        ("RL7102", "suv.json: exported_from", "the parties are CA, MX, US"),
        ("RL7102", "suv.json: processes[0].in", "did you mean `GR`?"),
        ("RL7102", "suv.json: materials[0] (a).produced_in", "the parties are CA, MX, US"),
        ("RL7102", "suv.json: materials[1].produced_in", "did you mean `GB`?"),
    ]


def test_the_party_that_rules_speak_of_is_known_to_them() -> None:
    workspace = load_text("language 1 agreement UNION parties UK, EU nomenclature HS 2022 rule for 87.03 requires CTH")
    text = workspace.library.find("UNION")
    assert text is not None
    (view,) = workspace.views(text, date(2024, 1, 1))
    there = known([workspace.program(text, view)[0]])
    assert check_names(declared(good={"produced_in": "UK"}), there) == ()


def test_places_in_files_of_many() -> None:
    lines = b'{"good": {"values": {"FOBB": 1}}}\n{"id": "x", "materials": [{"components": [{"produced_in": "ZZ"}]}]}\n'
    declarations, _ = load_declarations("many.jsonl", lines)
    found: list[Finding] = [each for one in declarations for each in check_names(one, KNOWN)]
    assert [str(each.where) for each in found] == [
        "many.jsonl:1: good.values.FOBB",
        "many.jsonl:2: materials[0].components[0].produced_in",
    ]


def test_many_wrong_names_are_not_all_listed_nor_all_looked_up() -> None:
    parts = [{"processes": [f"cuttin{i}"]} for i in range(5000)]
    assert len(check_names(declared(materials=parts), KNOWN)) <= 201


def test_a_member_state_is_said_to_be_read_as_its_union() -> None:
    text = "language 1 agreement UNION parties GB, EU nomenclature HS 2022 rule for 87.03 requires CTH"
    workspace = load_text(text)
    union = workspace.library.find("UNION")
    assert union is not None
    (view,) = workspace.views(union, date(2024, 1, 1))
    rules = known([workspace.program(union, view)[0]])
    whole = {"good": {"code": "8703.23", "produced_in": "DE"}, "materials": [
        {"produced_in": "DE"}, {"produced_in": "FR"}, {"produced_in": "GB"}, {"produced_in": "EU"}, {"produced_in": "CH"},
    ]}  # fmt: skip
    (declaration,), _ = load_declarations("car.json", json.dumps(whole).encode())
    told = [(each.code, str(each.where), each.help) for each in check_names(declaration, rules)]
    # Each state once: a bill of materials may name it in hundreds of rows.
    assert sorted(told) == [
        ("RL7111", "car.json: good.produced_in", "write `EU`"),
        ("RL7111", "car.json: materials[1].produced_in", "write `EU`"),
    ]


MEAGRE = """language 1
agreement LIST parties EU, GB nomenclature HS 2022
insufficient operations: "placing in bottles", simple assembly
rule for 22.04 requires undergoes fermentation or CTH
"""


def of_operations(*names: str) -> list[tuple[str, str]]:
    listed = load_text(MEAGRE)
    agreement = listed.library.find("LIST")
    assert agreement is not None
    (view,) = listed.views(agreement, date(2024, 1, 1))
    good = declared(good={"code": "2204.21"}, processes=list(names))
    findings = check_names(good, known([listed.program(agreement, view)[0]]))
    assert {each.code for each in findings} <= {"RL7112"}
    return [(each.message, each.help) for each in findings]


def test_operations_that_are_more_than_insufficient_by_no_more_than_their_names() -> None:
    listed = "if it was no more, write `placing in bottles`"
    assert of_operations("Bottling") == [
        (
            "`Bottling` may be another name for `placing in bottles`: whether it is more than insufficient is left open",
            listed,
        )
    ]
    assert of_operations("assembly") == [
        ("`assembly` is taken as more than `simple assembly`", "if it was no more, write `simple assembly`")
    ]
    ((message, help_),) = of_operations("kiln firing")
    assert message == "no rule knows the operation `kiln firing`: it is taken as more than insufficient"
    assert "`roolang read`" in help_


def test_operations_of_the_list_and_one_that_the_rules_know_are_not_told() -> None:
    assert of_operations("placing in bottles", "simple_assembly") == of_operations("bottling", "fermentation") == []
