"""Programs of one form held against every small product: their verdicts are the same, whatever stands in which order."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from roolang.diff.forms import Forms, same_for
from roolang.ir.program import Program
from tests.smt.exhausting import GOOD, Exhausting
from tests.smt.small import FAMILIES, Family

PARTS = ("treatments", "accumulating", "rolling", "lost")


def shuffled(some: Random, program: Program) -> Program:
    """The same provisions in another order, some of them twice."""
    held = {part: [*(every := getattr(program, part)), *every[: some.randrange(3)]] for part in PARTS}
    return replace(program, **{part: tuple(some.sample(every, len(every))) for part, every in held.items()})


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


@pytest.mark.parametrize("family", FAMILIES, ids=lambda each: each.name)
def test_rules_that_ask_the_same_by_codes_give_the_same_verdicts(family: Family) -> None:
    """Nor does it matter there that materials are held to the code of the good."""
    trial = Exhausting(family, 21, 3)
    pairs = [(a, b) for a, b in combinations(trial.judged, 2) if same_for(a.program, b.program, [GOOD])]
    assert all((a.yes, a.no) == (b.yes, b.no) for a, b in pairs)
