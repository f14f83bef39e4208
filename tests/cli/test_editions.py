"""Rules in one edition of the nomenclature and products in another, on the command line; `roolang hs`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from roolang.domain import nomenclature
from tests.cli.run import Run, roolang

HEAD = 'language 1\nagreement T "Test"\nparties CA, MX\nnomenclature HS 2012\nin force 2018-01-01\n'
CORRELATION = "HS 2012,HS 2022\n8703.21,8703.20\n8703.22,8703.20\n8703.23,8703.23\n8407.34,8407.34\n8407.33,8407.34\n8708.99,8708.99\n"
"""Backwards: 8703.20 may be 8703.21 or 8703.22, 8407.34 may be 8407.34 or 8407.33; 8703.23 and 8708.99 are themselves."""


def judged(folder: Path, rules: str, good: str, materials: list[dict[str, Any]], *arguments: str, **more: Any) -> Run:
    (folder / "t.roo").write_text(HEAD + rules)
    (folder / "c.csv").write_text(CORRELATION)
    whole = {"nomenclature": "HS 2022", "good": {"code": good, "produced_in": "MX", "values": {"FOB": 100}, **more}}
    (folder / "d.json").write_text(json.dumps({**whole, "materials": materials}))
    table = f"HS 2012:HS 2022={folder / 'c.csv'}"
    return roolang(
        "eval", str(folder / "t.roo"), str(folder / "d.json"), "--on", "2018-02-28", "--json", "--correlation", table,
        *arguments,
    )  # fmt: skip


def verdict(done: Run) -> tuple[str, list[list[str]]]:
    (result,) = json.loads(done.out)["results"]
    return result["verdict"], result["missing"]


N = {"originating": False}
LIMITS = "rule for 8703.21 requires value of non-originating materials at most 40% of FOB\nrule for 8703.22 requires value of non-originating materials at most 50% of FOB\n"


@pytest.mark.parametrize(
    ("value", "expected", "missing"),
    [
        (40, "originating", []),
        (51, "non-originating", []),
        (45, "undetermined", [["code of the good in HS 2012"]]),
    ],
)
def test_a_good_that_may_be_of_two_codes(tmp_path: Path, value: int, expected: str, missing: list[list[str]]) -> None:
    # 40 of 100 meets both limits, 51 neither, 45 the second alone.
    done = judged(tmp_path, LIMITS, "8703.20", [{"id": "m", "code": "8708.99", "value": value, **N}])
    assert verdict(done) == (expected, missing)
    assert "RL6403" in done.err and "8703.21 or 8703.22" in done.err and "RL6107" not in done.err


def test_the_code_that_was_asked_for_settles_it(tmp_path: Path) -> None:
    materials = [{"id": "m", "code": "8708.99", "value": 45, **N}]
    for code, expected in (("8703.21", "non-originating"), ("8703.22", "originating")):
        done = judged(tmp_path, LIMITS, "8703.20", materials, codes={"HS 2012": code})
        assert verdict(done) == (expected, []) and "RL6403" not in done.err


SHIFT = "rule for 8703.23 requires {}\n"


@pytest.mark.parametrize(
    ("condition", "expected", "missing"),
    [
        ("change from any other subheading", "originating", []),
        ("change from any other heading except from 84.07", "non-originating", []),
        ("change from any other heading except from 8407.34", "undetermined", [["code of m in HS 2012"]]),
        (
            "any of\n (1) change from any other heading except from 8407.34\n (2) change from any other heading except from 8407.33",
            "originating",
            [],
        ),
        (
            "all of\n (1) change from any other heading except from 8407.34\n (2) change from any other heading except from 8407.33",
            "non-originating",
            [],
        ),
    ],
)
def test_a_material_that_may_be_of_two_codes(
    tmp_path: Path, condition: str, expected: str, missing: list[list[str]]
) -> None:
    # The material is of 8407.33 or 8407.34 of HS 2012: never of 87, always of 84.07, and of just one of the two.
    done = judged(tmp_path, SHIFT.format(condition), "8703.23", [{"id": "m", "code": "8407.34", "value": 1, **N}])
    assert verdict(done) == (expected, missing)


def test_good_and_material_of_two_codes_each(tmp_path: Path) -> None:
    # Of 8703.21 the one material code is barred, of 8703.22 the other: neither code alone tells enough.
    rules = (
        "rule for 8703.21 requires change from any other heading except from 8407.34\n"
        "rule for 8703.22 requires change from any other heading except from 8407.33\n"
    )
    done = judged(tmp_path, rules, "8703.20", [{"id": "m", "code": "8407.34", "value": 1, **N}])
    assert verdict(done) == ("undetermined", [["code of m in HS 2012", "code of the good in HS 2012"]])


def test_a_code_that_no_table_has_is_unknown(tmp_path: Path) -> None:
    materials = [{"id": "m", "code": "8527.21", "value": 1, **N}]
    done = judged(tmp_path, SHIFT.format("change from any other heading"), "8703.23", materials)
    assert verdict(done) == ("undetermined", [["code of m in HS 2012"]])
    assert "RL6402" in done.err
    settings = '[correlation]\n"HS 2012:HS 2022" = {file = "c.csv", unlisted = "same"}\n'
    (tmp_path / "roolang.toml").write_text(settings)
    done = roolang("eval", str(tmp_path / "t.roo"), str(tmp_path / "d.json"), "--on", "2018-02-28", "--json")
    assert verdict(done) == ("originating", []) and "RL6402" not in done.err


def test_many_open_codes_stay_loose_and_quick(tmp_path: Path) -> None:
    # Forty materials of two codes each: far more ways than are judged one by one; the barred heading settles it.
    materials = [{"id": f"m{i}", "code": "8407.34", "value": 1, **N} for i in range(40)]
    done = judged(tmp_path, SHIFT.format("change from any other heading except from 84.07"), "8703.23", materials)
    assert verdict(done)[0] == "non-originating"
    done = judged(tmp_path, SHIFT.format("change from any other heading except from 8407.34"), "8703.23", materials)
    assert verdict(done)[0] == "undetermined"


def test_without_a_table_it_is_said_that_the_editions_differ(tmp_path: Path) -> None:
    judged(tmp_path, LIMITS, "8703.21", [])
    done = roolang("eval", str(tmp_path / "t.roo"), str(tmp_path / "d.json"), "--on", "2018-02-28")
    assert "RL6107" in done.err and "--correlation" in done.err


def test_the_tests_of_rule_files_see_the_settings_beside_them(tmp_path: Path) -> None:
    judged(tmp_path, LIMITS, "8703.20", [{"id": "m", "code": "8708.99", "value": 40, **N}])
    rules = (tmp_path / "t.roo").read_text()
    test = 'test "in the newer codes"\n  given "d.json" on 2018-02-28\n  expect originating under T\n'
    (tmp_path / "t.roo").write_text(rules + test)
    assert roolang("test", str(tmp_path / "t.roo")).status == 1
    (tmp_path / "roolang.toml").write_text('[correlation]\n"HS 2012:HS 2022" = "c.csv"\n')
    done = roolang("test", str(tmp_path / "t.roo"))
    assert done.status == 0, done.out


def test_rules_of_an_edition_that_is_given_are_looked_up(tmp_path: Path) -> None:
    (tmp_path / "t.roo").write_text(HEAD + 'rule for 8703.29 requires CTH cite "1"\n')
    assert "RL4103" in roolang("check", str(tmp_path / "t.roo")).err
    (tmp_path / "n.csv").write_text("code,description\n87,Vehicles\n8703,Motor cars\n870321,Small ones\n")
    (tmp_path / "roolang.toml").write_text('[nomenclature]\n"HS 2012" = "n.csv"\n')
    folder = tmp_path / "rules"
    folder.mkdir()
    (tmp_path / "t.roo").rename(folder / "t.roo")
    done = roolang("check", str(folder))
    assert done.status == 1 and "RL4001" in done.err and "`8703.21` (Small ones)" in done.err


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("[nomenclatur]\n", "RL6404", "nomenclatur"),
        ('[nomenclature]\n"2012" = "n.csv"\n', "RL6404", "2012"),
        ('[nomenclature]\n"HS 2012" = "../n.csv"\n', "RL6404", "HS 2012"),
        ('[nomenclature]\n"HS 2012" = "/etc/passwd"\n', "RL6404", "HS 2012"),
        ('[nomenclature]\n"HS 2012" = 3\n', "RL6404", "HS 2012"),
        ('[nomenclature]\n"HS 2012" = "none.csv"\n', "RL6401", "HS 2012"),
        ('[correlation]\n"HS 2012" = "c.csv"\n', "RL6404", "HS 2012"),
        ('[correlation]\n"HS 2012:HS 2012" = "c.csv"\n', "RL6404", "HS 2012:HS 2012"),
        ('[correlation]\n"HS 2012:HS 2022" = {file = "c.csv", unlisted = "gone"}\n', "RL6404", "HS 2012:HS 2022"),
        ("nomenclature = 3\n", "RL6404", "nomenclature"),
        ("this is no TOML", "RL6404", "roolang.toml"),
    ],
)
def test_settings_that_do_not_fit(tmp_path: Path, text: str, code: str, place: str) -> None:
    judged(tmp_path, LIMITS, "8703.20", [])
    (tmp_path / "roolang.toml").write_text(text)
    done = roolang("eval", str(tmp_path / "t.roo"), str(tmp_path / "d.json"), "--on", "2018-02-28")
    assert done.status == 1 and f"[{code}]" in done.err and place in done.err
    assert "originating" not in done.out


@pytest.mark.parametrize("option", ["HS 2012", "HS 2012=", "=x.csv", "HS 2012=none.csv", "2012:2022=c.csv"])
def test_options_that_do_not_fit(tmp_path: Path, option: str) -> None:
    judged(tmp_path, LIMITS, "8703.20", [])
    for name in ("--nomenclature", "--correlation"):
        done = roolang("check", str(tmp_path / "t.roo"), name, option)
        assert done.status == 2 and ("[RL6404]" in done.err or "[RL6401]" in done.err)


# ---- roolang hs


def test_a_code_with_what_is_above_and_below_it() -> None:
    done = roolang("hs", "87.03")
    assert done.status == 0 and done.err == ""
    lines = [line.split()[0] for line in done.out.splitlines() if line.startswith("  ") and line[2] != " "]
    assert lines[:3] == ["87", "87.03", "8703.10"] and "8703.23" in lines
    assert "Motor cars" in done.out


def test_words_find_codes() -> None:
    done = roolang("hs", "motor cars vehicles")
    assert done.status == 0 and "  87.03    Motor cars" in done.out
    assert roolang("hs", "spinach", "--json").status == 0
    found = json.loads(roolang("hs", "spinach", "--json").out)["results"][0]["codes"]
    assert found and all("spinach" in each["description"].casefold() for each in found)


@pytest.mark.parametrize("asked", ["8799", "9x", "no such words anywhere"])
def test_what_is_not_there(asked: str) -> None:
    done = roolang("hs", asked)
    assert done.status == 1 and "[RL6405]" in done.err and done.out.strip() == ""
    assert "did you mean" in roolang("hs", "870329").err


def test_another_edition_and_what_a_code_is_in_it(tmp_path: Path) -> None:
    assert "[RL6405]" in roolang("hs", "8703", "--edition", "HS 2012").err
    (tmp_path / "n.csv").write_text("code;description\n87;Vehicles\n8703;Cars of then\n870321;Small ones\n")
    (tmp_path / "c.csv").write_text(CORRELATION)
    given = (
        "--nomenclature",
        f"HS 2012={tmp_path / 'n.csv'}",
        "--correlation",
        f"HS 2012:HS 2022={tmp_path / 'c.csv'}",
    )
    done = roolang("hs", "8703.21", "--edition", "HS 2012", *given)
    assert done.out.splitlines() == [
        "HS 2012", "  87       Vehicles", "  87.03    Cars of then", "  8703.21  Small ones", "in HS 2022: 8703.20",
    ]  # fmt: skip


def test_descriptions_for_explanations() -> None:
    assert nomenclature.description("87.03", "HS 2022") == nomenclature.describe(2022, "8703")
    assert nomenclature.description("8703", 2012) is None and nomenclature.description("car", "HS 2022") is None


def test_a_verdict_across_editions_bears_its_warning_wherever_it_is_handed(tmp_path: Path) -> None:
    """No table leads from HS 2017 to HS 2012: the verdict rests on the codes as they are, and says so itself."""
    rules, facts, page = tmp_path / "t.roo", tmp_path / "d.json", tmp_path / "v.html"
    rules.write_text(f"{HEAD}rule for 8703.21 requires change from any other heading\n")
    good = {"code": "8703.21", "produced_in": "MX"}
    part = {"id": "m", "code": "8708.99", **N}
    facts.write_text(json.dumps({"nomenclature": "HS 2017", "good": good, "materials": [part]}))
    asked = ("eval", str(rules), str(facts), "--on", "2018-02-28")
    (result,) = json.loads(roolang(*asked, "--json").out)["results"]
    assert result["verdict"] == "originating"
    assert [note["code"] for note in result["notes"]] == ["RL6107"]
    assert result["record"]["codes"] == "HS 2017 by rules in HS 2012"
    roolang(*asked, "--html", str(page))
    shown = page.read_text(encoding="utf-8")
    warning = "codes of HS 2017 are judged by rules in HS 2012"
    assert 0 < shown.index(warning) < shown.index("What decides") and "HS 2017 by rules in HS 2012" in shown
    assert warning in roolang(*asked, "--markdown", "-").out


def test_codes_read_by_a_table_are_told_in_the_verdict(tmp_path: Path) -> None:
    rules = "rule for 8703.23 requires change from any other heading\n"
    done = judged(tmp_path, rules, "8703.23", [{"id": "m", "code": "8708.99", **N}])
    (result,) = json.loads(done.out)["results"]
    assert result["verdict"] == "originating" and result["record"]["codes"] == "HS 2022 by rules in HS 2012"
    assert "RL6107" not in [note["code"] for note in result["notes"]]
