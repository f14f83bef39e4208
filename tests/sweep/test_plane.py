"""Two numbers that move at once, worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from roolang.interpret import judge
from roolang.sweep import varied
from roolang.sweep.cells import gridded
from roolang.sweep.plane import Plane, between, plane
from roolang.workspace.judging import programs_for
from tests.cli.run import roolang
from tests.sweep.test_course import DAY, FOREIGN, RVC, car, rules

HEADER = """define parameter regional share as 62.5%
define parameter small share as 10%
define quantity foreign content as value of non-originating materials / net cost"""
SMALL = "foreign content at most small share"
BOTH = rules(f"{RVC} and {SMALL}", HEADER)
EITHER = rules(f"{RVC} or {SMALL}", HEADER)


def over(workspace, *materials: str) -> Plane:  # type: ignore[no-untyped-def]
    def judged(*values: Fraction):  # type: ignore[no-untyped-def]
        moved = varied(workspace, dict(zip(("regional share", "small share"), values, strict=True)))
        (program, _), *_ = programs_for(moved, "a.roo", (), DAY, ())[1]
        return judge(program, car(*materials))

    return plane(judged, ((Fraction(50), Fraction(90)), (Fraction(0), Fraction(40))), (100, 100))


@pytest.mark.parametrize(("workspace", "join"), [(BOTH, all), (EITHER, any)])
def test_each_of_two_conditions_turns_at_its_own_figure(workspace, join: Callable[[list[bool]], bool]) -> None:  # type: ignore[no-untyped-def]
    """29.99 of 100 is foreign: a regional share of 70.01 is met, and a small share of 29.99 is."""
    found = over(workspace, FOREIGN.format("29.99"))
    assert found.kinks(0) == (Fraction("70.01"),) and found.kinks(1) == (Fraction("29.99"),)
    for regional in map(Fraction, ("50", "70.01", "70.0101", "90")):
        for small in map(Fraction, ("0", "29.9899", "29.99", "40")):
            meets = [regional <= Fraction("70.01"), small >= Fraction("29.99")]
            assert found.at(regional, small) == ("originating" if join(meets) else "non-originating")


def test_what_nobody_knows_opens_a_band_along_both(tmp_path: Path) -> None:
    """Of 100, 20 are foreign and 15 may be: 65 to 80 per cent are regional, 20 to 35 are not."""
    found = over(BOTH, FOREIGN.format("20"), '"value": "15"')
    assert found.kinks(0) == (65, 80) and found.kinks(1) == (20, 35)
    assert found.at(Fraction(60), Fraction(38)) == "originating"
    assert found.at(Fraction(70), Fraction(38)) == found.at(Fraction(60), Fraction(30)) == "undetermined"
    assert found.at(Fraction(81), Fraction(38)) == found.at(Fraction(60), Fraction(19)) == "non-originating"
    assert found.at(Fraction(70), Fraction(19)) == "non-originating"


@pytest.mark.parametrize(("low", "high", "plain"), [("0", "1", "0.5"), ("62", "64", "63"), ("1.01", "1.03", "1.02")])
def test_the_plainest_number_between_two(low: str, high: str, plain: str) -> None:
    assert between(Fraction(low), Fraction(high)) == Fraction(plain)


def test_products_are_counted_in_each_cell() -> None:
    planes = [over(BOTH, FOREIGN.format(each)) for each in ("20", "30")]
    grid = gridded("", ["a", "b"], planes, [Fraction(1), Fraction(3)], ([], []))
    assert grid.steps == ((50, 70, 80, 90), (0, 20, 30, 40))
    assert grid.turning == (((), (1,), (0,), ()), ((), (0,), (1,), ()))
    shares = {(x, y): grid.at(Fraction(x), Fraction(y)).originating for x in (70, 80) for y in (20, 30)}
    assert shares == {(70, 20): 1, (70, 30): 2, (80, 20): 1, (80, 30): 1}
    assert grid.at(Fraction(80), Fraction(30)).worth == Fraction(1, 4)


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.roo").write_text(
        f'language 1\nagreement DEMO "a"\nparties MX, US\n{HEADER}\nrule for 87.03 requires {RVC} and {SMALL}\n'
    )
    lines = [
        {"id": f"c{each}", "date": "2019-01-01", "good": {"code": "8703.23", "produced_in": "MX", "values": {"net cost": "100"}},
         "materials": [{"code": "8708.99", "originating": False, "value": each}]} for each in ("20", "30")
    ]  # fmt: skip
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, lines)))
    files = (str(tmp_path / "a.roo"), str(tmp_path / "c.jsonl"))
    moved = ("--vary", "regional share=50..90", "--vary", "small share=0..40", "--mark", "US=75,25")
    chart = tmp_path / "map.svg"
    done = roolang("sweep", *files, *moved, "--chart", str(chart))
    assert done.status == 0, done.err
    assert "US (75, 25): 1 originate, 50.0 %; 0 undetermined" in done.out
    assert "2 kinks of regional share: 70, 80" in done.out and "2 kinks of small share: 20, 30" in done.out
    assert chart.read_text().startswith("<svg")
    told = json.loads(roolang("sweep", *files, *moved, "--json").out)
    (group,) = told["groups"]
    assert group["kinks"]["small share"] == [{"at": "20", "changes": ["c20"]}, {"at": "30", "changes": ["c30"]}]
    cell = {"regional share": {"above": "50", "below": "70"}, "small share": {"above": "30", "below": "40"}}
    assert [each["originating"] for each in group["cells"] if cell.items() <= each.items()] == [2]
    wrong = roolang("sweep", *files, *moved[:4], "--vary", "third=1..2")
    assert wrong.status == 2 and "RL7501" in wrong.err
