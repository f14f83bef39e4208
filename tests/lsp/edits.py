"""Edits at random, as many as one likes: after each the server must say what a fresh start would say.

    python -m tests.lsp --edits 1000 --seed 1

An edit is made of a seed and a number. Every so often the text is as it was at first, so that it does not fall apart.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from lsprotocol import types as lsp

from roolang.lsp import checking
from roolang.lsp.converting import Converter
from roolang.lsp.document import Document
from roolang.lsp.positions import UTF16, Change, applied, place_of
from roolang.lsp.shelf import Shelf
from roolang.source import SourceFile
from tests.lsp.editor import Editor

PIECES = (
    *('"', "“", "”", "#", "(", ")", "[", "]", "[US: ", "[X%]", ":", ";", ",", ".", "\n", "\n\n", "\r\n", " ", "\t"),
    *("😀", "é", "\u2028", "\x0c", "€", "87.03", "8703.23.aa", "99.99", "120%", "at most 3%", "and ", " or", "not "),
    *("rule for ", "requires", "change from any other heading", "define quantity x as ", "list goods: 84, 85\n"),
    *("use \"nafta\"\n", "test \"t\" ", "agreement B ", "proposal P by US amends DEMO ", "part of DEMO\n", "enough"),
)  # fmt: skip
BACK = 0.12
"""How often the text goes back to what it was at first."""
LONGEST = 6_000


def edits(text: str, count: int, seed: int) -> Iterator[Change]:
    """Edits, each of the text that the one before left."""
    first, chance = text, Random(seed)
    for _ in range(count):
        source = SourceFile("", text)
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 0, 1, 1, 2, 5, 12, 40)))
        new = chance.choice(PIECES) if chance.random() < 0.6 else _taken(text, chance)
        if chance.random() < BACK or len(text) > LONGEST:
            start, end, new = 0, len(text), first
        change = Change(new, place_of(source, start), place_of(source, end))
        yield change
        text = applied(text, [change])


def _taken(text: str, chance: Random) -> str:
    """Words of the text itself, or nothing."""
    start = chance.randrange(len(text) + 1)
    return text[start : start + chance.choice((0, 0, 1, 3, 10, 60))]


def said(found: list[lsp.Diagnostic]) -> list[tuple[Any, ...]]:
    """What diagnostics say, in an order of their own."""
    return sorted((str(each.code), each.message, str(each.range)) for each in found)


def afresh(editor: Editor, folder: Path) -> list[tuple[Any, ...]]:
    """What somebody says who sees the text for the first time."""
    path = folder / Path(editor.uri).name
    document = Document(editor.uri, path.resolve(), editor.text)
    shelf = Shelf([folder])
    shelf.open[document.uri] = document
    converter = Converter(UTF16)
    return said([converter.diagnostic(document, each) for each in checking.findings(document, shelf)])


async def follow(editor: Editor, change: Change, folder: Path) -> None:
    """Makes an edit, asks everything that can be asked of the place, and holds the findings against a fresh start."""
    assert change.start and change.end
    editor.change(change)
    place = lsp.Position(*change.start)
    client, document = editor.client, editor.document
    await client.text_document_completion_async(lsp.CompletionParams(document, place))
    await client.text_document_hover_async(lsp.HoverParams(document, place))
    await client.text_document_definition_async(lsp.DefinitionParams(document, place))
    await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
    await client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(document))
    await client.text_document_code_lens_async(lsp.CodeLensParams(document))
    await client.text_document_folding_range_async(lsp.FoldingRangeParams(document))
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(999, 0))
    await client.text_document_inlay_hint_async(lsp.InlayHintParams(document, whole))
    options = lsp.FormattingOptions(2, True)
    await client.text_document_formatting_async(lsp.DocumentFormattingParams(document, options))
    fresh = afresh(editor, folder)
    found = said(await editor.findings())
    for _ in range(500):
        if found == fresh:
            return
        # Of a text that takes long the statements that changed are told of first.
        await asyncio.sleep(0.02)
        found = said(await editor.findings())
    raise AssertionError((set(found) - set(fresh), set(fresh) - set(found), change, editor.text))
