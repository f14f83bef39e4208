"""Every code has a page, and what the page shows is so."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from roolang.check import check, check_declaration
from roolang.diagnostics import CATALOG, Finding, Severity
from roolang.domain.loading import load_declarations
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.workspace.sources import Sources
from roolang.workspace.testing import all_findings, run_tests
from roolang.workspace.workspace import load_text, workspace_of

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "diagnostics"
FENCE = re.compile(r"^(```|~~~)(?P<kind>\w+)(?P<marks>[^\n]*)\n(?P<text>.*?)^\1$", re.MULTILINE | re.DOTALL)
FRAME = 'language 1 agreement DEMO "Examples" parties CA, MX, US nomenclature HS 2022 in force 2020-01-01\n'
DAY = date(2024, 1, 1)
KINDS = {"roo", "json", "text", "sh"}
OF_DECLARATIONS = {"RL3006", "RL5609", "RL6102", "RL6103", "RL6110", "RL6111", "RL6114", "RL6251", "RL6252", "RL6253"}
LOADED = {*(f"RL600{i}" for i in range(1, 10)), *OF_DECLARATIONS} - {"RL6005", "RL6008"}
"""Codes of declarations that need no rules to be found; the two left out would need a page of example."""


def page(code: str) -> str:
    path = PAGES / f"{code}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def section(code: str, heading: str) -> re.Match[str] | None:
    """The first fenced block under a heading of a page."""
    found = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", page(code), re.MULTILINE | re.DOTALL)
    return FENCE.search(found[1]) if found else None


def example(code: str, heading: str) -> str:
    """The text of that block, in an agreement if it needs one."""
    found = section(code, heading)
    assert found
    bare = found["kind"] == "roo" and not found["text"].startswith("language")
    return (FRAME if bare else "") + found["text"]


def kind(code: str) -> str:
    found = section(code, "Reported")
    return found["kind"] if found else ""


def codes_of(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


def in_rules(text: str) -> tuple[Finding, ...]:
    """Everything that is found in a rule file, as `roolang check` does."""
    sources = Sources()
    sources.add_vocabulary()
    sources.add_text(SourceFile("page.roo", text), ROOT)
    return (*all_findings(workspace_of(sources), DAY), *check(sources.modules))


def in_declarations(text: str) -> tuple[Finding, ...]:
    declarations, findings = load_declarations("page.json", text.encode())
    return (*findings, *(f for each in declarations for f in check_declaration(each, each.edition)))


def test_every_code_has_a_page() -> None:
    assert sorted(code for code in CATALOG if not page(code)) == []


def test_every_page_has_a_code() -> None:
    assert sorted(path.name for path in PAGES.glob("*") if path.stem not in CATALOG) == []


@pytest.mark.parametrize("code", CATALOG)
def test_pages_say_what_is_meant_and_how_to_mend_it(code: str) -> None:
    assert page(code).startswith(f"# {code}: {CATALOG[code].title}\n\n")
    meaning = page(code).split("\n## ")[0].split("\n\n", 1)[1]
    assert 80 < len(meaning) < 1200
    for heading in ("Reported", "Mended"):
        found = section(code, heading)
        assert found and found["text"].strip() and found["kind"] in KINDS
    assert max(map(len, page(code).splitlines())) <= 140 or code in ("RL1004", "RL4105")


SYNTAX = [code for code in CATALOG if code.startswith("RL10") and kind(code) == "roo"]
RULES = [code for code in CATALOG if f"roo bad {code}" in page(code)]
DATA = [code for code in CATALOG if code in LOADED and kind(code) == "json"]


def test_most_codes_are_shown_by_what_gives_them() -> None:
    assert len(SYNTAX) >= 9
    assert len(RULES) >= 30
    assert len(DATA) >= 9


@pytest.mark.parametrize("code", SYNTAX)
def test_what_the_reader_reports(code: str) -> None:
    assert codes_of(parse(SourceFile("page.roo", example(code, "Reported")))[1]) == {code}
    assert parse(SourceFile("page.roo", example(code, "Mended")))[1] == ()


@pytest.mark.parametrize("code", RULES)
def test_what_is_reported_in_rules(code: str) -> None:
    found = in_rules(example(code, "Reported"))
    assert code in codes_of(found)
    assert {f.code for f in found if f.severity is Severity.ERROR} <= {code}
    assert [finding.message for finding in in_rules(example(code, "Mended"))] == []


@pytest.mark.parametrize("code", DATA)
def test_what_is_reported_in_declarations(code: str) -> None:
    assert code in codes_of(in_declarations(example(code, "Reported")))
    assert in_declarations(example(code, "Mended")) == ()


@pytest.mark.parametrize("code", ["RL8001", "RL8002"])
def test_what_tests_report(code: str) -> None:
    (before,) = run_tests(load_text(example(code, "Reported")))
    (after,) = run_tests(load_text(example(code, "Mended")))
    assert (before.code, before.passed, after.code, after.passed) == (code, False, "", True)


NAMED = re.compile(
    r"(?:write|did you mean) `[^`]+`(?:(?:, or|, | or) `[^`]+`)*\??(?: (?:at the head|instead of `.*))?.*"
)
OPEN = re.compile(r"such as|\.\.\.|, with the letters|as in")
"""Helps that show a form and leave the words to the reader."""


@pytest.mark.parametrize("code", [code for code in CATALOG if kind(code) == "roo"])
def test_what_a_help_names_is_a_fix_that_mends(code: str) -> None:
    text = example(code, "Reported")
    for finding in in_rules(text):
        named = NAMED.fullmatch(finding.help) and not OPEN.search(finding.help)
        assert finding.fixes or not named, f"{finding.message}: {finding.help}"
        for fix in finding.fixes:
            after = {each.message for each in in_rules(fix.applied(text))}
            assert finding.message not in after, f"{finding.message}: {fix.new}"
