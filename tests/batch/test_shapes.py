"""Rules that differ in numbers and in how many codes they leave out share one plan; what they say is kept for the next run."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from roolang.columnar.alike import Alike
from roolang.columnar.engine import Engine
from roolang.columnar.run import Slice
from roolang.columnar.sources import in_memory
from roolang.workspace.batching import Texts
from roolang.workspace.rules import Rules

RULES = """
agreement DEMO
parties CA, MX, US
rule for 87.03 requires change from any other heading
rule for 87.04 requires change from any other chapter except from chapter 84
rule for 87.05 requires change from any other heading except from chapters 50 to 55, heading 72.01, chapter 84
"""
BY_HAND = [
    ("870323", "840991", "originating"),
    ("870323", "870400", "originating"),
    ("870323", "870390", "non-originating"),
    ("870421", "840991", "non-originating"),
    ("870421", "839999", "originating"),
    ("870421", "850000", "originating"),
    ("870421", "870100", "non-originating"),
    ("870510", "720100", "non-originating"),
    ("870510", "720200", "originating"),
    ("870510", "499999", "originating"),
    ("870510", "500000", "non-originating"),
    ("870510", "559999", "non-originating"),
    ("870510", "560000", "originating"),
    ("870510", "870100", "originating"),
    ("870510", "870590", "non-originating"),
]


def judged(folder: Path, engine: Engine | None = None) -> Slice:
    numbers = range(len(BY_HAND))
    goods = pa.table({"id": pa.array(numbers, pa.int64()), "code": [code for code, *_ in BY_HAND]})
    lines = pa.table({
        "good": pa.array(numbers, pa.int64()), "code": [code for _, code, _ in BY_HAND],
        "originating": [False for _ in BY_HAND], "value": pa.array([Decimal("1.00")] * len(BY_HAND)),
    })  # fmt: skip
    engine, texts = engine or Engine(threads=1), Texts(Rules(str(folder / "a.roo")))
    found = in_memory(engine, {"goods": goods, "lines": lines}, {})
    assert not isinstance(found, list)
    made = Slice(engine, *found, texts, day=date(2021, 1, 1), constants={"produced_in": "MX"}, alike=Alike(texts))
    assert not made.judge().findings
    return made


def test_rules_with_more_or_fewer_exceptions_take_one_slot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROOLANG_CACHE", str(tmp_path / "kept"))
    (tmp_path / "a.roo").write_text(RULES, "utf-8")
    for _ in range(2):  # what is told of codes is kept by the first
        made = judged(tmp_path)
        assert len(made.texts["DEMO"].plan.slots) == 1 and made.kinds == 3
        rows = made.engine.rows("SELECT id, verdict, judged_by FROM verdicts ORDER BY CAST(id AS INT)")
        assert rows == [(str(i), verdict, "plan") for i, (*_, verdict) in enumerate(BY_HAND)]


def test_other_rules_under_the_same_name_are_looked_at_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROOLANG_CACHE", str(tmp_path / "kept"))
    (tmp_path / "a.roo").write_text(RULES, "utf-8")
    judged(tmp_path)
    (tmp_path / "a.roo").write_text(RULES.replace("except from chapter 84\n", "except from chapter 83\n"), "utf-8")
    rows = dict(judged(tmp_path).engine.rows("SELECT CAST(id AS INT), verdict FROM verdicts"))
    assert rows[3] == "originating" and rows[4] == "non-originating"


CLOSE = """
agreement DEMO
parties CA, MX, US
rule for ex 87.03 described as "racing car" requires regional value content at least 60% by net cost
rule for 87.03 requires regional value content at least 45% by net cost
"""


def test_of_two_rules_that_may_be_for_a_good_the_closest_is_told(tmp_path: Path) -> None:
    """Nobody says whether it is a racing car; content of 62 % meets both shares, and 60 % is the closest: 2 of 100 spare."""
    rules = tmp_path / "a.roo"
    rules.write_text(CLOSE)
    money = pa.decimal128(9, 2)
    goods = pa.table({"id": [1], "code": ["870323"], "values.net cost": pa.array([Decimal(100)], money)})
    lines = pa.table({"good": [1], "code": ["840991"], "originating": [False], "value": pa.array([Decimal(38)], money)})
    with closing(Engine(threads=1)) as engine:
        texts, found = Texts(Rules(str(rules))), in_memory(engine, {"goods": goods, "lines": lines}, {})
        assert not isinstance(found, list)
        for brief, by in ((False, "interpreter"), (True, None)):
            made = Slice(
                engine, *found, texts, day=date(2021, 1, 1), constants={"produced_in": "MX"}, alike=Alike(texts),
                brief=brief,
            )  # fmt: skip
            assert not made.judge().findings
            rows = engine.table("SELECT * FROM verdicts").to_pylist()
            assert [row["verdict"] for row in rows] == ["originating"]
            assert rows[0].get("judged_by") == by and rows[0].get("slack") in (Decimal(2), None)
            assert sum(made.done.rows.values()) == (0 if brief else 1)
