"""Verdicts by columns: those of the interpreter, for generated programs and tables; a slice of `python -m tests.batch`."""

from __future__ import annotations

from collections import Counter

import pytest

from roolang.columnar.engine import Engine
from tests.batch.generate import Maker
from tests.batch.holding import differences


@pytest.mark.parametrize("seed", range(4))
def test_columns_say_what_the_interpreter_says(seed: int) -> None:
    engine, by = Engine(threads=1), Counter[str]()
    for number in range(3):
        found, who = differences(Maker(f"{seed} {number}").case(60), engine)
        assert not found, found[:3]
        by += who
    assert by["plan"] > 0
