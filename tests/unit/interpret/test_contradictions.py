"""Facts that cannot all be so are told, whatever is then followed."""

from __future__ import annotations

from typing import Any

import pytest

from roolang.check import check_declaration
from roolang.domain.loading import declarations_from
from tests.unit.interpret.judging import codes, declared, judged

CHANGE = "rule for 84.07, 84.09 requires change from any other heading\n"


def engine(part: dict[str, Any], **good: Any) -> dict[str, Any]:
    return {"good": {"code": "8407.34", "produced_in": "MX", **good}, "materials": [{"id": "part", **part}]}


def found_in(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in check_declaration(declared(data), None)]


@pytest.mark.parametrize("inner", [{"originating": False}, {"imported": True}, {"wholly_obtained": False}])
def test_wholly_obtained_of_something_that_is_not(inner: dict[str, Any]) -> None:
    part = {"code": "8409.91", "wholly_obtained": True, "produced_in": "MX", "materials": [{"id": "steel", **inner}]}
    ((code, message),) = found_in(engine(part))
    assert code == "RL6110"
    assert "`part`" in message and "`steel`" in message


def test_wholly_obtained_of_nothing_else_is_in_order() -> None:
    part = {"code": "8409.91", "wholly_obtained": True, "produced_in": "MX", "materials": [{"wholly_obtained": True}]}
    assert found_in(engine(part)) == []


def test_own_making_that_was_imported() -> None:
    assert [code for code, _ in found_in(engine({"self_produced": True, "imported": True}))] == ["RL6110"]


def test_origin_of_the_good_itself() -> None:
    data = engine({"code": "8409.91", "originating": False}, originating=False)
    assert [code for code, _ in found_in(data)] == ["RL6111"]
    assert judged(CHANGE, data).verdict == "originating"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"imported": False, "produced_in": "JP"}, True),
        ({"imported": True, "produced_in": "CA"}, True),
        ({"imported": False, "produced_in": "CA"}, False),
        ({"imported": True, "produced_in": "JP"}, False),
        ({"imported": True}, False),
    ],
)
def test_imported_against_the_place(part: dict[str, Any], expected: bool) -> None:
    assert ("RL6110" in codes(judged(CHANGE, engine({"code": "8409.91", **part})))) is expected


def test_a_good_that_is_imported_from_a_party() -> None:
    found = judged(CHANGE, engine({"code": "8409.91"}, imported=True))
    assert (found.verdict, codes(found)) == ("originating", {"RL6110"})


@pytest.mark.parametrize(
    ("said", "expected"),
    [({"USMCA": True}, {"RL6112"}), ({"demo": True}, set()), ({"USMCA": True, "DEMO": False}, set()), (True, set())],
)
def test_origin_declared_for_other_texts_alone(said: Any, expected: set[str]) -> None:
    assert codes(judged(CHANGE, engine({"code": "8409.91", "originating": said}))) == expected


@pytest.mark.parametrize(("said", "codes_"), [(False, {"RL6101"}), (True, set()), (None, set())])
def test_wholly_obtained_against_what_the_text_calls_so(said: bool | None, codes_: set[str]) -> None:
    rules = "goods are wholly obtained if undergoes dyeing in MX\norigin is conferred by wholly obtained\n"
    good = {"code": "8407.34", "produced_in": "MX", "processes": [{"name": "dyeing", "in": "MX"}]}
    found = judged(rules + CHANGE, {"good": {**good, "wholly_obtained": said}})
    assert (found.verdict, codes(found)) == ("non-originating" if said is False else "originating", codes_)


def test_declared_against_its_own_materials() -> None:
    inner = [{"code": "8409.99", "originating": False}]
    part = {"code": "8409.91", "originating": True, "produced_in": "MX", "materials": inner}
    found = judged("rule for 84.07 requires all materials are originating\n" + CHANGE.replace("84.07, ", ""),
                   engine(part))  # fmt: skip
    assert (found.verdict, codes(found)) == ("originating", {"RL6101"})


# ---- worth more than what it is made into


def warned(value: Any, *inner: Any) -> bool:
    part = {"code": "8409.91", "value": value, "materials": [{"value": each} for each in inner]}
    _, findings = declarations_from(engine(part), "test")
    return "RL6102" in {each.code for each in findings}


@pytest.mark.parametrize(
    ("value", "inner", "expected"),
    [
        (100, (60, 41), True),
        (100, (60, 40), False),
        (100, (101, None), True),
        (100, (60, None), False),
        (100, ({"at least": 101}, None), True),
        ({"at most": 100}, (101,), True),
        ({"at least": 100}, (101,), False),
        (None, (101,), False),
    ],
)
def test_what_is_known_is_enough_to_tell(value: Any, inner: tuple[Any, ...], expected: bool) -> None:
    assert warned(value, *inner) is expected
