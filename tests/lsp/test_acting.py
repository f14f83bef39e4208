"""Names, edits, tests and colours over the wire, on a sound file and on one with errors."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from roolang.lsp.tokens import TYPES
from tests.lsp.editor import Editor
from tests.lsp.texts import BROKEN, RULES

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("told")]
BOTH = pytest.mark.parametrize("text", [RULES, BROKEN], ids=["sound", "broken"])


async def labels(editor: Editor, words: str, after: str = "") -> list[str]:
    """What is suggested behind some words."""
    position = editor.position(words, after)
    position = lsp.Position(position.line, position.character - 1 + len(words))
    found = await editor.client.text_document_completion_async(lsp.CompletionParams(editor.document, position))
    return [each.label for each in found.items]


@BOTH
async def test_completion_by_context(client: Any, text: str) -> None:
    editor = Editor(client, "completion.roo", text)
    assert await labels(editor, "n", "62.5% by ") == ["net cost"]
    assert (await labels(editor, "s", "except from "))[0] == "steel goods"
    assert "MX" in await labels(editor, "parties ")
    assert "8408.20" in await labels(editor, "8408.")
    assert await labels(editor, "DE", "under ") == ["DEMO"]
    conditions = await labels(editor, "requires ")
    assert {"enough", "change from", "wholly obtained"} <= set(conditions)
    assert "rolling" not in conditions
    assert await labels(editor, "# A ") == []
    assert await labels(editor, 'cite "') == []


async def test_completion_where_a_statement_begins_and_of_files(client: Any) -> None:
    editor = Editor(client, "beginning.roo", f'language 1\nuse "ei\n{RULES[21:]}\ndefine q')
    assert await labels(editor, "define q") == ["define quantity"]
    files = await labels(editor, 'use "')
    assert {"nafta", "usmca"} <= set(files)


@BOTH
async def test_definition_and_uses(client: Any, text: str) -> None:
    editor = Editor(client, "uses.roo", text)
    position = editor.position("steel goods", "except from")
    (place,) = await client.text_document_definition_async(lsp.DefinitionParams(editor.document, position))
    assert place.uri == editor.uri
    assert (editor.words(place.range), place.range.start.line) == ("steel goods", 8)
    asked = lsp.ReferenceParams(lsp.ReferenceContext(True), editor.document, position)
    assert len(await client.text_document_references_async(asked)) == 2
    asked = lsp.ReferenceParams(lsp.ReferenceContext(False), editor.document, position)
    (use,) = await client.text_document_references_async(asked)
    assert use.range.start.line == 14
    shown = await client.text_document_document_highlight_async(lsp.DocumentHighlightParams(editor.document, position))
    assert sorted(each.kind for each in shown) == [lsp.DocumentHighlightKind.Read, lsp.DocumentHighlightKind.Write]
    standard = editor.position("net cost", "making cost as")
    found = await client.text_document_definition_async(lsp.DefinitionParams(editor.document, standard))
    assert {each.uri.rsplit("/", 1)[1] for each in found} == {"methods.roo"}


async def test_renaming_across_files(client: Any) -> None:
    shared = Editor(client, "shared_lists.roo", "language 1\nlist widgets: 84.79, 84.87\n")
    using = Editor(client, "user.roo", RULES.replace("language 1\n", 'language 1\nuse "shared_lists.roo"\n').replace(
        "from steel goods", "from widgets"))  # fmt: skip
    other = Editor(client, "stranger.roo", RULES.replace("steel goods", "widgets"))
    params = lsp.RenameParams(using.document, using.position("widgets"), "small parts")
    prepared = await client.text_document_prepare_rename_async(
        lsp.PrepareRenameParams(using.document, using.position("widgets"))
    )
    assert prepared.placeholder == "widgets"
    edit = await client.text_document_rename_async(params)
    assert set(edit.changes) == {shared.uri, using.uri}
    assert other.uri not in edit.changes
    assert [each.new_text for row in edit.changes.values() for each in row] == ["small parts", "small parts"]


@pytest.mark.parametrize(
    ("words", "after", "new", "why"),
    [
        ("net cost", "making cost as", "cost", "the standard rules"),
        ("enough", "", "this and that", "cannot be a name"),
        ("enough", "", "  ", "nothing but blanks"),
        ("steel goods", "except from", "steel goods two", ""),
        ("making cost", "", "net cost", "is defined already"),
        ("Annex", "", "x", "there is no name here"),
    ],
)
async def test_a_name_that_cannot_be(client: Any, words: str, after: str, new: str, why: str) -> None:
    editor = Editor(client, "refused.roo", RULES)
    params = lsp.RenameParams(editor.document, editor.position(words, after), new)
    if not why:
        assert await client.text_document_rename_async(params)
        return
    with pytest.raises(JsonRpcException, match=why):
        await client.text_document_rename_async(params)


async def test_edits_that_findings_offer(client: Any) -> None:
    wrong = RULES.replace("from steel goods", "from steal goods").replace("requires undergoes", "reqires undergoes")
    editor = Editor(client, "mending.roo", wrong)
    found = {each.code: each for each in await editor.findings()}
    context = lsp.CodeActionContext(list(found.values()))
    params = lsp.CodeActionParams(editor.document, found["RL2001"].range, context)
    actions = await client.text_document_code_action_async(params)
    (quick,) = [each for each in actions if each.kind == lsp.CodeActionKind.QuickFix]
    assert quick.title == "write `steel goods` for `steal goods`"
    assert quick.is_preferred
    (edit,) = quick.edit.changes[editor.uri]
    assert (editor.words(edit.range), edit.new_text) == ("steal goods", "steel goods")


HEAD = "agreement A\nnomenclature HS 2022\nparties US, CA\nin force from 2020-01-01\ncitations not required\n"


async def _all_mended(client: Any, name: str, text: str) -> str:
    """A text with all edits made that may be made unseen."""
    editor = Editor(client, name, text)
    context = lsp.CodeActionContext([], only=[lsp.CodeActionKind.SourceFixAll])
    everything = lsp.Range(lsp.Position(0, 0), lsp.Position(99, 0))
    asked = lsp.CodeActionParams(editor.document, everything, context)
    for action in await client.text_document_code_action_async(asked):
        for edit in sorted(action.edit.changes[editor.uri], key=lambda each: each.range.start.line, reverse=True):
            editor.write(editor.words(edit.range), edit.new_text)
    return editor.text


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("rule for 87.03 requires CHANGE from any other heading", "rule for 87.03 requires change from any other heading"),
        ("rule for 87.03 requires RVC at least %40 by build-down", "rule for 87.03 requires RVC at least 40% by build-down"),
        ("list steel goods: ‘sheets’", 'list steel goods: "sheets"'),
        ("quota q: 60,000 kg per year", "quota q: 60000 kg per year"),
    ],
)  # fmt: skip
async def test_notation_is_mended_at_once(client: Any, written: str, mended: str) -> None:
    assert await _all_mended(client, "notation.roo", f"{HEAD}{written}\n") == f"{HEAD}{mended}\n"


@pytest.mark.parametrize(
    "written",
    [
        "rule for 87.03 requires no change from 33.05",
        "rule for 87.03 requires RVC at most 40% by build-down",
        "list steel goods: 73\nrule for 87.03 requires made from steal goods",
        "quota q: 1,500 kg per year",
    ],
)
async def test_what_may_change_the_law_is_left_to_a_person(client: Any, written: str) -> None:
    editor = Editor(client, "law.roo", f"{HEAD}{written}\n")
    offered = lsp.CodeActionContext([], only=[lsp.CodeActionKind.QuickFix])
    everything = lsp.Range(lsp.Position(0, 0), lsp.Position(99, 0))
    asked = lsp.CodeActionParams(editor.document, everything, offered)
    assert await client.text_document_code_action_async(asked)
    assert await _all_mended(client, "law.roo", editor.text) == editor.text


@BOTH
async def test_colours_by_meaning(client: Any, text: str) -> None:
    editor = Editor(client, "colours.roo", text)
    tokens = await client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(editor.document))
    told: list[tuple[str, str, bool]] = []
    line = character = 0
    for i in range(0, len(tokens.data), 5):
        down, right, length, kind, modifier = tokens.data[i : i + 5]
        line, character = line + down, right + (0 if down else character)
        place = lsp.Range(lsp.Position(line, character), lsp.Position(line, character + length))
        told.append((editor.words(place), TYPES[kind], bool(modifier)))
    expected = {
        ("# A small agreement.", "comment", False),
        ("steel goods", "type", True),
        ("steel goods", "type", False),
        ("change from", "keyword", False),
        ("87.03", "number", False),
        ("net cost", "function", False),
        ("net cost", "variable", False),
        ("CA", "enumMember", False),
        ('"Annex, row 1"', "string", False),
    }
    assert expected <= set(told)
    whole = lsp.Range(lsp.Position(14, 0), lsp.Position(15, 0))
    within = await client.text_document_semantic_tokens_range_async(
        lsp.SemanticTokensRangeParams(editor.document, whole)
    )
    assert 0 < len(within.data) < len(tokens.data)


@BOTH
async def test_goods_beside_their_codes(client: Any, text: str) -> None:
    editor = Editor(client, "hints.roo", text)
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(99, 0))
    found = await client.text_document_inlay_hint_async(lsp.InlayHintParams(editor.document, whole))
    assert [each.label for each in found][:3] == [
        "Iron or non-alloy steel",
        "Iron or steel sheet piling",
        "Motor cars and other motor vehicles",
    ]
    assert (found[2].position.line, found[2].position.character) == (13, len("rule for 87.03"))


async def titles(editor: Editor) -> list[str]:
    found = await editor.client.text_document_code_lens_async(lsp.CodeLensParams(editor.document))
    return [each.command.title for each in found]


async def test_running_and_explaining_a_test(client: Any) -> None:
    editor = Editor(client, "running.roo", RULES)
    assert await titles(editor) == ["run", "explain"]
    found = await client.text_document_code_lens_async(lsp.CodeLensParams(editor.document))
    run, explain = (each.command for each in found)
    came_to = await client.workspace_execute_command_async(lsp.ExecuteCommandParams(run.command, run.arguments))
    assert (came_to["passed"], came_to["failed"]) == (1, 0)
    assert await titles(editor) == [
        "1 test judges by it: non-originating 1; 0 of 2 conditions decide both ways",
        "no test of this file judges by it",
        "run",
        "explain",
        "passed: non-originating",
    ]
    told = await client.workspace_execute_command_async(lsp.ExecuteCommandParams(explain.command, explain.arguments))
    # 72.08 stands among the steel goods that the change of heading leaves out.
    assert "72.08" in told["html"]
    assert told["text"].strip()
    assert "<script" not in told["html"]


async def test_what_the_tests_of_a_rule_see_of_its_conditions(client: Any) -> None:
    """Steel for 10 of 100 fails the change alone; sheets of another heading leave it to the share of value.

    That share is met or not by 30 and 40 of 100, so it decides both ways; the change decides against origin, and, as
    it is met where the share is, for it.
    """
    other = RULES[RULES.index("test ") :].replace("7208.10", "7209.15").replace("a car of foreign", "a car of other")
    met = other.replace("value USD 10", "value USD 30").replace("expect non-originating", "expect originating")
    short = other.replace("value USD 10", "value USD 40").replace("a car of other", "a car of much")
    editor = Editor(client, "seen.roo", RULES + met + short)
    await client.workspace_execute_command_async(lsp.ExecuteCommandParams("roolang.runTest", [editor.uri, None]))
    judged = "3 tests judge by it: non-originating 2, originating 1"
    assert (await titles(editor))[0] == f"{judged}; 2 of 2 conditions decide both ways"


async def test_a_test_that_fails(client: Any) -> None:
    editor = Editor(client, "failing.roo", RULES.replace("expect non-originating", "expect originating"))
    command = lsp.ExecuteCommandParams("roolang.runTest", [editor.uri, None])
    came_to = await client.workspace_execute_command_async(command)
    assert (came_to["passed"], came_to["failed"]) == (0, 1)
    assert "expected originating, found non-originating" in client.messages[-1].message
    assert (await titles(editor))[-1].startswith("failed: expected originating, found non-originating")


async def test_tests_of_a_broken_file_are_not_run(client: Any) -> None:
    editor = Editor(client, "not_run.roo", BROKEN)
    command = lsp.ExecuteCommandParams("roolang.runTest", [editor.uri, "a car of foreign steel"])
    assert (await client.workspace_execute_command_async(command))["tests"] == []
    place = {"line": 22, "character": 3}
    command = lsp.ExecuteCommandParams("roolang.explainTest", [editor.uri, place])
    assert await client.workspace_execute_command_async(command) is None
