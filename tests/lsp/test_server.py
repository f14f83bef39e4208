"""The server as an editor sees it: started as a process, asked over its standard input."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types as lsp

from roolang.source import SourceFile
from tests.lsp.editor import Editor
from tests.lsp.texts import BROKEN, RULES

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("told")]


async def test_findings_while_one_types(client: Any) -> None:
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


async def test_a_finding_shows_its_other_place(client: Any) -> None:
    text = RULES.replace("rule for 8408.20 requires", "rule for 87.03 requires")
    editor = Editor(client, "twice.roo", text)
    (found,) = [each for each in await editor.findings() if each.code == "RL4002"]
    (other,) = found.related_information or ()
    assert other.location.uri == editor.uri
    assert other.location.range.start.line == 13
    assert editor.words(other.location.range) == "87.03"


async def test_what_is_wrong_behind_an_import_is_told_at_the_import(client: Any) -> None:
    Editor(client, "lists.roo", "language 1\nlist toys: 95.03,\n", saved=True)
    text = RULES.replace("language 1\n", 'language 1\nuse "lists.roo"\n')
    editor = Editor(client, "using.roo", text)
    (found,) = await editor.findings()
    assert (found.code, editor.words(found.range)) == ("RL1001", 'use "lists.roo"')
    (other,) = found.related_information or ()
    assert other.location.uri.endswith("lists.roo")


async def test_hover(client: Any) -> None:
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


async def test_outline(client: Any) -> None:
    for text in (RULES, BROKEN):
        editor = Editor(client, "outline.roo", text)
        found = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(editor.document))
        agreement, test = found or ()
        assert isinstance(agreement, lsp.DocumentSymbol)
        assert (agreement.name, test.name) == ("DEMO", "a car of foreign steel")
        under = [each.name for each in agreement.children or ()]
        assert under == ["steel goods", "making cost", "rolling", "enough", "rule for 87.03", "rule for 8408.20"]
        assert editor.words((agreement.children or ())[0].selection_range) == "steel goods"


async def test_search_over_all_files(client: Any) -> None:
    Editor(client, "search.roo", RULES.replace("steel goods", "goods of brass"))
    found = await client.workspace_symbol_async(lsp.WorkspaceSymbolParams("brass goods"))
    (entry,) = [each for each in found or () if each.location.uri.endswith("search.roo")]
    assert (entry.name, entry.container_name) == ("goods of brass", "DEMO")


async def test_folding(client: Any) -> None:
    editor = Editor(client, "folding.roo", RULES)
    found = await client.text_document_folding_range_async(lsp.FoldingRangeParams(editor.document))
    places = {(each.start_line, each.end_line) for each in found or ()}
    assert {(3, 18), (13, 15), (17, 18), (20, 23)} <= places


async def test_layout(client: Any) -> None:
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
