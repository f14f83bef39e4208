"""`docs/golden.md`, written from the golden tests: `python -m tests.house.golden` writes it anew."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "roo" / "golden"
PAGE = ROOT / "docs" / "golden.md"
NOT_HERE: dict[str, Any] = tomllib.loads((FOLDER / "not_here.toml").read_text(encoding="utf-8"))
SHORT = {
    "SOR/94-14": "nafta",
    "SOR/97-340": "ca-cl",
    "SOR/2020-155": "usmca",
    "Singapore Customs ROO Handbook": "sg-handbook",
    "19 CFR": "cfr",
}
INTRODUCTION = """# The official worked examples

Administrations published worked examples with their regulations: Canada with those of NAFTA (SOR/94-14, in the United States 19 CFR
181 Appendix), of Canada and Chile (SOR/97-340) and of the USMCA (SOR/2020-155), the United Kingdom in the notes to its lists of
rules, the United States in 19 CFR 10, Singapore in its handbook. This page says what becomes of each. It is written from
`tests/roo/golden/` by `python -m tests.house.golden`; a test refuses a stale page, and every test that is named here passes.

The product facts are in our own words. Where an example says *Good A* or *a different heading*, a real code stands for it; where it leaves
a price or a weight open, one of our own does, and the file says so. *Under* names the texts that the test judges by: agreements of
`stdlib_rules/`, or texts of the test that add the rows and roundings that the example assumes.

"""


@dataclass(frozen=True)
class Case:
    """A golden test, as it stands in its file."""

    path: Path
    test: t.Test
    heading: str

    @property
    def cites(self) -> list[str]:
        """The examples that it reproduces."""
        return [cite.words for cite in self.test.cites]

    @property
    def under(self) -> list[str]:
        """The texts it judges by."""
        return list(dict.fromkeys(expect.under for expect in self.test.expect))


@cache
def cases() -> tuple[Case, ...]:
    """Every golden test."""
    return tuple(case for path in sorted(FOLDER.glob("*.roo")) for case in _of_file(path))


def _of_file(path: Path) -> Iterator[Case]:
    text = path.read_text(encoding="utf-8")
    module, findings = parse(SourceFile(path.name, text))
    assert not findings, findings[0].message
    headings = [(found.start(), found[1]) for found in re.finditer(r"^# ---- (.+)$", text, re.MULTILINE)]
    first = re.match(r"# ([^:.]+)", text)
    for statement in module.statements:
        if isinstance(statement, t.Test) and statement.cites:
            above = [words for start, words in headings if start < statement.span.start]
            yield Case(path, statement, above[-1] if above else first[1] if first else "")


@cache
def by_cite() -> dict[str, list[Case]]:
    """The tests of each example."""
    found: dict[str, list[Case]] = {}
    for case in cases():
        for cite in case.cites:
            found.setdefault(cite, []).append(case)
    return found


def reasons() -> dict[str, dict[str, str]]:
    """Why an example has no test."""
    return {
        cite: {k: entry[k] for k in ("why", "provision")} for entry in NOT_HERE["reason"] for cite in entry["cites"]
    }


def short(cite: str) -> str:
    """A name for an example that is short and ours."""
    for source, name in SHORT.items():
        if source in cite:
            cite = f"{name} {cite.replace(source, '')}"
    words = re.sub(
        r"\b(Schedule|Appendix|Example|Situation|Annex|Introductory|Note|Protocol)\b", lambda m: m[0][:3], cite
    )
    return re.sub(r"[^a-z0-9.]+", "-", words.lower()).strip("-.")


def page() -> str:
    """The whole page."""
    stated = {entry["cite"]: entry["says"] for entry in NOT_HERE["discrepancy"]}
    done = by_cite()
    discrepant = sum(cite in stated for cite in done)
    lines = [
        f"{len(done)} examples are reproduced by {len(cases())} tests, {discrepant} of them with a figure that is not the printed one, "
        f"explained in its row. {len(reasons())} are not, for the reasons below.",
        "",
        "## Reproduced",
        "",
        "| example | source | provision | rules | tests | outcome |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for cite, found in sorted(done.items()):
        under = ", ".join(dict.fromkeys(f"`{name}`" for case in found for name in case.under))
        tests = "<br>".join(f"`{case.path.name}`: {case.test.name}" for case in found)
        outcome = f"passes; {stated[cite]}" if cite in stated else "passes"
        lines.append(f"| {short(cite)} | {cite} | {found[0].heading} | {under} | {tests} | {outcome} |")
    lines += ["", "## Not reproduced", "", "| example | source | provision | reason |", "| --- | --- | --- | --- |"]
    for cite, reason in reasons().items():
        lines.append(f"| {short(cite)} | {cite} | {reason['provision']} | {reason['why']} |")
    return INTRODUCTION + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
