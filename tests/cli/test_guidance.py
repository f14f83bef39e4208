"""What a finding advises can be done, and it stands where the fault is."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from roolang.domain.loading.report import Report
from roolang.domain.reference import read_correlation
from roolang.source import SourceFile
from roolang.syntax import parse
from tests.cli.run import roolang


def test_a_label_that_stands_twice_is_shown_where_it_stands_again() -> None:
    text = "rule for 84.15 requires any of\n  (1) CTH\n  (2) CC\n  (2) CTSH\n"
    (found,) = [each for each in parse(SourceFile("r.roo", text))[1] if each.code == "RL1012"]
    assert found.label is not None and found.label.span.place == (4, 3)


def test_a_word_of_three_letters_is_not_cut_into_a_party() -> None:
    for condition in ("change of any other heading", "regional value content of not less than 60%"):
        findings = parse(SourceFile("r.roo", f"rule for 84.13 requires {condition}\n"))[1]
        assert findings and {fix.new for each in findings for fix in each.fixes}.isdisjoint({"AN", "NO"})


def test_a_second_start_is_advised_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "my-annex"
    assert roolang("init", str(folder)).status == 0
    assert "`roolang init my-annex-2`" in roolang("init", str(folder)).err


def test_a_mapping_that_is_kept_can_be_read_again(tmp_path: Path) -> None:
    rules, table, kept = tmp_path / "r.roo", tmp_path / "t.csv", tmp_path / "m.toml"
    rules.write_text(
        "agreement DEMO\nparties CA, MX\nnomenclature HS 2022\nrule for 84.13 requires MaxNOM at most 40%\n"
    )
    table.write_text("Part;Code;Value (EUR);Originating\na;8413.91;1.200,50;no\nb;7318.15;479,50;no\n")
    asked = ("eval", str(rules), str(table), "--on", "2024-01-01", "--json", "--save-mapping", str(kept))
    good = ("--good", "code=8413.70", "--good", "produced_in=MX", "--good", "ex-works price=4.200,50 EUR")
    assert roolang(*asked, *good).status == 1  # nobody said in which form the numbers are
    assert tomllib.loads(kept.read_text())["good"]["values"]["ex-works price"]["amount"] == "4.200,50"
    kept.unlink()
    first = roolang(*asked, *good, "--numbers", "1.234,56")
    # 1,200.50 and 479.50 are 1,680 of 4,200.50: 39.9952...%
    (result,) = json.loads(first.out)["results"]
    assert (result["verdict"], tomllib.loads(kept.read_text())["good"]["values"]["ex-works price"]["amount"]) == (
        "originating",
        4200.50,
    )
    again = roolang("eval", str(rules), str(table), "--on", "2024-01-01", "--json", "--mapping", str(kept))
    assert [each["verdict"] for each in json.loads(again.out)["results"]] == ["originating"]


def test_a_list_of_the_good_stands_in_an_option_as_in_a_cell(tmp_path: Path) -> None:
    rules, table = tmp_path / "r.roo", tmp_path / "t.csv"
    rules.write_text(
        "agreement DEMO\nparties CA, MX\nnomenclature HS 2022\ninsufficient operations: packing\n"
        "rule for 84.13 requires undergoes assembly in MX\n"
    )
    table.write_text("Part,Code,Value,Originating\na,8413.91,12,no\n")
    for words in ("assembly in MX; painting", '["assembly in MX", "painting"]'):
        asked = ("--good", "code=8413.70", "--good", "produced_in=MX", "--good", f"processes={words}")
        said = roolang("eval", str(rules), str(table), "--on", "2024-01-01", "--json", *asked)
        assert [each["verdict"] for each in json.loads(said.out)["results"]] == ["originating"], said.err
    asked = ("--good", "code=8413.70", "--good", "produced_in=MX", "--good", "processes=packing")
    complete = ("--good", "complete=materials; processes")
    said = roolang("eval", str(rules), str(table), "--on", "2024-01-01", "--json", *asked, *complete)
    assert [each["verdict"] for each in json.loads(said.out)["results"]] == ["non-originating"], said.err


def test_a_decimal_comma_between_braces_is_told_as_one(tmp_path: Path) -> None:
    declared = tmp_path / "p.yaml"
    declared.write_text("{id: p, good: {code: 8413.70}, materials: [{code: 8413.91, value: 2.755,00}]}\n")
    told = json.loads(roolang("check", str(declared), "--format", "json").out)["findings"]
    assert ["decimal point" in each["help"] for each in told if each["code"] == "RL6002"] == [True]


@pytest.mark.parametrize(
    "field", ["values: {net cost: 90,800}", "values: {net cost: 90,800 USD}", "quotas: {cars: 1,000 kg}"]
)
def test_thousands_set_apart_between_braces_are_no_amount_and_a_name(tmp_path: Path, field: str) -> None:
    declared = tmp_path / "p.yaml"
    declared.write_text(f"good:\n  code: 33.04\n  {field}\n")
    run = roolang("check", str(declared), "--format", "json")
    told = json.loads(run.out)["findings"]
    assert run.status == 1
    assert [each["code"] for each in told if "decimal point" in each["help"]] == ["RL6003"]


def test_codes_of_a_cell_stand_apart_by_semicolons_whatever_stands_between_cells() -> None:
    for mark in (",", "\t"):
        report = Report()
        content = f'HS 2012{mark}HS 2017\n870390{mark}"870340; 870350; 870360; 870370; 870390"\n'.encode()
        found = read_correlation("c.csv", content, (2012, 2017), report)
        assert found is not None and not report.findings
        assert found.pairs == {("870390", code) for code in ("870340", "870350", "870360", "870370", "870390")}


def test_a_circle_of_links_is_no_folder_to_begin_in(tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    run = roolang("init", str(circle))
    assert run.status == 1 and "RL6410" in run.err and "RL9001" not in run.err


def test_no_word_of_a_phrase_is_offered_twice(tmp_path: Path) -> None:
    rules = tmp_path / "a.roo"
    for wrong, right in (
        ("nomenclature HS2022", "nomenclature HS 2022"),
        ("define opperation wx", "define operation wx"),
    ):
        rules.write_text(f"agreement A\nparties CA, MX\n{wrong}\n")
        told = json.loads(roolang("check", str(rules), "--json").out)["findings"]
        found = next(each for each in told if each["fixes"] and each["fixes"][0]["line"] == 3)
        (fix,) = found["fixes"]
        start, end = fix["column"] - 1, fix["end_column"] - 1
        assert fix["line"] == 3 and wrong[:start] + fix["new"] + wrong[end:] == right


def test_a_test_that_names_no_text_is_offered_the_only_one() -> None:
    text = 'agreement ZETA\nrule for 84.13 requires CTH\ntest "t" given\n  good 8413.70\n  expect originating\n'
    (found,) = parse(SourceFile("r.roo", text))[1]
    assert found.help == "write `under ZETA` here"
    assert parse(SourceFile("r.roo", found.fixes[0].applied(text)))[1] == ()


def test_a_name_that_is_nearly_two_things_is_offered_whole(tmp_path: Path) -> None:
    rules = tmp_path / "r.roo"
    rules.write_text(
        "agreement DEMO\nparties CA, MX\nnomenclature HS 2022\n"
        "rule for 84.13 requires value of nonoriginating materials at most 40% of FOB\n"
    )
    (found,) = json.loads(roolang("check", "--json", str(rules)).out)["findings"]
    assert "`non-originating materials`" in found["help"] and "`nonoriginating materials`" in found["message"]
    assert found["fixes"][0]["new"] == "non-originating"


def test_no_finding_stands_in_the_standard_library_for_a_fault_of_the_user(tmp_path: Path) -> None:
    rules = tmp_path / "r.roo"
    condition = "regional value content at least 40% by build-down on net weight"
    rules.write_text(f"agreement DEMO\nparties CA, MX\nnomenclature HS 2022\nrule for 84.13 requires {condition}\n")
    (found,) = json.loads(roolang("check", "--json", str(rules)).out)["findings"]
    assert (found["code"], found["file"], found["line"]) == ("RL3001", str(rules), 4)


def test_a_file_that_says_nothing_is_told(tmp_path: Path) -> None:
    rules = tmp_path / "r.roo"
    rules.write_text("# to be written\n\n")
    assert "RL1130" in roolang("check", str(rules)).err


def test_digits_of_a_tariff_are_told_from_those_of_the_nomenclature() -> None:
    assert "the digits after 8703.23 are a country's own" in roolang("hs", "8703.23.10").out
    assert "country's own" not in roolang("hs", "8703.23").out


def test_a_folder_is_checked_with_its_declarations(tmp_path: Path) -> None:
    folder = tmp_path / "annex"
    assert roolang("init", str(folder)).status == 0
    (folder / "notes.json").write_text('{"anything": [1, 2]}')
    (folder / "schema.json").write_text('{"$schema": "x", "properties": {"good": {"type": "object"}}}')
    said = roolang("check", str(folder))
    assert (said.status, said.out) == (0, "2 files checked: nothing to report\n")
    (folder / "more.roo").write_text("language 1\n")
    assert roolang("check", str(folder)).out.startswith("3 files checked: ")
    (folder / "product.yaml").write_text("good:\n  code: 8413.70\n  originating: nope\n")
    said = roolang("check", str(folder))
    assert said.status == 1 and "product.yaml" in said.err
    (folder / "rules.roo").unlink()
    assert roolang("check", str(folder)).status == 1


def test_warnings_of_materials_say_of_which_declaration(tmp_path: Path) -> None:
    rules, file = tmp_path / "r.roo", tmp_path / "two.json"
    rules.write_text("agreement DEMO\nparties CA, MX\nnomenclature HS 2022\nrule for 84.08 requires CTH\n")
    material = {"code": "8409.91", "produced_in": "JP", "originating": True}
    good = {"code": "8408.20", "produced_in": "MX"}
    file.write_text(json.dumps([{"id": name, "good": good, "materials": [material]} for name in ("aa", "bb")]))
    err = roolang("eval", str(rules), str(file), "--on", "2024-01-01").err
    assert "RL6101" in err and "material 1, aa" in err and "material 1, bb" in err
