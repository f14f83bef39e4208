"""The tutorial and the guide can be walked: each command prints what the page shows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.docs.walking import walk

ROOT = Path(__file__).parents[2]
SECONDS = re.compile(r"in \d+\.\d s")


@pytest.mark.parametrize(("page", "commands"), [("tutorial.md", 10), ("guide.md", 7), ("python.md", 0)])
def test_a_page_can_be_walked(page: str, commands: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("docx", reason="needs the extra `word`")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROOLANG_CACHE", "off")
    walked = 0
    for said in walk(ROOT / "docs" / page, tmp_path):
        assert SECONDS.sub("in N s", said.printed) == SECONDS.sub("in N s", said.shown), (
            f"{page}:{said.line}: {said.words}"
        )
        walked += 1
    assert walked >= commands
