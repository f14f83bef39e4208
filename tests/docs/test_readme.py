"""The README tells the truth: its file is the example's."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_rule_file_is_the_example() -> None:
    block = re.search(r"```roo\n(.*?)```", README, re.DOTALL)
    assert block is not None
    assert block[1] == (ROOT / "examples" / "first.roo").read_text(encoding="utf-8")
