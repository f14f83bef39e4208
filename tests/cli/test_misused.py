"""What is wrong with the command line itself has the status 2 with every command, and says what it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from roolang.source import SourceFile
from roolang.syntax.spelling import near_phrases
from roolang.workspace.judging import once
from tests.cli.run import roolang

RULES = """language 1
agreement DEMO
parties CA, MX
nomenclature HS 2022
in force 2020-01-01
define parameter local share as 60%
rule for 84.07 requires regional value content at least local share by build-down on ex-works price
"""
PRODUCT = '{"id": "p", "date": "2024-01-01", "good": {"code": "8407.10", "produced_in": "CA"}, "materials": []}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Rules with a share, and a product."""
    (tmp_path / "r.roo").write_text(RULES)
    (tmp_path / "p.json").write_text(PRODUCT)
    (tmp_path / "d.txt").write_text("84.07 A change from any other heading.\n")
    return tmp_path


def test_a_draft_over_its_own_document(folder: Path) -> None:
    document = str(folder / "d.txt")
    assert roolang("draft", document, "-o", document).status == 2
    assert roolang("draft", document, "-o", "-", "--report", "-").status == 2


@pytest.mark.parametrize(
    "options",
    [("--vary", "nope=1..2"), ("--vary", "local share=50..500"), ("--vary", "local share=5..9", "--set", "nope=1")],
)
def test_a_sweep_of_what_is_not_there_or_beyond_the_whole(folder: Path, options: tuple[str, ...]) -> None:
    done = roolang("sweep", str(folder / "r.roo"), str(folder / "p.json"), *options)
    assert done.status == 2 and options[-2] in done.err
    if "500" in options[1]:
        assert "`local share` is a share, and cannot be 500%" in done.err


def test_a_folder_is_told_as_one(folder: Path) -> None:
    done = roolang("eval", str(folder / "r.roo"), str(folder / "p.json"), "--html", str(folder))
    assert done.status == 1 and "it is a folder" in done.err and "read-only" not in done.err


@pytest.mark.parametrize("name", ["CODE", "the first argument"])
def test_a_file_that_is_called_as_an_argument_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(folder)
    assert roolang("check", name).status == 1
    assert roolang("eval", "", "p.json").status == 2


def test_the_engine_leaves_without_a_word() -> None:
    program = "import gc; from roolang.columnar.engine import Engine; Engine().run('SELECT 1').close(); gc.freeze()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert done.stderr == ""


def test_what_is_said_of_names_is_looked_for_where_it_may_stand() -> None:
    from roolang.diagnostics import Finding, Label
    from roolang.source import Span

    source = SourceFile("r.roo", "x" * 1000 + "name" + "y" * 1000)

    def finding(code: str, start: int, end: int) -> Finding:
        return Finding(code, "`name` is not known", Label(Span(source, start, end)))

    told = finding("RL2001", 1000, 1004)
    beside, over = finding("RL3001", 1004, 1500), finding("RL3001", 10, 1001)
    assert list(once([told, beside, over])) == [told, beside]
    assert near_phrases("tarif change") is near_phrases("tarif change")


@pytest.mark.parametrize(("options", "said"), [
    (("--seed", "3"), "--seed go with --mutants"),
    (("--topic", "r", "--coverage"), "--topic and --under choose"),
    (("--review", "--accept"), "stand alone"),
    (("--accept", "--junit", "j.xml"), "stand alone"),
    (("--generate", "-k", "x"), "it writes tests and runs none"),
    (("--coverage", "--junit", "j.xml"), "run them in two commands"),
    (("--mutants", "--coverage", "--json"), "a report of its own"),
])  # fmt: skip
def test_options_of_tests_that_do_not_go_together_are_refused_before_anything_is_done(
    folder: Path, options: tuple[str, ...], said: str
) -> None:
    run = roolang("test", str(folder / "r.roo"), *options)
    assert run.status == 2 and not run.out and said in " ".join(run.err.replace("│", " ").split())
