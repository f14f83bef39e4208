"""Text to surface tree, never raising: `(module, findings)` for any text at all."""

from __future__ import annotations

from lark.exceptions import UnexpectedInput

from roolang.diagnostics import Finding, Label
from roolang.source import SourceFile, Span
from roolang.syntax.reading import Reader
from roolang.syntax.terminals import parser
from roolang.syntax.tree import Module


def parse(source: SourceFile) -> tuple[Module, tuple[Finding, ...]]:
    """The rule file in a text; statements that do not parse are left out and reported."""
    reader = Reader(source)
    try:
        statements = reader.read(parser().parse(source.text))
    except UnexpectedInput as error:
        at = getattr(error, "pos_in_stream", 0) or 0
        finding = Finding("RL1001", "this text does not parse", Label(Span(source, at, at + 1)))
        return Module(source, ()), (finding,)
    return Module(source, tuple(statements)), tuple(reader.found)
