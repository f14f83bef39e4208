"""`roolang eval --all`: the agreements that cover a trade, in their order, with what each saves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import Run, roolang

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SCHEMA = json.loads((ROOT / "docs" / "eval.schema.json").read_text(encoding="utf-8"))
RULES = """language 1
agreement EAST "East" parties CA, GB nomenclature HS 2017 in force 2020-01-01
origin is conferred by the product rule is met
rule for chapter 18 requires value of non-originating materials not more than {} of ex-works price
"""


def declared(path: str, **changed: Any) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((EXAMPLES / path).read_text(encoding="utf-8"))
    return {**facts, **changed}


def compared(folder: Path, facts: Any, *options: str, rules: str = "stdlib") -> tuple[Run, dict[str, Any]]:
    """The object that is printed, which fits its schema, and the first comparison in it."""
    file = folder / "facts.json"
    file.write_text(json.dumps(facts), encoding="utf-8")
    run = roolang("eval", rules, str(file), "--all", "--json", *options)
    found = json.loads(run.out)
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return run, found["comparisons"][0]


def told(comparison: dict[str, Any]) -> list[str]:
    """`CPTPP: originating` for each agreement, the best first."""
    return [f"{each['under']}: {each['verdict']}" for each in comparison["agreements"]]


# ---- the bar of chocolate: what each market's agreements say of its five variants

GOOD, BAD = "originating", "non-originating"
BARS = {
    "EU": {"EU_UK": (GOOD, BAD, GOOD, BAD, GOOD)},
    "CA": {"CA_UK": (GOOD, GOOD, GOOD, BAD, GOOD), "CPTPP": (GOOD,) * 5},
    "JP": {"JP_UK": (GOOD, BAD, GOOD, BAD, GOOD), "CPTPP": (GOOD,) * 5},
    "AU": {"AU_UK": (GOOD, GOOD, GOOD, BAD, GOOD), "CPTPP": (GOOD,) * 5},
    "NZ": {"NZ_UK": (GOOD,) * 5, "CPTPP": (GOOD,) * 5},
    "IN": {"IN_UK": (GOOD, GOOD, GOOD, BAD, GOOD)},
    "CH": {"PEM_2021": (GOOD, GOOD, GOOD, BAD, GOOD)},
    "IL": {"PEM_1995": (GOOD, GOOD, GOOD, BAD, GOOD)},
    "FR": {"EU_UK": (GOOD, BAD, GOOD, BAD, GOOD)},
}


@pytest.mark.parametrize("into", BARS)
def test_a_bar_of_chocolate_by_market(into: str, tmp_path: Path) -> None:
    """On a day on which all of these agreements are in force."""
    bars = [declared(f"chocolate/v{i}.json", imported_into=into, date="2026-08-01") for i in range(1, 6)]
    (tmp_path / "bars.json").write_text(json.dumps(bars), encoding="utf-8")
    run = roolang("eval", str(tmp_path / "bars.json"), "--all", "--json")
    found = json.loads(run.out)["comparisons"]
    assert run.status == 0 and len(found) == 5
    for i, comparison in enumerate(found):
        verdicts = {each["under"]: each["verdict"] for each in comparison["agreements"]}
        assert verdicts == {name: five[i] for name, five in BARS[into].items()}, i
        assert [each["verdict"] for each in comparison["agreements"]] == sorted(verdicts.values(), reverse=True)


def test_the_scheme_for_developing_countries_is_for_imports_into_the_united_kingdom(tmp_path: Path) -> None:
    _, found = compared(tmp_path, declared("chocolate/v1.json", exported_from="NG", imported_into="GB"))
    assert told(found) == ["DCTS: non-originating"]
    _, found = compared(tmp_path, declared("chocolate/v1.json", exported_from="GB", imported_into="NG"))
    assert told(found) == [] and "DCTS" in found["elsewhere"]


# ---- the shirt


@pytest.mark.parametrize(
    ("name", "source", "into", "day", "verdicts"),
    [
        ("d", "MX", "US", "2019-05-06", ["NAFTA: originating"]),
        ("d", "MX", "US", "2024-05-06", ["USMCA: originating"]),
        ("e", "MX", "US", "2024-05-06", ["USMCA: non-originating"]),
        ("j", "MX", "US", "2019-05-06", ["NAFTA: non-originating"]),
        ("j", "MX", "CA", "2024-05-06", ["USMCA: originating", "CPTPP: non-originating"]),
        ("c", "VN", "JP", "2024-05-06", ["CPTPP: originating", "RCEP: originating", "AJ: undetermined"]),
        ("c", "VN", "GB", "2024-05-06", ["VN_UK: non-originating"]),
        ("h", "GB", "CA", "2025-05-06", ["CA_UK: originating", "CPTPP: non-originating"]),
        ("i", "BD", "GB", "2024-05-06", ["DCTS_LDC: originating"]),
    ],
)
def test_a_shirt_by_its_way(name: str, source: str, into: str, day: str, verdicts: list[str], tmp_path: Path) -> None:
    facts = declared(f"shirt/{name}.json", exported_from=source, imported_into=into, date=day)
    assert told(compared(tmp_path, facts)[1]) == verdicts


def test_readings_are_rows_of_their_own(tmp_path: Path) -> None:
    facts = declared("vehicle_2024/as_built.json", imported_into="US")
    _, found = compared(tmp_path, facts, "--on", "2024-03-15")
    rows = [(each["under"], each["reading"], each["verdict"]) for each in found["agreements"]]
    assert rows == [("USMCA", "panel", GOOD), ("USMCA", "without panel", BAD)]


# ---- what is covered


def test_where_nobody_says_where_it_goes_coverage_is_open(tmp_path: Path) -> None:
    run, found = compared(tmp_path, declared("chocolate/v1.json"))
    assert "RL6501" in run.err and "imported_into" in run.err and run.status == 0
    assert found["imported_into"] is None and found["as_produced"]
    assert {each["covers"] for each in found["agreements"]} == {"unknown"}
    assert "RCEP" in found["elsewhere"] and "DCTS" in found["elsewhere"], "no way out of GB leads into either"
    text = roolang("eval", str(EXAMPLES / "chocolate" / "v1.json"), "--all").out
    assert "into a country that is not declared" in text and "EU_UK (if it applies)" in text


def test_no_claim_is_sure_of_an_agreement_that_may_not_apply(tmp_path: Path) -> None:
    """Nobody says where the good goes: above the table, in it and below it that is open."""
    rules, facts = tmp_path / "one.roo", tmp_path / "facts.json"
    rules.write_text("language 1\nagreement ONE\nparties NO, GB\nrule for chapter 3 requires wholly obtained\n")
    good = {"code": "0304.71", "produced_in": "NO", "wholly_obtained": True}
    facts.write_text(json.dumps({"date": "2026-05-01", "good": good}))
    text = roolang("eval", str(rules), str(facts), "--all").out
    assert "Whether preference can be claimed is open." in text
    (row,) = [line for line in text.splitlines() if line.startswith("1  ONE (if it applies)  ")]
    assert row.split()[-2:] == ["originating", "open"]


def test_what_joined_later_and_what_has_ended_is_said(tmp_path: Path) -> None:
    facts = declared("chocolate/v1.json", imported_into="IN")
    _, found = compared(tmp_path, facts)
    assert found["not_in_force"] == [{"under": "IN_UK", "when": "from 2026-07-15"}]
    _, found = compared(tmp_path, {**facts, "imported_into": "CA"}, "--on", "2024-12-14")
    assert found["not_in_force"] == [{"under": "CPTPP", "when": "for GB from 2024-12-15"}]
    _, found = compared(tmp_path, {**facts, "imported_into": "CA"}, "--on", "2024-12-15")
    assert found["not_in_force"] == [] and len(told(found)) == 2
    _, found = compared(tmp_path, declared("shirt/d.json", imported_into="US"), "--on", "2020-07-01")
    assert found["not_in_force"] == [{"under": "NAFTA", "when": "to 2020-06-30"}]


def test_goods_that_stay_in_a_country_go_by_no_agreement(tmp_path: Path) -> None:
    run, found = compared(tmp_path, declared("chocolate/v1.json", imported_into="GB"))
    assert told(found) == [] and run.status == 0
    run = roolang("eval", str(tmp_path / "facts.json"), "--all")
    assert run.status == 0 and "No agreement here covers this trade on this day." in run.out
    for form in ("--html", "--markdown"):
        assert "No agreement here covers" in roolang("eval", str(tmp_path / "facts.json"), "--all", form, "-").out


# ---- what is saved


def canadian() -> dict[str, Any]:
    return declared("chocolate_to_canada.json")


def test_the_best_saving_stands_first(tmp_path: Path) -> None:
    """On 0.86: 6% and 0.12 for each kilogram of 0.1 are 0.0636; free saves it all, 2.5% leaves 0.0215."""
    _, found = compared(tmp_path, canadian())
    assert found["duty"] == {"rate": "6% + 0.12 GBP per kg", "low": "0.0636", "high": "0.0636", "missing": []}
    first, second = found["agreements"]
    assert (first["under"], first["saving"]["low"], first["duty"]["rate"]) == ("CA_UK", "0.0636", "free")
    assert (second["under"], second["saving"]["low"], second["duty"]["low"]) == ("CPTPP", "0.0421", "0.0215")
    facts = canadian()
    rates = facts["duty"]["preferential"]
    rates["CA_UK"], rates["CPTPP"] = rates["CPTPP"], rates["CA_UK"]
    _, found = compared(tmp_path, facts)
    assert [each["under"] for each in found["agreements"]] == ["CPTPP", "CA_UK"]


def test_a_saving_that_is_not_known_goes_after_one_that_is(tmp_path: Path) -> None:
    facts = canadian()
    del facts["duty"]["preferential"]["CA_UK"]
    _, found = compared(tmp_path, facts)
    known, unknown = found["agreements"]
    assert (known["under"], known["saving"]["low"]) == ("CPTPP", "0.0421")
    assert unknown["saving"] == {
        "low": None, "high": None, "missing": ["the preferential rate of duty under CA_UK"],
    }  # fmt: skip
    text = roolang("eval", str(tmp_path / "facts.json"), "--all").out
    assert "for the saving: the preferential rate of duty under CA_UK" in text and "not known" in text


def test_what_fails_stands_last_however_much_it_would_save(tmp_path: Path) -> None:
    facts = {**declared("chocolate/v4.json"), **{k: canadian()[k] for k in ("duty", "imported_into", "date")}}
    facts["good"]["values"]["customs value"] = "0.86"
    _, found = compared(tmp_path, facts)
    assert told(found) == ["CPTPP: originating", "CA_UK: non-originating"]
    assert found["agreements"][1]["needed"][0].startswith("to originate")


def test_what_can_be_claimed_goes_before_what_only_originates(tmp_path: Path) -> None:
    """With the journey known the smaller saving of CPTPP is to be had, while that of CA_UK stays open."""
    facts = canadian()
    facts["good"]["established"] = [
        "outside the parties the good was only unloaded, reloaded, split, stored, labelled or preserved",
        "outside the parties the good remained under customs control",
    ]
    _, found = compared(tmp_path, facts)
    rows = [(each["under"], each["claimable"]) for each in found["agreements"]]
    assert rows == [("CPTPP", "yes"), ("CA_UK", "undetermined")]
    text = roolang("eval", str(tmp_path / "facts.json"), "--all").out
    assert "Preference can be claimed under CPTPP: it saves 0.0421 GBP." in text


@pytest.mark.parametrize(
    ("shares", "order"),
    [
        (("50%", "40%"), ["NEAR: non-originating", "FAR: non-originating"]),
        (("40%", "50%"), ["FAR: non-originating", "NEAR: non-originating"]),
    ],
)
def test_what_fails_is_told_by_how_near_it_is(shares: tuple[str, str], order: list[str], tmp_path: Path) -> None:
    """60 of 100 is above 50% by 10, above 40% by 20."""
    near, far = (RULES.format(share) for share in shares)
    text = near.replace("EAST", "NEAR") + far.replace("EAST", "FAR").replace("language 1\n", "")
    (tmp_path / "two.roo").write_text(text, encoding="utf-8")
    facts = {
        "date": "2024-01-01", "good": {"code": "1806.31", "produced_in": "GB", "values": {"ex-works price": 100}},
        "materials": [{"code": "1801.00", "value": 60, "originating": False}], "imported_into": "CA",
    }  # fmt: skip
    assert told(compared(tmp_path, facts, rules=str(tmp_path / "two.roo"))[1]) == order


# ---- forms


def test_the_table_is_read_at_a_glance(tmp_path: Path) -> None:
    run = roolang("eval", str(EXAMPLES / "chocolate_to_canada.json"), "--all", "--brief")
    lines = [" ".join(line.split()) for line in run.out.splitlines()]
    assert lines[1] == "from GB into CA; duty without preference: 6% + 0.12 GBP per kg, which is 0.0636 GBP"
    assert lines[lines.index("") + 1 :][:3] == [
        "agreement verdict claim duty saving",
        "1 CA_UK originating open free 0.0636 GBP",
        "2 CPTPP originating open 2.5% 0.0421 GBP",
    ]
    whole = roolang("eval", str(EXAMPLES / "chocolate_to_canada.json"), "--all").out
    assert "1  CA_UK: Tolerance" in whole and "Art. 14(1)(a)" in whole
    full = roolang("eval", str(EXAMPLES / "chocolate_to_canada.json"), "--all", "--full").out
    assert full.startswith(whole) and "std:ca_uk/food.roo" in full


def test_the_page_and_the_document_begin_with_the_comparison(tmp_path: Path) -> None:
    page, document = tmp_path / "v.html", tmp_path / "v.md"
    file = str(EXAMPLES / "chocolate_to_canada.json")
    run = roolang("eval", file, "--all", "--html", str(page), "--markdown", str(document))
    assert run.status == 0
    markup = page.read_text(encoding="utf-8")
    assert markup.index("Agreements compared") < markup.index('href="#verdict-1"') < markup.index('id="verdict-1"')
    assert '<a href="#verdict-2">2. CPTPP</a>' in markup and "0.0421 GBP" in markup
    text = document.read_text(encoding="utf-8")
    assert "| rank | agreement | verdict | claim | duty | saving | why |" in text
    assert "| 2 | CPTPP | originating | open | 2.5% | 0.0421 GBP |" in text.replace("\\_", "_").replace("\\", "")


# ---- what is asked for


def test_rules_of_ones_own_and_only_some_agreements(tmp_path: Path) -> None:
    (tmp_path / "east.roo").write_text(RULES.format("70%"), encoding="utf-8")
    _, found = compared(tmp_path, canadian(), rules=str(tmp_path / "east.roo"))
    assert told(found) == ["EAST: originating"]
    _, found = compared(tmp_path, canadian(), "--under", "cptpp")
    assert told(found) == ["CPTPP: originating"]
    run = roolang("eval", "stdlib", str(tmp_path / "facts.json"), "--all", "--under", "CPTP")
    assert run.status == 2 and "did you mean `CPTPP`" in run.err


def test_wrong_use_and_wrong_rules(tmp_path: Path) -> None:
    assert roolang("eval", "nafta").status == 2
    assert roolang("eval", "nafta", "--all").status == 2
    (tmp_path / "bad.roo").write_text("language 1\nagreement X\nrule fr 84.07 requires CTH\n", encoding="utf-8")
    file = str(EXAMPLES / "chocolate_to_canada.json")
    run = roolang("eval", str(tmp_path / "bad.roo"), file, "--all")
    assert run.status == 1 and "RL1001" in run.err and "RL9001" not in run.err
    (tmp_path / "none.roo").write_text('language 1\nuse "nafta"\nproposal P by US amends NAFTA\n', encoding="utf-8")
    run = roolang("eval", str(tmp_path / "none.roo"), file, "--all")
    assert run.status == 1 and "no agreement to compare by" in run.err
    (tmp_path / "undated.json").write_text('{"good": {"code": "1806.31"}}', encoding="utf-8")
    run = roolang("eval", str(tmp_path / "undated.json"), "--all")
    assert run.status == 1 and "RL6010" in run.err


def test_require_asks_of_the_best(tmp_path: Path) -> None:
    file = str(EXAMPLES / "chocolate_to_canada.json")
    assert roolang("eval", file, "--all", "--require", "originating").status == 0
    facts = declared("chocolate/v4.json", imported_into="FR")
    (tmp_path / "v4.json").write_text(json.dumps(facts), encoding="utf-8")
    assert roolang("eval", str(tmp_path / "v4.json"), "--all", "--require", "originating").status == 3
