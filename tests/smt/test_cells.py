"""Formulas say of declared products what the interpreter says: the slice of `--cells` that runs with the suite."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest

from roolang.diff.semantic import compare
from roolang.ir import nodes as n
from roolang.smt.pair import Pair
from tests.smt.holding import held
from tests.smt.texts import program

RULE = "rule for 87.03 requires change from any other heading\n"


@pytest.mark.parametrize(("rarer", "pairs"), [(False, 15), (True, 15)])
def test_formulas_say_what_the_interpreter_says(*, rarer: bool, pairs: int) -> None:
    counts = Counter[str]()
    for seed in range(pairs):
        count, wrong = held(seed, 8, rarer=rarer)
        assert wrong == []
        counts += count
    assert counts["originating"] > 20
    assert counts["non-originating"] > 20


def test_a_share_of_nothing_is_not_said_to_be_met() -> None:
    text = program("ONE", RULE)
    pair = Pair(text, text, "870323")
    nothing = n.Sum("value", n.MadeIn(("US",)), n.LINES)
    found = pair.readers[0].of(n.Compare(n.Sum("value", n.HasStatus(False)), "<=", Fraction(1, 10), nothing))
    assert "above" in {part.kind for part in found.yes.parts}


def test_lists_of_what_is_not_enough_tell_no_kinds_of_lines_apart() -> None:
    """What took place on materials that are opened is said of all that are opened together."""
    plain = program("ONE", RULE + "accumulation full among the parties\n")
    lists = tuple(n.OnlyDone((name,), ("MX", "US"), "little") for name in ("cutting", "sewing", "washing"))
    found = Pair(plain, replace(plain, lost=lists), "870323")
    assert len(found.slots) == len(Pair(plain, plain, "870323").slots)


@pytest.mark.parametrize(("mine", "relation"), [("cutting", "cross"), ("washing", "A stricter")])
def test_what_took_place_on_opened_materials_is_shown(mine: str, relation: str) -> None:
    pytest.importorskip("z3", reason="the solver is not installed")
    text = program("ONE", RULE + "accumulation full among the parties\n")
    one, other = (
        replace(text, name=name, lost=(n.OnlyDone(names, ("MX", "US"), "little"),))
        for name, names in (
            ("ONE", (mine, "sewing")),
            ("OTHER", ("sewing", "washing") if mine != "washing" else ("sewing",)),
        )
    )
    found = compare(one, other, ["870323"])
    assert (found.groups[0].relation, found.findings) == (relation, ())
