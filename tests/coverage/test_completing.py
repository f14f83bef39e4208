"""Tests that are made for what no test shows: found by the solver, judged before they are written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from roolang.cli.completed import complete
from roolang.coverage import measured
from roolang.coverage.completing import Made, completed
from roolang.coverage.conditions import Condition, conditions_of
from roolang.coverage.forcing import answers, forced
from roolang.coverage.inline import given
from roolang.coverage.measuring import Seen
from roolang.ir import nodes as n
from roolang.smt.solver import Solver, SolverGone
from roolang.workspace.inline import declaration
from roolang.workspace.workspace import load, load_text
from tests.cli.run import roolang
from tests.coverage.rules import TEXT, trial

BUILT = """language 1

agreement Trial "a trial"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01

define condition built as change from any other heading and undergoes assembly in the territory of the parties

rule for 84.72 requires built or value of non-originating materials not more than 40% of ex-works price
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def shares() -> tuple[int, int, int]:
    found = measured(["a.roo"])
    return len(found.seen), found.both, found.failed


def test_every_condition_is_then_seen_both_ways() -> None:
    pytest.importorskip("z3")
    Path("a.roo").write_text(BUILT, encoding="utf-8")
    assert shares() == (3, 0, 0)
    run = roolang("test", "a.roo", "--generate")
    assert run.status == 0
    assert shares() == (3, 3, 0)
    text = Path("a.roo").read_text(encoding="utf-8")
    assert all(each.count("\n    material ") <= 6 for each in text.split("\ntest "))
    assert roolang("test", "a.roo", "--generate").status == 0
    assert Path("a.roo").read_text(encoding="utf-8") == text
    assert roolang("fmt", "--check", "a.roo").status == 0


def test_what_a_test_shows_is_not_made_again() -> None:
    pytest.importorskip("z3")
    Path("a.roo").write_text(TEXT + trial("none", "8472.10", "8472.90", 41, "non-originating"), encoding="utf-8")
    report = json.loads(roolang("test", "a.roo", "--generate", "--json").out)
    made = [(each["condition"], each["side"]) for each in report["files"][0]["completed"] if each["test"]]
    assert shares()[:2] == (4, 4)
    assert not any(side == "against" and words.startswith("value of") for words, side in made)


def test_tests_of_other_rules_go_to_a_file_of_their_own() -> None:
    pytest.importorskip("z3")
    Path("rules.roo").write_text(BUILT, encoding="utf-8")
    run = roolang("test", "a.roo", "--generate", "--of", "rules.roo")
    assert run.status == 0
    assert Path("a.roo").read_text(encoding="utf-8").startswith('language 1\nuse "rules"\n')
    found = measured(["a.roo"], ["rules.roo"])
    assert len(found.seen) == found.both == 3
    assert Path("rules.roo").read_text(encoding="utf-8") == BUILT


def test_without_the_solver_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: Solver, *arguments: object, **others: object) -> None:
        raise SolverGone("no z3", absent=True)

    monkeypatch.setattr(Solver, "ask", gone)
    monkeypatch.setattr(Solver, "tell", gone)
    Path("a.roo").write_text(BUILT, encoding="utf-8")
    found = list(completed(load("a.roo"), measured(["a.roo"]).seen))
    said = "the solver is not installed: install it with `pip install 'roolang[prove]'`"
    assert len(found) == 6 and all(each.reason == said and not each.text for each in found)


def test_a_condition_is_answered_wherever_it_is_asked() -> None:
    workspace = load_text(BUILT, "a.roo")
    text = workspace.library.texts["trial"]
    program, _ = workspace.program(text, workspace.views(text, workspace.days(text)[0])[0])
    keys = [each.key for each in conditions_of([program])]
    assert len(keys) == 3
    for key in keys:
        assert answers(program, key) == (False,)
        other = forced(program, key, holds=True)
        assert not answers(other, key) and other != program
        assert all(answers(other, each) for each in keys if each != key)
    assert forced(program, ("elsewhere.roo", 0, 1, "compare"), holds=True).rules is program.rules
    assert isinstance(program.rules, n.Select)


def test_a_file_of_tests_named_as_the_rules_it_is_for_is_not_begun(tmp_path: Path) -> None:
    """It would use itself, since a name is looked for beside the file first."""
    path = tmp_path / "rcep.roo"
    ran = roolang("test", "--generate", str(path), "--of", "rcep")
    assert ran.status != 0 and "RL2004" in ran.err + ran.out and "rcep_tests.roo" in ran.err + ran.out
    assert not path.exists()


def test_what_was_found_is_kept_when_the_work_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is written when it is found; the next run goes on from there."""
    pytest.importorskip("z3")
    Path("a.roo").write_text(BUILT, encoding="utf-8")

    def stopped(lacking: list[Seen], *others: object) -> Iterator[Made]:
        for made in completed(load("a.roo"), lacking):
            yield made
            raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("roolang.cli.completed.completed", lambda workspace, lacking, *others: stopped(lacking))
        complete(Path("a.roo"), (), [])
    found = measured(["a.roo"])
    assert found.expectations == 1 and not found.failed and any(each.sides for each in found.seen)
    assert roolang("test", "a.roo", "--generate").status == 0


def test_when_the_time_is_up_nothing_more_is_tried() -> None:
    found = list(completed(load_text(BUILT, "a.roo"), [Seen(each) for each in every()], until=0))
    assert len(found) == 6 and {each.reason for each in found} == {"not tried: the time was up"}


def every() -> tuple[Condition, ...]:
    workspace = load_text(BUILT, "a.roo")
    text = workspace.library.texts["trial"]
    return conditions_of([workspace.program(text, workspace.views(text, workspace.days(text)[0])[0])[0]])


def test_a_statement_of_the_supplier_is_written_out() -> None:
    """It is a fact like others in the words of a test."""
    for words in ('established that "supplier statement"', 'not established that "supplier statement"'):
        item = f"material 73.26 non-originating {words} with value 5"
        text = f'{BUILT}\ntest "a"\n  given good 84.72 produced in CA\n    {item}\n  expect originating under Trial\n'
        test = load_text(text, "a.roo").library.tests[0]
        assert given(declaration(test.given[0], "a"), {}).splitlines()[1] == item


def test_an_operation_is_written_so_that_it_is_read_as_one_name() -> None:
    """`to` stands for itself in the language, so a name with it is quoted."""
    done = 'undergoes "knitting to shape" in CA\n    undergoes sewing in CA'
    text = f'{BUILT}\ntest "a"\n  given good 84.72 produced in CA\n    {done}\n  expect originating under Trial\n'
    test = load_text(text, "a.roo").library.tests[0]
    written = given(declaration(test.given[0], "a"), {}).splitlines()
    assert [each for each in written if "undergoes" in each] == [each.strip() for each in done.splitlines()]


def test_a_tolerance_is_not_there_for_what_changes() -> None:
    pytest.importorskip("z3")
    excused = BUILT.replace("rule for", "tolerance 10% of ex-works price\n\nrule for")
    Path("a.roo").write_text(excused, encoding="utf-8")
    assert roolang("test", "a.roo", "--generate").status == 0
    assert shares() == (4, 4, 0)


READ = """language 1

agreement Trial "a trial"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01

rule for 84.72 requires value of non-originating materials
  not more than [reading strict: 40%] [reading lenient: 60%] of ex-works price

rule for 84.73 requires change from any other heading

rule for 84.74 requires change from any other heading
"""
NAMED = """language 1
use "rules"

test "Trial, 8474.10: change from any other heading: decides for origin"
  given good 84.74 produced in CA
    other materials unknown
  expect undetermined under Trial on 2020-01-01
"""


def test_a_test_says_in_which_reading_it_is_meant_and_has_a_name_of_its_own() -> None:
    """A change of heading is asked of two goods in the same words; a cap, in the reading that the test names."""
    pytest.importorskip("z3")
    Path("rules.roo").write_text(READ, encoding="utf-8")
    Path("a.roo").write_text(NAMED, encoding="utf-8")
    assert roolang("test", "a.roo", "--generate", "--of", "rules.roo").status == 0
    found = measured(["a.roo"], ["rules.roo"])
    assert found.both == len(found.seen) == 3 and not found.failed
    tests = load("a.roo").library.tests
    names = [each.name for each in tests]
    assert len(tests) == len(set(names)) == 7
    assert "Trial, 8474.10: change from any other heading: decides for origin (2)" in names
    assert {expect.reading for each in tests[1:] for expect in each.expect} <= {"strict", "lenient"}
