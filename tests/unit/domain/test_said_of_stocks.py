"""A stock and a pool of goods: what is said of them twice must agree."""

from __future__ import annotations

import json
from typing import Any

import pytest

from roolang.domain.loading import load_declarations


def codes(document: dict[str, Any]) -> list[str]:
    return [each.code for each in load_declarations("x.json", json.dumps(document).encode())[1]]


def stock(**said: Any) -> dict[str, Any]:
    """50 units are taken out of 10 at 1 and 50 at 3: worth 50 to 150 by any method."""
    records = [
        {"received": 10, "originating": True, "unit_value": 1},
        {"received": 50, "originating": False, "unit_value": 3},
        {"withdrawn": 50},
    ]
    resin = {"id": "resin", "code": "3901.10", "inventory": {"method": "FIFO", "records": records}, **said}
    return {"id": "x", "date": "2024-05-06", "currency": "USD", "good": {"code": "8414.59"}, "materials": [resin]}


@pytest.mark.parametrize(
    ("value", "found"), [(None, []), (130, []), (50, []), (150, []), (151, ["RL6009"]), (49, ["RL6009"])]
)
def test_a_stock_is_worth_what_some_method_makes_of_its_records(value: int | None, found: list[str]) -> None:
    assert codes(stock() if value is None else stock(value=value)) == found


@pytest.mark.parametrize(("names", "found"), [(("a", "b"), []), (("a", "a"), ["RL6006"]), ((None, None), [])])
def test_goods_of_a_pool_have_ids_of_their_own(names: tuple[str | None, str | None], found: list[str]) -> None:
    goods = [
        {"quantity": 3, "values": {"net cost": 8}, "materials": [], **({"id": each} if each else {})} for each in names
    ]
    pool = {"over": "the fiscal year", "quantity": 100, "goods": goods}
    document = {"id": "x", "date": "2024-05-06", "currency": "USD", "good": {"code": "8507.10"}, "averaging": pool}
    assert codes({**document, "materials": []}) == found
