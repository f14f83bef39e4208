"""Rows that look alike and are not, by hand: short codes, ids that stand twice, what is said of all goods, gaps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import roolang
from roolang.workspace.frames import BatchError

MONEY = pa.decimal128(9, 2)
HEAD = "agreement DEMO\nparties CA, MX, US\n"
SUBHEADING = HEAD + "rule for 84.09 requires change from any other subheading\n"
SHARE = HEAD + "rule for 84.09 requires value of non-originating materials at most 50% of net cost\n"
HYBRID = (
    HEAD
    + 'rule for ex 84.09 described as "hybrid" requires value of non-originating materials at most 50% of net cost\n'
    + "rule for all other goods requires wholly obtained\n"
)


def found(folder: Path, rules: str, goods: dict[str, Any], lines: dict[str, Any], **good: str) -> list[Any]:
    """The verdicts, by id: goods of 8409.91 at 100, materials that do not originate at 30, as far as nothing is said."""
    (folder / "demo.roo").write_text(rules)
    number = len(goods["id"])
    wares = pa.table(
        {"code": ["840991"] * number, "values.net cost": pa.array([Decimal(100)] * number, MONEY), **goods}
    )
    count = len(lines["good"])
    value = pa.array([Decimal(30)] * count, MONEY)
    parts = pa.table({"code": ["840890"] * count, "value": value, "originating": [False] * count, **lines})
    constants = {"produced_in": "MX", **{name.replace("__", "."): words for name, words in good.items()}}
    rows = roolang.batch(str(folder / "demo.roo"), wares, parts, on=date(2021, 1, 1), good=constants)
    return sorted(rows.select(["id", "verdict"]).to_pylist(), key=lambda row: row["id"])


@pytest.mark.parametrize(
    "code, verdict", (("8409", "undetermined"), ("84", "undetermined"), ("8408", "originating"), ("73", "originating"))
)
def test_codes_that_are_all_short_are_not_whole(tmp_path: Path, code: str, verdict: str) -> None:
    """Some goods of 84.09 are of the same subheading as 8409.91, others are not."""
    assert found(tmp_path, SUBHEADING, {"id": [1]}, {"good": [1], "code": [code]}) == [{"id": "1", "verdict": verdict}]


@pytest.mark.parametrize("other", (2, -60, 10**15, -(2**63), 2**63 - 1))
def test_a_good_that_stands_twice_is_found_beside_materials_of_none(tmp_path: Path, other: int) -> None:
    """Twice one line is counted four times, and three lines of nobody make up for it; ids may be close or far apart."""
    with pytest.raises(BatchError, match=r"RL7404|RL7405"):
        found(tmp_path, SHARE, {"id": [1, 1, other]}, {"good": [1, other, 7, 7, 7]})
    rows = found(tmp_path, SHARE, {"id": [1, 0, other]}, {"good": [1, 0, other]})
    assert [row["verdict"] for row in rows] == ["originating"] * 3


def test_what_is_said_of_all_goods_stands_beside_what_a_row_says(tmp_path: Path) -> None:
    """A column of another description takes nothing away; a row that says it goes before."""
    goods = {"id": [1, 2], "described_as.red": ["yes", None]}
    rows = found(tmp_path, HYBRID, goods, {"good": [1, 2]}, described_as__hybrid="yes")
    assert [row["verdict"] for row in rows] == ["originating", "originating"]


def test_ids_that_differ_in_blanks_are_one(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="RL6006"):
        found(tmp_path, SHARE, {"id": [1]}, {"good": [1, 1], "id": ["x", "x "]})


def test_the_word_none_is_no_gap(tmp_path: Path) -> None:
    """What nobody says and a country called None are two things; the second is an error."""
    goods = {"id": [1, 2], "exported_from": [None, "None"]}
    with pytest.raises(BatchError, match="None"):
        found(tmp_path, SHARE, goods, {"good": [1, 2]})


def test_short_words_for_yes_and_no_are_read_row_by_row_too(tmp_path: Path) -> None:
    """What was done to a material sends its good to the interpreter, which knows the same words."""
    lines = {"good": [1, 2], "originating": ["y", "n"], "processes": ["cut", "cut"]}
    rows = found(tmp_path, SHARE.replace("50%", "20%"), {"id": [1, 2]}, lines)
    assert [row["verdict"] for row in rows] == ["originating", "non-originating"]


def test_a_one_is_an_amount_where_amounts_stand(tmp_path: Path) -> None:
    """Row by row too: 30 of a net cost of 1 is too much, and 1 is no yes."""
    cost = pa.array([Decimal(1), Decimal(100)], pa.decimal128(3, 0))
    rows = found(
        tmp_path, SHARE, {"id": [1, 2], "values.net cost": cost}, {"good": [1, 2], "processes": ["cut", "cut"]}
    )
    assert [row["verdict"] for row in rows] == ["non-originating", "originating"]
