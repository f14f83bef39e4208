"""The server: what the editor tells and asks, and when a document is looked at anew. Works nothing out itself."""

from __future__ import annotations

import asyncio
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from time import perf_counter
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from roolang import __version__
from roolang.draft.wording import NORTH_AMERICAN, House
from roolang.lsp import checking, soon, trials
from roolang.lsp.converting import Converter
from roolang.lsp.document import Document
from roolang.lsp.protocol import Protocol
from roolang.lsp.shelf import Shelf, path_of
from roolang.lsp.telling import house_of

PAUSE = 0.15
"""So many seconds after a key a document is looked at, unless another key comes."""
LONG, SHORT, LONGER = 0.25, 0.03, 1.0
"""A document that takes `LONG` seconds is looked at after `LONGER`; its changed statements before, after `SHORT`."""


class Server(LanguageServer):
    """The state of one conversation: the documents, what was last found in each, and the looks that are due."""

    def __init__(self) -> None:
        super().__init__("roolang", __version__, protocol_cls=Protocol)
        self.shelf = Shelf()
        self.house: House = NORTH_AMERICAN
        self.pause = PAUSE
        self.ran: dict[str, tuple[trials.Ran, ...]] = {}
        self.looked: dict[str, tuple[checking.Looked, float]] = {}
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
        wishes = options if isinstance(options, dict) else {}
        self.house = house_of(wishes.get("style"))
        pause = wishes.get("pause")
        self.pause = float(pause) if isinstance(pause, int | float) and 0 <= pause < 10 else PAUSE

    # ---- looking at documents

    def look_later(self, uri: str, pause: float | None = None) -> None:
        """Looks at a document, and at the open ones that use it, when no further key comes for a moment."""
        if (due := self._due.pop(uri, None)) is not None:
            due.cancel()
        self._due[uri] = asyncio.ensure_future(self._look(uri, self.pause if pause is None else pause))

    async def _look(self, uri: str, pause: float) -> None:
        if self._long(uri):
            await asyncio.sleep(min(pause, SHORT))
            self._say_at_once(uri)
            pause = LONGER if pause else 0
        await asyncio.sleep(pause)
        if (document := self.shelf.open.get(uri)) is not None:
            await self.look(document)
            for each in self._users(uri):
                await self.look(each)

    def _users(self, uri: str) -> list[Document]:
        """The open documents that use a document."""
        others = (each for each in self.shelf.open.values() if each.uri != uri)
        return [each for each in others if any(found.uri == uri for found in self.shelf.reach(each))]

    def _long(self, uri: str) -> bool:
        """Whether a document takes so long to look at that something is to be said before."""
        return uri in self.looked and self.looked[uri][1] > LONG

    def _say_at_once(self, uri: str) -> None:
        """Shows what an edit of a long document makes of the statements that it changed."""
        document = self.shelf.open.get(uri)
        if document is None or self.found.get(uri, (None,))[0] is document:
            return
        if (found := soon.at_once(document, self.looked[uri][0])) is not None:
            self.publish(document, found)

    async def findings(self, document: Document) -> tuple[checking.Shown, ...]:
        """What is wrong with a document as it is: as it has been shown, else as it is found now."""
        known = self.found.get(document.uri)
        if known is None or known[0] is not document:
            await self.look(document)
            known = self.found.get(document.uri)
        return known[1] if known is not None and known[0] is document else ()

    async def look(self, document: Document) -> None:
        """Looks at a document and all that it uses; shows what is found if the document is still so then."""
        loop = asyncio.get_running_loop()
        looked = await loop.run_in_executor(self.worker, self._looked, document, self.snapshot())
        if looked is not None and self._stands(document):
            self.looked[document.uri] = looked
            self.publish(document, looked[0].found)

    def _stands(self, document: Document) -> bool:
        return self.shelf.open.get(document.uri) is document

    def _looked(self, document: Document, shelf: Shelf) -> tuple[checking.Looked, float] | None:
        """The same, in the worker: with how long it took; nothing of a document that has changed before its turn."""
        if not self._stands(document):
            return None
        started = perf_counter()
        looked = checking.look(document, shelf)
        took = perf_counter() - started
        document.warm()
        return looked, took

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
        """Shows findings, and keeps them."""
        self.found[document.uri] = document, found
        diagnostics = [self.converter.diagnostic(document, each) for each in found]
        told = lsp.PublishDiagnosticsParams(document.uri, diagnostics, document.version)
        self.text_document_publish_diagnostics(told)

    def look_at_all(self) -> None:
        """Looks at every open document anew: files beside them are others now."""
        for uri in tuple(self.shelf.open):
            self.found.pop(uri, None)
            self.look_later(uri)

    def forget(self, uri: str) -> None:
        """Takes the findings of a closed document away; those that use it see the file on disk again."""
        users = self._users(uri)
        self.shelf.close(uri)
        self.found.pop(uri, None)
        self.ran.pop(uri, None)
        self.looked.pop(uri, None)
        if (due := self._due.pop(uri, None)) is not None:
            due.cancel()
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))
        for each in users:
            self.found.pop(each.uri, None)
            self.look_later(each.uri)


def made() -> Server:
    """A server that knows all its answers."""
    from roolang.lsp import acting, answers, following

    server = Server()
    following.register(server)
    answers.register(server)
    acting.register(server)
    return server


def serve() -> int:
    """Serves over standard input and output until the editor ends it.

    Both are handed over, and closed at the end; what else is printed meanwhile must not come between the messages.
    """
    with redirect_stdout(sys.stderr):
        made().start_io(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    return 0
