"""What stands in for a statement that could not be read, so that the others are judged as if it were there.

It is read as the help that is given would have it; else as far as it makes sense, with the shortest ending that makes
a statement of it. All of it stands where the broken statement stands, and nothing more is ever said of that place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from roolang.diagnostics import Fix
from roolang.source import SourceFile, Span
from roolang.syntax import tree as t
from roolang.syntax.driving import read
from roolang.syntax.probing import walk
from roolang.syntax.reading import Reader
from roolang.syntax.recovery import Piece
from roolang.syntax.spelling import begun

ENDINGS = {
    "rule for": (" requires wholly obtained", " wholly obtained"),
    "list": (": 01",),
    "define material": (" as 01",),
    "define operation": (' as text "x"',),
    "define operations": (": x",),
    "define stages": (": x", " within 01: x"),
    "define measure": (" in percent",),
    "define quantity": (" as 1",),
    "define method": (" as 1", " for it as 1"),
    "define condition": (" as wholly obtained",),
    "define parameter": (" as 1%",),
    "proposal": (" by AA amends IT", " amends IT"),
    "consolidated text": (" among AA",),
    "quota": (": 1 kg per year",),
    "tolerance": (" 1%",),
    "origin is conferred by": (" wholly obtained",),
}
"""How a statement may end that begins so, each as short as can be."""
UNREADABLE = "this text"
"""The name of a text whose name could not be read."""
BEGINNING = ("agreement", "proposal", "consolidated text", "part of")
"""How a text begins, or goes on."""
MOST_CUTS = 24
LONGEST = 4000
MOST_OF_FILE = 2000


class Understudy:
    """Finds what stands in for the broken statements of one file; it tires after many."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.trials = 0

    def of(self, text: str, piece: Piece, fixes: tuple[Fix, ...]) -> t.Broken:
        """What stands in for a broken piece of the screened text."""
        words = text[piece.start : piece.end]
        span = Span(self.source, piece.start, piece.start + max(1, len(words.rstrip())))
        if len(words) > LONGEST or self.trials > MOST_OF_FILE:
            return t.Broken(span)
        if found := self._mended(words, piece, span, fixes):
            return t.Broken(span, found, sure=bool(fixes[0].new.strip()))
        return self._completed(words, span)

    def _mended(self, words: str, piece: Piece, span: Span, fixes: tuple[Fix, ...]) -> tuple[t.Statement, ...]:
        fix = fixes[0] if fixes else None
        if fix is None or not piece.start <= fix.span.start <= fix.span.end <= piece.end:
            return ()
        return self._read(words[: fix.span.start - piece.start] + fix.new + words[fix.span.end - piece.start :], span)

    def _completed(self, words: str, span: Span) -> t.Broken:
        """The longest beginning that makes a statement with some ending."""
        head, text = begun(words)
        for beginning in _beginnings(text) if head else ():
            for ending in ("", *ENDINGS.get(head, ())):
                self.trials += 1
                if walk(beginning + ending)[1] is None and (found := self._read(beginning + ending, span)):
                    return t.Broken(
                        span, tuple(_unsaid(each, ending) for each in found), sure=not ending and head not in BEGINNING
                    )
        return t.Broken(span, _text_without_name(head, span))

    def _read(self, text: str, span: Span) -> tuple[t.Statement, ...]:
        try:
            found = read(text, Reader(SourceFile(self.source.name, text)))
        except (RecursionError, ValueError):
            return ()
        return tuple(placed(each, span) for each in found)


def _beginnings(text: str) -> Iterator[str]:
    """The text up to where it makes sense, and shorter and shorter ones, by one token each."""
    ends = [token.end_pos or 0 for token in walk(text)[0]]
    few = len(ends) <= MOST_CUTS
    for end in ends[::-1] if few else [*ends[: -MOST_CUTS - 1 : -1], *ends[5::-1]]:
        yield text[:end]


def _unsaid(statement: t.Statement, ending: str) -> t.Statement:
    """The statement without the parties that an ending made up."""
    return (
        replace(statement, parties=()) if ending and isinstance(statement, t.Proposal | t.Consolidated) else statement
    )


def _text_without_name(head: str, span: Span) -> tuple[t.Statement, ...]:
    """A text of no name, where one was begun: what follows it still stands in some text."""
    if head not in BEGINNING:
        return ()
    return ((t.PartOf if head == "part of" else t.Agreement)(UNREADABLE, span=span),)


def placed(node: Any, span: Span) -> Any:
    """A tree that stands, with all its parts, in one place."""
    if isinstance(node, tuple):
        return tuple(placed(part, span) for part in node)
    if not isinstance(node, t.Node):
        return node
    parts = {each.name: placed(getattr(node, each.name), span) for each in fields(node) if each.name != "span"}
    return replace(node, **parts, span=span)
