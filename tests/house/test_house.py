"""The house: packaging, floors, the grammar, what ships."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import lark.lexer
import pytest

from roolang.syntax.terminals import build, phrases, reserved

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_is_in_the_wheel() -> None:
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    found = {".".join(p.parent.relative_to(ROOT).parts) for p in (ROOT / "roolang").rglob("__init__.py")}
    assert found <= listed
    assert {"roolang.grammar", "roolang.stdlib_rules"} <= listed


def test_what_the_tests_of_standard_rules_are_given_is_in_the_wheel() -> None:
    data = PROJECT["tool"]["setuptools"]["package-data"]
    for path in sorted((ROOT / "stdlib_rules").rglob("*.roo")):
        for name in re.findall(r'^\s*given "([^"]+)"', path.read_text(encoding="utf-8"), re.MULTILINE):
            beside = any(
                fnmatch(str(path.with_name(name).relative_to(ROOT / "stdlib_rules")), each)
                for each in data["roolang.stdlib_rules"]
                if path.with_name(name).is_file()
            )
            assert beside or ((ROOT / "examples" / name).is_file() and name in data["roolang.examples"]), (path, name)


def test_the_grammar_has_no_conflict_in_strict_mode() -> None:
    pytest.importorskip("interegular")
    lark.lexer.has_interegular = True
    try:
        build(strict=True)
    finally:
        lark.lexer.has_interegular = False


def test_keywords_are_spelled_in_small_letters() -> None:
    assert all(phrase.split()[0].islower() or "-" in phrase for phrase in phrases() if "HS" not in phrase)
    assert "requires" in reserved()


def test_data_files_are_read_as_package_data() -> None:
    from importlib.resources import files

    assert (files("roolang.grammar") / "roolang.lark").is_file()
    assert (files("roolang.stdlib_rules") / "methods.roo").is_file()


@pytest.mark.parametrize("path", sorted((ROOT / "roolang").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, "a second idea? split it"


def test_nothing_names_a_registry() -> None:
    for path in ROOT.glob("*"):
        if path.is_file() and path.suffix in (".toml", ".md", ".txt", ".cfg"):
            assert "pypi.org" not in path.read_text(encoding="utf-8")
    assert not list(ROOT.glob("*.lock"))
