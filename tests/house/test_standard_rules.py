"""The standard rules: every rule and number is cited, and the page about them says what is there."""

from __future__ import annotations

import pytest

from roolang.syntax import tree as t
from tests.house.agreements import PAGE, modules, page

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


def test_the_page_on_agreements_is_written_from_the_rules() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m tests.house.agreements`"


@pytest.mark.parametrize("text", ["NAFTA", "USMCA", "CPTPP", "EU_UK", "CA_UK", "RCEP", "PEM_2021", "PEM_1995", "DCTS"])
def test_the_page_names_the_text(text: str) -> None:
    assert f"## {text}: " in page()
