"""Constants in a comparison: each is a number of its own."""

from __future__ import annotations

from datetime import date

import pytest

from roolang.domain.amount import MONEY, Amount
from roolang.domain.declaration import Declaration, Holding, Item
from roolang.interpret import judge
from roolang.workspace.workspace import load_text, wanted

RULES = """language 1
agreement TEST "a test"
parties MX, US
define measure surcharge in money
define quantity landed cost as net cost + EUR 5 - EUR 2
rule for 84.07 requires landed cost at least EUR {limit}
"""


@pytest.mark.parametrize(("limit", "verdict"), [(92, "originating"), (93, "originating"), (94, "non-originating")])
def test_constants_are_not_taken_for_one_another(limit: int, verdict: str) -> None:
    """90 + 5 - 2 = 93."""
    rules = load_text(RULES.format(limit=limit))
    ((text,), _) = wanted(rules, ("TEST",))
    program, findings = rules.program(text.text, rules.views(text.text, date(2024, 1, 1))[0])
    assert not rules.findings and not findings
    # Either way of judging: this good is plain, the other hides what it is made of.
    for holdings in ({"materials": Holding((), complete=True)}, {}):
        good = Item(
            "the good", "840734", produced_in="MX", amounts={"net cost": Amount.exactly(90, MONEY)}, holdings=holdings
        )
        assert judge(program, Declaration("x", good, currency="EUR")).verdict == verdict
