"""The names of materials that the standard rules share stand for the codes that the nomenclature has for such goods.

Each code of each name is held against the words of HS 2022. The tests in `vocabulary/` then show that the rules mean these codes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from roolang.domain import nomenclature
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.syntax.walk import walk
from roolang.workspace.sources import standard

FOLDER = Path(__file__).parent / "vocabulary"
FILES = sorted(path.stem for path in FOLDER.glob("*.roo"))
OTHERWISE: dict[str, list[str]] = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
EDITION = 2022
OUTSIDE = 100
"""What a material costs that does not bear the name."""
COMMON = {"of", "and", "in", "other", "goods", "materials", "products", "articles"}
"""Words that say nothing of what a thing is."""


def statements(path: Path) -> tuple[t.Node, ...]:
    module, findings = parse(SourceFile(path.name, path.read_text(encoding="utf-8")))
    assert not findings, findings[0].message
    return module.statements


def named(file: str) -> Iterator[tuple[str, list[t.CodeRange]]]:
    """The names of a file with their codes, those that have some."""
    for each in statements(standard() / "common" / f"{file}.roo"):
        if isinstance(each, t.MaterialDefinition):
            ranges = [part for part in walk(each) if isinstance(part, t.CodeRange)]
            if ranges:
                yield each.name.replace("_", " "), ranges


def stem(word: str) -> str:
    return re.sub(r"(?<=...)(ies|es|s)$", "", word)


@cache
def said(name: str) -> tuple[str, ...]:
    """What a heading may say of goods of this name."""
    own = (stem(word) for word in re.findall(r"[a-z]+", name.lower()) if word not in COMMON)
    return (*own, *(words for words, names in OTHERWISE.items() if name in names))


@cache
def words_of(heading: str) -> str:
    """What the nomenclature says of a heading: with its chapter and all that is in it."""
    codes = (heading[:2], heading, *nomenclature.subheadings(EDITION, heading))
    return " ".join(nomenclature.describe(EDITION, code) or "" for code in codes).lower()


def within(code: str, each: t.CodeRange) -> bool:
    return each.low <= code[: len(each.low)] and code[: len(each.high)] <= each.high


def headings(each: t.CodeRange) -> list[str]:
    codes = nomenclature.codes_of(EDITION, 4)
    return [code for code in codes if each.low[:4] <= code[: len(each.low)] and code[: len(each.high)] <= each.high[:4]]


@pytest.mark.parametrize("file", FILES)
def test_each_code_is_one_of_such_goods(file: str) -> None:
    wrong = [
        f"{name}: {each.low} to {each.high}"
        for name, ranges in named(file)
        for each in ranges
        if not any(words in words_of(heading) for heading in headings(each) for words in said(name))
    ]
    assert not wrong


@pytest.mark.parametrize("file", FILES)
def test_each_of_several_codes_is_tried(file: str) -> None:
    """Each name of several codes has a test; of its materials one is within each code, and those beside are within none."""
    tests = {each.name: each.given[0] for each in statements(FOLDER / f"{file}.roo") if isinstance(each, t.Test)}
    several = {name: ranges for name, ranges in named(file) if len(ranges) > 1}
    assert set(tests) == set(several)
    for name, ranges in several.items():
        for line in tests[name].good.lines:
            counted = dict(line.facts[-1].figures)["value"].number != OUTSIDE
            assert any(within(line.code, each) for each in ranges) == counted, f"{name}: {line.code}"
        assert all(any(within(line.code, each) for line in tests[name].good.lines) for each in ranges), name
