"""`python -m tests.lsp --edits 1000 --seed 1`: edits at random over stdio, each held against a fresh start."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from lsprotocol import types as lsp
from pytest_lsp.client import make_test_lsp_client

from tests.lsp.editor import COMMAND, Editor, listening
from tests.lsp.edits import edits, follow
from tests.lsp.texts import RULES


async def main() -> None:
    """Runs them, and says how long it took."""
    wish = argparse.ArgumentParser(prog="python -m tests.lsp", description=__doc__)
    wish.add_argument("--edits", type=int, default=1000)
    wish.add_argument("--seed", type=int, default=1)
    asked = wish.parse_args()
    client = make_test_lsp_client()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        await client.start_io(*COMMAND)
        folders = [lsp.WorkspaceFolder(folder.as_uri(), "rules")]
        params = lsp.InitializeParams(
            capabilities=lsp.ClientCapabilities(), workspace_folders=folders, initialization_options={"pause": 0.0}
        )
        await client.initialize_session(params)
        client.folder = folder
        listening(client)
        started = time.monotonic()
        editor = Editor(client, "random.roo", RULES)
        for number, change in enumerate(edits(RULES, asked.edits, asked.seed), 1):
            await follow(editor, change, folder)
            if number % 100 == 0:
                print(f"{number} edits in {time.monotonic() - started:.0f} s", flush=True)
        await client.shutdown_session()
        await client.stop()


if __name__ == "__main__":
    asyncio.run(main())
