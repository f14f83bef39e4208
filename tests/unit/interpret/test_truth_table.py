"""Decision 0001 to the letter: its tests in the language pass, and just what it says is missing, is missing."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from roolang.domain.truth import Truth, at_least, both, either, opposite
from roolang.workspace.testing import Outcome, run_tests
from roolang.workspace.workspace import load

TABLE = Path(__file__).parents[2] / "roo" / "truth_table.roo"
MISSING = {
    "2 open tree": {"complete list of materials of the good"},
    "3 list absent": {"complete list of materials of the good"},
    "5 statement absent": {"supplier's statement for material 1"},
    "8 unknown code": {"code of material 1"},
    "9 short code": {"full code of material 1"},
    "10 unknown amount that matters": {"value of material 2"},
    "11 range narrowed, not enough": {"value of material 2"},
    "13 scope unknown, candidates split": {'whether the good is "gear boxes"'},
    "14 one fact that matters both ways": {'whether the good is "gear boxes"'},
    "16 unknown net cost": {"net cost"},
    "18 negation, range too wide": {"value of material 1"},
    "19 tracing into a part nobody listed": {"complete list of materials of seat"},
    "20 tolerance with an unknown violator": {"code of material 2"},
}
"""Of each undetermined declaration the one set of facts that would settle it; of all others none."""


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    workspace = load(str(TABLE))
    assert not workspace.findings
    return list(run_tests(workspace))


def test_every_declaration_is_judged_as_worked_by_hand(outcomes: list[Outcome]) -> None:
    assert {outcome.test.split()[0] for outcome in outcomes} == {str(number) for number in range(1, 21)}
    assert [(outcome.test, outcome.reasons) for outcome in outcomes if not outcome.passed] == []


def test_exactly_this_is_missing(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        assert outcome.judgement is not None
        expected = (frozenset(MISSING[outcome.test]),) if outcome.test in MISSING else ()
        assert outcome.judgement.missing == expected, outcome.test
        assert not outcome.judgement.truncated


# ---- the two cases of a connective are its two-valued readings


@pytest.mark.parametrize(("first", "second"), list(product(Truth, repeat=2)))
def test_connectives_are_their_worst_and_best_case(first: Truth, second: Truth) -> None:
    for found, of in ((both, all), (either, any)):
        assert found((first, second)).worst == of((first.worst, second.worst))
        assert found((first, second)).best == of((first.best, second.best))
    assert (opposite(first).worst, opposite(first).best) == (not first.best, not first.worst)


@pytest.mark.parametrize("parts", list(product(Truth, repeat=3)))
def test_counting_is_its_worst_and_best_case(parts: tuple[Truth, ...]) -> None:
    for count in range(5):
        found = at_least(count, parts)
        assert found.worst == (sum(part.worst for part in parts) >= count)
        assert found.best == (sum(part.best for part in parts) >= count)


def test_of_nothing() -> None:
    assert (both(()), either(()), at_least(0, ())) == (Truth.YES, Truth.NO, Truth.YES)
