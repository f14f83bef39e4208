"""What the server answers: each request of an editor, asked of the modules of this room."""

from __future__ import annotations

from lsprotocol import types as lsp

from roolang.lsp import complete, hints, symbols, telling, tokens
from roolang.lsp.converting import SYMBOLS
from roolang.lsp.document import Document
from roolang.lsp.server import Server

MOST_SYMBOLS = 300
COMPLETIONS = {
    "word": lsp.CompletionItemKind.Keyword,
    "party": lsp.CompletionItemKind.EnumMember,
    "code": lsp.CompletionItemKind.Value,
    "file": lsp.CompletionItemKind.File,
    "list": lsp.CompletionItemKind.Class,
    "operation": lsp.CompletionItemKind.Event,
    "amount": lsp.CompletionItemKind.Variable,
    "method": lsp.CompletionItemKind.Function,
    "condition": lsp.CompletionItemKind.Property,
    "text": lsp.CompletionItemKind.Module,
}


def register(server: Server) -> None:
    """Teaches a server its answers."""
    _reading(server)
    _writing(server)
    _showing(server)
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


def _writing(server: Server) -> None:
    """What may be written next."""

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[".", '"']))
    def completion(params: lsp.CompletionParams) -> lsp.CompletionList:
        document = server.document(params.text_document.uri)
        if document is None:
            return lsp.CompletionList(False, [])
        found = complete.complete(document, server.converter.offset(document, params.position), server.shelf)
        items = [_item(server, document, each, number) for number, each in enumerate(found)]
        return lsp.CompletionList(True, items)


def _item(server: Server, document: Document, each: complete.Suggestion, number: int) -> lsp.CompletionItem:
    """A suggestion; editors keep the order of `sort_text`, and hold what was typed against `filter_text`."""
    edit = lsp.TextEdit(server.converter.range(document.source, each.start, each.end), each.label)
    return lsp.CompletionItem(
        label=each.label,
        kind=COMPLETIONS.get(each.kind, lsp.CompletionItemKind.Text),
        detail=each.detail or None,
        sort_text=f"{number:04}",
        filter_text=f"{document.text[each.start : each.end]} {each.label}" if each.kind == "code" else each.label,
        text_edit=edit,
    )


def _showing(server: Server) -> None:
    """What is shown beside and in the words."""

    legend = lsp.SemanticTokensLegend(list(tokens.TYPES), ["definition"])

    @server.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, legend)
    def colours(params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
        document = server.document(params.text_document.uri)
        return lsp.SemanticTokens(_data(server, document, tokens.coloured(document)) if document else [])

    @server.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, legend)
    def colours_within(params: lsp.SemanticTokensRangeParams) -> lsp.SemanticTokens:
        document = server.document(params.text_document.uri)
        if document is None:
            return lsp.SemanticTokens([])
        start = server.converter.offset(document, params.range.start)
        end = server.converter.offset(document, params.range.end)
        return lsp.SemanticTokens(_data(server, document, tokens.coloured(document, start, end)))

    @server.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    def beside(params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        document = server.document(params.text_document.uri)
        if document is None:
            return []
        converter = server.converter
        start, end = converter.offset(document, params.range.start), converter.offset(document, params.range.end)
        return [
            lsp.InlayHint(converter.position(document.source, each.offset), each.words, padding_left=True,
                          tooltip=each.whole)
            for each in hints.hints(document, start, end, server.shelf)
        ]  # fmt: skip


def _data(server: Server, document: Document, found: list[tokens.Coloured]) -> list[int]:
    """Stretches as the protocol packs them: each by how far it is behind the one before."""
    data: list[int] = []
    line = character = 0
    for each in found:
        place = server.converter.range(document.source, each.start, each.end)
        start = place.start
        behind = start.character - (character if start.line == line else 0)
        length = place.end.character - start.character
        data += [start.line - line, behind, length, tokens.TYPES.index(each.kind), int(each.defines)]
        line, character = start.line, start.character
    return data


def _shaping(server: Server) -> None:
    """What changes a document."""

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def layout(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        document = server.document(params.text_document.uri)
        return server.converter.layout(document) if document else []
