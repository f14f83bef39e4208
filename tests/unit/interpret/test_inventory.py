"""Fungible materials taken out of a common stock: every figure worked out by hand, one month of one producer.

200 units in stock, half of them originating (at 1.00) and half not (at 1.10); in: 1000 originating at 1.00, 1000 not at
1.10; out: 100; in: 1000 originating at 1.05; out: 700; in: 2000 not, at 1.10; out: 1000, then 900. So the schedule to
the regulations of three agreements has it, with its answers for each method (`../shared/golden`, fungible-inventory).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from roolang.domain.amount import exact_text
from roolang.domain.loading import declarations_from
from tests.unit.interpret.test_provisions import judged, warnings

RULES = """
inventory methods: FIFO, LIFO, average, period average, specific identification
rule for 84.14 requires value of non-originating materials at most 40% of ex-works price
rule for 84.15 requires change from any other heading except from 39.01
"""


def received(quantity: int, originating: bool | None, unit_value: str | None, on: str) -> dict[str, Any]:
    return {"received": quantity, "originating": originating, "unit_value": unit_value, "on": on}


def withdrawn(quantity: int, on: str) -> dict[str, Any]:
    return {"withdrawn": quantity, "on": on}


MONTH = [
    received(100, True, "1.00", "1993-12-18"), received(100, False, "1.10", "1993-12-27"),
    received(1000, True, "1.00", "1994-01-01"), received(1000, False, "1.10", "1994-01-05"),
    withdrawn(100, "1994-01-10"), received(1000, True, "1.05", "1994-01-10"),
    withdrawn(700, "1994-01-15"), received(2000, False, "1.10", "1994-01-16"),
    withdrawn(1000, "1994-01-20"), withdrawn(900, "1994-01-23"),
]  # fmt: skip
SHIPMENTS = {1: 5, 2: 7, 3: 9, 4: 10}
"""So many records there are up to each withdrawal."""


def good(method: str | None, records: list[dict[str, Any]], code: str = "8414.59", **material: Any) -> dict[str, Any]:
    resin = {"id": "resin", "code": "3901.10", "inventory": {"method": method, "records": records}, **material}
    return {"good": {"code": code, "produced_in": "MX", "values": {"ex-works price": 10000}}, "materials": [resin]}


def taken(method: str, shipment: int) -> dict[str, tuple[Fraction, Fraction]]:
    """For each origin: how many units went into the good, and what they are worth."""
    declared = good(method, MONTH[: SHIPMENTS[shipment]], pieces=MONTH[SHIPMENTS[shipment] - 1]["withdrawn"])
    judgement = judged(RULES, declared)
    return {row.item.name: (row.item.amounts["number"].low, row.item.amounts["value"].low) for row in judgement.rows}


@pytest.mark.parametrize(
    ("method", "shipment", "own", "foreign"),
    [
        ("FIFO", 1, (100, 100), None),
        ("FIFO", 2, (600, 600), (100, 110)),
        ("FIFO", 3, (400, 400), (600, 660)),
        ("FIFO", 4, (500, 525), (400, 440)),
        ("LIFO", 1, None, (100, 110)),
        ("LIFO", 2, (700, 735), None),
        ("LIFO", 3, None, (1000, 1100)),
        ("LIFO", 4, None, (900, 990)),
    ],
)
def test_layers(method: str, shipment: int, own: tuple[int, int] | None, foreign: tuple[int, int] | None) -> None:
    alone = own is None or foreign is None
    expected = {}
    for origin, units in (("originating", own), ("non-originating", foreign)):
        if units:
            expected["resin" if alone else f"resin ({origin})"] = units
    assert taken(method, shipment) == expected


def test_the_average_before_each_withdrawal() -> None:
    # 2200 units at 2310, half of each origin; then 1050 and 1050 at 1.05, and 1000 originating ones at 1.05
    assert taken("average", 1) == {"resin (originating)": (50, Fraction("52.5")),
                                   "resin (non-originating)": (50, Fraction("52.5"))}  # fmt: skip
    own, foreign = Fraction(2050, 3100) * 700, Fraction(1050, 3100) * 700
    assert taken("average", 2) == {"resin (originating)": (own, own * Fraction("1.05")),
                                   "resin (non-originating)": (foreign, foreign * Fraction("1.05"))}  # fmt: skip


def test_the_average_of_the_period() -> None:
    # 2100 of 5200 units originate, and they are worth 5560 together; 900 are taken
    share, mean = Fraction(2100, 5200), Fraction(5560, 5200)
    assert taken("period average", 4) == {
        "resin (originating)": (900 * share, 900 * share * mean),
        "resin (non-originating)": (900 * (1 - share), 900 * (1 - share) * mean),
    }


def test_specific_identification_is_what_the_record_says() -> None:
    records = [*MONTH[:4], {"withdrawn": 100, "originating": False, "unit_value": "1.10"}]
    judgement = judged(RULES, good("specific identification", records))
    assert [(row.item.name, row.item.originating, row.item.amounts["value"].low) for row in judgement.rows] == [
        ("resin", False, 110)
    ]


@pytest.mark.parametrize(
    ("method", "records", "figure"),
    [("FIFO", 7, "1.1"), ("LIFO", 7, "0"), ("FIFO", 10, "4.4"), ("LIFO", 10, "9.9")],
)
def test_only_what_does_not_originate_counts(method: str, records: int, figure: str) -> None:
    judgement = judged(RULES, good(method, MONTH[:records]))
    traced = judgement.trace.parts[0].parts[0] if judgement.trace.parts else judgement.trace
    while traced.figure is None:
        traced = traced.parts[0]
    assert traced.figure.share is not None
    assert exact_text(100 * traced.figure.share) == figure


@pytest.mark.parametrize(
    ("method", "records", "verdict"),
    [
        ("LIFO", 7, "originating"),
        ("FIFO", 7, "non-originating"),
        ("FIFO", 5, "originating"),
        ("LIFO", 5, "non-originating"),
    ],
)
def test_a_change_of_heading_hangs_on_the_method(method: str, records: int, verdict: str) -> None:
    assert judged(RULES, good(method, MONTH[:records], "8415.10")).verdict == verdict


def test_without_values_the_declared_value_is_divided_by_units() -> None:
    records = [
        received(30, True, None, "2024-01-01"),
        received(70, False, None, "2024-01-02"),
        withdrawn(80, "2024-01-03"),
    ]
    judgement = judged(RULES, good("FIFO", records, value=400))
    assert [row.item.amounts["value"].low for row in judgement.rows] == [150, 250]  # 30 and 50 of 80


def test_units_of_unknown_origin_stay_unknown() -> None:
    records = [
        received(30, True, "1", "2024-01-01"),
        received(70, None, "1", "2024-01-02"),
        withdrawn(80, "2024-01-03"),
    ]
    judgement = judged(RULES, good("FIFO", records, "8415.10"))
    assert judgement.verdict == "undetermined"
    assert {fact for way in judgement.missing for fact in way} == {"origin of resin (of unknown origin)"}


@pytest.mark.parametrize("rules", [RULES.replace("LIFO, ", ""), RULES.replace("inventory methods", "# ")])
def test_a_method_that_the_text_does_not_permit_settles_nothing(rules: str) -> None:
    declared = good("LIFO", MONTH[:7], "8415.10")
    assert judged(rules, declared).verdict == "undetermined"
    assert warnings(rules, declared) == ["RL5608 resin"]
    assert warnings(RULES, declared) == []


@pytest.mark.parametrize(
    ("inventory", "codes"),
    [
        ({"method": "FIFO", "records": [received(10, True, None, "2024-01-01")]}, ["RL5609"]),
        ({"method": "FIFO", "records": []}, ["RL5609"]),
        (
            {"method": "FIFO", "records": [received(10, True, None, "2024-01-01"), withdrawn(11, "2024-01-02")]},
            ["RL5609"],
        ),
        (
            {"method": "FIFO", "records": [received(10, True, None, "2024-01-02"), withdrawn(1, "2024-01-01")]},
            ["RL5609"],
        ),
        (
            {"method": "FILO", "records": [received(10, True, None, "2024-01-01"), withdrawn(1, "2024-01-01")]},
            ["RL6003"],
        ),
        ({"method": "FIFO", "records": [{"received": 1, "withdrawn": 1}]}, ["RL6003"]),
        ({"method": "FIFO", "records": [{"received": {"at least": 1}}]}, ["RL6003"]),
        ({"method": "FIFO", "record": []}, ["RL6002"]),
        ("FIFO", ["RL6003"]),
    ],
)
def test_records_that_cannot_be_are_found(inventory: object, codes: list[str]) -> None:
    declared = {"materials": [{"id": "resin", "inventory": inventory}]}
    assert sorted({finding.code for finding in declarations_from(declared, "test")[1]}) == sorted(codes)


def test_origin_is_said_once() -> None:
    declared = good("FIFO", MONTH[:5], originating=True)
    assert {finding.code for finding in declarations_from(declared, "test")[1]} == {"RL6009"}
