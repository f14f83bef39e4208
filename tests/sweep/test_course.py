"""Verdicts along a range, worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from roolang.domain.declaration import Declaration
from roolang.domain.loading import load_declarations
from roolang.interpret import judge
from roolang.sweep import Course, counted, course, names_in, varied
from roolang.workspace.judging import programs_for
from roolang.workspace.workspace import Workspace, load_text

DAY = date(2019, 1, 1)


def rules(condition: str, header: str = "define parameter regional share as 62.5%") -> Workspace:
    text = f'language 1\nagreement A "a"\nparties MX, US\n{header}\nrule for 87.03 requires {condition}\n'
    return load_text(text, "a.roo", Path.cwd())


def car(*materials: str) -> Declaration:
    lines = ", ".join(f'{{"code": "8708.99", {each}}}' for each in materials)
    good = '{"code": "8703.23", "produced_in": "MX", "values": {"net cost": "100"}}'
    loaded, findings = load_declarations("a.json", f'{{"id": "a", "good": {good}, "materials": [{lines}]}}'.encode())
    assert not findings
    return loaded[0]


def along(workspace: Workspace, declared: Declaration, name: str = "regional share") -> Course:
    def judged(value: Fraction):  # type: ignore[no-untyped-def]
        (program, _), *_ = programs_for(varied(workspace, {name: value}), "a.roo", (), DAY, ())[1]
        return judge(program, declared)

    return course(judged, Fraction(50), Fraction(90), 100)


RVC = "regional value content at least regional share by build-down on net cost"
FOREIGN = '"originating": false, "value": "{}"'


def test_a_product_turns_just_behind_its_own_content() -> None:
    """70.01 per cent of 100 is regional: 70.01 is still met, anything above is not."""
    found = along(rules(RVC), car(FOREIGN.format("29.99")))
    assert found.kinks() == (Fraction("70.01"),)
    assert [found.at(Fraction(each)) for each in ("50", "70.01", "70.0101", "90")] == [
        "originating",
        "originating",
        "non-originating",
        "non-originating",
    ]


def test_what_nobody_knows_opens_a_stretch_between_the_worst_and_the_best() -> None:
    found = along(rules(RVC), car(FOREIGN.format("20"), '"value": "15"'))
    assert found.kinks() == (65, 80)
    assert [found.at(Fraction(each)) for each in (65, 66, 80, 81)] == [
        "originating",
        "undetermined",
        "undetermined",
        "non-originating",
    ]


def test_a_second_condition_holds_a_product_down_everywhere() -> None:
    dear = rules(f"{RVC} and net cost at least 101")
    assert along(dear, car(FOREIGN.format("10"))).kinks() == ()


def test_an_open_number_moves_like_a_parameter() -> None:
    workspace = rules("regional value content at least [X%] by build-down on net cost", "")
    assert names_in(workspace)["x"]
    assert along(workspace, car(FOREIGN.format("25")), "x").kinks() == (75,)


@pytest.mark.parametrize("points", [(), (Fraction(60),)])
def test_counts_stand_at_each_kink_and_behind_it(points: tuple[Fraction, ...]) -> None:
    workspace = rules(RVC)
    courses = [along(workspace, car(FOREIGN.format(each))) for each in (20, 30)]
    stretches = counted(courses, [Fraction(100), Fraction(300)], points)
    told = {(str(each.value), each.behind): (each.originating, each.worth) for each in stretches}
    assert told["70", False] == (2, 1)
    assert told["70", True] == (1, Fraction(1, 4))
    assert told["80", False] == (1, Fraction(1, 4))
    assert told["80", True] == (0, 0)
    assert [each.products for each in stretches if each.products] == [(1,), (0,)]
    assert (("60", False) in told) == bool(points)
