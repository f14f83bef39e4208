"""The server as an editor sees it: started as a process, asked over its standard input."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls")
pytest_lsp = pytest.importorskip("pytest_lsp", reason="the server is driven by pytest-lsp")

from lsprotocol import types as lsp  # noqa: E402

from roolang.lsp.positions import place_of  # noqa: E402
from roolang.source import SourceFile  # noqa: E402
from tests.lsp.texts import BROKEN, RULES, at  # noqa: E402

COMMAND = [sys.executable, "-c", "from roolang.cli.start import main; main()", "lsp", "--stdio"]
MODULE = "module"
pytestmark = pytest.mark.asyncio(loop_scope=MODULE)


@pytest_lsp.fixture(config=pytest_lsp.ClientServerConfig(server_command=COMMAND), scope=MODULE)
async def client(
    lsp_client: pytest_lsp.LanguageClient, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[None]:
    folder = tmp_path_factory.mktemp("rules")
    capabilities = lsp.ClientCapabilities()
    params = lsp.InitializeParams(
        capabilities=capabilities, workspace_folders=[lsp.WorkspaceFolder(folder.as_uri(), "rules")]
    )
    await lsp_client.initialize_session(params)
    lsp_client.folder = folder
    yield
    await lsp_client.shutdown_session()


class Editor:
    """One file in an editor."""

    def __init__(self, client: pytest_lsp.LanguageClient, name: str, text: str, *, saved: bool = True) -> None:
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
        place = lsp.Range(lsp.Position(*place_of(source, start)), lsp.Position(*place_of(source, start + len(old))))
        self.version += 1
        self.text = self.text[:start] + new + self.text[start + len(old) :]
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(self.version, self.uri),
                [lsp.TextDocumentContentChangePartial(place, new)],
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


@pytest.fixture(autouse=True)
def told(client: pytest_lsp.LanguageClient) -> None:
    """Keeps the last word on each document, with its version."""
    if hasattr(client, "told"):
        return
    client.told = {}
    inner = client.protocol.fm.features[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

    def publish(params: lsp.PublishDiagnosticsParams) -> None:
        client.told[params.uri] = params
        inner(params)

    client.protocol.fm.features[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = publish


async def test_findings_while_one_types(client: pytest_lsp.LanguageClient) -> None:
    editor = Editor(client, "typing.roo", RULES)
    assert await editor.findings() == []
    editor.write("from steel goods", "from steal goods")
    (found,) = [each for each in await editor.findings() if each.code == "RL2001"]
    assert editor.words(found.range) == "steal goods"
    assert "did you mean `steel goods`" in found.message
    assert found.severity is lsp.DiagnosticSeverity.Error
    assert found.code_description is None or found.code_description.href.endswith("RL2001.md")
    editor.write("from steal goods", "from steel goods")
    assert await editor.findings() == []


async def test_a_finding_shows_its_other_place(client: pytest_lsp.LanguageClient) -> None:
    text = RULES.replace("rule for 8408.20 requires", "rule for 87.03 requires")
    editor = Editor(client, "twice.roo", text)
    (found,) = [each for each in await editor.findings() if each.code == "RL4002"]
    (other,) = found.related_information or ()
    assert other.location.uri == editor.uri
    assert other.location.range.start.line == 13
    assert editor.words(other.location.range) == "87.03"


async def test_what_is_wrong_behind_an_import_is_told_at_the_import(client: pytest_lsp.LanguageClient) -> None:
    Editor(client, "lists.roo", "language 1\nlist toys: 95.03,\n", saved=True)
    text = RULES.replace("language 1\n", 'language 1\nuse "lists.roo"\n')
    editor = Editor(client, "using.roo", text)
    (found,) = await editor.findings()
    assert (found.code, editor.words(found.range)) == ("RL1001", 'use "lists.roo"')
    (other,) = found.related_information or ()
    assert other.location.uri.endswith("lists.roo")


async def test_hover(client: pytest_lsp.LanguageClient) -> None:
    for text in (RULES, BROKEN):
        editor = Editor(client, "hover.roo", text)

        async def hover(words: str, after: str = "", editor: Editor = editor) -> str:
            params = lsp.HoverParams(editor.document, editor.position(words, after))
            told = await client.text_document_hover_async(params)
            return told.contents.value if told and isinstance(told.contents, lsp.MarkupContent) else ""

        assert "Motor cars and other motor vehicles" in await hover("87.03")
        assert "list steel goods: 72.08, 73.01" in await hover("steel goods", "except from")
        assert "USMCA Art. 4.5" in await hover("net cost", "making cost as")
        said = await hover("change from")
        assert said.startswith("**Heading 87.03**\n\nA change from any other heading, except from steel goods")
        assert "Annex, row 1" in said
        assert await hover("language 1") == ""


async def test_outline(client: pytest_lsp.LanguageClient) -> None:
    for text in (RULES, BROKEN):
        editor = Editor(client, "outline.roo", text)
        found = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(editor.document))
        agreement, test = found or ()
        assert isinstance(agreement, lsp.DocumentSymbol)
        assert (agreement.name, test.name) == ("DEMO", "a car of foreign steel")
        under = [each.name for each in agreement.children or ()]
        assert under == ["steel goods", "making cost", "rolling", "enough", "rule for 87.03", "rule for 8408.20"]
        assert editor.words((agreement.children or ())[0].selection_range) == "steel goods"


async def test_search_over_all_files(client: pytest_lsp.LanguageClient) -> None:
    Editor(client, "search.roo", RULES.replace("steel goods", "goods of brass"))
    found = await client.workspace_symbol_async(lsp.WorkspaceSymbolParams("brass goods"))
    (entry,) = [each for each in found or () if each.location.uri.endswith("search.roo")]
    assert (entry.name, entry.container_name) == ("goods of brass", "DEMO")


async def test_folding(client: pytest_lsp.LanguageClient) -> None:
    editor = Editor(client, "folding.roo", RULES)
    found = await client.text_document_folding_range_async(lsp.FoldingRangeParams(editor.document))
    places = {(each.start_line, each.end_line) for each in found or ()}
    assert {(3, 18), (13, 15), (17, 18), (20, 23)} <= places


async def test_layout(client: pytest_lsp.LanguageClient) -> None:
    messy = RULES.replace("  requires change", "      requires   change")
    options = lsp.FormattingOptions(tab_size=2, insert_spaces=True)
    editor = Editor(client, "layout.roo", messy)
    edits = await client.text_document_formatting_async(lsp.DocumentFormattingParams(editor.document, options))
    (edit,) = edits or ()
    assert editor.words(edit.range) != edit.new_text
    from roolang.format import format_text

    (laid_out, _) = format_text(SourceFile("x", messy))
    before, after = messy.split(editor.words(edit.range))
    assert before + edit.new_text + after == laid_out
    broken = Editor(client, "layout_broken.roo", BROKEN)
    assert not await client.text_document_formatting_async(lsp.DocumentFormattingParams(broken.document, options))
