"""What a test may expect of a verdict is what a reader is told of it: the reason, and figures in their units."""

from __future__ import annotations

import pytest

from roolang.workspace.testing import run_tests
from roolang.workspace.workspace import load_text

HEAD = """language 1
agreement DEMO "d"
parties CA, MX, US
nomenclature HS 2022
in force 2018-01-01
define quantity doubled as net weight * 2
rule for 8703.23
  requires change from any other heading
  or regional value content at least 60% by net cost
test "t"
  given good 8703.23 produced in MX with net cost 1000, net weight 750 kg
    material 8407.34 non-originating produced in JP with value 375
    on 2018-02-28
  expect {asked}
"""


def reasons(asked: str) -> tuple[str, ...]:
    (outcome,) = run_tests(load_text(HEAD.format(asked=asked)))
    return outcome.reasons


@pytest.mark.parametrize(("reason", "decides"), [("tariff change", True), ("regional value content", False)])
def test_of_ways_that_both_hold_the_one_that_is_told_decides(reason: str, decides: bool) -> None:
    # The value content is 62.5 per cent and would do as well; an explanation names the change.
    assert (reasons(f'originating under DEMO because "{reason}"') == ()) is decides


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("doubled = 1.5 t under DEMO", ()),
        ("doubled = 1500 kg under DEMO", ()),
        ("doubled = 2 t under DEMO", ()),
        ("doubled = 3 t under DEMO", ("`doubled = 3 t`: expected 3 t, found 1.5000 t",)),
    ],
)
def test_a_figure_is_told_in_the_unit_in_which_it_is_expected(asked: str, told: tuple[str, ...]) -> None:
    assert reasons(asked) == told
