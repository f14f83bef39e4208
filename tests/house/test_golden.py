"""The official examples: the page says what becomes of each, and their figures are those of our tests."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.house.golden import NOT_HERE, PAGE, by_cite, page, reasons, short
from tests.house.golden_figures import SHARED, digest, digests, figures, kept, shared

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def cited(case: dict[str, Any], among: Any) -> list[str]:
    """The citations of ours that mean a case."""
    return meaning(case["cite"], among)


def meaning(place: str, among: Any) -> list[str]:
    """The citations of ours that mean a place; ours may begin with the agreement."""
    return [cite for cite in among if cite == place or cite.partition(": ")[2] == place]


def ours(cite: str) -> set[Fraction]:
    """Every figure of our tests of an example, and those of it that are told to be others."""
    texts = " ".join(found.test.span.text for found in by_cite()[cite])
    spared = {Fraction(number) for number in NOT_HERE["figures"].get(cite, ())}
    return {Fraction(number.replace(",", "")) for number in NUMBER.findall(texts)} | spared


def test_published_figures_and_verdicts_stand_in_our_tests_by_their_digests() -> None:
    # In any clone: a figure of ours that is changed is no longer the published one.
    absent, examples = [], kept()
    assert len(examples) >= 110 and sum(len(each["figures"]) for each in examples.values()) >= 200
    for place, told in examples.items():
        for cite in meaning(place, by_cite()):
            verdicts = {expect.verdict for found in by_cite()[cite] for expect in found.test.expect}
            found = {digest(place, each) for each in (*ours(cite), *verdicts)}
            absent += [cite for each in (*told["figures"], *told["verdict"]) if each not in found]
    assert not absent


@pytest.mark.skipif(not SHARED.is_file(), reason="the cases are not at hand")
def test_the_digests_are_those_of_the_cases() -> None:
    assert kept() == digests(shared()), "run `python -m tests.house.golden_figures`"


def test_the_page_is_written_from_the_tests() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m tests.house.golden`"


def test_short_names_are_different() -> None:
    cites = [*by_cite(), *reasons()]
    assert len({short(cite) for cite in cites}) == len(cites)


def test_what_is_explained_is_a_case() -> None:
    assert not set(by_cite()) & set(reasons())
    assert {entry["cite"] for entry in NOT_HERE["discrepancy"]} <= set(by_cite())


@pytest.mark.skipif(not SHARED.is_file(), reason="the cases are not at hand")
def test_every_case_has_a_test_or_a_reason() -> None:
    bare = [case["cite"] for case in shared() if not cited(case, by_cite()) and not cited(case, reasons())]
    assert not bare


@pytest.mark.skipif(not SHARED.is_file(), reason="the cases are not at hand")
def test_most_complete_cases_are_reproduced() -> None:
    complete = [case for case in shared() if case["complete"]]
    assert sum(bool(cited(case, by_cite())) for case in complete) >= 110


@pytest.mark.skipif(not SHARED.is_file(), reason="the cases are not at hand")
def test_every_complete_case_with_an_outcome_is_reproduced() -> None:
    stated = [case for case in shared() if case["complete"] and case["expected"].get("originating") is not None]
    assert stated
    assert not [case["cite"] for case in stated if not cited(case, by_cite())]


@pytest.mark.skipif(not SHARED.is_file(), reason="the cases are not at hand")
def test_stated_figures_stand_in_our_tests() -> None:
    absent = []
    for case in shared():
        for cite in cited(case, by_cite()) if case["complete"] else ():
            missing = set(figures(case["expected"])) - ours(cite)
            absent += [f"{cite}: {float(number)}" for number in sorted(missing)]
    assert not absent


@pytest.mark.skipif(not SHARED.is_file(), reason="the cases are not at hand")
def test_verdicts_are_those_of_the_tests() -> None:
    """A case with a stated verdict is reached by a test that expects this verdict."""
    for case in shared():
        verdict = {True: "originating", False: "non-originating"}.get(case["expected"].get("originating"), "")
        for cite in cited(case, by_cite()) if case["complete"] and verdict else ():
            expected = {expect.verdict for found in by_cite()[cite] for expect in found.test.expect}
            assert verdict in expected, cite


def test_sources_are_named() -> None:
    assert all(Path(case.path).suffix == ".roo" and case.cites for found in by_cite().values() for case in found)
