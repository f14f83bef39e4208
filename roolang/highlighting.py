"""A lexer for Pygments, so that Sphinx, rich, MkDocs and Jupyter colour rule files.

Found by its entry point under the name `roolang`. It reads patterns made from the grammar (`grammar/colours.json`) and
needs no parser.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    _TokenType,
)

__all__ = ["RooLangLexer"]

TOKENS: dict[str, _TokenType] = {
    "comment": Comment.Single,
    "string": String.Double,
    "attribution": Name.Decorator,
    "open": Generic.Emph,
    "date": Literal.Date,
    "number": Number,
    "code": Number.Hex,
    "label": Name.Label,
    "statement": Keyword.Declaration,
    "keyword": Keyword,
    "level": Keyword.Type,
    "status": Keyword.Constant,
    "join": Operator.Word,
    "comparison": Operator.Word,
    "operator": Operator,
    "party": Name.Constant,
    "name": Name,
}


def _rules() -> Iterator[tuple[Any, ...]]:
    """The patterns as Pygments wants them, then whatever is left a character at a time."""
    for kind, pattern in json.loads((files("roolang.grammar") / "colours.json").read_text(encoding="utf-8")):
        if kind == "definition":
            yield pattern, bygroups(Keyword.Declaration, Text.Whitespace, Name.Variable)
        else:
            yield pattern, TOKENS[kind]
    yield r"\s+", Text.Whitespace
    yield r"[:,;.()\[\]]", Punctuation
    yield r"[^\W\d]\w*", Name
    yield r".", Text


class RooLangLexer(RegexLexer):
    """Rule files."""

    name = "RooLang"
    aliases: ClassVar[list[str]] = ["roolang", "roo"]
    filenames: ClassVar[list[str]] = ["*.roo"]
    mimetypes: ClassVar[list[str]] = ["text/x-roolang"]
    tokens: ClassVar[dict[str, list[Any]]] = {"root": list(_rules())}
