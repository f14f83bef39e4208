"""A limit in another currency than the declaration: what is told to do is enough, by the rate that is declared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from roolang.explain.giving import givings
from roolang.interpret import Judgement

Judged = Callable[..., Judgement]
RULES = "rule for 8407.34 requires value of non-originating materials at most USD 100\n"
RATE = {"EUR/USD": "1.08"}


def of_value(judged: Judged, value: Any, currency: str | None, **top: Any) -> Judgement:
    part = {"id": "p", "code": "8409.91", "value": value, "originating": False}
    return judged(RULES, "8407.34", part, top={"currency": currency, **top})


def told(judgement: Judgement) -> str:
    assert judgement.verdict == "undetermined"
    found = {giving.fact: giving for giving in givings(judgement)}
    assert not found["the amounts in USD"].path
    return found["the amounts in USD"].how


def test_without_a_rate_it_is_asked_for(judged: Judged) -> None:
    said = told(of_value(judged, 90, "EUR"))
    assert '`"currency": "USD"`' in said and '`"rates": {"EUR/USD": null}` with the rate' in said


@pytest.mark.parametrize("rates", [RATE, {"USD/EUR": "0.9"}])
def test_a_declared_rate_is_not_asked_for(rates: dict[str, str], judged: Judged) -> None:
    said = told(of_value(judged, 90, "EUR", rates=rates))
    assert said.endswith("; the declared rate then counts") and "null" not in said


def test_no_currency_at_all(judged: Judged) -> None:
    assert told(of_value(judged, 90, None)).startswith("say in which currency the amounts are")


@pytest.mark.parametrize(
    ("euros", "rate", "verdict"),
    [
        ("92.59", "1.08", "originating"),  # 99.9972
        ("92.60", "1.08", "non-originating"),  # 100.008
        ("80", "1.25", "originating"),  # 100, which is at most 100
        ("92.60", {"at least": "1.07", "at most": "1.09"}, "undetermined"),  # 99.082 to 100.934
    ],
)
def test_what_is_told_settles_it(euros: str, rate: Any, verdict: str, judged: Judged) -> None:
    value = {"amount": euros, "currency": "EUR"}
    assert of_value(judged, value, "USD", rates={"EUR/USD": rate}).verdict == verdict
