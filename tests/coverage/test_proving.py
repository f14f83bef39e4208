"""Sides on which a condition cannot decide: proved, and only then left out of the share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roolang.coverage import Seen, measured
from roolang.coverage.proving import proved
from roolang.smt.solver import Solver, SolverGone
from tests.cli.run import roolang

HEAD = """language 1

agreement Trial "a trial"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01

"""
SUMMED = """rule for 52.08
  requires weight of non-originating materials of 54.02 not more than 10% of net weight
    and weight of non-originating materials of 54.04 not more than 20% of net weight
    and weight of non-originating materials of 54.02, 54.04 not more than {total}% of net weight
"""
VALUED = """{more}rule for 84.72
  requires {what}
    and value of non-originating materials not more than 40% of ex-works price
"""
LISTED = """goods are wholly obtained if any of
  (1) undergoes mining in the territory of the parties
  (2) undergoes mining in CA

"""
GOOD = """
test "{name}"
  given good 5208.11 produced in CA with net weight 100 kg
    no other operations
    material 5402.11 non-originating with weight {filament} kg
    material 5404.11 non-originating with weight {strip} kg
  on 2021-01-01
  expect {verdict} under Trial
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("z3")
    monkeypatch.chdir(tmp_path)


def cannot(text: str) -> list[tuple[str, ...]]:
    """Of each condition in order, the sides on which it is proved not to decide."""
    Path("a.roo").write_text(HEAD + text, encoding="utf-8")
    before = measured(["a.roo"])
    assert not before.findings
    after, there = proved(before, ["a.roo"])
    assert there
    return [each.cannot for each in after.seen]


def test_a_total_that_its_parts_imply_bars_no_good() -> None:
    """10 and 20 are never more than 30."""
    assert cannot(SUMMED.format(total=30)) == [(), (), ("against",)]


def test_a_total_that_its_parts_do_not_imply_is_missing() -> None:
    """10 and 20 are more than 29."""
    assert cannot(SUMMED.format(total=29)) == [(), (), ()]


def test_a_limit_on_what_there_is_none_of_bars_no_good() -> None:
    assert cannot(VALUED.format(more="", what="all materials are originating")) == [(), ("against",)]
    assert cannot(VALUED.format(more="", what="change from any other heading")) == [(), ()]


def test_what_lies_outside_the_products_of_a_proof_is_missing() -> None:
    """A proof takes goods wholly obtained to hold nothing foreign, and lists of what they are as not asked."""
    assert cannot(VALUED.format(more=LISTED, what="wholly obtained")) == [(), (), (), ()]


LAST = -1
PACKED = """
test "packed in what is dear"
  given good 8472.10 produced in CA with ex-works price 100
    no other operations
    packaging 4819.10 non-originating with value 50
  on 2021-01-01
  expect non-originating under Trial
"""


def test_packaging_shows_what_materials_cannot() -> None:
    """Disregarded for the change, it still counts by its value, where no foreign material may be used at all.

    Chapters 98 and 99 are no gap in the exception: parties have codes of their own there.
    """
    what = "change from any other heading except from chapters 01 to 99"
    treated = "treat packaging as disregarded for tariff change\n\n"
    assert cannot(VALUED.format(more="", what=what))[LAST] == ("against",)
    assert cannot(VALUED.format(more=treated, what=what))[LAST] == ()
    Path("a.roo").write_text(HEAD + VALUED.format(more=treated, what=what) + PACKED, encoding="utf-8")
    assert measured(["a.roo"]).seen[LAST].by_against


def test_what_cannot_decide_is_left_out_of_the_share() -> None:
    tests = ((10, 20, "originating"), (11, 5, "non-originating"), (5, 21, "non-originating"))
    given = [
        GOOD.format(name=f"{filament} and {strip}", filament=filament, strip=strip, verdict=verdict)
        for filament, strip, verdict in tests
    ]
    Path("a.roo").write_text(HEAD + SUMMED.format(total=30) + "".join(given), encoding="utf-8")
    without = roolang("test", "a.roo", "--fail-under", "100")
    assert without.status == 3 and "2 of 3 conditions" in without.out and "cannot" not in without.out
    run = roolang("test", "a.roo", "--prove", "--fail-under", "100", "--coverage-html", "seen.html")
    assert run.status == 0 and "2 of 2 conditions seen to decide both ways (100.0 %)" in run.out
    assert run.out.splitlines()[1].split() == ["a.roo", "3", "2", "0", "0", "0", "1", "100.0", "%"]
    said = "cannot decide against origin (no product shows it: proved)"
    assert said in run.out and said in Path("seen.html").read_text(encoding="utf-8")
    found = json.loads(roolang("test", "a.roo", "--prove", "--json").out)
    assert found["counted"] == 2 and [each["cannot"] for each in found["seen"]] == [[], [], ["against"]]


def test_a_side_that_is_missing_keeps_the_condition_in_the_share() -> None:
    """Nobody saw it decide for origin, and that is not proved to be impossible."""
    Path("a.roo").write_text(HEAD + SUMMED.format(total=30), encoding="utf-8")
    coverage, _ = proved(measured(["a.roo"]), ["a.roo"])
    last: Seen = coverage.seen[-1]
    assert last.cannot == ("against",) and not last.left_out and coverage.counted == 3


def test_when_the_time_is_up_or_there_is_no_solver_nothing_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.roo").write_text(HEAD + SUMMED.format(total=30), encoding="utf-8")
    before = measured(["a.roo"])
    assert proved(before, ["a.roo"], until=0) == (before, True)

    def gone(self: Solver, *arguments: object, **others: object) -> None:
        raise SolverGone("no z3", absent=True)

    monkeypatch.setattr(Solver, "ask", gone)
    assert proved(before, ["a.roo"]) == (before, False)
    run = roolang("test", "a.roo", "--prove")
    assert "pip install 'roolang[prove]'" in run.err and "cannot decide" not in run.out
