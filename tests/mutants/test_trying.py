"""What becomes of changes: noticed by a test, not noticed, or without a meaning of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roolang.mutants import Bounds, Report, tried_out
from tests.cli.run import roolang
from tests.coverage.rules import TEXT, trial

RULE = TEXT.partition("rule for 95.03")[0]
AT_LIMIT = trial("at the limit", "8472.10", "8472.90", 40, "originating")
BEYOND = trial("beyond", "8472.10", "8472.90", 41, "non-originating")
MOVED = trial("another heading", "8472.10", "7326.90", 90, "originating")
NEAR = trial("another heading of the chapter", "8472.10", "8473.40", 90, "originating")

NAMED = """language 1
agreement WORDS "a text that asks for nothing"
parties GB, JP
define material boilers as "boilers" of (84.02, 84.03) cite "our own"
test "boilers"
  given good 8472.10
    material 8402.11 described as "boilers" with value 1
    material 8403.10 described as "boilers" with value 1
    on 2022-03-01
  expect value of all boilers equal to 2 under WORDS
"""


def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, **bounds: int) -> Report:
    monkeypatch.chdir(tmp_path)
    Path("a.roo").write_text(text, encoding="utf-8")
    return tried_out(["a.roo"], (), "", Bounds(prove=False, **bounds))


def survivors(found: Report) -> set[str]:
    return {each.change.becomes for each in found.mutants if each.fate == "survived"}


def test_without_tests_all_survive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = report(tmp_path, monkeypatch, RULE)
    every = {"chapter", "subheading", "... and ...", "39%", "41%", "less than for not more than"}
    assert survivors(found) == every and found.told == len(every)


def test_each_test_notices_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 40 of 100: 39% and less than 40% would not do, and both conditions together would not. At 41: 41% would."""
    found = report(tmp_path, monkeypatch, RULE + AT_LIMIT)
    assert survivors(found) == {"chapter", "subheading", "41%"}
    found = report(tmp_path, monkeypatch, RULE + AT_LIMIT + BEYOND)
    assert survivors(found) == {"chapter"}
    found = report(tmp_path, monkeypatch, RULE + AT_LIMIT + BEYOND + NEAR)
    assert survivors(found) == set()
    assert all(each.by for each in found.mutants)


def test_a_figure_looks_at_definitions_that_no_rule_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each heading is worth 1 of the 2 that are expected, and no rule of the text names the material."""
    found = report(tmp_path, monkeypatch, NAMED)
    members = [each for each in found.mutants if each.change.kind == "member"]
    assert [each.fate for each in members] == ["killed", "killed"]


def test_a_draw_is_the_same_for_the_same_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = report(tmp_path, monkeypatch, RULE + MOVED, limit=3, seed=1)
    again = report(tmp_path, monkeypatch, RULE + MOVED, limit=3, seed=1)
    assert len(one.mutants) == 3 and one.mutants == again.mutants
    others = [report(tmp_path, monkeypatch, RULE + MOVED, limit=3, seed=seed).mutants for seed in range(2, 6)]
    assert any([m.change for m in other] != [m.change for m in one.mutants] for other in others)


def test_what_means_the_same_is_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that nothing uses may lose a member."""
    text = RULE.replace("rule for 84.72", "list spare: 84.70, 84.71\n\nrule for 84.72")
    found = report(tmp_path, monkeypatch, text + AT_LIMIT + BEYOND + NEAR)
    same = [each for each in found.mutants if each.fate == "same"]
    assert len(same) == 2 and {each.change.kind for each in same} == {"member"}
    assert "asks the same" in same[0].meaning.how and found.told == 6


COVERED = """rule for 84.72
  requires change from 84.73, "rings" of 84.82{listed} whether or not there is also a change from any other heading
"""


@pytest.mark.parametrize(("listed", "same"), [("", 2), (", 8472.90", 2)])
def test_codes_that_the_rest_lets_in_may_go(
    listed: str, same: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other headings stand under `any other heading` already; a subheading of the good's own heading does not."""
    text = RULE.partition("rule for 84.72")[0] + COVERED.format(listed=listed)
    found = report(tmp_path, monkeypatch, text)
    members = [each for each in found.mutants if each.change.kind == "member"]
    assert [each.fate for each in members] == ["same"] * same + ["survived"] * (len(members) - same)
    assert len(members) == same + bool(listed)


def test_a_sentence_for_what_holds_anyway_may_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An originating material counts whole without a word; where another sentence says that it does not, the word counts."""
    said = 'roll-up applies cite "our own"\n\nrule for 84.72'
    fates = []
    for words in (said, 'roll-up does not apply for goods of chapter 1 cite "our own"\n\n' + said):
        found = report(tmp_path, monkeypatch, RULE.replace("rule for 84.72", words) + AT_LIMIT)
        fates += [m.fate for m in found.mutants if m.change.kind == "provision" and "roll-up applies" in m.change.was]
    assert fates == ["same", "survived"]


def test_another_name_for_the_same_formula_means_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By focused value is worked out as by build-down is; by build-up is not. Averaged by build-down alone, it matters."""
    rule = 'rule for 84.72 cite "our own" requires regional value content at least 40% by build-down'
    text = f'language 1\nagreement BUILT "a row"\nparties GB, JP\norigin is conferred by the product rule is met cite "our own"\n{rule}\n'
    pooled = 'averaging over "month" by "plant" of regional value content by build-down cite "our own"\n'
    fates = [
        {m.change.becomes: m.fate for m in report(tmp_path, monkeypatch, each).mutants if m.change.kind == "method"}
        for each in (text, text + pooled)
    ]
    assert [each["focused value"] for each in fates] == ["same", "survived"]
    assert [each["build-up"] for each in fates] == ["survived", "survived"]


def test_a_test_that_fails_anyway_notices_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = report(tmp_path, monkeypatch, RULE + trial("wrong", "8472.10", "8472.90", 40, "non-originating"))
    assert found.failed == 1 and found.count("killed") == 0


def test_the_command_tells_the_share_and_an_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("z3")
    monkeypatch.chdir(tmp_path)
    Path("a.roo").write_text(RULE + AT_LIMIT + BEYOND, encoding="utf-8")
    run = roolang("test", "a.roo", "--mutants")
    assert run.status == 0 and "5 of 6 changes noticed (83.3 %)" in run.out
    assert "a.roo:7:24: `any other heading` becomes `chapter`" in run.out
    assert "this would tell it: originating under Trial on 2020-01-01, and non-originating if it were so:" in run.out
    data = json.loads(roolang("test", "a.roo", "--mutants", "--json").out)
    example = next(each["example"] for each in data["mutants"] if each["fate"] == "survived")
    Path("told.json").write_text(json.dumps(example), encoding="utf-8")
    judged = json.loads(roolang("eval", "a.roo", "told.json", "--json").out)
    assert judged["results"][0]["verdict"] == "originating"


def test_a_method_that_the_tests_do_not_know_breaks_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is defined beside the rules that are changed, and in no file that the tests bring in."""
    monkeypatch.chdir(tmp_path)
    rules = "language 1\nagreement ONE\nparties GB, JP\nrule for 84.72 requires regional value content at least 60% by net cost\n"
    given = "  given good 8472.10 with net cost 100\n    material 8472.90 non-originating with value 40\n    on 2022-03-01\n"
    Path("both").mkdir()
    Path("both/rules.roo").write_text(f'{rules}test "at"\n{given}  expect originating under ONE\n', encoding="utf-8")
    Path("both/more.roo").write_text(
        "language 1\ndefine method extra for regional value content as (net cost - value of counted materials) / FOB\n",
        encoding="utf-8",
    )
    found = tried_out(["both/rules.roo"], ("both",), "", Bounds(prove=False))
    methods = {each.change.becomes: each.fate for each in found.mutants if each.change.kind == "method"}
    assert methods and methods.get("extra", "") != "killed"
