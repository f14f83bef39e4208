"""What a text calls wholly obtained is believed where nobody lists materials, and a reader is told so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from roolang.explain import as_text, narrate
from roolang.interpret import Judgement

Judged = Callable[..., Judgement]
RULES = """goods are wholly obtained if undergoes fishing in the territory
rule for 03.02 requires wholly obtained
"""
CAUGHT = {"processes": [{"name": "fishing", "in": "MX"}]}
LISTED = {"id": "fish", "code": "0302.11", "value": 1}
SAID = "wholly obtained (believed: no materials are listed)"


def told(judgement: Judgement) -> str:
    assert judgement.verdict == "originating"
    return " ".join(as_text(narrate(judgement, full=True), full=True).split())


def caught(judged: Judged, *materials: dict[str, Any], **top: Any) -> Judgement:
    return judged(RULES, "0302.11", *materials, top={**CAUGHT, **top})


def test_no_list(judged: Judged) -> None:
    said = told(caught(judged, materials=None))
    assert said.count(SAID) == 1 and f"W{SAID[1:]}." in said


def test_a_list_that_may_go_on(judged: Judged) -> None:
    assert "(believed: the list of materials may not be complete)" in told(
        caught(judged, LISTED, complete=["processes"])
    )


@pytest.mark.parametrize("materials", [(), (LISTED,)])
def test_nothing_is_believed_of_a_complete_list(materials: tuple[dict[str, Any], ...], judged: Judged) -> None:
    assert "believed" not in told(caught(judged, *materials))


def test_what_the_declaration_says_is_its_own_word(judged: Judged) -> None:
    assert "believed" not in told(judged(RULES, "0302.11", top={"materials": None}, wholly_obtained=True))
