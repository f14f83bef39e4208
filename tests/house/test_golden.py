"""The official examples: the page says what becomes of each, and their figures are those of our tests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.house.golden import NOT_HERE, PAGE, ROOT, by_cite, page, reasons, short

SHARED = ROOT.parent / "shared" / "golden" / "cases.jsonl"
LIMITS = ("threshold_percent", "cap_percent")
"""Numbers that the rules hold, not the facts."""
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def shared() -> list[dict[str, Any]]:
    """The cases as facts, where they are at hand."""
    if not SHARED.is_file():
        return []
    return [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines()]


def cited(case: dict[str, Any], among: Any) -> list[str]:
    """The citations of ours that mean a case; ours may begin with the agreement."""
    return [cite for cite in among if cite == case["cite"] or cite.partition(": ")[2] == case["cite"]]


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
            texts = " ".join(found.test.span.text for found in by_cite()[cite])
            ours = {Fraction(number.replace(",", "")) for number in NUMBER.findall(texts)}
            spared = {Fraction(number) for number in NOT_HERE["figures"].get(cite, ())}
            missing = set(figures(case["expected"])) - ours - spared
            absent += [f"{cite}: {float(number)}" for number in sorted(missing)]
    assert not absent


def figures(stated: Any) -> Iterator[Fraction]:
    """Every number of an outcome."""
    match stated:
        case bool():
            return
        case int() | float():
            yield Fraction(str(stated))
        case dict():
            for key, value in stated.items():
                yield from () if key.endswith(LIMITS) else figures(value)
        case list():
            for value in stated:
                yield from figures(value)


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
