"""Tests of rule files that were run before: the same outcomes without the work, and never those of other rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from roolang.workspace import spreading
from roolang.workspace.expected import Tried
from roolang.workspace.spreading import spread
from roolang.workspace.tried import tried
from tests.cli.run import roolang

RULES = """language 1
agreement NORTH
parties CA, MX
nomenclature HS 2022
rule for 84.07 requires change from any other heading
test "an engine of parts"
  given good 8407.34 produced in CA material 8409.91 non-originating on 2024-05-06
  expect originating under NORTH
test "an engine of an engine"
  given "engine.json" on 2024-05-06
  expect originating under NORTH
test "no such rule"
  given text "{given}"
  expect error RL1001
"""
ENGINE = {"good": {"code": "8407.34", "produced_in": "CA"}, "materials": [{"code": "8407.33", "originating": False}]}


@pytest.fixture(autouse=True)
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rule file and a declaration in a folder to stand in, and a cache."""
    monkeypatch.setenv("ROOLANG_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "rules"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("engine.json").write_text(json.dumps(ENGINE), encoding="utf-8")
    write()
    return folder


def write(given: str = "rule fro 84.07") -> None:
    Path("north.roo").write_text(RULES.format(given=given), encoding="utf-8")


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often rules have been worked out, and not taken from the cache."""
    import roolang.workspace.workspace as module

    calls: list[object] = []
    real = module.workspace_of
    monkeypatch.setattr(module, "workspace_of", lambda sources: calls.append(sources) or real(sources))
    return lambda: len(calls)


def run(words: str = "") -> list[Tried]:
    return [each for found, *_ in tried(["north.roo"], words) for each in found]


def passed(words: str = "") -> list[tuple[str, bool]]:
    return [(each.test, each.passed) for each in run(words)]


def test_second_run_gives_the_same_without_the_work(work: Callable[[], int]) -> None:
    first = run()
    assert [each.passed for each in first] == [True, False, True]
    assert any("8407.33" in line or "84.07" in line for line in first[1].story)
    done = work()
    assert run() == first and work() == done
    assert passed("OF AN") == [("an engine of an engine", False)] and work() == done


def test_some_tests_alone_are_not_taken_for_all(work: Callable[[], int]) -> None:
    assert passed("parts") == [("an engine of parts", True)]
    assert len(run()) == 3


def test_a_changed_declaration_is_judged_anew() -> None:
    run()
    mended = {**ENGINE, "materials": [{"code": "8409.91", "originating": False}]}
    Path("engine.json").write_text(json.dumps(mended), encoding="utf-8")
    assert passed()[1] == ("an engine of an engine", True)
    Path("engine.json").unlink()
    assert "no declaration" in run()[1].reasons[0]


def test_a_table_that_a_declaration_refers_to_counts_as_part_of_it() -> None:
    Path("parts.csv").write_text("id,HS code,originating\na,8407.33,false\n", encoding="utf-8")
    told = {"good": ENGINE["good"], "materials": "parts.csv"}
    Path("engine.json").write_text(json.dumps(told), encoding="utf-8")
    assert passed()[1] == ("an engine of an engine", False)
    Path("parts.csv").write_text("id,HS code,originating\na,8409.91,false\n", encoding="utf-8")
    assert passed()[1] == ("an engine of an engine", True)


def test_a_text_that_may_bring_in_files_is_read_each_time(work: Callable[[], int]) -> None:
    write(given="use 'other.roo' rule fro 84.07")
    run()
    before = work()
    run()
    assert work() > before


def test_correlations_that_are_given_count(work: Callable[[], int]) -> None:
    run()
    before = work()
    Path("both.csv").write_text("HS 2017,HS 2022\n8407.33,8407.34\n", encoding="utf-8")
    Path("roolang.toml").write_text('[correlation]\n"HS 2017:HS 2022" = "both.csv"\n', encoding="utf-8")
    run()
    assert work() > before


def test_no_parser_is_imported_for_a_second_run() -> None:
    code = (
        "import sys; from roolang.cli.start import main\n"
        "sys.argv = ['roolang', 'test', 'north.roo', '--json']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "rooms = ('lark', 'roolang.syntax', 'roolang.check', 'roolang.lower', 'roolang.format')\n"
        "print('|', [name for name in sys.modules if name.startswith(rooms)])"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    (first, loaded), (second, none) = (out.rsplit("|", 1) for out in runs)
    assert first == second and '"passed": false' in first
    assert "lark" in loaded and none.strip() == "[]"


def test_json_and_words_are_the_same_in_both_runs() -> None:
    first, second = roolang("test"), roolang("test")
    assert first.out.rsplit(", in", 1)[0] == second.out.rsplit(", in", 1)[0] and "2 passed, 1 failed" in second.out
    assert "non-originating" in second.out


# ---- work spread over processors


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no copies of a process here")
    monkeypatch.setattr(spreading, "_processors", lambda: 2)


@pytest.mark.usefixtures("hands")
def test_copies_give_the_same_in_order() -> None:
    here = os.getpid()
    jobs = [lambda number=number: (number, os.getpid() != here) for number in range(9)]  # type: ignore[misc]
    assert spread(jobs, alone=-1) == [(number, True) for number in range(9)]
    assert spread(jobs) == [(number, False) for number in range(9)]


@pytest.mark.usefixtures("hands")
def test_jobs_of_one_kin_are_done_in_one_copy() -> None:
    jobs = [lambda number=number: (number, os.getpid()) for number in range(9)]  # type: ignore[misc]
    done = spread(jobs, [(1, number % 2) for number in range(9)], alone=-1)
    assert [number for number, _ in done] == list(range(9))
    assert len({pid for number, pid in done if number % 2}) == len({pid for number, pid in done if not number % 2}) == 1


@pytest.mark.usefixtures("hands")
def test_no_copy_is_left_with_all_of_the_work() -> None:
    shares = spreading._shares(range(2, 3 * spreading.TOGETHER + 2), [(1, "few")] * 3 + [(9, "many")] * 100)
    assert max(map(len, shares)) <= spreading.TOGETHER
    assert sorted(number for share in shares for number in share) == list(range(2, 3 * spreading.TOGETHER + 2))
    assert shares[-1] == (2,)


@pytest.mark.usefixtures("hands")
def test_what_a_lost_copy_leaves_is_done_here() -> None:
    here = os.getpid()

    def lost() -> int:
        if os.getpid() != here:
            os._exit(9)
        return 7

    assert spread([lambda: 1, lost, lambda: 3], alone=-1) == [1, 7, 3]


@pytest.mark.usefixtures("hands")
def test_a_fault_in_a_copy_is_not_swallowed() -> None:
    def wrong() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        spread([wrong, wrong], alone=-1)


@pytest.mark.usefixtures("hands")
def test_tests_in_copies_come_out_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROOLANG_CACHE", "off")
    alone = run()
    monkeypatch.setattr(spreading, "ALONE", -1.0)
    monkeypatch.setattr("roolang.workspace.tried.spread", lambda jobs, kin: spread(jobs, kin, alone=-1))
    assert run() == alone


@pytest.mark.parametrize("cached", [False, True])
def test_what_a_test_names_lies_near_its_file_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cached: bool
) -> None:
    """The declaration lies in a folder above; what a given text uses, beside it."""
    if not cached:
        monkeypatch.setenv("ROOLANG_CACHE", "off")
    deep = tmp_path / "rules" / "deep"
    deep.mkdir()
    (deep / "lists.roo").write_text("language 1\nlist spares: 84.09\n")
    used = 'language 1\nuse "lists"\nagreement DEAL\nparties CA\nnomenclature HS 2022\nrule for spares requires CTH'
    text = RULES.format(given=used.replace('"lists"', "“lists”")).replace("expect error RL1001", "expect error RL2003")
    Path("north.roo").rename(deep / "north.roo")
    (deep / "north.roo").write_text(text)
    found = set()
    for folder in (deep, tmp_path, Path("/"), deep):
        monkeypatch.chdir(folder)
        ((outcomes, findings, _),) = tried([os.path.relpath(deep / "north.roo")])
        assert findings == () and [each.code for each in outcomes] == ["", "RL8001", "RL8001"]  # not RL8002
        found.add(outcomes[2].reasons)
    assert found == {("found nothing",)}


def test_beside_a_file_whose_name_is_no_utf_8(rules: Path) -> None:
    odd = os.fsdecode(b"v\xe9.roo")
    Path("north.roo").rename(odd)
    ((outcomes, _, _),) = tried([odd])
    assert [each.code for each in outcomes] == ["", "RL8001", ""]
    folder = rules / os.fsdecode(b"d\xe9")
    folder.mkdir()
    Path(odd).rename(folder / "north.roo")
    Path("engine.json").rename(folder / "engine.json")
    ((outcomes, _, _),) = tried([os.fspath(folder / "north.roo")])
    assert [each.code for each in outcomes] == ["", "RL8001", ""]
