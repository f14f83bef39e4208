"""What no editor should say, and what happens around the files that it has open."""

from __future__ import annotations

import asyncio
import json
import subprocess
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from roolang.lsp.shelf import path_of
from tests.lsp.editor import COMMAND, Editor
from tests.lsp.texts import RULES

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("told")]
USING = (
    'language 1\nuse "tools.roo"\nagreement USING\nparties CA\nnomenclature HS 2022\nrule for hand tools requires CTH\n'
)
PLACE = {"line": 0}


async def asked(client: Any, method: str, params: object) -> Any:
    """The answer to a request that the library's own client could not send."""
    answer = client.protocol._request_futures["hard"] = Future[Any]()
    client.protocol._send_data({"jsonrpc": "2.0", "id": "hard", "method": method, "params": params})
    return await asyncio.wrap_future(answer)


@pytest.mark.parametrize(
    ("method", "params", "why"),
    [
        ("textDocument/hover", {"nonsense": 1}, "Invalid Params"),
        ("workspace/executeCommand", {"command": "roolang.runTest"}, "no such file"),
        ("workspace/executeCommand", {"command": "roolang.explainTest", "arguments": [7]}, "no such file"),
        ("workspace/executeCommand", {"command": "roolang.explainTest", "arguments": ["HERE", PLACE]}, "a line and"),
    ],
)
async def test_a_request_that_makes_no_sense_is_answered(
    client: Any, method: str, params: dict[str, Any], why: str
) -> None:
    editor = Editor(client, "hard.roo", RULES)
    told = json.loads(json.dumps(params).replace("HERE", editor.uri))
    with pytest.raises(JsonRpcException, match=why):
        await asyncio.wait_for(asked(client, method, told), 30)


async def test_a_command_without_a_name_runs_all_tests(client: Any) -> None:
    editor = Editor(client, "all.roo", RULES)
    asked = lsp.ExecuteCommandParams("roolang.runTest", [editor.uri])
    found: Any = await client.workspace_execute_command_async(asked)
    assert [each["name"] for each in found["tests"]] == ["a car of foreign steel"]


async def test_closing_a_file_without_saving_gives_others_the_file_on_disk(client: Any) -> None:
    (client.folder / "tools.roo").write_text("language 1\nlist hand tools: 82.05\n", encoding="utf-8")
    using = Editor(client, "using_tools.roo", USING)
    assert await using.findings() == []
    client.told.clear()
    tools = Editor(client, "tools.roo", "language 1\nlist garden tools: 82.05\n", saved=False)
    assert [each.code for each in await using.findings()] == ["RL2001"]
    client.told.clear()
    client.text_document_did_close(lsp.DidCloseTextDocumentParams(tools.document))
    assert await using.findings() == []


async def test_a_folder_that_is_added_is_searched(client: Any, tmp_path: Path) -> None:
    (tmp_path / "far.roo").write_text("language 1\nagreement FARAWAY\nparties CA\nnomenclature HS 2022\n")
    folder = lsp.WorkspaceFolder(tmp_path.as_uri(), "far")
    query = lsp.WorkspaceSymbolParams("FARAWAY")
    for added, removed, names in (([folder], [], ["FARAWAY"]), ([], [folder], [])):
        event = lsp.WorkspaceFoldersChangeEvent(added, removed)
        client.workspace_did_change_workspace_folders(lsp.DidChangeWorkspaceFoldersParams(event))
        assert [each.name for each in await client.workspace_symbol_async(query)] == names


@pytest.mark.parametrize("uri", ["http://[bad/a.roo", "file:///%00.roo", "untitled:a", "", "git:/a.roo"])
async def test_an_address_that_is_no_file_is_none(uri: str) -> None:
    assert path_of(uri) is None


async def test_after_the_end_a_request_is_refused() -> None:
    place = {"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}}
    asked = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"id": 2, "method": "shutdown"},
        {"id": 3, "method": "textDocument/hover", "params": place},
        {"method": "exit"},
    ]
    bodies = [json.dumps({"jsonrpc": "2.0", **each}).encode() for each in asked]
    said = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)
    done = subprocess.run(COMMAND, input=said, capture_output=True, check=False, timeout=60)
    last = json.loads(done.stdout.rsplit(b"\r\n\r\n", 1)[1])
    assert (last["id"], last["error"]["code"]) == (3, -32600) and done.returncode == 0
