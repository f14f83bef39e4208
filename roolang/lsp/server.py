"""The server: what the editor tells and asks, and when a document is looked at anew. Works nothing out itself."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from roolang import __version__
from roolang.draft.wording import NORTH_AMERICAN, House
from roolang.lsp import checking, trials
from roolang.lsp.converting import Converter
from roolang.lsp.document import Document
from roolang.lsp.positions import Change, applied, unified
from roolang.lsp.shelf import Shelf, path_of
from roolang.lsp.telling import house_of

PAUSE = 0.15
"""So many seconds after a key a document is looked at, unless another key comes."""


class Server(LanguageServer):
    """The state of one conversation: the documents, what was last found in each, and the looks that are due."""

    def __init__(self) -> None:
        super().__init__("roolang", __version__)
        self.shelf = Shelf()
        self.house: House = NORTH_AMERICAN
        self.ran: dict[str, tuple[trials.Ran, ...]] = {}
        self.found: dict[str, tuple[Document, tuple[checking.Shown, ...]]] = {}
        self._due: dict[str, asyncio.Task[None]] = {}
        self.worker = ThreadPoolExecutor(max_workers=1)

    @property
    def converter(self) -> Converter:
        """Positions as this editor counts them."""
        return Converter(str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding)))

    def document(self, uri: str) -> Document | None:
        """An open document, else the file on disk."""
        if found := self.shelf.open.get(uri):
            return found
        path = path_of(uri)
        return self.shelf.at(path) if path else None

    def begin(self, params: lsp.InitializeParams) -> None:
        """Takes note of the folders and the wishes of the editor."""
        folders = [each.uri for each in params.workspace_folders or ()] or [params.root_uri or ""]
        self.shelf = Shelf(path for uri in folders if (path := path_of(uri)))
        options: Any = params.initialization_options
        self.house = house_of(options.get("style") if isinstance(options, dict) else "")

    # ---- looking at documents

    def look_later(self, uri: str, pause: float = PAUSE) -> None:
        """Looks at a document, and at the open ones that use it, when no further key comes for a moment."""
        if (due := self._due.pop(uri, None)) is not None:
            due.cancel()
        self._due[uri] = asyncio.ensure_future(self._look(uri, pause))

    async def _look(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        if (document := self.shelf.open.get(uri)) is not None:
            await self.findings(document)
            users = [each for each in self.shelf.open.values() if each.uri != uri and self._uses(each, document)]
            for each in users:
                await self.findings(each, anew=True)

    def _uses(self, one: Document, other: Document) -> bool:
        return any(each.uri == other.uri for each in self.shelf.reach(one))

    async def findings(self, document: Document, *, anew: bool = False) -> tuple[checking.Shown, ...]:
        """What is wrong with a document as it is, published if it is still so then."""
        known = self.found.get(document.uri)
        if known is not None and known[0] is document and not anew:
            return known[1]
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self.worker, checking.findings, document, self.snapshot())
        if self.shelf.open.get(document.uri) is document:
            self.found[document.uri] = document, found
            self.publish(document, found)
        return found

    def snapshot(self) -> Shelf:
        """The documents as they are now, for work that goes on while they change."""
        return self.shelf.copy(self.shelf.folders, self.shelf.open)

    def alone(self, document: Document) -> Shelf:
        """A shelf with one document, for what is asked of it alone."""
        return self.shelf.copy((), {document.uri: document})

    async def run_tests(self, document: Document) -> tuple[trials.Ran, ...]:
        """Runs the tests of a document, and has the lines above its statements shown anew."""
        loop = asyncio.get_running_loop()
        ran = await loop.run_in_executor(self.worker, trials.run, document, self.snapshot())
        self.ran[document.uri] = ran
        workspace = self.client_capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None)
        return ran

    def publish(self, document: Document, found: tuple[checking.Shown, ...]) -> None:
        """Shows findings."""
        diagnostics = [self.converter.diagnostic(document, each) for each in found]
        told = lsp.PublishDiagnosticsParams(document.uri, diagnostics, document.version)
        self.text_document_publish_diagnostics(told)

    def forget(self, uri: str) -> None:
        """Takes the findings of a closed document away."""
        self.shelf.close(uri)
        self.found.pop(uri, None)
        self.ran.pop(uri, None)
        if (due := self._due.pop(uri, None)) is not None:
            due.cancel()
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def made() -> Server:
    """A server that knows all its answers."""
    from roolang.lsp import acting, answers

    server = Server()
    _follow(server)
    answers.register(server)
    acting.register(server)
    return server


def _follow(server: Server) -> None:
    """What the editor tells of its documents."""

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
        for document in tuple(server.shelf.open.values()):
            server.found.pop(document.uri, None)
            server.look_later(document.uri)


def _change(told: Any) -> Change:
    place = getattr(told, "range", None)
    if place is None:
        return Change(told.text)
    start, end = place.start, place.end
    return Change(told.text, (start.line, start.character), (end.line, end.character))


def serve() -> int:
    """Serves over standard input and output until the editor ends it."""
    made().start_io()
    return 0
