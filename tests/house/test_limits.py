"""The page of limits against the limits: every constant has its row, and every row its figures."""

from __future__ import annotations

import re
from pathlib import Path

from roolang import limits

ROOT = Path(__file__).parents[2]
NAMES = {
    "Rule files": (
        *("MAX_RULE_BYTES", "MAX_BRACKETS", "MAX_DEPTH", "MAX_CHAIN", "MAX_WRITTEN_DEPTH", "MAX_WRITTEN"),
        *("MAX_WRITTEN_ALL", "MAX_WAYS", "MAX_ALTERNATIVES", "MAX_READINGS", "MAX_READINGS", "MAX_DAYS", "MAX_SOUGHT"),
        *("MAX_NUMBER_LENGTH", "MAX_NAME MAX_QUOTATION", "MAX_STRANGE"),
    ),
    "Folders and imports": ("MAX_IMPORTS", "MAX_FILES", "MAX_ENTRIES", "MAX_UNREADABLE", "MAX_ABOVE", "MAX_SETTINGS"),
    "Declarations": (
        *("MAX_BYTES", "MAX_DECLARATIONS", "MAX_ITEMS", "MAX_VALUES", "MAX_RECORDS", "MAX_LEVELS", "MAX_NESTING"),
        *("MAX_NUMBER_LENGTH", "MAX_TEXT", "MAX_EXPONENT", "MAX_PER_CODE"),
    ),
    "Judging": (
        *("MAX_CUTS", "MAX_CUT_LINES", "MAX_CANDIDATES", "MAX_CODES", "MAX_CASES", "MAX_LOOKED", "MAX_WAYS_TO_SETTLE"),
    ),
    "Proofs": ("SOLVER_SECONDS", "SOLVER_MEGABYTES", "MAX_KINDS"),
    "Tables": (
        *("MAX_BYTES MAX_UNPACKED", "MAX_PARTS MAX_RATIO", "MAX_SHEETS MAX_ROWS MAX_COLUMNS", "MAX_CELLS MAX_CELL"),
        *("MAX_SEARCH", "MAX_LISTED"),
    ),
}
"""Which constants each row of a table is about."""
ELSEWHERE = {
    "MAX_SHOWN": "up to 1 000, errors first",
    "SMALL": "a part larger than 5 MB",
    "MAX_READINGS_TOLD_APART": "first 12 pairs of readings",
}


def page() -> str:
    return (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    part = page().split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    found = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("|")]
    return found[2:]


def figures(words: str) -> list[int]:
    """The numbers in some words; MB are millions of bytes."""
    found = re.findall(r"(\d{1,3}(?: \d{3})+|\d+)( MB)?", words)
    return [int(number.replace(" ", "")) * (1_000_000 if unit else 1) for number, unit in found]


def test_each_row_says_what_the_constant_says() -> None:
    for heading, names in NAMES.items():
        told = rows(heading)
        assert len(told) == len(names), heading
        for row, each in zip(told, names, strict=True):
            assert figures(row[1])[: len(each.split())] == [getattr(limits, name) for name in each.split()], row


def test_each_constant_has_its_place_on_the_page() -> None:
    placed = {name for names in NAMES.values() for each in names for name in each.split()}
    assert {name for name in vars(limits) if name.isupper()} == placed | set(ELSEWHERE)
    for name, words in ELSEWHERE.items():
        assert words in page()
        assert figures(words) == [getattr(limits, name)]


def test_each_code_on_the_page_is_one() -> None:
    from roolang.diagnostics import CATALOG

    assert set(re.findall(r"RL\d{4}", page())) <= set(CATALOG)
