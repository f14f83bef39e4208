"""What pages show of the commands is what the commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.run import roolang

ROOT = Path(__file__).parents[2]
SHOWN = [
    pytest.param(shown, id=f"{page}-{i}")
    for page in ("README.md", "docs/diff.md")
    for i, shown in enumerate(
        re.findall(r"```console\n\$ roolang (.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    )
]


@pytest.mark.parametrize("shown", SHOWN)
def test_the_output_is_real(shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command, _, output = shown.partition("\n")
    done = roolang(*command.split())
    assert done.status == 0 and done.err == ""
    assert done.out.strip() == output.strip()
