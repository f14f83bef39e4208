"""What is read as the tables complete it is what walking Lark's own tree gives, and what Lark refuses is refused."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import lark
import pytest

from roolang.source import SourceFile
from roolang.syntax.driving import Misfit, read
from roolang.syntax.reading import Reader
from roolang.syntax.terminals import build

ROOT = Path(__file__).parents[3]
FILES = sorted([*(ROOT / "stdlib_rules/common").rglob("*.roo"), *(ROOT / "tests/roo/surface").rglob("*.roo")])


@pytest.fixture(scope="module")
def plain() -> lark.Lark:
    """Lark as it comes, with its own lexer and its own loop."""
    return build()


def walked(found: Any, reader: Reader) -> Any:
    """The node of a tree, children first."""
    if isinstance(found, lark.Token):
        return reader.token(found)
    kids = [walked(child, reader) for child in found.children]
    return reader.form(found.data, kids, getattr(found.meta, "start_pos", 0), getattr(found.meta, "end_pos", 0))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nodes_are_those_of_larks_tree(path: Path, plain: lark.Lark) -> None:
    text = path.read_text(encoding="utf-8")
    source = SourceFile(path.name, text)
    one, other = Reader(source, base=3), Reader(source, base=3)
    assert repr(read(text, one)) == repr(walked(plain.parse(text), other))
    assert one.found == other.found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_text_cut_off_fits_if_lark_says_so(path: Path, plain: lark.Lark) -> None:
    text, chance = path.read_text(encoding="utf-8"), Random(7)
    for _ in range(4):
        cut = text[: chance.randrange(len(text) + 1)]
        assert _fits(cut) == _parses(plain, cut)


def _fits(text: str) -> bool:
    try:
        read(text, Reader(SourceFile("cut.roo", text)))
    except Misfit:
        return False
    return True


def _parses(of: lark.Lark, text: str) -> bool:
    try:
        of.parse(text)
    except lark.UnexpectedInput:
        return False
    return True


def test_nothing_is_a_text_of_no_statements() -> None:
    assert read("", Reader(SourceFile("empty.roo", ""))) == ()
