"""The examples of the documentation: each is a rule file that loads and lowers, and whose tests pass.

A fenced block of `roo` that begins with a header is a whole file. Any other is marked `roo fragment` and stands
inside `FRAME`. A block marked `roo bad RL1007` must give that finding and no other error. `roo walk` and `roo shown` are steps
of a page that is walked (`walking.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from roolang.check import check
from roolang.diagnostics import Finding
from roolang.diagnostics.catalog import Severity
from roolang.syntax.terminals import FREE_ALONE, parser, reserved
from roolang.workspace.testing import all_findings, run_tests
from roolang.workspace.workspace import Workspace, load_text

ROOT = Path(__file__).parents[2]
LANGUAGE = ROOT / "docs" / "language.md"
FRAME = 'language 1 agreement DEMO "Examples" parties CA, MX, US nomenclature HS 2022 in force 2020-01-01\n'
FENCE = re.compile(r"^```roo(?P<marks>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
HEADER = re.compile(r"(?:\s|#[^\n]*\n)*(?:language|use|agreement|proposal|consolidated\s+text|part\s+of)(?![\w-])")
DAY = date(2024, 1, 1)
INTERNAL = {"no_enumeration"}
"""Rules of the grammar that no text can hold: this one says that nothing may stand in its place."""


@dataclass(frozen=True)
class Example:
    """A fenced block: where it begins, the words after `roo` on its fence, and its lines."""

    path: Path
    line: int
    marks: tuple[str, ...]
    written: str

    @property
    def name(self) -> str:
        """Where to find it."""
        return f"{self.path.relative_to(ROOT)}:{self.line}"

    @property
    def whole(self) -> bool:
        """Whether it is a rule file as it stands."""
        return HEADER.match(self.written) is not None

    @property
    def text(self) -> str:
        """The rule file that it is, or stands in."""
        return self.written if self.whole else FRAME + self.written

    @property
    def expected(self) -> str:
        """The code of the finding that it must give, or nothing."""
        return self.marks[self.marks.index("bad") + 1] if "bad" in self.marks else ""

    @property
    def days(self) -> list[date]:
        """The days on which it is looked at: an ordinary one, and those that it names."""
        if self.expected:
            return [DAY]
        return sorted({DAY, *map(date.fromisoformat, re.findall(r"\b\d{4}-\d{2}-\d{2}\b", self.written))})

    @property
    def source(self) -> str:
        """What findings call its text."""
        return f"{self.path} (line {self.line})"

    def load(self) -> Workspace:
        """The workspace of its text."""
        return load_text(self.text, self.source, ROOT)

    def findings(self) -> list[Finding]:
        """What is found in it: on the tree, and in every view on each of its days."""
        workspace = self.load()
        found = list(check([(module, module.source.name == self.source) for module in workspace.modules]))
        for day in self.days:
            found += [finding for finding in all_findings(workspace, day) if finding not in found]
        return found


def examples_of(path: Path) -> Iterator[Example]:
    """The examples of a page, in order."""
    page = path.read_text(encoding="utf-8")
    for fence in FENCE.finditer(page):
        if fence["marks"].strip() in ("walk", "shown"):
            continue
        line = page.count("\n", 0, fence.start()) + 1
        yield Example(path, line, tuple(fence["marks"].split()), fence["text"])


def pages() -> list[Path]:
    """Every page of the documentation."""
    readme = [ROOT / "README.md"] if (ROOT / "README.md").is_file() else []
    return [*readme, *sorted((ROOT / "docs").rglob("*.md"))]


EXAMPLES = [example for page in pages() for example in examples_of(page)]
GOOD = [example for example in EXAMPLES if not example.expected]
BAD = [example for example in EXAMPLES if example.expected]
REFERENCE = [e for e in GOOD if e.path == LANGUAGE or e.path.parent == LANGUAGE.with_suffix("")]


def by_name(example: Example) -> str:
    return example.name


@pytest.mark.parametrize("example", EXAMPLES, ids=by_name)
def test_marks_say_what_a_block_is(example: Example) -> None:
    assert example.whole is not ("fragment" in example.marks) or example.expected


@pytest.mark.parametrize("example", GOOD, ids=by_name)
def test_good_examples_have_no_errors(example: Example) -> None:
    assert [f"{f.place}: {f.message}" for f in example.findings() if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("example", BAD, ids=by_name)
def test_bad_examples_give_their_finding(example: Example) -> None:
    found = example.findings()
    errors = {f.code for f in found if f.severity is Severity.ERROR}
    assert example.expected in {f.code for f in found}
    assert errors <= {example.expected}


@pytest.mark.parametrize("example", [e for e in GOOD if 'test "' in e.written], ids=by_name)
def test_tests_in_examples_pass(example: Example) -> None:
    outcomes = list(run_tests(example.load()))
    assert outcomes
    assert [(o.test, o.expected, o.reasons) for o in outcomes if not o.passed] == []


# ---- the reference is complete


@cache
def constructs() -> frozenset[str]:
    """What a tree of the grammar can hold, by name; names with an underscore in front never stand in one."""
    names = {(rule.alias or rule.origin.name).split("{")[0] for rule in parser().rules}
    return frozenset(name for name in names if not name.startswith("_")) - INTERNAL


@cache
def shown() -> frozenset[str]:
    """What the examples of the reference hold."""
    trees = (tree for example in REFERENCE for tree in parser().parse(example.text).iter_subtrees())
    return frozenset(str(tree.data).split("{")[0] for tree in trees)


def test_reference_has_an_example_of_every_construct() -> None:
    assert sorted(constructs() - shown()) == []


def test_internal_rules_stand_in_no_example() -> None:
    assert not shown() & INTERNAL


def words_under(heading: str) -> list[str]:
    """The words of the first plain block under a heading of the reference."""
    found = re.search(rf"^#+ {heading}$.*?^```text\n(.*?)^```$", LANGUAGE.read_text(encoding="utf-8"), re.M | re.S)
    assert found
    return found[1].split()


def test_reserved_words_are_published() -> None:
    assert words_under("Reserved words") == list(reserved())


def test_words_reserved_only_in_company_are_published() -> None:
    assert words_under("Words reserved only in company") == sorted(FREE_ALONE)
