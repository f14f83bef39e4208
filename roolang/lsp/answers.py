"""What the server answers: each request of an editor, asked of the modules of this room."""

from __future__ import annotations

from lsprotocol import types as lsp

from roolang.lsp import symbols, telling
from roolang.lsp.converting import SYMBOLS
from roolang.lsp.server import Server

MOST_SYMBOLS = 300


def register(server: Server) -> None:
    """Teaches a server its answers."""
    _reading(server)
    _shaping(server)


def _reading(server: Server) -> None:
    """What is said of places, and what a document holds."""

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        document = server.document(params.text_document.uri)
        if document is None:
            return None
        offset = server.converter.offset(document, params.position)
        told = telling.told_at(document, offset, server.shelf, server.house)
        if told is None:
            return None
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, told.words)
        return lsp.Hover(content, server.converter.range(document.source, told.start, told.end))

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        document = server.document(params.text_document.uri)
        converter = server.converter
        return [converter.symbol(document, each) for each in symbols.outline(document)] if document else []

    @server.feature(lsp.WORKSPACE_SYMBOL)
    def search(params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
        found: list[lsp.WorkspaceSymbol] = []
        for document, entry, holder in symbols.search(server.shelf.everything(), params.query):
            place = server.converter.location(document, entry.name_start, entry.name_end)
            found.append(lsp.WorkspaceSymbol(place, entry.name, SYMBOLS[entry.kind], None, None, holder or None))
            if len(found) >= MOST_SYMBOLS:
                break
        return found

    @server.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        document = server.document(params.text_document.uri)
        found = symbols.folds(document) if document else ()
        return [lsp.FoldingRange(first, last, kind=lsp.FoldingRangeKind(kind)) for first, last, kind in found]


def _shaping(server: Server) -> None:
    """What changes a document."""

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def layout(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        document = server.document(params.text_document.uri)
        return server.converter.layout(document) if document else []
