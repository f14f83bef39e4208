"""The report on a comparison: it stands by itself, says what differs, and fits a desk, a telephone and paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.run import roolang
from tests.pages.browser import measured, needs_browser, printed

TALKS = Path(__file__).parents[2] / "examples" / "talks"


@pytest.fixture(scope="module")
def page() -> str:
    files = (str(TALKS / "us.roo"), str(TALKS / "ca.roo"), "--on", str(TALKS / "boilers.json"))
    run = roolang("diff", *files, "--date", "2024-06-01", "--prove", "--html", "-")
    assert run.status == 0, run.err
    return run.out


def test_it_loads_nothing(page: str) -> None:
    assert 'http-equiv="Content-Security-Policy" content="default-src' in page
    assert not re.search(r"""(?:src|href)=["']?(?:https?:|//|file:)|@import|url\(""", page)
    assert "<script" not in page


def test_it_says_what_differs(page: str) -> None:
    assert "Between FROM_US and FROM_CA, 1 product rule and 1 definition differ" in page
    assert "<del>60.5%</del>" in page and "<ins>55%</ins>" in page
    assert "duty at stake: USD 3,960" in page
    assert 'aria-label="Rules that differ by chapter: 84: 1"' in page


def test_it_shows_what_is_proved(page: str) -> None:
    """What confirms it stands in `tests/cli/test_diff.py`."""
    pytest.importorskip("z3")
    assert page.count("Originates under FROM_CA alone") == 2
    assert "Originates under FROM_US alone" not in page
    first = re.search(r'<p class="lead">([^<]*)</p>', page)
    assert first and ": FROM_US is stricter; on " in first[1]
    assert "<caption>Subheadings, by how the two texts relate on them</caption>" in page
    assert page.count("<summary>As a declaration, for roolang eval</summary>") == 2


@needs_browser
@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits(page: str, width: int, tmp_path: Path) -> None:
    found = measured(page, width, tmp_path)
    assert found["page"] <= width
    assert found["over"] == [] and found["cut"] == []
    assert found["least"] >= 11


@needs_browser
def test_it_prints(page: str, tmp_path: Path) -> None:
    assert printed(page, tmp_path).read_bytes().startswith(b"%PDF")
