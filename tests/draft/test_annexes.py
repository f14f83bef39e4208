"""The Word annexes of four agreements, where they are present: drafted in time, checked, and a product judged by them."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest

from tests.cli.run import roolang

FOLDER = Path(__file__).parents[3] / "shared" / "corpus" / "docx"
ANNEXES = sorted(FOLDER.glob("*.docx")) if FOLDER.is_dir() else []
MOST = 30.0
"""Seconds of one processor."""
GOOD = {
    "id": "p",
    "date": "2026-01-01",
    "currency": "EUR",
    "good": {"code": "8712.00", "description": "bicycle", "produced_in": "GB", "values": {"ex-works price": 100}},
    "materials": [{"id": "frame", "code": "7306.30", "value": 5, "originating": False, "produced_in": "CN"}],
}


@pytest.mark.skipif(not ANNEXES, reason="the annexes are not here")
@pytest.mark.parametrize("path", ANNEXES, ids=lambda path: path.stem)
def test_an_annex_is_drafted_checked_and_judged_by(path: Path, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    out, report, product = tmp_path / "annex.roo", tmp_path / "annex.json", tmp_path / "product.json"
    began = process_time()
    assert roolang("draft", str(path), "-o", str(out), "--report", str(report), "--agreement", "ANNEX").status == 0
    assert process_time() - began < MOST
    checked = roolang("check", "--format", "concise", str(out))
    assert checked.status == 0, checked.err
    totals = json.loads(report.read_text(encoding="utf-8"))["totals"]["instances"]
    assert totals["total"] > 200
    product.write_text(json.dumps(GOOD), encoding="utf-8")
    judged = roolang("eval", str(out), str(product), "--json")
    assert judged.status == 0, judged.err
    (result,) = json.loads(judged.out)["results"]
    assert result["under"] == "ANNEX"
    assert result["trace"]
