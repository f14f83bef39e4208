"""Of a good without a code any rule may be for it: as many are judged as it takes, and the answer is that of all."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from roolang.explain import narrate, to_json
from roolang.explain.story import Step
from roolang.interpret import Judgement
from roolang.interpret.trace import Trace
from roolang.limits import MAX_CANDIDATES
from tests.unit.interpret.judging import judged

MANY = 60
TOGETHER = "all applicable rules for 84.07 must be met\n"
LOW, HIGH, OPEN = 300, 500, None
"""Of an ex-works price of 1000 at most 40% may be non-originating: met, failed, unknown."""


def rules(limits: list[int]) -> str:
    """A rule for each heading of chapter 84, from 84.01 on, with its limit in per cent."""
    value = "requires value of non-originating materials at most"
    return "".join(f"rule for 84.{i:02} {value} {limit}% of ex-works price\n" for i, limit in enumerate(limits, 1))


def good(value: int | None, count: int = 1, **facts: Any) -> dict[str, Any]:
    """A good without a code, of so many materials of unknown code that together are worth so much."""
    said = {} if value is None else {"value": value // count}
    materials = [{"id": f"m{i}", "originating": False, **said, **facts} for i in range(count)]
    made = {"produced_in": "MX", "values": {"ex-works price": 1000}}
    return {"good": made, "materials": materials}


def size(part: Trace | Step) -> int:
    """How many conditions are in it."""
    inside = part.parts if isinstance(part, Trace) else part.children
    return 1 + sum(map(size, inside))


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every comparison that is worked out."""
    found: list[object] = []
    module = sys.modules["roolang.interpret.evaluate"]
    work = module.compare

    def counting(expr: object, scene: object) -> object:
        found.append(expr)
        return work(expr, scene)

    monkeypatch.setattr(module, "compare", counting)
    return found


@pytest.mark.parametrize(
    ("limits", "value", "verdict"),
    [
        ([40] * MANY, LOW, "undetermined"),  # met by each, but the good may be of another chapter, with no rule
        ([40] * MANY, HIGH, "undetermined"),
        ([40] * MANY, OPEN, "undetermined"),
        ([40] * (MANY - 1) + [60], HIGH, "undetermined"),
    ],
)
def test_a_good_without_a_code(limits: list[int], value: int | None, verdict: str) -> None:
    assert judged(rules(limits), good(value)).verdict == verdict


@pytest.mark.parametrize(
    ("limits", "value", "verdict"),
    [
        ([40] * MANY, LOW, "originating"),
        ([40] * MANY, HIGH, "non-originating"),
        ([40] * (MANY - 1) + [60], HIGH, "undetermined"),
        ([40] * (MANY - 1) + [20], LOW, "undetermined"),
        ([60] + [40] * (MANY - 1), HIGH, "undetermined"),
    ],
)
@pytest.mark.parametrize("together", ["", TOGETHER])
def test_what_all_rules_agree_on_stands_and_one_that_differs_is_heard(
    limits: list[int], value: int, verdict: str, together: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules are told apart by a description, of which nothing is said, so that one of them applies, or several."""
    words = "requires value of non-originating materials at most"
    text = "".join(
        f'rule for "kind {i}" of 84.07 {words} {limit}% of ex-works price\n' for i, limit in enumerate(limits)
    )
    text += f"rule for 84.07 {words} {limits[0]}% of ex-works price\n{together}"
    data = good(value)
    data["good"]["code"] = "8407.34"
    found = judged(text, data)
    if together and value == HIGH and limits[0] == 40:
        verdict = "non-originating"  # the last rule, for all of the heading, surely applies
    assert found.verdict == verdict
    monkeypatch.setattr("roolang.interpret.select.MAX_CANDIDATES", 2 * MANY)
    assert judged(text, data).verdict == verdict
    assert size(found.trace) < 4 * MAX_CANDIDATES


def test_work_does_not_grow_with_the_rules(compared: list[object]) -> None:
    """Forty rules or sixty: as soon as they disagree, as many are judged as are told, on the cut that is told."""
    worked = []
    for many in (40, MANY):
        compared.clear()
        found = judged(rules([40] * many), good(OPEN))
        assert found.verdict == "undetermined"
        worked.append(len(compared))
    assert worked[0] == worked[1] <= 2 * MAX_CANDIDATES


def test_of_other_ways_to_take_the_materials_the_first_rules_that_disagree_do(compared: list[object]) -> None:
    """Four materials that may be opened are sixteen ways."""
    data = good(OPEN, 4, self_produced=True, produced_in="MX")
    found = judged(rules([40] * MANY), data)
    assert found.verdict == "undetermined" and found.looked >= 16 * 4
    assert len(compared) <= 2 * MAX_CANDIDATES + 3 * 16


def told(found: Judgement) -> str:
    """How many of the candidates are told, in the words of the trace."""
    return next(_notes(found.trace))


def _notes(trace: Trace) -> Any:
    if trace.kind == "select":
        yield trace.note
    for part in trace.parts:
        yield from _notes(part)


def test_every_rendering_tells_the_same_candidates() -> None:
    found = judged(rules([40] * MANY), good(OPEN))
    said = f"{MAX_CANDIDATES} of {MANY + 1} that may are told"
    assert said in told(found)
    for full in (False, True):
        reason = str(narrate(found, full=full).reason)
        assert said in reason and reason.count("value of non-originating materials at most") <= 2 * MAX_CANDIDATES
    assert said in str(to_json([found], version="1", rules="")["results"][0]["trace"])
    assert size(found.trace) <= 5 * MAX_CANDIDATES
