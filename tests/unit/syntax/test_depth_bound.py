"""No text nests deeper than its words and signs tell, so that short pieces need not be measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax.parser import LEAF, SIGNS
from roolang.syntax.walk import measure

ROOT = Path(__file__).parents[3]
DEEP = [
    "rule for 87.03 requires " + "none of (1) " * 60 + "CTH",
    "rule for 87.03 requires " + "[US: " * 60 + "CTH" + "]" * 60,
    "rule for 87.03 requires " + "(CTH and (CC or " * 40 + "CTSH" + "))" * 40,
    "define quantity a as " + "(value + " * 60 + "value" + ")" * 60,
    "rule for 87.03 requires " + "until 2026-01-01: " * 60 + "CTH",
]


@pytest.mark.parametrize("text", DEEP)
def test_deep_texts_have_more_signs(text: str) -> None:
    for statement in parse(SourceFile("deep.roo", text))[0].statements:
        assert measure(statement)[1] <= 2 * len(SIGNS.findall(text)) + LEAF


def test_what_ships_has_more_signs() -> None:
    for path in (*sorted((ROOT / "stdlib_rules" / "eu_uk").glob("*.roo")), ROOT / "tests/roo/surface/japan.roo"):
        for statement in parse(SourceFile(path.name, path.read_text(encoding="utf-8")))[0].statements:
            assert measure(statement)[1] <= 2 * len(SIGNS.findall(statement.span.text)) + LEAF
