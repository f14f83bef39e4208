"""Values of this room as the protocol has them: offsets become positions, findings diagnostics."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types as lsp

import roolang
from roolang.diagnostics import Fix, Severity, has_errors
from roolang.format import format_text
from roolang.lsp.checking import PAGES, Shown
from roolang.lsp.document import Document
from roolang.lsp.positions import offset_of, place_of
from roolang.lsp.symbols import Entry
from roolang.source import SourceFile

SOURCE = "roolang"
GRAVITY = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}
UNUSED = ("RL4101", "RL4102", "RL4104")
"""Findings of words that could be deleted: editors show these pale."""
SYMBOLS = {
    "text": lsp.SymbolKind.Module,
    "list": lsp.SymbolKind.Array,
    "stages": lsp.SymbolKind.Array,
    "operation": lsp.SymbolKind.Event,
    "amount": lsp.SymbolKind.Number,
    "method": lsp.SymbolKind.Function,
    "condition": lsp.SymbolKind.Boolean,
    "quota": lsp.SymbolKind.Constant,
    "tolerance": lsp.SymbolKind.Property,
    "provision": lsp.SymbolKind.Property,
    "rule": lsp.SymbolKind.Class,
    "test": lsp.SymbolKind.Method,
}


class Converter:
    """Offsets to positions and back, in the units that the editor counts in."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding

    def offset(self, document: Document, position: lsp.Position) -> int:
        """The offset of a position."""
        return offset_of(document.source, (position.line, position.character), self.encoding)

    def position(self, source: SourceFile, offset: int) -> lsp.Position:
        """The position of an offset."""
        line, character = place_of(source, max(0, min(offset, len(source.text))), self.encoding)
        return lsp.Position(line, character)

    def range(self, source: SourceFile, start: int, end: int) -> lsp.Range:
        """The range between two offsets."""
        return lsp.Range(self.position(source, start), self.position(source, max(start, end)))

    def location(self, document: Document, start: int, end: int) -> lsp.Location:
        """A place in a document."""
        return lsp.Location(document.uri, self.range(document.source, start, end))

    def diagnostic(self, document: Document, shown: Shown) -> lsp.Diagnostic:
        """A finding, with its other places and the address of its page."""
        finding = shown.finding
        help_ = f"\n{finding.help}" if finding.help else ""
        page = page_of(finding.code)
        return lsp.Diagnostic(
            range=self.range(document.source, shown.start, shown.end),
            message=f"{finding.message}{help_}",
            severity=GRAVITY[finding.severity],
            code=finding.code,
            code_description=lsp.CodeDescription(page) if page else None,
            source=SOURCE,
            tags=[lsp.DiagnosticTag.Unnecessary] if finding.code in UNUSED else None,
            related_information=[
                lsp.DiagnosticRelatedInformation(
                    lsp.Location(each.uri, self.range(each.span.source, each.span.start, each.span.end)),
                    each.text or finding.message,
                )
                for each in shown.related
            ],
        )

    def edit(self, document: Document, fix: Fix) -> lsp.TextEdit:
        """An edit that a finding offers."""
        return lsp.TextEdit(self.range(document.source, fix.span.start, fix.span.end), fix.new)

    def symbol(self, document: Document, entry: Entry) -> lsp.DocumentSymbol:
        """A line of an outline with all that stands under it."""
        return lsp.DocumentSymbol(
            name=entry.name or "(nameless)",
            detail=entry.detail,
            kind=SYMBOLS[entry.kind],
            range=self.range(document.source, entry.start, entry.end),
            selection_range=self.range(document.source, entry.name_start, min(entry.name_end, entry.end)),
            children=[self.symbol(document, each) for each in entry.under],
        )

    def layout(self, document: Document) -> list[lsp.TextEdit]:
        """The edit that lays a document out: only the lines between what stays; none for one with errors."""
        text, found = format_text(document.source)
        if has_errors(found) or text == document.text:
            return []
        start, end, new = changed_lines(document.text, text)
        return [lsp.TextEdit(self.range(document.source, start, end), new)]


def changed_lines(old: str, new: str) -> tuple[int, int, str]:
    """The stretch of whole lines in which two texts differ: its place in the old one, and the words of the new one."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    start = sum(map(len, before[:head]))
    middle = before[head : len(before) - tail]
    return start, start + sum(map(len, middle)), "".join(after[head : len(after) - tail])


def page_of(code: str) -> str:
    """The address of the page of a code, where the documentation lies beside the program."""
    path = Path(roolang.__file__).parents[1] / PAGES.format(code=code)
    return path.as_uri() if path.is_file() else ""


def total(edits: Iterable[lsp.TextEdit]) -> list[lsp.TextEdit]:
    """Edits without those that overlap an earlier one."""
    kept: list[lsp.TextEdit] = []
    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character)):
        last = kept[-1].range.end if kept else None
        start = edit.range.start
        if last is None or (start.line, start.character) >= (last.line, last.character):
            kept.append(edit)
    return kept
