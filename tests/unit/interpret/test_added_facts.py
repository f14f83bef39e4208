"""Facts added to a declaration settle what was open, and turn no verdict round: places, bases, what is wholly obtained."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.interpret.judging import codes, judged

CONTENT = "rule for 8703.23 requires regional value content at least 60% by net cost\n"
CHANGE = "rule for 84.07 requires change from any other chapter\n"


def car(**good: Any) -> dict[str, Any]:
    engine = {"id": "engine", "code": "8407.34", "originating": False, "value": 300}
    values = {"net cost": 1000}
    return {"good": {"code": "8703.23", "values": values, **good}, "materials": [engine]}


# ---- where the good was produced


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ({"produced_in": "MX"}, "originating"),
        ({"produced_in": "JP"}, "non-originating"),
        ({}, "undetermined"),
        ({"imported": False}, "originating"),
        ({"imported": True}, "undetermined"),
    ],
)
def test_the_place_of_the_good_is_a_fact(said: dict[str, Any], verdict: str) -> None:
    found = judged(CONTENT, car(**said))
    assert found.verdict == verdict
    asked = (frozenset({"place of production of the good"}),) if verdict == "undetermined" else ()
    assert found.missing == asked


def test_no_place_is_asked_for_where_it_does_not_matter() -> None:
    # 1000 - 300 is 70% of the net cost; at least 80% is asked.
    assert judged(CONTENT.replace("60%", "80%"), car()).verdict == "non-originating"


def test_a_text_without_parties_knows_no_place() -> None:
    from roolang.interpret import judge
    from roolang.lower import View
    from roolang.workspace.workspace import load_text
    from tests.unit.interpret.judging import DAY, declared

    workspace = load_text("language 1 agreement ANY nomenclature HS 2022 " + CONTENT)
    text = workspace.library.find("ANY")
    assert text is not None
    assert judge(workspace.program(text, View(DAY, "", ()))[0], declared(car())).verdict == "undetermined"


# ---- a base of nothing


BASES: list[tuple[dict[str, Any], list[dict[str, Any]], str]] = [
    ({}, [], "originating"),  # whatever the net cost, no material takes anything off
    ({"net cost": 0}, [], "undetermined"),  # a share of nothing is no figure, whatever is taken off
    ({"net cost": 1000}, [], "originating"),
    ({}, [{"value": 1}], "undetermined"),
    ({"net cost": 0}, [{"value": 1}], "undetermined"),
    ({"net cost": 1000}, [{"value": 1}], "originating"),
]


@pytest.mark.parametrize(("values", "materials", "verdict"), BASES)
def test_a_share_of_nothing_is_open(values: dict[str, Any], materials: list[dict[str, Any]], verdict: str) -> None:
    good = {"code": "8703.23", "produced_in": "MX", "values": values}
    listed = [{"code": "8407.34", "originating": False, **each} for each in materials]
    found = judged(CONTENT, {"good": good, "materials": listed})
    assert found.verdict == verdict
    assert ("RL6105" in codes(found)) is (values == {"net cost": 0})


def test_a_base_below_zero_leaves_the_comparison_open() -> None:
    rules = """define quantity own cost as net cost - royalties
rule for 8703.23 requires value of originating materials at least 50% of own cost
"""
    good = {"code": "8703.23", "produced_in": "MX", "values": {"net cost": 10, "royalties": 11}}
    found = judged(rules, {"good": good, "materials": []})
    assert found.verdict == "undetermined"
    assert "RL6105" in codes(found)


def test_two_amounts_without_a_percentage_need_no_share() -> None:
    rules = "rule for 8703.23 requires value of non-originating materials at most net cost\n"
    good = {"code": "8703.23", "produced_in": "MX", "values": {"net cost": 0}}
    for value, verdict in ((0, "originating"), (1, "non-originating")):
        materials = [{"code": "8407.34", "originating": False, "value": value}]
        found = judged(rules, {"good": good, "materials": materials})
        assert found.verdict == verdict and "RL6105" not in codes(found)


def test_a_tolerance_out_of_nothing_lets_nothing_in_and_turns_nothing_down() -> None:
    rules = """tolerance 10% of net cost
rule for 8703.23 requires change from any other heading
"""
    good = {"code": "8703.23", "produced_in": "MX", "values": {"net cost": 0}}
    for code, verdict in (("8407.34", "originating"), ("8703.22", "undetermined")):
        found = judged(rules, {"good": good, "materials": [{"code": code, "originating": False, "value": 0}]})
        assert found.verdict == verdict


# ---- origin of another place, and what is wholly obtained


def engine(good: dict[str, Any], **part: Any) -> dict[str, Any]:
    own = {
        "id": "part",
        "code": "8409.91",
        "self_produced": False,
        "materials": [{"code": "7326.90", "originating": True}],
        **part,
    }
    return {"good": {"code": "8407.34", **good}, "materials": [own]}


LIMITED = """rule for 84.07 requires all materials are originating
rule for 84.09 requires change from any other heading
accumulation bilateral among the parties for materials of chapter 72
"""


@pytest.mark.parametrize(
    ("good", "verdict"),
    [({"produced_in": "CA"}, "originating"), ({"produced_in": "MX"}, "non-originating"), ({}, "undetermined")],
)
def test_origin_in_a_party_waits_for_the_place_of_the_good(good: dict[str, Any], verdict: str) -> None:
    # The part meets its own rule in CA; materials of 84.09 do not accumulate, so only a good of CA may use it.
    assert judged(LIMITED, engine(good, produced_in="CA")).verdict == verdict


WHOLE = """define operation casting as text "casting"
rule for 84.07 requires all materials are originating
rule for 84.09 requires undergoes casting
"""


@pytest.mark.parametrize(
    ("part", "verdict"),
    [
        ({}, "undetermined"),
        ({"wholly_obtained": False}, "non-originating"),
        ({"wholly_obtained": True}, "originating"),
        ({"wholly_obtained": True, "produced_in": None}, "undetermined"),
        ({"materials": [{"code": "7326.90", "originating": False}]}, "non-originating"),
    ],
)
def test_a_part_that_fails_its_own_rule_may_be_wholly_obtained(part: dict[str, Any], verdict: str) -> None:
    part = {"produced_in": "MX", "processes": [], "complete": ["materials", "processes"], **part}
    assert judged(WHOLE, engine({"produced_in": "MX"}, **part)).verdict == verdict


@pytest.mark.parametrize(
    ("milk", "verdict"),
    [
        ({"produced_in": "MX"}, "originating"),
        ({"produced_in": "NZ"}, "non-originating"),
        ({"imported": True}, "non-originating"),
        ({}, "undetermined"),
    ],
)
def test_wholly_obtained_is_in_a_party(milk: dict[str, Any], verdict: str) -> None:
    rules = "rule for 19.01 requires all materials of chapter 4 are wholly obtained\n"
    listed = [{"code": "0402.21", "wholly_obtained": True, **milk}]
    assert judged(rules, {"good": {"code": "1901.90", "produced_in": "MX"}, "materials": listed}).verdict == verdict
