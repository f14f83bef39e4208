"""What the server answers that changes documents or runs something: names, edits, tests, explanations."""

from __future__ import annotations

import asyncio
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from roolang.lsp import lenses, mends, renaming, trials
from roolang.lsp.document import Document
from roolang.lsp.server import Server

RUN, EXPLAIN = "roolang.runTest", "roolang.explainTest"
QUICK, ALL = lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll


def register(server: Server) -> None:
    """Teaches a server to act."""
    _names(server)
    _edits(server)
    _tests(server)


def _names(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> list[lsp.Location]:
        return _spots(server, params, renaming.definitions_at)

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        whole = params.context.include_declaration
        return _spots(server, params, lambda *asked: renaming.uses_at(*asked, with_definitions=whole))

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlight(params: lsp.DocumentHighlightParams) -> list[lsp.DocumentHighlight]:
        document = server.document(params.text_document.uri)
        if document is None:
            return []
        found = renaming.uses_at(document, server.converter.offset(document, params.position), server.alone(document))
        kinds = {True: lsp.DocumentHighlightKind.Write, False: lsp.DocumentHighlightKind.Read}
        place = server.converter.range
        return [lsp.DocumentHighlight(place(document.source, s.start, s.end), kinds[s.defines]) for s in found]

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder:
        document = _document(server, params.text_document.uri)
        offset = server.converter.offset(document, params.position)
        try:
            spot = renaming.renameable_at(document, offset, server.shelf)
        except renaming.Refused as refused:
            raise _refused(refused) from None
        place = server.converter.range(document.source, spot.start, spot.end)
        return lsp.PrepareRenamePlaceholder(place, spot.text)

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit:
        document = _document(server, params.text_document.uri)
        offset = server.converter.offset(document, params.position)
        new = " ".join(params.new_name.split())
        edits: dict[str, list[lsp.TextEdit]] = {}
        try:
            for spot in renaming.renamed(document, offset, new, server.shelf):
                place = server.converter.range(spot.document.source, spot.start, spot.end)
                edits.setdefault(spot.document.uri, []).append(lsp.TextEdit(place, new))
        except renaming.Refused as refused:
            raise _refused(refused) from None
        return lsp.WorkspaceEdit(edits)


def _refused(refused: renaming.Refused) -> JsonRpcException:
    """A refusal as editors show it to people, without a trace of calls."""
    return JsonRpcException(str(refused), lsp.LSPErrorCodes.RequestFailed.value)


def _document(server: Server, uri: object = None) -> Document:
    document = server.document(uri) if isinstance(uri, str) else None
    if document is None:
        raise JsonRpcInvalidParams("there is no such file")
    return document


def _spots(server: Server, params: Any, ask: Any) -> list[lsp.Location]:
    document = server.document(params.text_document.uri)
    if document is None:
        return []
    offset = server.converter.offset(document, params.position)
    found = ask(document, offset, server.shelf)
    return [server.converter.location(each.document, each.start, each.end) for each in found]


def _edits(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([QUICK, ALL]))
    async def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        document = server.shelf.open.get(params.text_document.uri)
        if document is None:
            return []
        found = await server.findings(document)
        converter, only = server.converter, params.context.only
        made: list[lsp.CodeAction] = []
        start, end = converter.offset(document, params.range.start), converter.offset(document, params.range.end)
        for mend in mends.mends(document, found, start, end) if _wanted(QUICK, only) else ():
            edit = lsp.WorkspaceEdit({document.uri: [converter.edit(document, mend.fix)]})
            told = [converter.diagnostic(document, mend.shown)]
            made.append(lsp.CodeAction(mend.title, QUICK, told, mend.likeliest, edit=edit))
        every = mends.all_mends(document, found) if _wanted(ALL, only) else []
        if every:
            edits = lsp.WorkspaceEdit({document.uri: [converter.edit(document, fix) for fix in every]})
            made.append(lsp.CodeAction("mend whatever leaves no choice", ALL, edit=edits))
        return made


def _wanted(kind: str, only: Any) -> bool:
    return not only or any(kind == each or kind.startswith(f"{each}.") for each in map(_plain, only))


def _plain(kind: Any) -> str:
    return str(getattr(kind, "value", kind))


def _tests(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    def above(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        document = server.document(params.text_document.uri)
        if document is None:
            return []
        commands = {"run": RUN, "explain": EXPLAIN, "": ""}
        found: list[lsp.CodeLens] = []
        for each in lenses.lenses(document, server.ran.get(document.uri)):
            arguments = [document.uri, each.test] if each.deed else None
            command = lsp.Command(each.words, commands[each.deed], arguments=arguments)
            found.append(lsp.CodeLens(server.converter.range(document.source, each.start, each.end), command))
        return found

    @server.command(RUN)
    async def run(*arguments: Any) -> dict[str, Any]:
        document, name = _document(server, *arguments[:1]), next(iter(arguments[1:]), None)
        ran = await server.run_tests(document)
        chosen = [each for each in ran if name is None or each.test == name]
        failed = [each for each in chosen if not each.passed]
        for each in failed:
            words = f"{each.test}: {'; '.join(each.reasons)}"
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, words))
        if not chosen:
            words = "no test was run: the file has errors, or no test by this name"
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, words))
        return {
            "passed": len(chosen) - len(failed),
            "failed": len(failed),
            "tests": [{"name": e.test, "passed": e.passed, "reasons": list(e.reasons)} for e in chosen],
        }

    @server.command(EXPLAIN)
    async def explain(*arguments: Any) -> dict[str, Any] | None:
        document, place = _document(server, *arguments[:1]), next(iter(arguments[1:]), None)
        told = await asyncio.get_running_loop().run_in_executor(
            server.worker, trials.explain, document, server.snapshot(), _offset(server, document, place)
        )
        return {"test": told.test, "passed": told.passed, "text": told.text, "html": told.html} if told else None


def _offset(server: Server, document: Document, place: Any) -> int:
    """The place that a command means: a position, or the name of a test."""
    if isinstance(place, str):
        found = (p.start + s.span.start for p, s in document.statements if getattr(s, "name", None) == place)
        return next(found, 0)
    told = place if isinstance(place, dict) else {name: getattr(place, name, 0) for name in ("line", "character")}
    line, character = told.get("line"), told.get("character")
    if not isinstance(line, int) or not isinstance(character, int):
        raise JsonRpcInvalidParams("a place is the name of a test, or a line and a character")
    return server.converter.offset(document, lsp.Position(line, character))
