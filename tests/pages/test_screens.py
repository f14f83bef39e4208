"""Pages in a real browser: nothing runs over the edge of a phone, nothing is tiny, and paper shows what is shut."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from roolang.explain.page import as_html
from tests.pages.browser import measured, needs_browser, pictured, printed
from tests.pages.making import ALL, chocolate, many, vehicle

PHONE, DESK = 360, 1280


@needs_browser
@pytest.mark.parametrize("width", [PHONE, 390, 720, DESK])
@pytest.mark.parametrize("which", sorted(ALL))
def test_a_page_keeps_to_its_width(which: str, width: int, tmp_path: Path) -> None:
    found = measured(as_html(ALL[which]()), width, tmp_path)
    assert found["width"] == width, "the browser gave another width than was asked"
    assert found["page"] <= width
    assert found["over"] == [] and found["cut"] == []
    assert found["least"] >= 12, "no words are smaller than this"
    assert found["pictures"] and all(wide > 80 and high >= 20 for wide, high in found["pictures"])


@needs_browser
@pytest.mark.parametrize("which", sorted(ALL))
def test_pictures_have_the_width_of_a_phone(which: str, tmp_path: Path) -> None:
    assert measured(as_html(ALL[which]()), PHONE, tmp_path)["pictures"][0][0] > 0.7 * PHONE


@needs_browser
def test_bars_are_as_long_as_their_figures(tmp_path: Path) -> None:
    """79.5336% of the width of the picture that it stands in."""
    found = measured(as_html(vehicle()[:1]), DESK, tmp_path)
    assert found["bars"][0] / found["pictures"][0][0] == pytest.approx(0.7953, abs=0.002)


@needs_browser
@pytest.mark.parametrize("width", [390, DESK])
def test_a_picture_of_a_page_is_not_blank(width: int, tmp_path: Path) -> None:
    assert len(pictured(as_html(vehicle()), width, tmp_path)) > 200
    assert len(pictured("<!doctype html><title>blank</title>", width, tmp_path)) < 20


@needs_browser
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext here to read a printed page by")
def test_on_paper_everything_is_open(tmp_path: Path) -> None:
    """The bill of materials is shut on the screen where several texts are compared."""
    paper = printed(as_html(vehicle()), tmp_path)
    text = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("barrier resin") >= 3, "P23-1 stands on the bill under each text"
    assert "counted, the largest first" in text and "1 / " in text


@needs_browser
def test_a_small_product_is_a_few_sheets_of_paper(tmp_path: Path) -> None:
    content = printed(as_html(chocolate()), tmp_path).read_bytes()
    assert content.startswith(b"%PDF") and 1 <= content.count(b"/Type /Page\n") <= 3


@needs_browser
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext here to read a printed page by")
def test_on_paper_long_lists_stand_once(tmp_path: Path) -> None:
    """All materials are on the bill; a clause shows the largest, and says where the others are."""
    paper = printed(as_html(many()[:1]), tmp_path)
    text = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("and 181 more, which stand on the bill of materials") == 1
    assert text.count("P007") == 2 and text.count("P150") == 1
    heads = [page.rstrip().splitlines()[-2:] for page in text.split("\f") if page.strip()]
    assert not any("What it did" in line for lines in heads for line in lines), "no table begins at the foot of a page"
