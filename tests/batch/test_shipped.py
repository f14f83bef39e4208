"""Goods under the shipped agreements: by columns as by the interpreter, with amounts beside the limits of each."""

from __future__ import annotations

import pytest

from roolang.columnar.engine import Engine
from roolang.interpret.judgement import Judgement
from tests.batch.holding import by_columns, differences
from tests.batch.shipped import SHIPPED, Shipped, Trade

GOODS = 10
SELDOM = {"CA_UK": 4, "NZ_UK": 4}
"""Goods of agreements that the interpreter takes long to judge by."""


@pytest.fixture(autouse=True)
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would settle a good is not compared, and takes most of the time."""
    monkeypatch.setattr(Judgement, "missing", property(lambda _: ()))


@pytest.mark.parametrize("placed", [False, True])
@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda each: each.text)
def test_columns_say_of_an_agreement_what_the_interpreter_says(shipped: Shipped, placed: bool) -> None:
    """`placed`: it is said of materials where they were made."""
    count = SELDOM.get(shipped.text, GOODS)
    found, _ = differences(Trade(shipped, "held", placed=placed).case(count), Engine(threads=1))
    assert not found, found[:3]


SHARE = {"RCEP": 40, "DCTS": 40, "PEM_1995": 40, "IN_UK": 40, "EU_UK": 30, "JP_UK": 30, "AU_UK": 36, "CPTPP": 28}
"""Of 40 ordinary goods so many at least need no interpreter."""


@pytest.mark.parametrize("shipped", [each for each in SHIPPED if each.text in SHARE], ids=lambda each: each.text)
def test_most_ordinary_goods_are_judged_by_the_plan(shipped: Shipped) -> None:
    found = by_columns(Trade(shipped, "share").case(40), Engine(threads=1))
    assert sum(who == "plan" for _, who in found.values()) >= SHARE[shipped.text]
