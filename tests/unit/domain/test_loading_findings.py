"""What is wrong with a declaration, where, and what to write instead; and that nothing whatever raises."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from roolang.diagnostics import Finding, has_errors
from roolang.domain.loading import declarations_from, load, load_declarations, tidy, tree, yaml_text
from roolang.domain.loading.fields import GOOD_FIELDS, ITEM_FIELDS, TOP_FIELDS
from roolang.limits import MAX_BYTES, MAX_LEVELS, MAX_PER_CODE

ENDINGS = (".json", ".jsonl", ".yaml", ".txt")


def of(value: object) -> tuple[Finding, ...]:
    """The findings about a Python value."""
    declarations, findings = declarations_from(value, "suv.json")
    assert bool(declarations) is not has_errors(findings)
    return findings


def read(name: str, content: str | bytes) -> tuple[Finding, ...]:
    """The findings about a file."""
    return load_declarations(name, content.encode() if isinstance(content, str) else content)[1]


def only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1, findings
    return findings[0]


GOODS = [
    ({"value": "1,234.5"}, "RL6003", "value", "`1234.5`"),
    ({"value": "1.234,5"}, "RL6003", "value", "`1234.5`"),
    ({"value": "1.234.567"}, "RL6003", "value", "`1234567`"),
    ({"value": "1,234"}, "RL6003", "value", "`1234` or `1.234`"),
    ({"value": "12,5"}, "RL6003", "value", "`12.5`"),
    ({"value": "1 234"}, "RL6003", "value", "`1234`"),
    ({"value": "10-20"}, "RL6003", "value", '{"at least": 10, "at most": 20}'),
    ({"value": "2600 USD"}, "RL6003", "value", "`2600`"),
    ({"value": "much"}, "RL6003", "value", "decimal point"),
    ({"value": ""}, "RL6003", "value", "leave the field out"),
    ({"value": True}, "RL6003", "value", "write a number"),
    ({"value": [1]}, "RL6003", "value", "write a number"),
    ({"value": "1/0"}, "RL6003", "value", ""),
    ({"value": "1e999999999"}, "RL6003", "value", ""),
    ({"value": "9" * 61}, "RL6003", "value", ""),
    ({"value": 10**5000}, "RL6003", "value", ""),
    ({"value": Decimal("1e999999")}, "RL6003", "value", ""),
    ({"value": Decimal("NaN")}, "RL6003", "value", ""),
    ({"value": Fraction(1, 10**90)}, "RL6003", "value", ""),
    ({"value": 0.1}, "RL6003", "value", '"0.1" in quotes'),
    ({"value": float("inf")}, "RL6003", "value", ""),
    ({"value": object()}, "RL6003", "value", ""),
    ({"value": "400 EUR"}, "RL6003", "value", '{"amount": 400, "currency": "EUR"}'),
    ({"value": "400 k"}, "RL6003", "value", "out in full"),
    ({"value": -1}, "RL6004", "value", "lessens"),
    ({"attributes": {"x": "-3 kg"}}, "RL6004", "attributes.x", "lessens"),
    ({"value": {"at least": -1}}, "RL6004", "value.at least", "lessens"),
    ({"value": {"at least": 2, "at most": 1}}, "RL6003", "value", "exchange"),
    ({"value": {}}, "RL6003", "value", "at least"),
    ({"value": {"amount": 1, "at least": 2}}, "RL6003", "value", "keep one"),
    ({"value": {"at leats": 1, "at most": 2}}, "RL6002", "value.at leats", "`at least`"),
    ({"value": {"at least": 1, "at_least": 2}}, "RL6001", "value.at_least", "keep one"),
    ({"value": {"amount": 1, "currency": "EUR"}}, "RL3006", "value.currency", '"EUR/USD"'),
    ({"value": {"amount": 1, "currency": "euro"}}, "RL6003", "value.currency", "EUR"),
    ({"pieces": {"amount": 1, "currency": "EUR"}}, "RL6003", "pieces.currency", "take the currency out"),
    ({"net_weight_kg": "3.2 kg"}, "RL6003", "net_weight_kg", "`3.2`"),
    ({"values": 5}, "RL6003", "values", '"net cost"'),
    ({"values": {"net cost": "x"}}, "RL6003", "values.net cost", ""),
    ({"originating": {"DEMO": False, "demo": True}}, "RL6009", "originating.demo", "keep the one"),
    ({"supplier_statement": {"DEMO": True, "Demo": False}}, "RL6009", "supplier_statement.Demo", "keep the one"),
    ({"values": {"FOB": 1, "fob": 2}}, "RL6001", "values.fob", "keep one"),
    ({"values": {" ": 1}}, "RL6003", "values", "name"),
    ({"value": 1, "values": {"value": 1}}, "RL6001", "values.value", "keep one"),
    ({"attributes": {"x": "1 998 cc"}}, "RL6003", "attributes.x", "`1998 cc`"),
    ({"attributes": {"x": "5 - 10 kg"}}, "RL6003", "attributes.x", '"5 kg"'),
    ({"attributes": {"x": "red"}}, "RL6003", "attributes.x", "described_as"),
    ({"attributes": {"x": True}}, "RL6003", "attributes.x", "established"),
    ({"attributes": {"x": "1 " + "k" * 41}}, "RL6003", "attributes.x", ""),
    ({"attributes": {"x": {"at least": 1, "at most": "2 kg"}}}, "RL6003", "attributes.x", "both alike"),
    ({"code": "cars"}, "RL6007", "code", "8703.23"),
    ({"code": "HS 8703.23"}, "RL6007", "code", '`"8703.23"`'),
    ({"code": "123"}, "RL6007", "code", ""),
    ({"code": "8703.2"}, "RL6007", "code", "write 4 digits, or 6"),
    ({"code": "8"}, "RL6007", "code", '`"08"`'),
    ({"code": "08703.23"}, "RL6007", "code", "write 6 digits, or 8"),
    ({"code": "8703,23"}, "RL6007", "code", '`"8703.23"`'),
    ({"code": "870323101010"}, "RL6007", "code", "two, four, six or more digits"),
    ({"value": "0x10"}, "RL6003", "value", "write digits"),
    ({"value": "12abc"}, "RL6003", "value", "write digits"),
    ({"value": "12-3"}, "RL6003", "value", "write digits"),
    ({"value": "5 boxes"}, "RL6003", "value", "out in full"),
    ({"code": "٨٧٠٣"}, "RL6007", "code", ""),
    ({"code": 870323}, "RL6007", "code", '"870323"'),
    ({"code": True}, "RL6007", "code", ""),
    ({"produced_in": "Mexico"}, "RL6003", "produced_in", "`MX`"),
    ({"produced_in": "mx"}, "RL6003", "produced_in", "`MX`"),
    ({"produced_in": "Germny"}, "RL6003", "produced_in", "did you mean `DE` (Germany)?"),
    ({"produced_in": "Xebia"}, "RL6003", "produced_in", "such as `MX`"),
    ({"produced_in": "Niger"}, "RL6003", "produced_in", "such as `MX`"),
    ({"produced_in": "Atlantis"}, "RL6003", "produced_in", "`MX`"),
    ({"produced_in": 5}, "RL6003", "produced_in", ""),
    ({"originating": "yes"}, "RL6003", "originating", "`true`"),
    ({"originating": {"NAFTA": "no"}}, "RL6003", "originating.NAFTA", "`false`"),
    ({"originating": {"A B": True, "A  B": False}}, "RL6009", "originating.A B", "keep the one"),
    ({"imported": 1}, "RL6003", "imported", "`true`"),
    ({"imported": "unknown"}, "RL6003", "imported", "leave the field out"),
    ({"imported": []}, "RL6003", "imported", "`true` or `false`"),
    ({"described_as": "car"}, "RL6003", "described_as", '["car"]'),
    ({"described_as": [5]}, "RL6003", "described_as[0]", ""),
    ({"described_as": {"car": True}}, "RL6003", "described_as", ""),
    ({"described_as": ["Car"], "not_described_as": ["car"]}, "RL6009", "not_described_as[0]", "keep the one"),
    ({"established": ["a"], "not_established": ["A"]}, "RL6009", "not_established[0]", "keep the one"),
    ({"established": {"a": True}, "not_established": ["a"]}, "RL6009", "not_established[0]", "keep the one"),
    ({"quotas": {"cars": "held"}}, "RL6003", "quotas.cars", "`true` or `false`"),
    ({"processes": "assembly"}, "RL6003", "processes", '["assembly"]'),
    ({"processes": [{"in": "MX"}]}, "RL6003", "processes[0]", '"name"'),
    ({"processes": [{"name": "a", "place": "MX"}]}, "RL6002", "processes[0].place", "`in`"),
    ({"processes": [{"name": "a", "in": "Mexico"}]}, "RL6003", "processes[0].in", "`MX`"),
    ({"complete": ["material"]}, "RL6003", "complete[0]", '"materials"'),
    ({"complete": True}, "RL6003", "complete", '"materials"'),
    ({"materials": {"code": "8407"}}, "RL6003", "materials", "[{"),
    ({"materials": [None]}, "RL6003", "materials[0]", "{"),
    ({"materials": [{"id": ""}]}, "RL6003", "materials[0].id", ""),
    ({"description": []}, "RL6003", "description", ""),
    ({"hs_code": "87"}, "RL6002", "hs_code", "`code`"),
    ({"produced-in": "MX"}, "RL6002", "produced-in", "`produced_in`"),
    ({"proceses": []}, "RL6002", "proceses", "`processes`"),
    ({"zzz": 1}, "RL6002", "zzz", "`note`"),
    ({"ex-works price": 1}, "RL6002", "ex-works price", '`"values": {"ex-works price": ...}`'),
    ({"net_cost": 1}, "RL6002", "net_cost", '`"values": {"net cost": ...}`'),
    ({"valu": 1}, "RL6002", "valu", "`value`"),
    ({"date": "2018-02-28"}, "RL6002", "date", "top of the declaration"),
    ({"note": "\ud800"}, "RL6001", "note", ""),
    ({"value": 3, "materials": [{"value": 2}, {"value": 2}]}, "RL6102", "materials", "twice"),
    ({"net_weight_kg": 3, "weight_kg": 2}, "RL6114", "net_weight_kg", "exchanged"),
    ({"materials": [{"net_weight_kg": 3, "weight_kg": 2}]}, "RL6114", "materials[0].net_weight_kg", "exchanged"),
    ({"values": {"FOB": 3}, "materials": [{"value": "10/3"}]}, "RL6102", "materials", "twice"),
]


@pytest.mark.parametrize(("fields", "code", "path", "help"), GOODS)
def test_fields_of_the_good(fields: object, code: str, path: str, help: str) -> None:
    found = only(of({"currency": "USD", "good": fields}))
    assert (found.code, str(found.where)) == (code, f"suv.json: good.{path}")
    assert help in found.help
    assert "\n" not in found.message + found.help
    assert not found.message[0].isupper()


TOPS = [
    ({"date": "2018-2-28"}, "RL6003", "date", "`2018-02-28`"),
    ({"date": "28.02.2018"}, "RL6003", "date", "`2018-02-28`"),
    ({"date": "03/02/2018"}, "RL6003", "date", "`2018-02-03` or `2018-03-02`"),
    ({"date": "20180228"}, "RL6003", "date", "`2018-02-28`"),
    ({"date": "2018-02-28T10:00"}, "RL6003", "date", "`2018-02-28`"),
    ({"date": "2018-02-30"}, "RL6003", "date", "`2018-02-28`"),
    ({"date": 2018}, "RL6003", "date", "`2018-02-28`"),
    ({"currency": "usd"}, "RL6003", "currency", "`USD`"),
    ({"currency": "dollars"}, "RL6003", "currency", "`USD`"),
    ({"good": []}, "RL6003", "good", '"good"'),
    ({"goods": {}}, "RL6002", "goods", "`good`"),
    ({"code": "87"}, "RL6002", "code", '"good": {"code"'),
    ({"curency": "USD"}, "RL6002", "curency", "`currency`"),
    ({"rates": []}, "RL6003", "rates", "EUR/USD"),
    ({"rates": {"EURUSD": 1}}, "RL6003", "rates.EURUSD", "EUR/USD"),
    ({"rates": {"EUR/USD": 0}}, "RL6003", "rates.EUR/USD", "EUR/USD"),
    ({"rates": {"EUR/USD": -1}}, "RL6004", "rates.EUR/USD", ""),
    ({"exported_from": "Canada"}, "RL6003", "exported_from", "`CA`"),
    ({"materials": [], "good": {"materials": []}}, "RL6009", "materials", "good.materials"),
    ({"materials": [{"exported_from": "CA"}]}, "RL6002", "materials[0].exported_from", "top"),
    ({"materials": [{"id": "P04", "value": -2}]}, "RL6004", "materials[0] (P04).value", ""),
    (
        {"good": {"value": {"amount": 1, "currency": "EUR"}}},
        "RL3006",
        "good.value.currency",
        '"currency": "EUR"',
    ),
    ({"materials": [{"id": "a"}, {"id": "a"}]}, "RL6006", "materials[1] (a).id", '"a-2"'),
    (
        {"materials": [{"id": "a", "materials": [{"id": "a"}]}]},
        "RL6006",
        "materials[0] (a).materials[0] (a).id",
        '"a-2"',
    ),
    ({"nomenclature": "foo"}, "RL6003", "nomenclature", "HS 2022"),
    ({"nomenclature": "HS 1850"}, "RL6003", "nomenclature", "HS 2022"),
    ({"components": [{"id": "a"}, {"id": "a"}]}, "RL6006", "components[1] (a).id", '"a-2"'),
]


@pytest.mark.parametrize(("fields", "code", "path", "help"), TOPS)
def test_fields_of_the_top(fields: object, code: str, path: str, help: str) -> None:
    found = only(of(fields))
    assert (found.code, str(found.where)) == (code, f"suv.json: {path}")
    assert help in found.help


def test_all_is_found_in_one_run() -> None:
    findings = of({"date": "x", "good": {"code": "x", "value": -1}, "materials": [{"value": "1,5"}, {"foo": 1}]})
    assert sorted(found.code for found in findings) == ["RL6002", "RL6003", "RL6003", "RL6004", "RL6007"]


def test_a_declaration_with_an_error_is_left_out_and_the_others_are_not() -> None:
    declarations, findings = declarations_from([{"good": {"value": -1}}, {"id": "b"}], "f.json")
    assert [one.id for one in declarations] == ["b"]
    assert str(only(findings).where) == "f.json: [0].good.value"


def test_no_warning_where_a_value_is_unknown() -> None:
    assert not of({"good": {"value": 5}, "materials": [{"value": 5}, {}]})
    assert not of({"good": {"value": {"at least": 1}}, "materials": [{"value": 5}]})
    assert not of({"good": {"value": 5}, "materials": [{"value": 2}, {"value": 3}]})


BROKEN: list[tuple[str, str | bytes, str, str, str]] = [
    ("a.json", "", "RL6001", "a.json:1:1", "good"),
    ("a.json", "{", "RL6001", "a.json:1:2", "close"),
    ("a.json", '{"id": "x",\n "good": {},\n}', "RL6001", "a.json:3:1", "last comma"),
    ("a.json", "{'id': 1}", "RL6001", "a.json:1:2", '`"`'),
    ("a.json", '{"id": "x" "good": {}}', "RL6001", "a.json:1:12", "`,`"),
    ("a.json", '{"id" "x"}', "RL6001", "a.json:1:7", '"code"'),
    ("a.json", '{"id": "x}', "RL6001", "a.json:1:8", '`"`'),
    ("a.json", '{"id": "a\nb"}', "RL6001", "a.json:1:10", "same line"),
    ("a.json", "{} {}", "RL6001", "a.json:1:4", ".jsonl"),
    ("a.json", '{"id": 1} // x', "RL6001", "a.json:1:11", "note"),
    ("a.json", "[]", "RL6001", "a.json", "good"),
    ("a.json", "5", "RL6001", "a.json", "good"),
    ("a.json", "[[{}]]", "RL6001", "a.json: [0]", "good"),
    ("a.json", '{"good": {}, "good": {}}', "RL6001", "a.json: good", "keep one"),
    ("a.json", '{"good": {"value": NaN}}', "RL6003", "a.json: good.value", "leave the field out"),
    ("a.json", '{"good": {"value": -Infinity}}', "RL6003", "a.json: good.value", "leave the field out"),
    ("a.json", '{"good": {"value": 1e999999999}}', "RL6003", "a.json: good.value", ""),
    ("a.json", '{"good": {"value": ' + "9" * 9999 + "}}", "RL6003", "a.json: good.value", ""),
    ("a.json", "[" * 100_000, "RL6005", "a.json", ""),
    ("a.json", '{"materials":[' * 10_000 + "]}" * 10_000, "RL6005", "a.json", ""),
    ("a.jsonl", "{}\n{\n", "RL6001", "a.jsonl:2:2", "close"),
    ("a.jsonl", '{}\n\n{"good": 5}\n', "RL6003", "a.jsonl:3: good", ""),
    ("a.yaml", "", "RL6001", "a.yaml", "good"),
    ("a.yaml", "id: [1", "RL6001", "a.yaml:1:7", "close"),
    ("a.yaml", "good:\n\tcode: 87\n", "RL6001", "a.yaml:2:1", "blanks"),
    ("a.yaml", "id: a: b", "RL6001", "a.yaml:1:6", "quotes"),
    ("a.yaml", "id: \0", "RL6001", "a.yaml:1:5", ""),
    ("a.yaml", "id: !!str 5", "RL6001", "a.yaml:1:5", "tag"),
    ("a.yaml", "note: !!python/object/apply:os.getcwd []", "RL6001", "a.yaml:1:7", "tag"),
    ("a.yaml", "note: &a 5", "RL6001", "a.yaml:1:7", "anchor"),
    ("a.yaml", "note: *a", "RL6001", "a.yaml:1:7", "write that part out"),
    ("a.yaml", "id: x\nid: y", "RL6001", "a.yaml: id", "keep one"),
    ("a.yaml", "[" * 100_000, "RL6005", "a.yaml:1:221", ""),
    ("a.yaml", "good: {originating: no}", "RL6003", "a.yaml: good.originating", "`false`"),
    ("a.yaml", "--- {}\n--- {date: 2018-2-28}", "RL6003", "a.yaml: [1].date", "`2018-02-28`"),
    ("a.csv", "{}", "RL6001", "a.csv", ".json"),
    ("a.json", b'{"id": "\xff"}', "RL1003", "a.json:1:9", "UTF-8"),
    ("a.json", b'\xef\xbb\xbf{\r\n"id": "\xc3\xa9\xff"}', "RL1003", "a.json:2:9", "UTF-8"),
    ("a.json", "{}".encode("utf-16"), "RL1003", "a.json", "UTF-8"),
    ("a.json", b" " * (MAX_BYTES + 1), "RL6008", "a.json", "several"),
]


@pytest.mark.parametrize(("name", "content", "code", "where", "help"), BROKEN)
def test_broken_files(name: str, content: str | bytes, code: str, where: str, help: str) -> None:
    found = only(read(name, content))
    assert (found.code, str(found.where)) == (code, where)
    assert help in found.help
    if found.label is not None:
        assert found.place == where


def test_syntax_is_reported_with_line_and_column() -> None:
    assert "line 3, column 1:" in only(read("a.json", '{"id": "x",\n "good": {},\n}')).message
    assert "line 2, column 1:" in only(read("a.yaml", "good:\n\tcode: 87\n")).message


def test_a_broken_line_leaves_the_other_lines() -> None:
    declarations, _ = load_declarations("a.jsonl", b'{"id": "a"}\n{\n{"id": "b"}')
    assert [one.id for one in declarations] == ["a", "b"]


@pytest.mark.parametrize("parser", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_both_parsers_of_yaml_agree(parser: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_PARSER", parser)
    for name, content, code, where, _ in BROKEN:
        if name == "a.yaml":
            found = only(read(name, content))
            assert (found.code, str(found.where)) == (code, where)
    assert not read("a.yaml", "good: {code: 8703.10, originating: true, produced_in: NO}")
    assert read("a.yaml", 'note: "\\UFFFFFFFF"')[0].code == "RL6001"


def test_a_yaml_bomb_is_refused() -> None:
    layers = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]
    declarations, findings = load_declarations("a.yaml", "\n".join(layers).encode())
    assert not declarations
    assert {found.code for found in findings} == {"RL6001", "RL6002"}


def nested(depth: int) -> dict[str, object]:
    """A good with so many levels of materials below it."""
    value: dict[str, object] = {}
    for _ in range(depth):
        value = {"materials": [value]}
    return value


def test_the_depth_of_materials() -> None:
    assert not of(nested(MAX_LEVELS))
    for depth in (MAX_LEVELS + 1, 10_000):
        assert only(of(nested(depth))).code == "RL6005"
    assert not read("a.json", json.dumps(nested(MAX_LEVELS)))


def test_a_value_that_holds_itself() -> None:
    value: dict[str, object] = {}
    value["materials"] = [value]
    assert only(of(value)).code == "RL6005"


def test_too_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_ITEMS", 50)
    found = only(of({"materials": [{"components": [{}]}] * 30}))
    assert (found.code, str(found.where)) == ("RL6008", "suv.json: materials[20].components[0]")
    assert not of({"materials": [{}] * 50})


def test_too_many_declarations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "MAX_DECLARATIONS", 3)
    assert not read("a.jsonl", "{}\n" * 3)
    for findings in (read("a.jsonl", "{}\n" * 4), of([{}] * 4)):
        assert only(findings).code == "RL6008"


def test_a_value_that_branches_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidy, "MAX_VALUES", 5000)
    value: object = []
    for _ in range(60):
        value = [value] * 10
    assert only(of({"note": value})).code == "RL6008"


def test_findings_of_one_code_have_an_end() -> None:
    findings = of({"materials": [{"foo": 1}] * (MAX_PER_CODE + 50)})
    assert len(findings) == MAX_PER_CODE + 1
    assert "more findings" in findings[-1].message


def test_names_that_are_not_text() -> None:
    found = only(of({"good": {5: 1}}))
    assert (found.code, str(found.where)) == ("RL6002", "suv.json: good")
    assert {str(one.where) for one in read("a.yaml", "1: 2\ntrue: 3")} == {"a.yaml: 1", "a.yaml: true"}
    assert read("a.yaml", "? [a]\n: 1")[0].code == "RL6001"


def test_messages_are_safe_to_print() -> None:
    found = only(tuple(each for each in of({"\x1b[31m\n": 1}) if each.code != "RL6253"))
    assert found.message.isprintable() and str(found.where).isprintable()


def sound(declarations: tuple[object, ...], findings: tuple[Finding, ...]) -> None:
    """Whatever came in, what comes out is well made."""
    for found in findings:
        assert found.message and found.where
        assert (found.message + str(found.where) + found.help).isprintable()
    assert declarations or has_errors(findings)


@settings(deadline=None)
@given(st.binary(), st.sampled_from(ENDINGS))
def test_no_bytes_raise(content: bytes, ending: str) -> None:
    sound(*load_declarations(f"a{ending}", content))


@settings(deadline=None)
@given(st.text(alphabet="[]{}:,\"'-*&!?|>%@#~ \n\ttrue01.eé\\u", max_size=60), st.sampled_from(ENDINGS))
def test_no_text_raises(text: str, ending: str) -> None:
    sound(*load_declarations(f"a{ending}", text.encode()))


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.fractions()
    | st.dates()
    | st.text()
    | st.sampled_from(["1/3", "MX", "8703.23", "32 %", "5 kg", "1,5", "EUR", "2018-02-28", "materials", "1e9"])
)
names = st.sampled_from(sorted({*TOP_FIELDS, *GOOD_FIELDS, "at least", "at most", "amount", "EUR/USD", "name", "in"}))
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names | st.text(), inner, max_size=5),
    max_leaves=25,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["1/3", "MX", "87"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names | st.text(), inner, max_size=5),
    max_leaves=25,
)


@settings(deadline=None)
@given(values)
def test_no_value_raises(value: object) -> None:
    sound(*declarations_from(value, "a"))


@settings(deadline=None)
@given(json_values)
def test_no_json_raises(value: object) -> None:
    text = json.dumps(value)
    sound(*load_declarations("a.json", text.encode()))
    sound(*load_declarations("a.jsonl", text.encode()))
    sound(*load_declarations("a.yaml", text.encode()))


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(ITEM_FIELDS), values, max_size=4), st.text())
def test_no_item_raises(fields: object, name: str) -> None:
    sound(*declarations_from({"currency": "USD", "good": fields, "materials": [fields]}, name))


@settings(deadline=None)
@given(st.text(), st.binary(max_size=20))
@example(" ", b"\x80")
def test_no_name_raises(name: str, content: bytes) -> None:
    sound(*load_declarations(name, content))


@settings(deadline=None)
@given(st.decimals(min_value=0, max_value=10**15, allow_nan=False, allow_infinity=False, places=6))
def test_every_way_to_write_a_number_gives_that_number(number: Decimal) -> None:
    exact = Fraction(number)
    for raw in (number, f"{number:f}", exact, f"{exact.numerator}/{exact.denominator}"):
        (found,), _ = declarations_from({"good": {"value": raw}}, "a")
        assert found.good.amounts["value"].low == found.good.amounts["value"].high == exact
    (found,), _ = load_declarations("a.json", b'{"good": {"value": %s}}' % f"{number:f}".encode())
    assert found.good.amounts["value"].low == exact
