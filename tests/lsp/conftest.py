"""A server for each module of tests, started as an editor starts it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls")
pytest_lsp = pytest.importorskip("pytest_lsp", reason="the server is driven by pytest-lsp")

from lsprotocol import types as lsp  # noqa: E402

from tests.lsp.editor import COMMAND, listening  # noqa: E402


@pytest_lsp.fixture(config=pytest_lsp.ClientServerConfig(server_command=COMMAND), scope="module")
async def client(
    lsp_client: pytest_lsp.LanguageClient, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[None]:
    folder = tmp_path_factory.mktemp("rules")
    params = lsp.InitializeParams(
        capabilities=lsp.ClientCapabilities(),
        workspace_folders=[lsp.WorkspaceFolder(folder.as_uri(), "rules")],
        initialization_options={"pause": 0.01},
    )
    await lsp_client.initialize_session(params)
    lsp_client.folder = folder
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def told(client: Any) -> None:
    """Keeps the last word on each document, with its version."""
    listening(client)
