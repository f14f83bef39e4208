"""The standard rules: every rule and number is cited, and the page about them says what is there."""

from __future__ import annotations

import re

import pytest

from roolang.syntax import tree as t
from roolang.syntax.walk import walk
from tests.house.agreements import PAGE, modules, page, texts
from tests.house.tested import tests_by_agreement as counted

UNCITED = (t.Language, t.Use, t.Agreement, t.Proposal, t.Consolidated, t.PartOf, t.Parties, t.Nomenclature, t.InForce)
NAMES_ONLY = (t.MeasureDefinition, t.DatesBy, t.Test)
DELETES = ("delete ", "[US, MX: delete ")


def test_every_rule_and_number_is_cited() -> None:
    bare = [
        str(statement.span)
        for path, module in modules()
        for statement in module.statements
        if not isinstance(statement, (*UNCITED, *NAMES_ONLY))
        and 'cite "' not in statement.span.text
        and not statement.span.text.startswith(DELETES)
        if path.name != "methods.roo" or not isinstance(statement, t.ConditionDefinition)
    ]
    assert not bare


TESTS = re.compile(r"\| (\d+) \|$", re.MULTILINE)
"""The last cell of a row: how many tests there are, or have been when the page was written."""


def test_the_page_on_agreements_is_written_from_the_rules() -> None:
    """But for the numbers of tests, of which there may be more by now."""
    there, now = PAGE.read_text(encoding="utf-8"), page()
    assert TESTS.sub("| |", there) == TESTS.sub("| |", now), "run `python -m tests.house.agreements`"
    for said, count in zip(TESTS.findall(there), TESTS.findall(now), strict=True):
        assert 0 <= int(said) <= int(count), "run `python -m tests.house.agreements`"


def test_citations_that_are_not_verified_stand_on_the_page() -> None:
    """Each by itself, and their number in the table."""
    text = page()
    doubtful = [node.words for _, module in modules() for node in walk(module.statements) if isinstance(node, t.Cite)]
    doubtful = [cite for cite in doubtful if "not verified" in cite]
    assert len(doubtful) > 20
    assert all(f"`{cite}`" in text for cite in doubtful)


def test_each_agreement_that_is_judged_by_has_tests() -> None:
    """Every agreement whose origin can be judged is judged by some test."""
    names = [name for name, _, header, _ in texts() if isinstance(header, t.Agreement)]
    assert len(names) > 20 and not [name for name in names if not counted()[name]]


@pytest.mark.parametrize("text", ["NAFTA", "USMCA", "CPTPP", "EU_UK", "CA_UK", "RCEP", "PEM_2021", "PEM_1995", "DCTS"])
def test_the_page_names_the_text(text: str) -> None:
    assert f"## {text}: " in page()
