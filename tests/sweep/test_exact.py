"""What a sweep says of a value is what the text says with that value written in it, wherever the number stands."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from roolang.domain.declaration import Declaration
from roolang.domain.loading import load_declarations
from roolang.interpret import Judgement, judge
from roolang.sweep import Course, course, varied
from roolang.sweep.plain import BOTH, ELSEWHERE, INSIDE
from roolang.sweep.plane import plane
from roolang.workspace.judging import programs_for
from roolang.workspace.workspace import Workspace, load_text
from tests.cli.run import roolang
from tests.sweep.test_course import DAY

HEAD = """language 1
agreement DEMO "a"
parties MX, US
define parameter small share as 10%
"""
FOREIGN = "value of non-originating materials"
RATIO = f"define quantity foreign content as {FOREIGN} / net cost\n"
LIMIT = f"{RATIO}rule for 87.03 requires foreign content at most small share"
HEADING = "rule for 87.03 requires change from any other heading except from heading 84.09"
TEXTS = {
    "threshold": LIMIT,
    "either": f"{LIMIT} or change from any other chapter",
    "tolerance": f"{HEADING}\ntolerance small share of net cost",
    "formula": f"define quantity permitted value as small share * net cost\n"
    f"rule for 87.03 requires {FOREIGN} at most permitted value",
    "ratio": f"define quantity excess as {FOREIGN} / net cost - small share\nrule for 87.03 requires excess at most 0%",
    "cap": f"treat materials of 84.09 as originating for goods of 87.03 up to small share of net cost\n{HEADING}",
    "two unknown": f"define quantity foreign content as {FOREIGN} / value of materials\n"
    "rule for 87.03 requires foreign content at most small share",
    "nested": f"{LIMIT}\nrule for 84.09 requires foreign content at most small share",
}
EXACT = {"threshold", "either", "tolerance"}


def text(body: str) -> Workspace:
    found = load_text(f"{HEAD}{body}\n", "a.roo", Path.cwd())
    assert not found.findings, found.findings
    return found


def car(*materials: dict[str, object]) -> Declaration:
    good = {"code": "8703.23", "produced_in": "MX", "values": {"net cost": "100"}}
    (found,), findings = load_declarations(
        "a.json", json.dumps({"id": "a", "good": good, "materials": materials}).encode()
    )
    assert not findings, findings
    return found


def judging(workspace: Workspace, declared: Declaration):  # type: ignore[no-untyped-def]
    def judged(value: Fraction) -> Judgement:
        findings, programs = programs_for(varied(workspace, {"small share": value}), "a.roo", (), DAY, ())
        assert not findings, findings
        return judge(programs[0][0], declared)

    return judged


def material(random: Random, *, nested: bool) -> dict[str, object]:
    worth = random.randrange(1, 26)
    made: dict[str, object] = {
        "code": random.choice(["8409.91", "8708.99", "8703.90"]),
        "value": random.choice([worth, {"at least": worth, "at most": worth + 5}]),
    }
    origin = random.choice([True, False, None])
    if nested:
        inner = {"code": "7326.90", "value": random.randrange(1, worth + 1), "originating": False}
        return made | {"produced_in": "MX", "values": {"net cost": worth}, "materials": [inner]}
    return made if origin is None else made | {"originating": origin}


def swept(name: str, *materials: dict[str, object]) -> Course:
    return course(judging(text(TEXTS[name]), car(*materials)), Fraction(0), Fraction(70), 100)


def at(found: Course, *values: str) -> list[str]:
    return [found.at(Fraction(each)) for each in values]


YES, MAYBE, NO = "originating", "undetermined", "non-originating"
THIRTY = {"code": "8409.91", "value": 30, "originating": False}


@pytest.mark.parametrize("name", TEXTS)
def test_a_sweep_says_what_the_text_says_with_the_number_in_it(name: str) -> None:
    workspace = text(TEXTS[name])
    for seed in range(4):
        random = Random(f"{name} {seed}")
        own = [material(random, nested=name == "nested" and not i) for i in range(random.randrange(1, 4))]
        judged = judging(workspace, car(*own))
        found = course(judged, Fraction(0), Fraction(70), 100)
        asked = [Fraction(random.randrange(7001), 100) for _ in range(4)]
        assert [found.at(each) for each in asked] == [judged(each).verdict for each in asked], own
        assert not found.doubt or name not in EXACT


@pytest.mark.parametrize("name", ["formula", "ratio"])
def test_a_number_in_a_formula_turns_where_the_formula_does_and_is_not_called_exact(name: str) -> None:
    """30 of 100 is foreign: too much until 30 per cent are permitted."""
    found = swept(name, THIRTY)
    assert at(found, "20", "29", "29.99", "30", "70") == [NO, NO, NO, YES, YES]
    assert found.kinks() == (30,) and found.doubt == ELSEWHERE


def test_a_number_that_caps_a_treatment() -> None:
    """30 of 100 are of heading 84.09: they count as originating once the cap is 30."""
    found = swept("cap", THIRTY)
    assert at(found, "0", "20", "29.99", "30", "70") == [NO, NO, NO, YES, YES] and found.doubt == ELSEWHERE


def test_a_number_that_decides_what_a_material_is() -> None:
    """30 of the car is a part of which 6 is foreign: by 20 per cent the part originates, and with it the car."""
    inner = {"code": "7326.90", "value": 6, "originating": False}
    part = {"code": "8409.91", "value": 30, "produced_in": "MX", "values": {"net cost": 30}}
    found = swept("nested", part | {"materials": [inner]})
    assert [each == YES for each in at(found, "19.99", "20", "25", "30")] == [False, True, True, True]
    assert found.doubt == INSIDE


def test_two_amounts_that_nobody_knows() -> None:
    """10 to 20 are foreign and 10 to 20 are not: a third to two thirds are foreign."""
    between = {"at least": 10, "at most": 20}
    own = [{"code": "8409.91", "value": between, "originating": each} for each in (True, False)]
    found = swept("two unknown", *own)
    assert at(found, "30", "33", "34", "66", "67") == [NO, NO, MAYBE, MAYBE, YES] and found.doubt == BOTH


def test_a_plane_over_a_formula_is_judged_where_it_is_asked() -> None:
    """30 of 100 is foreign: permitted where both shares together are 30 per cent."""
    body = "define parameter more share as 5%\ndefine quantity permitted value as small share * net cost + more share"
    workspace = text(f"{body} * net cost\nrule for 87.03 requires {FOREIGN} at most permitted value")

    def judged(*values: Fraction) -> Judgement:
        moved = varied(workspace, dict(zip(("small share", "more share"), values, strict=True)))
        return judge(programs_for(moved, "a.roo", (), DAY, ())[1][0][0], car(THIRTY))

    found = plane(judged, ((Fraction(0), Fraction(40)), (Fraction(0), Fraction(20))), (100, 100))
    pairs = [(Fraction(small), Fraction(more)) for small, more in ((20, 9), (20, 10), (29, 1), (29, 0), (1, 20))]
    assert [found.at(*each) for each in pairs] == [NO, YES, YES, NO, NO] and found.doubt == ELSEWHERE


def test_the_command_says_that_it_is_not_exact_and_why(tmp_path: Path) -> None:
    (tmp_path / "a.roo").write_text(f"{HEAD}{TEXTS['formula']}\n")
    good = {"code": "8703.23", "produced_in": "MX", "values": {"net cost": "100"}}
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "date": "2019-01-01", "good": good, "materials": [THIRTY]}))
    asked = (str(tmp_path / "a.roo"), str(tmp_path / "a.json"), "--vary", "small share=20..50", "--mark", "mine=29")
    assert f"not exact between the values shown: {ELSEWHERE}" in roolang("sweep", *asked).out
    (group,) = json.loads(roolang("sweep", *asked, "--json").out)["groups"]
    assert group["exact"] is False and group["because"] == [ELSEWHERE]
    assert {each["at"]: each["originating"] for each in group["stretches"] if each.get("at") in ("20", "29", "30")} == {
        "20": 0, "29": 0, "30": 1,
    }  # fmt: skip
