"""What the editor tells of its documents: opened, changed, saved, closed."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp

from roolang.lsp.positions import Change, applied, unified
from roolang.lsp.server import Server
from roolang.lsp.shelf import path_of


def register(server: Server) -> None:
    """Teaches a server to follow its editor."""

    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.begin(params)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        server.shelf.put(item.uri, unified(item.text), item.version)
        server.look_later(item.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri, version = params.text_document.uri, params.text_document.version
        if (document := server.shelf.open.get(uri)) is not None:
            changes = [_change(each) for each in params.content_changes]
            server.shelf.put(uri, applied(document.text, changes, server.converter.encoding), version)
            server.look_later(uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.look_later(params.text_document.uri, 0)
        if (document := server.shelf.open.get(params.text_document.uri)) is not None:
            await server.run_tests(document)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(params: lsp.DidChangeWatchedFilesParams) -> None:
        server.look_at_all()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders_changed(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        gone = {path_of(each.uri) for each in params.event.removed}
        added = (path_of(each.uri) for each in params.event.added)
        kept = [path for path in (*server.shelf.folders, *added) if path is not None and path not in gone]
        server.shelf = server.shelf.copy(kept, server.shelf.open)
        server.look_at_all()


def _change(told: Any) -> Change:
    place = getattr(told, "range", None)
    if place is None:
        return Change(told.text)
    start, end = place.start, place.end
    return Change(told.text, (start.line, start.character), (end.line, end.character))
