"""What each party says in a rule with brackets, as one condition with brackets."""

from __future__ import annotations

import pytest

from roolang.draft.voices import Voices
from roolang.format import show
from tests.draft.reader import ours


def read(text: str) -> str:
    reading = Voices(("CA", "MX", "US"), ours)(text, "")
    return show(reading.condition) if reading.condition is not None else reading.reason


@pytest.mark.parametrize(
    ("text", "merged"),
    [
        (
            "regional value content at least [US: 85%][CA/MX: 62.5%] by net cost"
            " [US propose; CA/MX oppose: and content of US at least 50% by value added].",
            "regional value content at least [CA, MX: 62.5%] [US: 85%] by net cost"
            " [US propose; CA, MX oppose: and content of US at least 50% by value added]",
        ),
        (
            "change from any other [US: chapter][CA, MX: heading] [MX: except from 84.83]",
            "change from any other [CA, MX: heading] [US: chapter] [MX: except from 84.83]",
        ),
        ("[US: CC][CA/MX: CTH and MaxNOM at most [X%]]", "[CA, MX: CTH and MaxNOM not more than [X%]] [US: CC]"),
        ("MaxNOM at most [75%] [70%]", "MaxNOM not more than [ALT 1: 75%] [ALT 2: 70%]"),
        ("MaxNOM at most [US oppose: 50%] [US: 40%]", "MaxNOM not more than [CA, MX: 50%] [US: 40%]"),
        ("CTH [US oppose: or CC]", "CTH [CA, MX: or CC]"),
        ("CTH [MX: or CC [CA: or wholly obtained]]", "CTH [MX: or CC]"),
        ("CTH [and CC]", "CTH and CC"),
        ("[Yet to be agreed]", "nobody has written the rule yet"),
        ("CTH [US: or CC", "a bracket without a partner"),
    ],
)
def test_voices_are_merged_as_deep_as_brackets_may_stand(text: str, merged: str) -> None:
    assert read(text) == merged


def test_a_party_without_words_in_a_slot_has_no_option() -> None:
    assert read("MaxNOM at most [US: 40%] [CA: 50%]") == "MaxNOM not more than [CA: 50%] [US: 40%]"


def test_an_open_letter_is_one_number_and_a_dot_is_its_own() -> None:
    voices = Voices((), ours)
    first = voices("MaxNOM at most [X]% or regional value content at least [X]% by net cost", "").condition
    assert first is not None and show(first).count("[X%]") == 2
    second = voices("MaxNOM at most [●]% or MaxNOM at most [TBD]%", "").condition
    assert second is not None and len({each.name for each in _open(second)}) == 2


def _open(node: object) -> list[object]:
    from dataclasses import fields, is_dataclass

    from roolang.syntax import tree as t

    if isinstance(node, t.OpenNumber):
        return [node]
    if isinstance(node, tuple):
        return [found for each in node for found in _open(each)]
    if is_dataclass(node):
        return [found for each in fields(node) if each.name != "span" for found in _open(getattr(node, each.name))]
    return []


def test_who_is_silent_in_a_slot_is_known() -> None:
    voices = Voices(("CA", "MX", "US"), ours)
    voices("MaxNOM at most [US: 40%] [CA: 50%]", "")
    assert list(voices.silent.values()) == [("MX",)]
