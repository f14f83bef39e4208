"""Texts read without their tests: together with the tests they are what is read as a whole, or nothing is read apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from roolang.source import SourceFile
from roolang.syntax import apart, parse
from roolang.syntax import tree as t
from roolang.syntax.apart import Apart, set_apart
from roolang.workspace.sources import standard

ROO = Path(__file__).parents[2] / "roo"
FILES = sorted([*ROO.rglob("*.roo"), *standard().rglob("*.roo")])
RULE = "language 1\nagreement NORTH\nparties CA\nnomenclature HS 2022\nrule for 84.07 requires CTH\n"
TEST = 'test "one" given good 8407.34 produced in CA on 2024-05-06 expect undetermined under NORTH\n'


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "FEWEST", 1)


def read(text: str) -> tuple[Apart, tuple[t.Test, ...] | None]:
    found = set_apart(SourceFile("north.roo", text))
    assert found is not None
    return found, found.tests(found.places)


def test_the_parts_of_every_rule_file_are_what_the_whole_is() -> None:
    """Their places too: a statement is compared with its words, and those with where they stand."""
    read_apart = 0
    for path in FILES:
        source = SourceFile(path.name, path.read_text(encoding="utf-8"))
        module, findings = parse(source)
        found = set_apart(source)
        tests = found.tests(found.places) if found else None
        if found is not None and tests is not None:
            parts = sorted((*found.module.statements, *tests), key=lambda each: each.span.start)
            assert tuple(parts) == module.statements and found.findings == findings
            assert [each.span for each in parts] == [each.span for each in module.statements]
            read_apart += any(isinstance(each, t.Test) for each in module.statements)
    assert read_apart > 50


@pytest.mark.parametrize("rest", ["rule fro 84.08 requires CTH\n", "rule for 84.08 \0 requires CTH\n", ""])
def test_nothing_is_set_apart_where_the_rest_has_faults_or_there_is_no_test(rest: str) -> None:
    assert set_apart(SourceFile("north.roo", RULE + rest + (TEST if rest else ""))) is None


@pytest.mark.parametrize(
    "amiss",
    [
        TEST.replace("produced", "prodduced"),
        TEST.replace("05-06", "05-66"),
        TEST.replace("in CA", "in CA produced in CA"),
        'test "two" given good 8407.34\n',
    ],
)
def test_what_is_amiss_in_a_test_is_left_to_who_reads_the_whole(amiss: str) -> None:
    assert parse(SourceFile("north.roo", RULE + TEST + amiss))[1]
    assert read(RULE + TEST + amiss)[1] is None
    assert len(read(RULE + TEST + TEST)[1] or ()) == 2
