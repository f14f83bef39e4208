"""Comparisons in the words of treaty texts, and help that never turns one round."""

from __future__ import annotations

import pytest

from roolang.format import format_text
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t

RULE = "rule for 87.12 requires value of non-originating materials {} 45% of ex-works price\n"
SAID = [
    *((words, "<=") for words in ("not exceeding", "not greater than", "no more than", "not over", "not above")),
    *((words, "<=") for words in ("must not exceed", "shall not exceed", "cannot exceed", "no higher than")),
    *((words, ">=") for words in ("not below", "no less than", "no lower than", "not lower than", "must be at least")),
    *((words, ">") for words in ("exceeding", "greater than", "higher than", "above", "shall be above")),
    *((words, "<") for words in ("lower than", "below", "is below", "must be less than")),
]
MEANT = [
    *(
        (words, "<=")
        for words in ("up to", "max", "not in excess of", "may not exceed", "not exceding", "does no exceed")
    ),
    *((words, ">=") for words in ("minimum", "not under", "not les than", "not fewer than")),
    *((words, ">") for words in ("over", "in excess of", "grater than")),
    ("fewer than", "<"),
]
CANONICAL = {">=": "at least", "<=": "not more than", ">": "more than", "<": "less than"}


def signs(text: str) -> list[str]:
    """The comparison of each rule of a text that can be read without a finding."""
    module, findings = parse(SourceFile("x.roo", text))
    rules = [each.cond for each in module.statements if isinstance(each, t.ProductRule)]
    return [] if findings else [cond.compare for cond in rules if isinstance(cond, t.Compare)]


@pytest.mark.parametrize(("words", "sign"), SAID)
def test_common_words_are_comparisons_and_are_printed_in_one_way(words: str, sign: str) -> None:
    text = RULE.format(words)
    assert signs(text) == [sign]
    assert f"materials {CANONICAL[sign]} 45%" in format_text(SourceFile("x.roo", text))[0]


@pytest.mark.parametrize(("words", "sign"), MEANT)
def test_help_keeps_the_sense_of_other_words(words: str, sign: str) -> None:
    text = RULE.format(words)
    (found,) = parse(SourceFile("x.roo", text))[1]
    assert found.fixes
    for fix in found.fixes:
        assert signs(text[: fix.span.start] + fix.new + text[fix.span.end :]) == [sign]


@pytest.mark.parametrize("words", ["not", "not even", "not than", "not up to", "than", "no", "is under"])
def test_where_the_sense_is_not_known_help_names_both(words: str) -> None:
    (found,) = parse(SourceFile("x.roo", RULE.format(words)))[1]
    assert "`at least` or `not more than`" in found.help


def test_words_that_lead_to_no_number_stay_in_names() -> None:
    module, findings = parse(SourceFile("x.roo", "define quantity cost above ground as labour below ground + 3\n"))
    assert not findings and isinstance(module.statements[0], t.QuantityDefinition)
