"""Square brackets: whose words they are, and what one party's text comes to."""

from __future__ import annotations

import pytest

from roolang.draft.marked import Marked, marked

TEXT = "not less than [US: 85][CA/MX: 62.5] per cent [US propose; CA, MX oppose: and more [MX: or less]]."


def taken_apart(text: str) -> Marked:
    return marked(text, lambda written: "88.7")


def test_each_party_has_its_own_words() -> None:
    whole = taken_apart(TEXT)
    assert whole.parties() == ("US", "CA", "MX")
    assert whole.view("US").text == "not less than 85 per cent and more."
    assert whole.view("CA").text == "not less than 62.5 per cent."
    assert whole.view("JP").text == "not less than per cent."


def test_words_that_some_only_oppose_stay_for_all_others() -> None:
    whole = taken_apart("at most [US oppose: 50][US: 40] %")
    assert whole.view("CA").text == "at most 50 %"
    assert whole.view("US").text == "at most 40 %"


def test_brackets_of_nobody_side_by_side_are_alternatives_one_alone_stays() -> None:
    whole = taken_apart("at most [75] [70][62.5] % [and CTH]")
    assert whole.alternatives() == (1, 2, 3)
    assert [whole.view("", i).text for i in (1, 2, 3)] == [f"at most {n} % and CTH" for n in ("75", "70", "62.5")]


@pytest.mark.parametrize(
    "aside",
    [
        "[Drafters' note: to follow]",
        "[Negotiators’ note: see annex]",
        "[Note to draft: check]",
        "{translator: sic}",
        "[MX to revert]",
        "[CA idea (non-paper): counting research]",
        "[MX consider: or CC]",
    ],
)
def test_what_is_nobodys_text(aside: str) -> None:
    assert taken_apart(f"CTH {aside}").view("CA").text.strip() == "CTH"
    assert taken_apart(f"CTH {aside}").view("MX").text.strip() == "CTH"


@pytest.mark.parametrize("words", ["X", "XX", "●", "TBD", "to be determined", "___", "X%"])
def test_open_numbers_have_a_figure_in_their_place(words: str) -> None:
    end = "%" if words.endswith("%") else ""
    assert taken_apart(f"at least [{words}] per cent").view().text == f"at least 88.7{end} per cent"


@pytest.mark.parametrize("words", ["Yet to be agreed", "to be agreed", "placeholder for Annex 4"])
def test_a_rule_that_nobody_has_written(words: str) -> None:
    assert taken_apart(f"[{words}]").view().text == ""


@pytest.mark.parametrize(("text", "place"), [("a [b", 2), ("a ]b", 2), ("[US: a [b]", 0), ("a {b]", 4)])
def test_a_bracket_without_a_partner(text: str, place: int) -> None:
    assert taken_apart(text).broken == place


def test_places_of_a_view_lead_back_into_the_text() -> None:
    view = taken_apart(TEXT).view("CA")
    for words in ("not less", "62.5", "per cent"):
        at = view.text.index(words)
        start, end = view.back(at, at + len(words))
        assert TEXT[start:end] == words
