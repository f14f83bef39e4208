"""Programs of one form held against every small product: their verdicts are the same, whatever stands in which order."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from roolang.diff.forms import Forms
from roolang.ir.program import Program
from tests.smt.exhausting import GOOD, Exhausting
from tests.smt.small import FAMILIES, Family

PARTS = ("treatments", "accumulating", "rolling")


def shuffled(some: Random, program: Program) -> Program:
    """The same provisions in another order."""
    return replace(program, **{part: tuple(some.sample(held := getattr(program, part), len(held))) for part in PARTS})


@pytest.mark.parametrize("family", FAMILIES, ids=lambda each: each.name)
def test_programs_of_one_form_give_the_same_verdicts(family: Family) -> None:
    trial = Exhausting(family, 21, 3)
    some = Random(21)
    moved = [trial._judged(shuffled(some, each.program), trial.declarations) for each in trial.judged]
    verdicts: dict[object, set[tuple[int, int]]] = {}
    for each in (*trial.judged, *moved):
        verdicts.setdefault(Forms(each.program).of(GOOD), set()).add((each.yes, each.no))
    assert all(len(found) == 1 for found in verdicts.values())
    assert len(verdicts) > 1
