"""An editor, as far as the tests need one: files that are open, and what the server says of them."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp

from roolang.lsp.positions import Change, applied, place_of
from roolang.source import SourceFile
from tests.lsp.texts import at

COMMAND = [sys.executable, "-c", "from roolang.cli.start import main; main()", "lsp", "--stdio"]


class Editor:
    """One file in an editor."""

    def __init__(self, client: Any, name: str, text: str, *, saved: bool = True) -> None:
        self.client = client
        path: Path = client.folder / name
        self.uri = path.as_uri()
        self.text = text
        self.version = 1
        if saved:
            path.write_text(text, encoding="utf-8")
        item = lsp.TextDocumentItem(self.uri, "roolang", self.version, text)
        client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    @property
    def document(self) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(self.uri)

    def position(self, words: str, after: str = "") -> lsp.Position:
        return lsp.Position(*place_of(SourceFile("", self.text), at(self.text, words, after)))

    def words(self, place: lsp.Range) -> str:
        return Words(self.text).between(place)

    def write(self, old: str, new: str) -> None:
        """Puts new words in the place of old ones, as an incremental edit."""
        start = self.text.index(old)
        source = SourceFile("", self.text)
        self.change(Change(new, place_of(source, start), place_of(source, start + len(old))))

    def change(self, change: Change) -> None:
        """Tells the server of an edit."""
        assert change.start and change.end
        place = lsp.Range(lsp.Position(*change.start), lsp.Position(*change.end))
        self.version += 1
        self.text = applied(self.text, [change])
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(self.version, self.uri),
                [lsp.TextDocumentContentChangePartial(place, change.new)],
            )
        )

    async def findings(self) -> list[lsp.Diagnostic]:
        """What the server says of the text as it now is."""
        for _ in range(400):
            told = self.client.told.get(self.uri)
            if told is not None and told.version == self.version:
                return list(told.diagnostics)
            await asyncio.sleep(0.02)
        raise AssertionError("no word from the server")


class Words:
    """A text by ranges."""

    def __init__(self, text: str) -> None:
        self.rows = text.split("\n")

    def between(self, place: lsp.Range) -> str:
        rows = self.rows[place.start.line : place.end.line + 1]
        rows[-1] = rows[-1][: place.end.character]
        rows[0] = rows[0][place.start.character :]
        return "\n".join(rows)


def listening(client: Any) -> None:
    """Has a client keep the last word on each document, with its version."""
    if hasattr(client, "told"):
        return
    client.told = {}
    inner = client.protocol.fm.features[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

    def publish(params: lsp.PublishDiagnosticsParams) -> None:
        client.told[params.uri] = params
        inner(params)

    client.protocol.fm.features[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = publish
