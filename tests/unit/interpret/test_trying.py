"""Sets of missing facts are enough: for each there are answers, written into the declaration, that settle the verdict."""

from __future__ import annotations

import copy
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from roolang.domain.declaration import items_of
from roolang.interpret import reaching, trying
from tests.unit.interpret.judging import judged

Data = dict[str, Any]
Write = Callable[[Data, Any], None]
SHARE = "rule for 84.17 requires value of originating materials at least 40% of ex-works price\n"
ADDED = "rule for 84.17 requires content of US at least 40% by value added\n"
FULL = "rule for 84.17 requires content of US at least 40% by full value\n"
FOREIGN = "rule for 84.07 requires value of non-originating materials at most 40% of ex-works price\n"
AMOUNTS = (0, 1, 400, 425, 450, 1000, 10**9)


def of_us(**facts: Any) -> Data:
    """A good with one originating material made in US."""
    return {
        "good": {"code": "8417.10", "produced_in": "MX", "values": {}},
        "materials": [{"id": "m0", "originating": True, "produced_in": "US", **facts}],
    }


COSTED = {"code": "8417.10", "produced_in": "MX", "values": {"net cost": 400}}


def nested() -> Data:
    """A good with a material of 400 that does not originate, and a part of its own heading of unknown origin."""
    inside = [{"id": "m1.0", "value": 1, "originating": False}]
    return {
        "good": {"code": "8407.34", "produced_in": "US", "values": {"ex-works price": 1000}},
        "materials": [
            {"id": "m0", "originating": False, "value": 400},
            {"id": "m1", "code": "8407.34", "materials": inside},
        ],
    }


def priced(name: str) -> Write:
    return lambda data, said: data["good"]["values"].update({name: said})


def of(at: int, field: str) -> Write:
    return lambda data, said: data["materials"][at].update({field: said})


WRITING: dict[str, tuple[Write, tuple[Any, ...]]] = {
    "ex-works price": (priced("ex-works price"), AMOUNTS),
    "net cost": (priced("net cost"), AMOUNTS),
    "value of m0": (of(0, "value"), AMOUNTS),
    "value of m1": (of(1, "value"), AMOUNTS),
    "origin of m1": (of(1, "originating"), (True, False)),
    "whether m1 is self-produced": (of(1, "self_produced"), (True, False)),
    "complete list of materials of m0": (of(0, "materials"), ([], [{"id": "i", "value": 10**9, "originating": False}])),
}


def settled(rules: str, data: Data, way: list[str]) -> bool:
    """Whether some answers to these facts settle the verdict."""
    for answers in product(*(WRITING[fact][1] for fact in way)):
        told = copy.deepcopy(data)
        for fact, said in zip(way, answers, strict=True):
            WRITING[fact][0](told, said)
        if judged(rules, told).verdict != "undetermined":
            return True
    return False


def missing(rules: str, data: Data) -> list[list[str]]:
    return [sorted(way) for way in judged(rules, data).missing]


def test_a_price_alone_does_not_settle_what_is_held_against_it() -> None:
    data = of_us()
    assert not settled(SHARE, data, ["ex-works price"])
    assert missing(SHARE, data) == [["ex-works price", "value of m0"]]


@pytest.mark.parametrize(
    ("rules", "data"),
    [
        (SHARE, of_us()),
        (ADDED, of_us()),
        (FULL, of_us()),
        (FOREIGN, nested()),
        (ADDED, of_us(value={"at least": 400, "at most": 450}) | {"good": COSTED}),
    ],
)
def test_each_set_settles_the_verdict(rules: str, data: Data) -> None:
    found = missing(rules, data)
    assert found
    for way in found:
        assert settled(rules, data, way), way


def test_a_value_within_bounds_that_settles_nothing_is_not_asked_for() -> None:
    data = of_us(value={"at least": 400, "at most": 450})
    data["good"]["values"] = {"net cost": 400}
    assert ["value of m0"] not in missing(ADDED, data)


def test_a_set_that_cannot_be_tried_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "TRIALS", 0)
    assert missing(SHARE, of_us()) == [["ex-works price"]]


def test_so_often_is_one_verdict_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[object] = []
    work = trying.supposed

    def counting(judgement: Any, edits: Any) -> Any:
        counted.append(edits)
        return work(judgement, edits)

    monkeypatch.setattr(trying, "supposed", counting)
    words = " and ".join(f'established that "{letter}"' for letter in "abcdefghijklmnop")
    data = {"good": {"code": "8417.10", "produced_in": "MX"}, "materials": []}
    for rules in (f"rule for 84.17 requires {words}\n", f"rule for 84.17 requires {words.replace(' and ', ' or ')}\n"):
        counted.clear()
        assert judged(rules, data).missing
        assert 0 < len(counted) <= trying.TRIALS
    counted.clear()
    data["good"] = {"produced_in": "MX"}
    assert judged(SHARE, data).verdict == "undetermined" and judged(SHARE, data).missing and not counted


def test_origin_declared_for_another_text_alone_is_missing_for_this_one() -> None:
    data = {
        "good": {"code": "8407.34", "produced_in": "US", "values": {"ex-works price": 1000}},
        "materials": [{"id": "m0", "value": 500, "originating": {"OTHER": True}}],
    }
    assert missing(FOREIGN, data) == [["origin of m0"]]


def test_what_a_set_lacks_is_asked_of_the_items_that_are_declared() -> None:
    judgement = judged(ADDED, of_us())
    held = {id(item) for item in items_of(judgement.declaration.good)}
    assert judgement.missing and all(id(fact.item) in held for way in judgement.missing for fact in way)


# ---- amounts of which only a range is declared


def ranged(price: Any, *materials: tuple[Any, bool | None]) -> Data:
    """A good of a price with materials m0, m1, ... of a value and an origin each, all of another heading."""
    listed = [
        {"id": f"m{i}", "code": "8409.91", "value": value, **({} if origin is None else {"originating": origin})}
        for i, (value, origin) in enumerate(materials)
    ]
    return {
        "good": {"code": "8407.34", "produced_in": "US", "values": {"ex-works price": price}},
        "materials": listed,
    }


def between(low: int, high: int) -> dict[str, int]:
    return {"at least": low, "at most": high}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        # 35 and at most 5 more will do: m1 originates, or its 3 to 10 are no more than 5
        (ranged(100, (35, False), (between(3, 10), None)), [["origin of m1"], ["value of m1"]]),
        # 40 of 100 are allowed, and 20 to 50 are there: m0 may come down by 20; m1 and m2 by 5 each, together
        (ranged(100, (between(10, 30), False), (between(5, 10), False), (between(5, 10), False)),
         [["value of m0"], ["value of m1", "value of m2"]]),
        # 36 to 48 are allowed, and 30 to 39 are there, with 3 to 10 that may count
        (ranged(between(90, 120), (between(30, 39), False), (between(3, 10), None)),
         [["ex-works price", "origin of m1"], ["ex-works price", "value of m0"], ["ex-works price", "value of m1"],
          ["origin of m1", "value of m0"], ["value of m0", "value of m1"]]),
    ],
)  # fmt: skip
def test_a_range_that_could_be_narrowed_is_asked_for(data: Data, expected: list[list[str]]) -> None:
    assert missing(FOREIGN, data) == expected


def test_of_very_many_amounts_a_range_is_asked_for_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "EVERY", 0)
    data = ranged(100, (35, False), (between(3, 10), None))
    assert missing(FOREIGN, data) == [["origin of m1"], ["value of m1"]]


def test_a_place_is_tried_in_every_state_whose_materials_accumulate() -> None:
    """Made in NO its 60 of 100 are enough; made in any other state it hangs on the test."""
    rules = (
        "accumulation diagonal with NO\n"
        "rule for 84.07 requires value of materials produced in NO at least 40% of ex-works price"
        ' or established that "it was tested"\n'
    )
    data = ranged(100, (60, True))
    assert missing(rules, data) == [
        ["place of production of m0"],
        ['whether "it was tested" is established for the good'],
    ]
