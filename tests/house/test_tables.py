"""The parse tables that ship are those of the grammar, and our lexer finds the tokens that Lark's would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import lark
import pytest
from lark.lexer import _create_unless

from roolang.syntax.lexing import OTHER, first_of
from roolang.syntax.tables import fingerprint, made, stored_tables
from roolang.syntax.terminals import build, parser

ROOT = Path(__file__).parents[2]
STALE = "grammar/tables.json is of another grammar: run `make tables` (python -m roolang.syntax) and commit it"
FILES = sorted([*(ROOT / "stdlib_rules").rglob("*.roo"), *(ROOT / "tests").rglob("*.roo")])


@pytest.fixture(scope="module")
def plain() -> lark.Lark:
    """Lark as it comes, with its own lexer."""
    return build()


def test_tables_are_of_this_grammar() -> None:
    assert stored_tables()["of"] == fingerprint(), STALE


def test_tables_are_those_of_lark(plain: lark.Lark) -> None:
    stored = stored_tables()
    if stored["lark"] != lark.__version__:
        pytest.skip("made by another version of Lark; this one builds its own")
    assert json.loads(json.dumps(made(plain))) == stored, STALE


def test_no_sign_hides_in_a_pattern(plain: lark.Lark) -> None:
    """Lark would look twice at such a token; our lexer does not."""
    assert _create_unless(list(plain.terminals), 0, re, False)[1] == {}


def test_first_characters_are_those_that_a_terminal_matches(plain: lark.Lark) -> None:
    first = first_of(plain.terminals)
    assert first["NAME"] == "".join(sorted({c for c in map(chr, range(128)) if c.isalpha() or c == "_"} | {OTHER}))
    assert first["PERCENT"] == "0123456789" + OTHER
    assert first["STRING"] == '"' + OTHER
    assert first["LEVEL"] == "CHSTchst"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_same_tree_as_with_larks_lexer(path: Path, plain: lark.Lark) -> None:
    for text in _variants(path.read_text(encoding="utf-8")):
        assert _told(parser(), text) == _told(plain, text)


def _variants(text: str) -> Iterator[str]:
    """A text as it stands, cut off somewhere, without a word, with a strange one."""
    chance = Random(7)
    yield text
    for _ in range(4):
        at = chance.randrange(len(text) + 1)
        yield text[:at]
        yield text[:at] + re.sub(r"\w+", "", text[at:], count=1)
        yield text[:at] + chance.choice([" ~ ", " rule for ", " é", ' "', " (", " 12"]) + text[at:]


def _told(of: lark.Lark, text: str) -> object:
    """Everything about a tree, or about where there is none."""
    try:
        return _places(of.parse(text))
    except lark.UnexpectedInput as error:
        token = getattr(error, "token", None)
        return type(error), error.pos_in_stream, error.line, error.column, token and token.type


def _places(found: object) -> object:
    if isinstance(found, lark.Tree):
        place = getattr(found.meta, "start_pos", None), getattr(found.meta, "end_pos", None)
        return found.data, place, [_places(child) for child in found.children]
    assert isinstance(found, lark.Token)
    return found.type, str(found), found.start_pos, found.end_pos, found.line, found.column, found.end_column
