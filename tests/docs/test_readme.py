"""The README tells the truth: its file is the example's, its output is what the commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.run import roolang

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_rule_file_is_the_example() -> None:
    block = re.search(r"```roo\n(.*?)```", README, re.DOTALL)
    assert block is not None
    assert block[1] == (ROOT / "examples" / "first.roo").read_text(encoding="utf-8")


@pytest.mark.parametrize("shown", re.findall(r"```console\n\$ roolang (.*?)```", README, re.DOTALL))
def test_the_output_is_real(shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command, _, output = shown.partition("\n")
    done = roolang(*command.split())
    assert done.status == 0 and done.err == ""
    assert done.out.strip() == output.strip()
