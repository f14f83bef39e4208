"""What of general provisions can be said: every row of the table leads to a product that passes and one that fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "docs" / "language"
ROWS = re.findall(r"^\| \[([^\]]+)\]\(([^)#]*)#([^)]+)\)", (PAGES / "coverage.md").read_text(encoding="utf-8"), re.M)


def section(page: str, anchor: str) -> str:
    """What stands below the heading that an anchor names, up to the next one of its level."""
    text = (PAGES / (page or "coverage.md")).read_text(encoding="utf-8")
    for found in re.finditer(r"^## (.+)$", text, re.M):
        if re.sub(r"[^\w -]", "", found[1]).lower().replace(" ", "-") == anchor:
            return re.split(r"^## ", text[found.end() :], maxsplit=1, flags=re.M)[0]
    raise AssertionError(f"{page} has no section {anchor}")


def test_the_table_is_read() -> None:
    assert len(ROWS) >= 18


@pytest.mark.parametrize(("concept", "page", "anchor"), ROWS, ids=[row[0] for row in ROWS])
def test_a_concept_has_a_product_on_each_side(concept: str, page: str, anchor: str) -> None:
    tests = section(page, anchor)
    assert re.search(r"expect (?:originating|claimable) under", tests), concept
    assert re.search(r"expect (?:non-originating|not claimable) under", tests), concept
