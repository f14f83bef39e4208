"""Measures of lines that the text works out: what they may hang on, and what they can never be."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from roolang.domain.amount import Amount
from roolang.domain.declaration import Declaration, Holding
from roolang.interpret import judge
from tests.unit.interpret.judging import codes, declared, judged, program_of

MEASURES = "define measure price in money\ndefine measure rebate in money\ndefine measure freight in money\n"
LIMIT = "rule for 87.12 requires value of non-originating materials {} of ex-works price\n"
LESS = MEASURES + "materials are valued at price - rebate\n"
FOREIGN = MEASURES + "materials are valued at price + freight for non-originating materials\n"


def bicycle(*materials: dict[str, Any]) -> dict[str, Any]:
    good = {"code": "8712.00", "produced_in": "MX", "values": {"ex-works price": 1000}}
    return {"date": "2024-01-01", "good": good, "materials": list(materials)}


def material(**values: Any) -> dict[str, Any]:
    return {"id": "bell", "code": "8306.10", "originating": False, "values": values}


@pytest.mark.parametrize("limit", ["at most 12%", "more than 12%"])
def test_a_value_below_nothing_is_not_known(limit: str) -> None:
    """With 150 besides, 15% if the bell counts for nothing, and more if for anything: never at most 12%."""
    other = {"id": "frame", "code": "8714.91", "originating": False, "value": 150}
    found = judged(LESS + LIMIT.format(limit), bicycle(material(price=5, rebate=100), other))
    assert found.verdict == ("non-originating" if limit == "at most 12%" else "originating")
    assert "RL5653" in codes(found)


def test_a_value_that_is_not_known_is_asked_for() -> None:
    found = judged(LESS + LIMIT.format("at most 12%"), bicycle(material(price=5, rebate=100)))
    assert found.verdict == "undetermined"
    assert "value of bell" in {fact for way in found.missing for fact in way}


def test_no_amount_ends_below_where_it_begins() -> None:
    with pytest.raises(ValueError, match="no amount"):
        Amount(Fraction(0), Fraction(-95))


@pytest.mark.parametrize(("freight", "verdict"), [(30, "originating"), (31, "non-originating")])
def test_a_value_for_materials_of_a_declared_origin(freight: int, verdict: str) -> None:
    """90 and the freight, of 1000."""
    rules = FOREIGN + LIMIT.format("at most 12%")
    assert judged(rules, bicycle(material(price=90, freight=freight))).verdict == verdict


@pytest.mark.parametrize(("price", "verdict"), [(90, "non-originating"), (10, "originating")])
def test_a_value_for_materials_of_an_origin_worked_out(price: int, verdict: str) -> None:
    """The frame fails its own rule by what is in it, as that is valued; so the frame counts, at its price and 40."""
    own = "rule for 87.14 requires value of non-originating materials at most 50% of ex-works price\n"
    inside = {"id": "tube", "code": "7304.31", "originating": False, "values": {"price": 60, "freight": 0}}
    frame = {"id": "frame", "code": "8714.91", "produced_in": "MX", "self_produced": False, "materials": [inside],
             "values": {"price": price, "freight": 40, "ex-works price": 100}}  # fmt: skip
    assert judged(FOREIGN + LIMIT.format("at most 12%") + own, bicycle(frame)).verdict == verdict


def test_it_is_said_that_a_value_hangs_on_an_origin() -> None:
    unknown = {**material(price=90, freight=8), "originating": None}
    found = judged(FOREIGN + LIMIT.format("at most 12%"), bicycle(unknown))
    assert (found.verdict, codes(found)) == ("undetermined", {"RL5652"})


def either(data: dict[str, Any], *candidates: str) -> Declaration:
    """The declaration, the code of its material being one of several."""
    given = declared(data)
    (only,) = given.good.holdings["materials"].items
    open_ = replace(only, code="87149", codes={}, candidates=candidates, edition=2017)
    good = replace(given.good, holdings={"materials": Holding((open_,), complete=True)})
    return replace(given, good=good)


@pytest.mark.parametrize(("freight", "verdict"), [(30, "originating"), (31, "undetermined")])
def test_a_value_by_codes_is_worked_out_for_each_code_that_may_be(freight: int, verdict: str) -> None:
    """90 under the one code, and 90 with the freight under the other."""
    rules = MEASURES + (
        "materials are valued at price for materials of 8714.91\n"
        "materials are valued at price + freight for materials of 8714.92\n"
    )
    given = either(bicycle(material(price=90, freight=freight)), "871491", "871492")
    found = judge(program_of(rules + LIMIT.format("at most 12%")), given)
    assert found.verdict == verdict


def test_a_code_not_known_does_not_leave_a_value_to_what_was_stated_before() -> None:
    """Stated last, the provision for 8714.92 stands before the one for all: 90 or 140, of which 120 may be."""
    rules = MEASURES + (
        "materials are valued at price\nmaterials are valued at price + freight for materials of 8714.92\n"
    )
    given = either(bicycle(material(price=90, freight=50)), "871491", "871492")
    assert judge(program_of(rules + LIMIT.format("at most 12%")), given).verdict == "undetermined"
