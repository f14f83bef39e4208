"""A slice of the edits at random; `python -m tests.lsp` makes a thousand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lsp.editor import Editor
from tests.lsp.edits import edits, follow
from tests.lsp.texts import RULES

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("told")]


@pytest.mark.parametrize("seed", [1, 2])
async def test_after_each_edit_the_findings_are_those_of_a_fresh_start(client: Any, seed: int) -> None:
    editor = Editor(client, f"random{seed}.roo", RULES)
    for change in edits(RULES, 40, seed):
        await follow(editor, change, client.folder)
