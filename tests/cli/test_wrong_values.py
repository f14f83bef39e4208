"""Values of options that cannot be meant: told in a line, with what to write; wrong usage; nothing judged or written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import roolang

TEXTS = """language 1
agreement NORTH
parties CA, MX
nomenclature HS 2022
rule for 84.07 requires CTH
test "an engine of parts"
  given good 8407.34 produced in CA material 8409.91 non-originating on 2024-05-06
  expect originating under NORTH

consolidated text TALKS among CA, MX amends NORTH
rule for 84.07 requires [reading wide: CTSH] [reading narrow: change from any other chapter]
"""
GOOD = {
    "id": "x", "date": "2024-05-05", "good": {"code": "8407.34", "produced_in": "CA"},
    "materials": [{"code": "8409.91", "originating": False}],
}  # fmt: skip
JUDGED = ("eval", "a.roo", "d.json")


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.roo").write_text(TEXTS, encoding="utf-8")
    Path("d.json").write_text(json.dumps(GOOD), encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message", "fix"),
    [
        ((*JUDGED, "--reading", "NOPE"), "nothing here has a reading `NOPE`", "there are wide, narrow"),
        ((*JUDGED, "--reading", "narow"), "nothing here has a reading `narow`", "did you mean `narrow`?"),
        ((*JUDGED, "--reading", "wide", "--reading", "NOPE"), "no", "there are wide, narrow"),
        ((*JUDGED, "--under", "NORTH", "--reading", "wide"), "has a reading `wide`", "leave `--reading` out"),
        ((*JUDGED, "--reading", ""), "has a reading ``", "there are wide, narrow"),
        ((*JUDGED, "--under", "NORHT"), "nothing here is called `NORHT`", "did you mean `NORTH`?"),
        ((*JUDGED, "--under", "NORTH", "--under", "NOPE"), "called `NOPE`", "there are NORTH, TALKS, CA, MX"),
        ((*JUDGED, "--under", "NORTH as CA"), "NORTH has no position of `CA`", "write `--under NORTH`"),
        ((*JUDGED, "--under", "TALKS as US"), "TALKS has no position of `US`", "those of CA, MX"),
        ((*JUDGED, "--under", ""), "nothing here is called ``", "there are NORTH"),
        ((*JUDGED, "--on", "tomorrow"), "`tomorrow` is not a day", "write it as 2018-02-28"),
        ((*JUDGED, "--on", "2024-02-30"), "`2024-02-30` is not a day", "write it as 2018-02-28"),
        ((*JUDGED, "--on", "20240228"), "`20240228` is not a day", "write it as 2018-02-28"),
        ((*JUDGED, "--on", "0000-01-01"), "`0000-01-01` is not a day", "write it as 2018-02-28"),
        ((*JUDGED, "--on", ""), "`` is not a day", "write it as 2018-02-28"),
        ((*JUDGED, "--nomenclature", "foo"), "`foo` names no file", '--nomenclature "HS 2012=FILE.csv"'),
        ((*JUDGED, "--nomenclature", "HS 20x=d.json"), "`HS 20x` is no edition", '`"HS 2012"`'),
        ((*JUDGED, "--nomenclature", "HS 2012=nofile.csv"), "cannot read `nofile.csv`", "name a CSV file"),
        ((*JUDGED, "--correlation", "HS 2012=d.json"), "names no two editions", "HS 2012:HS 2022"),
        ((*JUDGED, "--numbers", "many"), "many", "1.234,56"),
        ((*JUDGED, "--codes", "many"), "many", "0000.00"),
        ((*JUDGED, "--sheet", "a=foo"), "foo", "materials"),
        ((*JUDGED, "--sheet", "foo"), "`foo` has no `=`", '--sheet "Sheet1=materials"'),
        ((*JUDGED, "--column", "a"), "`a` has no `=`", '--column "Part no=id"'),
        ((*JUDGED, "--good", "x"), "`x` has no `=`", '--good "net cost=19940 EUR"'),
        ((*JUDGED, "--materials", "m.csv"), "no table of goods", "`--materials`"),
        ((*JUDGED, "--save-mapping", "m.toml"), "a mapping is kept of one table", "give one table"),
        ((*JUDGED, "--html", ""), "--html names no file", "write `--html FILE`"),
        ((*JUDGED, "--markdown", " "), "--markdown names no file", "write `--markdown FILE`"),
        (("eval", "", "d.json"), "there are no rules at ``", "give a .roo file"),
        (("check", ""), "there are no rules at ``", "give a .roo file"),
        (("fmt", ""), "there are no rules at ``", "give a .roo file"),
        (("check", "d.json", "--sheet", "a=foo"), "foo", "materials"),
        (("check", "a.roo", "--correlation", "both.csv"), "names no file", "--correlation"),
        (("test", "a.roo", "--name", "partz"), "no test has `partz` in its name", "`an engine of parts`"),
        (("test", "a.roo", "--name", "an enigne of parts"), "in its name", "did you mean `an engine of parts`?"),
        (("test", "a.roo", "--junit", ""), "--junit names no file", "write `--junit FILE`"),
        (("init", ""), "the folder has no name", "roolang init my-annex"),
        (("hs", ""), "`` is neither a code nor a word", "roolang hs 8703"),
        (("hs", "???"), "`???` is neither a code nor a word", 'roolang hs "cars"'),
        (("hs", "87.3"), "`87.3` is no code", "a heading 4"),
        (("hs", "87.03.23.10.20.30"), "is no code", "an item of a tariff 8 or 10"),
        (("hs", "87.03-87.05"), "`87.03-87.05` is more than one code", "roolang hs 87.03 87.05"),
        (("hs", "8703", "--edition", "HS 2050"), "`HS 2050` is not loaded", '--nomenclature "HS 2050=FILE.csv"'),
        (("hs", "8703", "--edition", "new"), "`new` is not loaded", 'write it as "HS 2022"'),
        (("hs", "8703", "--nomenclature", "foo"), "`foo` names no file", '--nomenclature "HS 2012=FILE.csv"'),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)  # fmt: skip
def test_what_cannot_be_meant_is_wrong_usage(arguments: tuple[str, ...], message: str, fix: str) -> None:
    before = sorted(Path().iterdir())
    done = roolang(*arguments)
    assert done.status == 2, done.err
    assert message in done.err and fix in done.err.replace("\n", " "), done.err
    assert done.err.count("error[") == 1, done.err
    if arguments[0] == "eval":
        assert done.out == ""
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize("option", ["--mapping", "--numbers", "--codes", "--materials", "--save-mapping"])
def test_an_option_that_is_followed_by_nothing_is_wrong_usage(option: str) -> None:
    done = roolang(*JUDGED, option, "")
    assert done.status == 2 and option in done.err and done.out == ""


def test_a_page_is_not_written_by_names_that_are_not_there() -> None:
    done = roolang(*JUDGED, "--under", "NORTH", "--under", "NOPE", "--html", "page.html", "--json")
    assert done.status == 2 and not Path("page.html").exists() and done.out == ""


def test_a_reading_of_one_text_is_no_slip_where_the_other_has_none() -> None:
    done = roolang(*JUDGED, "--reading", "wide")
    assert done.status == 0 and done.out.count("originating") >= 2 and "narrow" not in done.out


@pytest.mark.parametrize("code", ["heading 87.03", "Chapter 87", "ex 8703", "HS 8703.23", " 8703\u00a023 "])
def test_words_before_a_code_are_those_of_tariffs(code: str) -> None:
    done = roolang("hs", code)
    assert done.status == 0 and "  87       Vehicles" in done.out, done.err


def test_a_code_of_countries_is_told_as_such() -> None:
    done = roolang("hs", "99")
    assert done.status == 1 and "chapters 98 and 99 are left to the tariffs of countries" in done.err
