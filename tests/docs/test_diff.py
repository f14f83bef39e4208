"""The guide to comparing texts: what it shows is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.run import roolang

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("shown", re.findall(r"```console\n\$ roolang (.*?)```", GUIDE, re.DOTALL))
def test_the_output_is_real(shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command, _, output = shown.partition("\n")
    done = roolang(*command.split())
    assert done.status == 0 and done.err == ""
    assert done.out.strip() == output.strip()
