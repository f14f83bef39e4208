"""The list of all codes as a page, out of the catalogue and the pages of the codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from roolang.diagnostics import CATALOG, Severity

DOCS = Path(__file__).parents[1] / "docs"
FAMILIES = (
    ("Limits, files, output", r"RL09|RL100[3-6]"),
    ("Reading a text", r"RL1"),
    ("Names, parties, amendments", r"RL2"),
    ("Units, bases, percentages", r"RL3"),
    ("Rules that cannot stand", r"RL4"),
    ("General provisions", r"RL56"),
    ("What is probably not meant", r"RL5"),
    ("Declarations", r"RL6"),
    ("Tables of goods", r"RL72[0-4]|RL71"),
    ("Comparing and proving", r"RL725|RL73"),
    ("Batch, sweeps, fleets", r"RL7[45]"),
    ("Not yet in force", r"RL7"),
    ("Tests", r"RL8"),
    ("Documents that are compiled", r"RL91"),
    ("Our own fault", r"RL90"),
)
LINTS = re.compile(r"RL(11|21|41|5[12]|566|7001|731)")
HEAD = """# All findings by code

Each code leads to its page. An *error* forbids a verdict. Warnings and notes do not;
those of rule files are the **lints**, {lints} of them, and stand in a table of their own first.
"""


def families() -> Iterator[tuple[str, list[str]]]:
    """The families of codes, each with its own."""
    found: dict[str, list[str]] = {}
    for code in sorted(CATALOG):
        found.setdefault(next(words for words, pattern in FAMILIES if re.match(pattern, code)), []).append(code)
    yield from ((words, found[words]) for words, _ in FAMILIES if words in found)


def lints() -> list[str]:
    """The codes of what is doubtful in a rule file, though it can be judged by: shown on their pages by a rule file."""
    return [code for code in sorted(CATALOG) if CATALOG[code].severity is not Severity.ERROR and _of_rules(code)]


def _of_rules(code: str) -> bool:
    page = (DOCS / "diagnostics" / f"{code}.md").read_text(encoding="utf-8")
    return f"roo bad {code}" in page or LINTS.match(code) is not None


def listing() -> str:
    """The page."""
    found = lints()
    parts = [HEAD.format(lints=len(found)), "## Lints of rule files\n", *_table(found)]
    for words, codes in families():
        parts += [f"\n## {words}\n", *_table(codes)]
    return "\n".join(parts) + "\n"


def _table(codes: list[str]) -> Iterator[str]:
    yield "| code | | what it is |\n| --- | --- | --- |"
    for code in codes:
        yield f"| [{code}](diagnostics/{code}.md) | {CATALOG[code].severity.value} | {CATALOG[code].title} |"
