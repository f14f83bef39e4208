"""Colours by patterns: made from the grammar as it stands, and the same as the parser's own reading of what ships."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from roolang.lsp.document import Document
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax.colours import files, rows
from roolang.syntax.colours.rows import KINDS
from roolang.syntax.vocabulary import spelled, statement_phrases

ROOT = Path(__file__).parents[2]
SHIPPED = sorted([*(ROOT / "stdlib_rules").rglob("*.roo"), *(ROOT / "examples").rglob("*.roo")])
EDITORS = ROOT / "editors"


@pytest.mark.parametrize("name", files())
def test_what_is_made_of_the_grammar_is_not_stale(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == files()[name], "run `make tables`"


def kind_of(terminal: str) -> str:
    """The kind of word that the parser's terminal is, or nothing for signs."""
    if terminal in KINDS:
        return KINDS[terminal]
    phrase = spelled().get(terminal, terminal)
    if terminal.startswith("ATTR"):
        return "attribution"
    return ("statement" if phrase in statement_phrases() else "keyword") if phrase[:1].isalpha() else ""


def alike(kind: str) -> set[str]:
    """The kinds that only a parser tells apart: `1` as a chapter and as a number, `originating` as a verdict."""
    return next((each for each in ({"number", "code"}, {"keyword", "status"}) if kind in each), {kind})


def by_parser(text: str) -> dict[int, tuple[str, str]]:
    """Each word of a text by its place: its kind, and the word."""
    return {
        part.start + (token.start_pos or 0): (kind, str(token))
        for part in Document("x", None, text).parts
        for token in part.read.tokens
        if (kind := kind_of(token.type)) and kind != "attribution"
    }


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_lexer_of_pygments_reads_as_the_parser_does(path: Path) -> None:
    pytest.importorskip("pygments", reason="the lexer is one of Pygments")
    from pygments.token import Keyword, Name

    from roolang.highlighting import TOKENS, RooLangLexer

    text = path.read_text(encoding="utf-8")
    found = {at: (token, words) for at, token, words in RooLangLexer().get_tokens_unprocessed(text)}
    for at, (kind, words) in by_parser(text).items():
        assert at in found, words
        defined = {"statement": Keyword.Declaration, "name": Name.Variable}
        assert found[at][1] == words
        assert found[at][0] in {*(TOKENS[each] for each in alike(kind)), defined.get(kind)}


def test_the_lexer_loses_nothing_and_stops_at_nothing() -> None:
    pytest.importorskip("pygments", reason="the lexer is one of Pygments")
    from pygments.token import Error

    from roolang.highlighting import RooLangLexer

    text = 'rule for 87.03 requires @ ¶ "open\n[US; MX propose: list x_of 5 €\n“a” #'
    found = list(RooLangLexer().get_tokens_unprocessed(text))
    assert "".join(words for _, _, words in found) == text
    assert all(token is not Error for _, token, _ in found)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pygments.lexers"] == {"roolang": "roolang.highlighting:RooLangLexer"}


def test_the_file_for_kate_holds_every_kind_with_a_style() -> None:
    tree = ElementTree.parse(EDITORS / "kate" / "roolang.xml")
    styles = {each.attrib["name"] for each in tree.iter("itemData")}
    rules = list(tree.iter("RegExpr"))
    assert {each.attrib["attribute"] for each in rules} <= styles
    assert [each.attrib["String"] for each in rules] == [
        row.pattern for row in rows() if row.kind not in ("string", "definition")
    ]
    for each in rules:
        re.compile(each.attrib["String"])


def test_every_scope_of_the_grammar_for_textmate_is_named() -> None:
    grammar: dict[str, Any] = json.loads((EDITORS / "vscode" / "syntaxes" / "roolang.tmLanguage.json").read_text())
    assert grammar["scopeName"] == "source.roolang"
    assert all("name" in each or "captures" in each for each in grammar["patterns"])


SNIPPETS = json.loads((EDITORS / "vscode" / "snippets" / "roolang.json").read_text(encoding="utf-8"))
PLACE = re.compile(r"\$\{\d+(?::(?P<given>[^}]*)|\|(?P<first>[^,|]*)[^}]*)\}|\$0")


@pytest.mark.parametrize("name", SNIPPETS)
def test_snippets_parse_as_they_are_offered(name: str) -> None:
    text = PLACE.sub(lambda found: found["given"] or found["first"] or "", "\n".join(SNIPPETS[name]["body"]))
    module, findings = parse(SourceFile("snippet.roo", text))
    assert [each.message for each in findings] == []
    assert module.statements
