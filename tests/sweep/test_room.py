"""For which values of an open number the tests of all parties pass, worked out by hand."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from roolang.sweep.room import Room, Stretch, rooms
from roolang.sweep.room_told import as_finding, said
from roolang.workspace.workspace import load_text
from tests.cli.run import roolang

DOCS = Path(__file__).parents[2] / "docs"
HEAD = """language 1
consolidated text DRAFT among CA, US dated 2026-02-01
parties CA, US
nomenclature HS 2022
rule for 84.07 requires {}
"""
RVC = "regional value content at least [X%] by net cost"
TEST = """test "{name}"
  given good 8407.34 produced in CA with net cost 1000, transaction value 1200 {more}
    material {code} non-originating with value {foreign} on 2026-06-01
  expect {verdict} under DRAFT{party}
"""


def line(name: str, foreign: int, verdict: str, party: str = "", code: str = "7326.90", more: str = "") -> str:
    whose = f" as {party}" if party else ""
    return TEST.format(name=name, foreign=foreign, verdict=verdict, party=whose, code=code, more=more)


def room(condition: str, *lines: str) -> Room:
    (found,) = rooms(load_text(HEAD.format(condition) + "".join(lines)))
    return found


def test_room_between_what_one_needs_and_the_other_must_shut_out() -> None:
    """70% meets a limit of up to 70; 60% is shut out by any limit above 60."""
    found = room(RVC, line("mine", 300, "originating", "CA"), line("theirs", 400, "non-originating", "US"))
    assert dict(found.parties) == {
        "CA": (Stretch(Fraction(0), Fraction(70)),),
        "US": (Stretch(Fraction(60), Fraction(100), with_low=False),),
    }
    assert found.both == (Stretch(Fraction(60), Fraction(70), with_low=False),)
    assert said(found.both, percent=True) == "more than 60%, up to 70%"
    assert [each.test for each in found.bounding] == ["mine", "theirs"]


def test_ends_are_exact_fractions() -> None:
    """Of 1000, 333 are foreign: 66.7%; by 'more than' 66.7 itself does not pass."""
    strict = RVC.replace("at least", "more than")
    found = room(strict, line("mine", 333, "originating", "CA"))
    assert found.both == (Stretch(Fraction(0), Fraction(667, 10), with_high=False),)
    assert said(found.both, percent=True) == "0% to less than 66.7%"


def test_no_room_and_one_value_alone() -> None:
    none = room(RVC, line("mine", 400, "originating", "CA"), line("theirs", 300, "non-originating", "US"))
    assert none.both == () and as_finding(none).code == "RL7314"
    assert "those of CA for 0% up to 60%, those of US for more than 70%, up to 100%" in as_finding(none).message
    # 80% meets no more than 80; 20% of foreign value at most X of 1000 is met from 20 on: X is 80 alone
    one = room(
        f"{RVC} or (value of non-originating materials at most 10% of FOB)",
        line("mine", 200, "originating", "CA", more=", FOB 1000"),
        line("theirs", 201, "non-originating", "US", more=", FOB 1000"),
    )
    assert one.both == (Stretch(Fraction(799, 10), Fraction(80), with_low=False),)


def test_two_stretches_where_the_number_stands_twice() -> None:
    """A content of 70: at least X up to 70. Foreign value is 25% of the price: at most X from 25 on. One of them fails."""
    both = f"{RVC} and value of non-originating materials at most [X%] of transaction value"
    found = room(both, line("out", 300, "non-originating", "US"))
    assert found.both == (
        Stretch(Fraction(0), Fraction(25), with_high=False),
        Stretch(Fraction(70), Fraction(100), with_low=False),
    )
    assert said(found.both, percent=True) == "0% to less than 25% and more than 70%, up to 100%"


def test_tests_of_nobody_bind_everybody_and_what_says_it_is_open_binds_nobody() -> None:
    lines = (line("all", 300, "originating"), line("open", 300, "undetermined"), line("free", 0, "originating", "CA"))
    found = room(RVC, *lines)
    assert [(each.test, each.parties, each.whole) for each in found.lines] == [
        ("all", ("CA", "US"), False),
        ("free", ("CA",), True),
    ]
    assert found.both == (Stretch(Fraction(0), Fraction(70)),)


def test_a_number_of_another_unit_has_no_end() -> None:
    """12.5 kg are within any limit from 12.5 kg on."""
    text = HEAD.format("weight of non-originating materials of 73.26 at most [X]")
    test = (
        'test "heavy" given good 8407.34 produced in CA material 7326.90 non-originating with value 1, weight 12.5 kg '
    )
    found = list(rooms(load_text(text + test + "on 2026-06-01 expect originating under DRAFT as CA\n")))
    assert [each.both for each in found] == [(Stretch(Fraction("12.5"), None, with_high=False),)]
    assert said(found[0].both, percent=False) == "12.5 and more"


@pytest.mark.parametrize("code", ["RL7313", "RL7314"])
def test_each_page_shows_what_is_found(code: str) -> None:
    bad, good = re.findall(r"```text\n(.*?)```", (DOCS / "diagnostics" / f"{code}.md").read_text("utf-8"), re.DOTALL)
    assert [as_finding(each).code for each in rooms(load_text(bad))] == [code]
    assert code not in [as_finding(each).code for each in rooms(load_text(good))]


def test_check_tells_and_has_it_as_data(tmp_path: Path) -> None:
    path = tmp_path / "draft.roo"
    lines = line("mine", 300, "originating", "CA") + line("theirs", 400, "non-originating", "US")
    path.write_text(HEAD.format(RVC) + lines, encoding="utf-8")
    run = roolang("check", str(path), "--deep")
    assert run.status == 0, run.err
    assert "all tests of CA and US pass for more than 60%, up to 70%" in run.err
    assert '"mine" (CA) passes for 0% up to 70%; "theirs" (US) passes for more than 60%, up to 100%' in run.err
    data = json.loads(roolang("check", str(path), "--deep", "--json").out)
    Draft202012Validator(json.loads((DOCS / "reports.schema.json").read_text("utf-8"))).validate(data)
    (number,) = data["open_numbers"]
    assert number["all"] == [{"from": "60", "to": "70", "with_from": False, "with_to": True}]
    assert "open_numbers" not in json.loads(roolang("check", str(path), "--json").out)


def test_nothing_is_told_of_a_number_in_a_formula() -> None:
    """10 per cent of 1000 is added to the share: 300 are permitted from 20 per cent on, which no figure tells."""
    defined = """define parameter usual share as [X%]
define quantity permitted value as usual share * net cost + 10% * net cost
rule for 84.07"""
    text = HEAD.replace("rule for 84.07", defined).format("value of non-originating materials at most permitted value")
    workspace = load_text(text + line("mine", 300, "originating", "CA"))
    assert not workspace.findings
    assert not list(rooms(workspace))
