"""Rates of exchange that cannot all be so, currencies that nobody has, characters that nobody sees."""

from __future__ import annotations

import json

import pytest

from roolang.domain.loading import load_declarations


def found(**top: object) -> list[tuple[str, str]]:
    text = json.dumps({"date": "2024-02-28", "good": {"code": "8703.23"}, "materials": [], **top})
    return [(each.code, str(each.where).partition(": ")[2]) for each in load_declarations("d.json", text.encode())[1]]


@pytest.mark.parametrize(
    "rates",
    [
        {"USD/EUR": "2", "EUR/USD": "2"},
        {"USD/USD": "2"},
        {"USD/EUR": "0.92", "EUR/USD": "0.92"},
        # 1.08 * 18 = 19.44 pesos a euro, and 17 are said
        {"EUR/USD": "1.08", "USD/MXN": "18", "EUR/MXN": "17"},
    ],
)
def test_rates_that_contradict_each_other(rates: dict[str, str]) -> None:
    assert found(currency="USD", rates=rates) in [[("RL6252", f"rates.{pair}")] for pair in rates]


@pytest.mark.parametrize(
    "rates",
    [
        {"USD/EUR": "0.92", "EUR/USD": "1.087"},
        {"USD/USD": "1"},
        {"EUR/USD": "1.08", "USD/MXN": "18", "EUR/MXN": "19.4"},
        {"EUR/USD": {"at least": "1", "at most": "1.2"}, "USD/EUR": "0.92"},
    ],
)
def test_rates_that_agree_but_for_rounding(rates: dict[str, object]) -> None:
    assert found(currency="USD", rates=rates) == []


def test_letters_of_no_currency() -> None:
    assert found(currency="NDZ") == [("RL6251", "currency")]
    assert found(currency="NZD") == []


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200b", "\u001b", "\U000e0041"])
def test_characters_that_nobody_sees(char: str) -> None:
    assert found(id=f"a{char}b") == [("RL6253", "id")]
    assert found(id="काम", note="سلام Ångström\n\u00ad") == []
