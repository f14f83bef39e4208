"""A rule that asks for one operation is told by it, not as if the rule were what must be undergone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from roolang.explain import narrate
from roolang.interpret import Judgement

Judged = Callable[..., Judgement]
FOREIGN = {"code": "8703.23", "value": 500, "originating": False}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ('undergoes "x" in CA, MX', "Undergoes x in CA or MX: not known."),
        ("undergoes rolling", "Undergoes rolling: not known."),
        ("undergoes rolling and CTSH", "Undergoes rolling: not known."),
        ("undergoes rolling followed by forging in CA", "Undergoes rolling followed by forging in CA: not known."),
    ],
)
def test_the_headline_of_a_process(judged: Judged, asked: str, said: str) -> None:
    found = narrate(judged(f"rule for 87.03 requires {asked}\n", "8703.23", FOREIGN | {"code": "8704.10"}))
    assert found.brief.because == said
