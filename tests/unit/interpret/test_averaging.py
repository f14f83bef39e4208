"""Figures averaged over a pool: sums over all units, worked out by hand, where the text permits it and only there.

100 cars like this one: net cost 1000, foreign materials 450, so 55% by themselves. 300 others: net cost 800, foreign
200, 75%. Together 100 * 1000 + 300 * 800 = 340,000 and 45,000 + 60,000 = 105,000: 235/340 = 69.1176...%. The mean of the
shares would be 70%.
"""

from __future__ import annotations

from typing import Any

import pytest

from roolang.domain.loading import declarations_from
from roolang.explain import as_text, narrate
from tests.unit.interpret.test_provisions import judged, warnings

YEAR, CLASS = "fiscal year of the producer", "class of vehicles, plant"
PERMITS = f'averaging over "{YEAR}" by "{CLASS}" for goods of 87.03 cite "Art. 403(3)" '
RULE = "rule for 87.03 requires regional value content at least {}% by net cost "


def other(quantity: object = 300, cost: object = 800, foreign: object = 200, **fields: Any) -> dict[str, Any]:
    material = {"id": "parts", "code": "8708.29", "originating": False, "value": foreign}
    return {"quantity": quantity, "values": {"net cost": cost}, "materials": [material], **fields}


def car(foreign: int = 450, *, goods: list[dict[str, Any]] | None = None, **pool: Any) -> dict[str, Any]:
    averaging = {"over": YEAR, "by": CLASS, "quantity": 100, "goods": [other()] if goods is None else goods, **pool}
    return {
        "good": {"code": "8703.23", "produced_in": "MX", "values": {"net cost": 1000}},
        "materials": [{"id": "parts", "code": "8708.29", "originating": False, "value": foreign}],
        "averaging": averaging,
    }


@pytest.mark.parametrize(
    ("asked", "verdict"), [("55.1", "originating"), ("69.1", "originating"), ("69.2", "non-originating")]
)
def test_sums_over_all_units(asked: str, verdict: str) -> None:
    judgement = judged(RULE.format(asked) + PERMITS, car())
    assert judgement.verdict == verdict
    assert judgement.figures["regional value content"] == "1175/17"


def test_a_good_that_would_pass_by_itself_falls_with_its_pool() -> None:
    # 90% by itself; with 300 of 800 and 600 foreign, (100,000 - 10,000 + 240,000 - 180,000) / 340,000 = 150/340
    declared = car(100, goods=[other(foreign=600)])
    assert judged(RULE.format(60) + PERMITS, declared).verdict == "non-originating"
    assert judged(RULE.format(60), declared).verdict == "originating"


@pytest.mark.parametrize(
    "rules",
    [
        "",
        PERMITS.replace("87.03", "87.04"),
        PERMITS.replace(YEAR, "month"),
        PERMITS.replace(CLASS, "plant"),
    ],
)
def test_where_the_text_does_not_permit_it_the_own_figures_count(rules: str) -> None:
    assert judged(RULE.format(60) + rules, car()).figures["regional value content"] == "55"
    assert warnings(RULE.format(60) + rules, car()) == ["RL5610 the good"]
    assert warnings(RULE.format(60) + PERMITS, car()) == []


def test_only_the_figures_named_are_averaged() -> None:
    rules = RULE.format(60) + f'averaging over "{YEAR}" of MaxNOM '
    assert judged(rules, car()).figures["regional value content"] == "55"
    shares = "rule for 87.03 requires MaxNOM at most 31% " + f'averaging over "{YEAR}" of MaxNOM '
    priced = car(goods=[other(values={"ex-works price": 800})])
    priced["good"]["values"] = {"ex-works price": 1000}
    assert judged(shares, priced).figures["MaxNOM"] == "525/17"  # 105 of 340


@pytest.mark.parametrize(("field", "fact"), [("over", "period of averaging"), ("by", "category of averaging")])
def test_a_pool_of_an_unknown_kind_leaves_both_open(field: str, fact: str) -> None:
    assert judged(RULE.format(50) + PERMITS, car(**{field: None})).verdict == "originating"  # 55% and 69%
    assert judged(RULE.format(70) + PERMITS, car(**{field: None})).verdict == "non-originating"
    open_ = judged(RULE.format(60) + PERMITS, car(**{field: None}))
    assert open_.verdict == "undetermined"
    assert {each for way in open_.missing for each in way} == {fact}


def test_an_unknown_amount_of_another_good_counts_as_often_as_there_are_units() -> None:
    declared = car(goods=[other(foreign={"at least": 100, "at most": 300})])  # 30,000 to 90,000 of 340,000
    assert judged(RULE.format(51) + PERMITS, declared).verdict == "originating"  # 205/340 = 60.3% at worst
    found = judged(RULE.format(65) + PERMITS, declared)
    assert found.verdict == "undetermined"
    assert {each for way in found.missing for each in way} == {"value of parts of averaged good 1"}


def test_materials_of_the_other_goods_have_a_status_of_their_own() -> None:
    made_here = {"id": "body", "code": "8707.10", "produced_in": "MX", "value": 200,
        "self_produced": False, "materials": [
        {"id": "steel", "code": "7210.49", "originating": False, "value": 150}]}  # fmt: skip
    rules = RULE.format(85) + PERMITS + "rule for 87.07 requires change from any other heading "
    # the body changes its heading and originates: (340,000 - 45,000) / 340,000 = 86.8%
    assert judged(rules, car(goods=[other(materials=[made_here])])).verdict == "originating"


def test_self_produced_parts_are_looked_into_in_every_good() -> None:
    own = {"id": "engine", "code": "8407.34", "self_produced": True, "originating": True, "value": 400, "materials": [
        {"id": "pistons", "code": "8409.91", "originating": False, "value": 200}]}  # fmt: skip
    assert (
        judged(RULE.format(60) + PERMITS, car(goods=[other(materials=[own])])).figures["regional value content"]
        == "1175/17"
    )


def test_the_explanation_says_over_what(capsys: pytest.CaptureFixture[str]) -> None:
    text = as_text(narrate(judged(RULE.format(60) + PERMITS, car())))
    assert "summed over 400 units of 2 kinds of goods" in text
    assert "Art. 403(3)" in text


@pytest.mark.parametrize(
    ("averaging", "codes"),
    [
        ({"over": YEAR, "quantity": 100, "goods": [other(0)]}, {"RL6003"}),
        ({"over": YEAR, "quantity": {"at least": 1}, "goods": []}, {"RL6003"}),
        ({"over": YEAR, "goods": [other()]}, {"RL6003"}),
        ({"period": YEAR, "quantity": 1}, {"RL6002"}),
        ({"over": YEAR, "quantity": 1, "goods": [{**other(), "net_cost": 3}]}, {"RL6002"}),
        ({"over": YEAR, "quantity": 1, "goods": [other(), "more"]}, {"RL6003"}),
        ("fiscal year", {"RL6003"}),
    ],
)
def test_pools_that_cannot_be_are_found(averaging: object, codes: set[str]) -> None:
    declared = {"good": {"code": "8703.23"}, "averaging": averaging}
    assert {finding.code for finding in declarations_from(declared, "test")[1]} == codes
