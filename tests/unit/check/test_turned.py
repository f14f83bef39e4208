"""Limits with their signs turned round, limits of nothing, exceptions that except nothing: and what only looks so."""

from __future__ import annotations

import pytest

from roolang.diagnostics import Finding
from roolang.source import SourceFile
from roolang.workspace.judging import findings_of
from roolang.workspace.sources import Sources
from roolang.workspace.workspace import workspace_of
from tests.house.test_diagnostics_pages import FRAME, ROOT


def found(rule: str) -> list[tuple[str, str]]:
    """Which of these lints a rule gives, and what its mended text gives."""
    text = FRAME + rule
    first = _lints(text)
    return [(each.code, each.fixes[0].applied(text)[len(FRAME) :] if each.fixes else "") for each in first]


def _lints(text: str) -> list[Finding]:
    sources = Sources()
    sources.add_vocabulary()
    sources.add_text(SourceFile("r.roo", text), ROOT)
    return [each for each in findings_of(workspace_of(sources), sources) if each.code.startswith("RL524")]


@pytest.mark.parametrize(
    ("rule", "code", "mended"),
    [
        (
            "rule for 84.13 requires regional value content at most 40% by build-up on FOB",
            "RL5240",
            "rule for 84.13 requires regional value content at least 40% by build-up on FOB",
        ),
        (
            "rule for 84.13 requires CTH or value of non-originating materials >= 40% of FOB",
            "RL5240",
            "rule for 84.13 requires CTH or value of non-originating materials at most 40% of FOB",
        ),
        ("rule for 84.13 requires MaxNOM at least 40%", "RL5240", "rule for 84.13 requires MaxNOM at most 40%"),
        ("rule for 84.13 requires regional value content at least 0% by net cost", "RL5241", ""),
        (
            "rule for 18.06 requires change from any other heading, except from 18.06",
            "RL5242",
            "rule for 18.06 requires change from any other heading",
        ),
        ("rule for 18.06 requires CTH except from 1806.20", "RL5242", "rule for 18.06 requires CTH"),
        ("rule for 8708.30 requires CC except from chapter 87", "RL5242", "rule for 8708.30 requires CC"),
    ],
)
def test_what_says_the_opposite_or_nothing_is_told(rule: str, code: str, mended: str) -> None:
    assert found(rule) == [(code, mended)]


@pytest.mark.parametrize(
    "rule",
    [
        "rule for 84.13 requires MaxNOM at least 20% and MaxNOM at most 40%",
        "rule for 84.13 requires none of (1) value of non-originating materials at least 40% of FOB (2) CTH",
        "rule for 84.13 requires value of originating materials of 72.08 at most 40% of FOB",
        "rule for 84.13 requires value of non-originating materials of 72.08 at least 40% of FOB",
        "rule for 84.13 requires regional value content at least [X%] by net cost",
        "rule for 84.13 requires value of non-originating materials at most 0% of FOB",
        "rule for 18.05, 18.06 requires CTH except from 18.06",
        "rule for 1806.10 requires change from any other subheading except from 18.06",
        "rule for 18.06 requires change from any other heading except from 18.05 to 18.06",
        "define quantity import content as value of non-originating materials / FOB\n"
        "rule for 84.13 requires import content at most 40%",
    ],
)
def test_what_only_looks_so_is_not(rule: str) -> None:
    assert found(rule) == []
