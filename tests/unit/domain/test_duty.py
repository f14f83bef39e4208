"""Rates of duty: read as written, exact, unknown where they are not given; what a preference saves."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from roolang.domain.amount import MONEY, Amount
from roolang.domain.declaration import Declaration, fold
from roolang.domain.duty import Duty, Rate, Sum, due, saved
from roolang.domain.loading import declarations_from


def loaded(duty: Any, **good: Any) -> Declaration:
    facts = {"currency": "GBP", "rates": {"EUR/GBP": "0.85"}, "good": {"code": "1806.31", **good}, "duty": duty}
    (declaration,), findings = declarations_from(facts, "bar.json")
    assert not findings
    return declaration


def saving(declaration: Declaration, name: str = "CA_UK") -> Sum:
    duty = declaration.duty
    assert duty is not None
    return saved(duty.mfn, duty.preferential.get(fold(name)), duty, declaration.good.amounts, name)


def test_a_percentage_of_the_customs_value() -> None:
    found = loaded({"mfn": "8 %", "preferential": {"CA_UK": "free"}}, values={"customs value": "0.83"})
    assert saving(found) == Sum(Fraction("0.0664"), Fraction("0.0664"))


def test_parts_are_added_up_and_each_has_its_own_base() -> None:
    """8.3% of 2.00, 0.20 for each of 1.5 kg, 0.05 for each of 4 pieces, less 2% of 2.00: 0.166 + 0.3 + 0.2 - 0.04."""
    mfn = {"ad_valorem": "8.3 %", "per_kg": "0.20", "per_piece": {"amount": "0.05", "currency": "GBP"}}
    duty = {"mfn": mfn, "preferential": {"CA_UK": "2 %"}, "charged_on": "FOB"}
    found = loaded(duty, values={"FOB": 2}, net_weight_kg="1.5", pieces=4)
    assert found.duty is not None
    assert due(found.duty.mfn, found.duty, found.good.amounts, "").low == Fraction("0.666")
    assert saving(found) == Sum(Fraction("0.626"), Fraction("0.626"))


def test_a_specific_duty_in_another_currency_is_converted() -> None:
    duty = {"mfn": {"per_kg": {"amount": 2, "currency": "EUR"}}, "preferential": {"CA_UK": "0 %"}}
    assert saving(loaded(duty, net_weight_kg=3)).low == Fraction("5.1")


def test_what_is_absent_is_not_nothing() -> None:
    amounts = {"values": {"customs value": 100}}
    only_mfn = saving(loaded({"mfn": "8 %"}, **amounts))
    assert (only_mfn.low, only_mfn.high) == (None, None)
    assert only_mfn.missing == ("the preferential rate of duty under CA_UK",)
    assert saving(loaded({"preferential": {"CA_UK": "free"}}, **amounts)).missing == ("the MFN rate of duty",)
    assert saving(loaded({"mfn": None, "preferential": {"CA_UK": None}}, **amounts)).low is None
    no_value = saving(loaded({"mfn": "8 %", "preferential": {"CA_UK": "free"}}))
    assert no_value == Sum(Fraction(0), None, ("the customs value of the good",))


def test_a_rate_of_which_a_part_is_not_known_is_not_known() -> None:
    found = loaded({"mfn": {"ad_valorem": "8 %", "per_kg": None}}, values={"customs value": 1}, net_weight_kg=1)
    assert found.duty is not None and found.duty.mfn is None


def test_the_same_rate_saves_nothing_whatever_the_value() -> None:
    found = saving(loaded({"mfn": "8 %", "preferential": {"CA_UK": "8.0 %"}}))
    assert found == Sum(Fraction(0), Fraction(0)) and found.known


def test_a_preference_may_cost_more() -> None:
    duty = {"mfn": "1 %", "preferential": {"CA_UK": {"per_kg": 1}}}
    assert saving(loaded(duty, values={"customs value": 10}, net_weight_kg=1)).low == Fraction("-0.9")


def test_ranges_are_taken_at_their_ends() -> None:
    """Between 4% and 6% off a value between 10 and 20: from 0.40 to 1.20."""
    duty = {"mfn": {"ad_valorem": {"at least": "6 %", "at most": "8 %"}}, "preferential": {"CA_UK": "2 %"}}
    found = saving(loaded(duty, values={"customs value": {"at least": 10, "at most": 20}}))
    assert (found.low, found.high) == (Fraction("0.4"), Fraction("1.2"))


def test_a_range_on_both_sides_of_nothing() -> None:
    duty = Duty(Rate(Amount(Fraction(1), Fraction(5), "%")), {}, "fob")
    found = saved(duty.mfn, Rate(Amount.exactly(3, "%")), duty, {"fob": Amount.exactly(100, MONEY)}, "X")
    assert (found.low, found.high) == (-2, 2)


@pytest.mark.parametrize(
    ("duty", "code", "help"),
    [
        ({"mfn": 8}, "RL6003", 'write `"8 %"`'),
        ({"mfn": "8"}, "RL6003", 'write `"8 %"`'),
        ({"mfn": "8 kg"}, "RL6003", 'write `"8 %"`'),
        ({"mfn": "none"}, "RL6003", ""),
        ({"mfn": []}, "RL6003", "write"),
        ({"mfn": {"per_kilo": 1}}, "RL6002", "did you mean `per_kg`?"),
        ({"mfn": {"per_kg": -1}}, "RL6004", ""),
        ({"mfn": {"ad_valorem": "0.08"}}, "RL6003", 'write `"0.08 %"`'),
        ({"MFN": "8 %"}, "RL6002", "write `mfn`"),
        ({"mfn": "8 %", "preference": {"CPTPP": "free"}}, "RL6002", "write `preferential`"),
        ({"preferential": "free"}, "RL6003", "write"),
        ({"preferential": {"CPTPP": "free", "cptpp": "2 %"}}, "RL6009", "keep the one"),
        ({"charged_on": ["FOB"]}, "RL6003", ""),
        ("8 %", "RL6003", "write"),
        ({"mfn": {"per_kg": {"amount": 1, "currency": "JPY"}}}, "RL3006", ""),
    ],
)
def test_wrong_rates_are_findings(duty: Any, code: str, help: str) -> None:
    facts = {"currency": "GBP", "good": {"code": "1806.31"}, "duty": duty}
    declarations, findings = declarations_from(facts, "bar.json")
    assert not declarations
    assert code in [finding.code for finding in findings]
    assert any(help in finding.help for finding in findings), [finding.help for finding in findings]
